"""Whose programme it is by the noun: "das Land mit seinem Programm X", "die Richtlinie des Ministeriums"; the verbs of
launching one are a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.demonyms import UMLAUTS
from ingest.names.knowledge.kinds import PAYERS
from ingest.names.knowledge.small_words import PRONOUNS
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

POSSESSIVES: Final = re.compile(r"(?:sein|ihr)(?:e|en|em|er|es)?")
_GIVERS: Final = PAYERS | {"Cooperation", "Organisation"}
_ADJECTIVE: Final = re.compile(r"(.{4,30}?)(?:isch)(?:e|en|er|es|em)?")
_OWNED: Final = re.compile(r"\s?[“”\"»«]?\s?(?:\([^()]{1,40}\))?\s(?:des|der)\s(?:[a-zäöüß]{3,20}en\s)?")
"""Between a programme and the genitive of whose it is: "… (FR-Regio) des Freistaates Sachsen"."""
_BRACKETED: Final = re.compile(r"[“”\"»«]?\s\(")
"""Between a programme and the ministry that stands for it in a bracket."""
_MONEY: Final = ("ittel", "itteln", "elder", "eldern", "uschuss", "udget", "udgets")
NOUNS: Final = re.compile(
    r".*(?:programm|programms|initiative|richtlinie|fonds|wettbewerb|wettbewerbs|förderung|aufruf|angebot|instrument)s?"
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``runBy`` of the programmes of a passage, where possessive, genitive or verb say whose they are."""
    single = [a for a in passage.arguments if len(a.reference.entities) == 1]
    owners = [a for a in single if a.kind in PAYERS]
    givers = [a for a in single if a.kind in _GIVERS]
    for programme in passage.arguments:
        if programme.kind != "Programme" or len(programme.reference.entities) != 1:
            continue
        clause = passage.clause_at(programme.token)
        meant = passage.modality(clause) is Modality.ASSERTED
        if meant:
            yield from _area(passage, programme)
        owner = _possessor(passage, programme, owners, clause)
        if owner is None and meant:
            owner = _giver(passage, programme, givers, clause) or _carrier(passage, programme, owners)
        if owner is not None:
            quote = (passage.quote([programme.span, owner.span]),)
            yield Claim(programme.reference.entities[0], "runBy", owner.reference.entities[0], quote, "programme", 0.8)
    yield from _in_charge(passage, owners)


def _in_charge(passage: Passage, owners: list[Argument]) -> Iterator[Claim]:
    """``runBy`` of the programme of the sentence before: "Zuständig ist das Land", "Sie wird vom Land ausgelobt"."""
    named = any(a.kind == "Programme" and a.reference.form != "pronoun" for a in passage.arguments)
    if named or not passage.words or len(owners) != 1 or passage.modality(0) is not Modality.ASSERTED:
        return
    first, owner = passage.words[0], owners[0]
    charged = first in _CHARGED and owner.preposition is None
    taken_up = first in PRONOUNS and owner.preposition in ("von", "durch") and not _OWNS.isdisjoint(passage.words)
    programme = passage.last("Programme") if charged or taken_up else None
    if programme is None or not passage.follows(programme):
        return
    if taken_up and passage.latest("Project") is not None and passage.follows(passage.latest("Project") or ""):
        return  # "Sie" may be the project
    quote = (passage.quote([owner.span]),)
    yield Claim(programme, "runBy", owner.reference.entities[0], quote, "programme", 0.8)


_CHARGED: Final = frozenset(
    {"zuständig", "federführend", "verantwortlich", "aufgelegt", "ausgelobt", "herausgegeben", "programmgeber"}
    | {"programmgeberin", "richtliniengeber", "richtliniengeberin", "programmträger", "programmverantwortlich"}
)
"""Words at the head of a sentence on who runs the programme of the one before."""
_OWNS: Final = frozenset({"herausgegeben", "aufgelegt", "ausgelobt", "verantwortet", "initiiert", "ausgeschrieben"})
"""Participles that are said of programmes and of nothing else that is paid for."""


def _area(passage: Passage, programme: Argument) -> Iterator[Claim]:
    """``coversArea`` of a programme whose adjective names a state of the text: "die hessische Initiative"."""
    inside = range(max(programme.token - 2, 0), programme.token + 1)
    stems = [m.group(1) for i in inside if (m := _ADJECTIVE.fullmatch(passage.words[i].translate(UMLAUTS)))]
    for state in passage.register.of_kind("State"):
        name = passage.name(state).lower().translate(UMLAUTS)
        if any(len(stem) > 3 and name.startswith(stem) for stem in stems):
            quote = (passage.quote([programme.span]),)
            yield Claim(programme.reference.entities[0], "coversArea", state, quote, "adjective of a state", 0.8)


