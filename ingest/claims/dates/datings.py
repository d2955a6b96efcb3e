"""Dates that stand right behind a concept: "REK (2016)", "die Strategie vom März 2015", "Konzept aus dem Jahr 1996"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.german.verbs import PASSIVES
from ingest.model import Claim, Modality, Value
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

BETWEEN: Final = frozenset(
    {"(", "von", "vom", "aus", "dem", "jahr", "jahre", "im", "der", "in", "fassung", "stand", ",", ":"}
)
REVISIONS: Final = (
    "fortgeschrieben",
    "fortschreibung",
    "aktualisier",
    "überarbeit",
    "neufassung",
    "geändert",
    "angepasst",
)
REACH: Final = 5
"""Words that at most stand between a concept and its date."""


_BEGUN: Final = frozenset(
    {
        "begonnen",
        "begann",
        "begannen",
        "beginnt",
        "beginnen",
        "gestartet",
        "startet",
        "startete",
        "start",
        "beginn",
        "auftakt",
    }
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``issued`` of concepts with a date in apposition, ``revised`` where the words between say so."""
    for argument in passage.arguments:
        labelled = passage.block.label is not None and argument.span in passage.block.label
        if argument.kind != "Concept" or len(argument.reference.entities) != 1 or labelled:
            continue
        own, behind_author = bisect_left(passage.starts, argument.span.end), _behind_author(passage, argument)
        for date in passage.dates:
            token = bisect_left(passage.starts, date.span.start)
            after = own if token < behind_author else behind_author
            between = passage.words[after:token]
            if date.start is None or date.end is not None or not 0 <= token - after <= REACH or not between:
                continue
            behind = _made(passage.words[bisect_left(passage.starts, date.span.end) :][:_MADE_BEHIND])
            if behind[:1] in ((",",), (";",), ("(",)) and any(
                0 < d.span.start - date.span.end < _NEXT for d in passage.dates
            ):
                behind = ()  # "(2014, fortgeschrieben 2021)"
            if any(w.startswith(_NOT_YET) for w in behind) or _is_ordered(passage, token):
                continue  # "Leitbild, 2021 beauftragt"
            revised = any(w.startswith(REVISIONS) and not w.endswith(_YET) for w in (*between, *behind))
            if not all(w in BETWEEN or (revised and w.startswith(REVISIONS)) or w == "in" for w in between):
                continue
            if passage.modality(passage.clause_at(argument.token)) is not Modality.ASSERTED and not _is_definite(
                passage, argument
            ):
                continue
            if not _BEGUN.isdisjoint(passage.clause_words(passage.clause_at(argument.token))):
                continue  # "begonnen wurde mit der Fortschreibung des Konzepts im Mai 2022"
            quote = (passage.quote([argument.span, date.span]),)
            predicate = "revised" if revised else "issued"
            yield Claim(argument.reference.entities[0], predicate, Value(date.start), quote, "dating", 0.85)
            break


def _made(behind: tuple[str, ...]) -> tuple[str, ...]:
    """The words behind a date up to a verb, which says something else: "aus dem Jahr 2019 wird überarbeitet"."""
    return behind[: next((i for i, word in enumerate(behind) if word in PASSIVES or word in _VERBS), len(behind))]


_YET: Final = ("beiten", "ieren", "zuschreiben", "passen")
"""Infinitives tell what is wanted: "das Konzept von 2017 zu überarbeiten"."""
_VERBS: Final = frozenset({"ist", "sind", "war", "soll", "muss", "kann", "hat", "gilt", "und"})
_MADE_BEHIND: Final = 2
"""Words behind a date that may say what was done then: "2019 umfassend überarbeitet"."""
_NEXT: Final = 40
"""Characters to a further date, to which the words before it belong."""
_NOT_YET: Final = ("beauftrag", "begonn", "begann", "gestartet", "ausgeschrieb", "vergeben", "geplant", "angestoßen")


def _is_ordered(passage: Passage, token: int) -> bool:
    """Whether the clause of the date, or the words up to the next "und", tell that the plan was ordered then: "2019 von
    den Städten in Auftrag gegeben"."""
    behind = passage.words[token : token + _ORDERED]
    upto = next((i for i, word in enumerate(behind) if word in _ENDS or word in PASSIVES), len(behind))
    return any(pair in _GIVEN for pair in pairwise(behind[:upto]))


_ORDERED: Final = 12
"""Words from a date to "in Auftrag gegeben"."""
_ENDS: Final = frozenset({"und", ",", ";", ")"})
_GIVEN: Final = frozenset({("auftrag", "gegeben"), ("auftrag", "vergeben"), ("auftrag", "erteilt")})


def _is_definite(passage: Passage, concept: Argument) -> bool:
    """Whether an article says that there is such a concept, whatever is denied or wished of it: "das Leitbild von 2007
    ist nicht mehr zeitgemäß"."""
    before = passage.words[max(concept.token - 2, 0) : concept.token]
    return any(w in _THE or w.startswith(("unser", "ihr", "sein")) for w in before)


_THE: Final = frozenset({"das", "die", "der", "des", "dem", "den", "am", "im", "beim", "vom"})