def _is_noted(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether it stands in a bracket in the clause: "… X (Programm des Landes)"."""
    inner = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    return inner is not None and inner.kind == "parenthesis" and inner.parent == clause


def _possessor(passage: Passage, programme: Argument, owners: list[Argument], clause: int) -> Argument | None:
    """Whose programme it is by a genitive or in apposition, which holds however the sentence is meant: "sie bewarben
    sich um X, ein Programm des Landes"."""
    text = passage.document.text
    single = (a for a in passage.arguments if a.kind in _GIVERS and len(a.reference.entities) == 1)
    for owner in () if text[programme.span.start : programme.span.end].endswith(_MONEY) else single:
        pays = owner.kind in PAYERS or not passage.name(programme.reference.entities[0]).isupper()
        if pays and _OWNED.fullmatch(text, programme.span.end, owner.span.start):
            return owner
    for owner in owners:
        if owner.kind == "Ministry" and _BRACKETED.fullmatch(text, programme.span.end, owner.span.start):
            return owner
        behind = 0 <= owner.token - programme.token <= 12
        beside = passage.clause_at(owner.token) == clause or _is_noted(passage, owner, clause)
        if behind and beside and owner.preposition in (None, "von") and NOUNS.fullmatch(owner.governor or ""):
            return owner
    return None


def _carrier(passage: Passage, programme: Argument, owners: list[Argument]) -> Argument | None:
    """Whose programme it is by a relative clause behind it or by a verb of standing behind it: "die Initiative X, die
    das Ministerium trägt", "…, für die das Ministerium verantwortlich ist"."""
    for clause in range(len(passage.clauses)):
        words = passage.clause_words(clause)
        related = passage.clauses[clause].kind == "relative" and passage.is_antecedent(programme.span, clause)
        behind = programme.preposition == "hinter" and passage.clause_at(programme.token) == clause
        if not ((related and not _CARRIES.isdisjoint(words)) or (behind and not _STANDS.isdisjoint(words))):
            continue
        inside = [a for a in owners if passage.clause_at(a.token) == clause and a.preposition in (None, "von", "bei")]
        if len(inside) == 1 and passage.modality(clause) is Modality.ASSERTED:
            return inside[0]
    return None


_CARRIES: Final = frozenset(
    {"trägt", "trug", "tragen", "getragen", "verantwortet", "verantwortete", "verantwortlich", "zuständig", "steht"}
    | {"auflegt", "auflegte", "aufgelegt", "auslobt", "auslobte", "ausgelobt", "betreibt", "verwaltet", "herausgibt"}
    | {
        "initiiert",
        "initiierte",
        "vergibt",
        "vergab",
        "führt",
        "betreut",
        "gestartet",
        "startete",
        "einführte",
        "liegt",
    }
    | {"eingeführt", "gehört", "zeichnet", "ausgeschrieben", "ausschreibt", "anbietet", "angeboten", "bereitstellt"}
)
_STANDS: Final = frozenset({"steht", "stehen", "stand", "standen", "steckt", "stecken"})


def _giver(passage: Passage, programme: Argument, owners: list[Argument], clause: int) -> Argument | None:
    """Who gives with a programme of their own: "das Land mit seinem Programm X", "das Land fördert mit X"."""
    near = [a for a in owners if passage.clause_at(a.token) == clause or _is_noted(passage, a, clause)]
    before = passage.words[max(programme.token - 2, 0) : programme.token]
    called = passage.document.text[programme.span.start : programme.span.end]
    if any(POSSESSIVES.fullmatch(w) for w in before) and not called.endswith(_MONEY):
        subjects = [a for a in near if a.token < programme.token and a.preposition is None]
        public = [a for a in subjects if a.kind in PAYERS]
        if subjects:
            return (public or subjects)[-1]  # "der Freistaat gewährte der Allianz X aus seinem Programm"
    near = [a for a in near if a.kind in PAYERS]
    if len(near) != 1 or programme.preposition != "mit" or near[0].preposition is not None:
        return None
    supports = any(w.startswith(("unterstütz", "förder", "hilft")) for w in passage.clause_words(clause))
    return near[0] if supports else None