def find_entries(passage: Passage) -> Iterator[Claim]:
    """``issued`` of the concept that an entry of a chronicle consists of: "2011 – Integriertes Entwicklungskonzept";
    the term of the work on it where the entry has a period: "2023–2024  Mobilitätskonzept für die Region X"."""
    entry, value = passage.entry, passage.block.value or passage.sentence.span
    if entry is None or entry.start is None or not passage.is_fragment or passage.dates:
        return
    first = passage.arguments[0] if passage.arguments else None
    if first is None:
        return
    before = passage.words[bisect_left(passage.starts, value.start) : first.token]
    set_out = before[:1] != () and before[0] in _BEGINNING and all(word in _WORK for word in before[1:])
    if first.kind != "Concept" or not (set_out or (first.preposition is None and first.governor is None)):
        return
    if set_out or all(w in _OPENING or w in _BEGINNING or w.endswith(("e", "es", "er")) for w in before):
        quote = (passage.document.evidence(passage.block.span),)
        begun = not _BEGINNING.isdisjoint(before)
        told = (("startDate" if begun or entry.end else "issued", entry.start), ("endDate", entry.end))
        for predicate, day in told:
            if day is not None:
                yield Claim(first.reference.entities[0], predicate, Value(day), quote, "dating", 0.85)


_OPENING: Final = frozenset(
    {"das", "die", "der", "ein", "eine", "neu", "fertig", "abschluss", "fertigstellung", "vorlage"}
)


_WORK: Final = frozenset(
    {
        "der",
        "des",
        "die",
        "am",
        "an",
        "dem",
        "mit",
        "zur",
        "zum",
        "für",
        "arbeit",
        "arbeiten",
        "erarbeitung",
        "erstellung",
    }
    | {"ausarbeitung", "aufstellung", "gemeinsamen", "ersten", "neuen", "und", "abstimmung", "fortschreibung"}
)
"""Words from "Beginn" to the plan whose making begins."""
_BEGINNING: Final = frozenset({"start", "beginn", "auftakt", "startschuss"})


def find_authors(passage: Passage) -> Iterator[Claim]:
    """``preparedBy`` of concepts with the planner or institute right behind: "die Studie der Hochschule Jena"."""
    for concept in passage.arguments:
        author = _author(passage, concept) if concept.kind == "Concept" else None
        asserted = passage.modality(passage.clause_at(concept.token)) is Modality.ASSERTED
        taken_up = concept.reference.form == "noun"  # "Geschrieben werden soll das Papier von der Hochschule X"
        if author is None or not (asserted or (_is_definite(passage, concept) and not taken_up)):
            continue
        quote = (passage.quote([concept.span, author.span]),)
        for entity in author.reference.entities:
            yield Claim(concept.reference.entities[0], "preparedBy", entity, quote, "genitive", 0.8)


def _author(passage: Passage, concept: Argument) -> Argument | None:
    """The planner or institute that stands behind the concept with an article alone between them."""
    for argument in passage.arguments:
        planner = argument.kind == "Consultancy" or (
            argument.kind == "Organisation"
            and _LEARNED.search(passage.name(argument.reference.entities[0])) is not None
        )
        if planner and argument.token > concept.token:
            between = (w for w in passage.words_between(concept.span, argument.span) if w[0].isalpha())
            words = tuple(between)
            behind = bisect_left(passage.starts, concept.span.end)
            if passage.words[behind : behind + 1] == ("(",) and words in _BRACKETED:
                return argument
            return argument if words in _LINKS or (len(words) <= _APPOSED and _tells_making(words)) else None
    return None


def _tells_making(words: tuple[str, ...]) -> bool:
    """Whether the words from a concept to a planner end in whose work it is, the sort of firm perhaps behind."""
    last = max((i for i in range(len(words) - 1) if words[i : i + 2] in _MADE), default=None)
    if last is not None:
        return len(words) - last - 2 <= _SORT
    last = next((i for i in range(len(words) - 1) if words[i] in _PARTICIPLES and words[i + 1] in _MAKERS), None)
    return last is not None and len(words) - last <= _SORT + 1


_APPOSED: Final = 8
"""Words from a concept, over whose it is, to the planner that an apposition names."""
_SORT: Final = 2
"""Words that say which sort of firm it is and where it sits: "der Rostocker Firma X"."""
_PARTICIPLES: Final = frozenset(
    {"geschrieben", "verfasst", "erarbeitet", "erstellt", "entworfen", "entwickelt", "ausgearbeitet", "konzipiert"}
)
_MAKERS: Final = frozenset({"an", "am", "von", "vom", "durch", "beim"})


def _behind_author(passage: Passage, concept: Argument) -> int:
    """The token behind the concept and its author or owner: "das Konzept der Allianz X |von 1996"."""
    after = bisect_left(passage.starts, concept.span.end)
    owner = _author(passage, concept) or next(
        (a for a in passage.arguments if a.token == after + 1 and passage.words[after] in ("der", "des")), None
    )
    return after if owner is None else bisect_left(passage.starts, owner.span.end)


_BRACKETED: Final = frozenset(
    {(), ("büro",), ("planungsbüro",), ("agentur",), ("firma",), ("von",), ("vom", "büro"), ("durch",)}
)
"""What may stand before the planner in a bracket right behind the plan: "ILEK (Büro Kern, Gera)"."""
_LEARNED: Final = re.compile(r"Hochschule|Universität|Institut\b|TU |FH |Fraunhofer|Leibniz|Akademie")
_MADE: Final = frozenset(
    (noun, article)
    for noun in ("arbeit", "werk", "produkt", "entwurf", "gutachten", "feder", "handschrift", "erzeugnis")
    for article in ("der", "des", "vom", "von")
)
"""How an apposition tells whose work it is: "das Konzept von 2021, eine Arbeit der Hochschule X"."""
_LINKS: Final = frozenset(
    {("der",), ("des",), ("vom",), ("von",), ("von", "der"), ("des", "büros"), ("des", "planungsbüros")}
)
