"""What fills the roles of a frame: which argument of the sentence does best, the whole enumeration, dates, counts.

Where nothing in the sentence fills a role, it falls back to what the reader has in mind: a pronoun, the topic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from ingest.claims.arguments import Argument, is_head, is_of_office
from ingest.claims.frames import Frame, Role
from ingest.claims.headcounts import MOST_MEMBERS, total
from ingest.claims.inhabitants import is_of_town
from ingest.claims.kinds import LOCAL, WORKS
from ingest.claims.passages import Passage
from ingest.model import Modality, Span

_ATTRIBUTIVE: Final = frozenset({"von", "vom", "aus", "dem", "jahr", "jahre", "("})
"""Words between a work and the date that belongs to its name."""
_NEXT_VERB: Final = 150
"""Characters that "und" behind a participle counts for: the date after it belongs to the next one."""
_IN_PART: Final = re.compile(
    r"(?:\b(?:weiteren?|neuen?|andere[rn]?|ersten|letzten|um|davon|(?:eine?r?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|\d+|einige|mehrere|viele|hälfte|drittel|teil|mehrheit) von) )$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: entities or a literal, where it stands, and how sure that is."""

    values: tuple[str, ...]
    spans: tuple[Span, ...]
    certainty: float


def find_filler(
    role: Role, frame: Frame, passage: Passage, position: int, clause: int, used: set[int]
) -> Filler | None:
    """What fills the role for the trigger at token ``position``, without the arguments ``used``, to which it adds.

    The words that a role may ask for fill it without a value.
    """
    trigger = passage.sentence.tokens[position].span
    if role.words:
        return Filler((), (), 1.0) if role.words.match_any(passage.words) else None
    if role.dates:
        return _fill_date(role, frame, passage, trigger, clause)
    if role.counts:
        return _fill_count(role, passage, clause)
    best: tuple[float, int] | None = None
    for index, argument in enumerate(passage.arguments):
        if index in used or argument.kind not in role.kinds or not _admissible(role, argument, passage):
            continue
        if passage.modality(passage.clause_at(argument.token)) is Modality.NEGATED:
            continue
        complement = argument.preposition or argument.governor
        if argument.reference.form == "noun" and complement and trigger.overlaps(argument.span):
            continue  # "von den Partnern der Allianz" names them and says nothing of them
        if _outside(passage, argument, clause) or (role.within and _is_apart(passage, argument, clause)):
            continue
        if not role.many and _comes_later(passage, argument, clause):
            continue
        score = _score(role, passage, argument, position, clause)
        if best is None or score > best[0]:
            best = (score, index)
    if best is None:
        return None if _belongs_elsewhere(role, passage, clause) else _fallback(role, passage)
    score, index = best
    chosen = [index]
    if role.many:
        chosen = _enumeration(role, passage, index, used)
    used.update(chosen)
    values: list[str] = []
    spans: list[Span] = []
    for i in chosen:
        for entity in passage.arguments[i].reference.entities:
            if entity not in values:
                values.append(entity)
                spans.append(passage.arguments[i].span)
    certainty = 1.0 if score >= 0 else 0.85
    if passage.arguments[index].reference.form in ("noun", "pronoun", "publisher"):
        certainty *= 0.95
    return Filler(tuple(values), tuple(spans), certainty)


_OTHER_SUBJECTS: Final = frozenset({"Region", "Project", "Concept", "Programme", "Committee"})
"""Kinds that need no "zu" to be what a sentence is about."""


def _belongs_elsewhere(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause itself names another thing that the role's place in the text would speak of."""
    return any(
        a.kind in role.yields
        and (
            a.preposition == "zu"
            or (a.kind in _OTHER_SUBJECTS and a.preposition is None and not _is_belonged_to(passage, a))
            or (a.kind in _JOINED and a.preposition in _JOINING)
        )
        and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


def _is_belonged_to(passage: Passage, argument: Argument) -> bool:
    """Whether it is a pronoun to which somebody belongs: nobody belongs to a plan or project in this way."""
    return argument.reference.form == "pronoun" and passage.words[argument.token] in ("ihr", "ihm")


_JOINED: Final = frozenset({"Organisation", "Consultancy", "Committee", "Project", "Concept"})
_JOINING: Final = frozenset({"in", "an", "hinter", "bei"})
"""Before what somebody takes part in, sits in, stands behind."""


def _fallback(role: Role, passage: Passage) -> Filler | None:
    """What the reader has in mind where nothing in the sentence fills the role: what a pronoun means, the last one
    named, the towns named together before, the topic."""
    if role.fallback == "company":
        company = tuple(e for e in passage.company if passage.kind(e) in role.kinds)
        if any(a.reference.form == "pronoun" and len(a.reference.entities) == 1 for a in passage.arguments):
            return None  # "Sie wurde 2013 gegründet" speaks of the cooperation
        return Filler(company, (), 0.9) if company and passage.has_plural_pronoun else None
    if role.fallback in ("before", "previous"):
        previous = passage.last(*role.kinds)
        if previous is not None and passage.follows(previous):
            return Filler((previous,), (), 0.9)
    if role.fallback == "last" or (role.fallback not in (None, "heading", "previous") and passage.has_pronoun):
        entity = passage.last(*role.kinds)
        project = passage.heading_topic("Project") if passage.block.label is not None else None
        if entity is not None and project is not None and passage.name(entity) in passage.name(project):
            return None  # the fields of an "Umsetzungsbegleitung ILEK X" speak of it and not of the plan
        if entity is not None:
            return Filler((entity,), (), 0.9)
        if role.fallback == "last" and "Award" in role.kinds:
            entity = passage.latest("Award")
            return None if entity is None else Filler((entity,), (), 0.85)
    if role.fallback in ("heading", "previous"):
        for kind in sorted(role.kinds):
            entity = passage.heading_topic(kind)
            if entity is not None:
                return Filler((entity,), (), 0.9)
    if role.fallback == "topic":
        before = passage.last("Cooperation") if passage.words[0] in _RELATED and "Cooperation" in role.kinds else None
        if before is not None and passage.follows(before):
            return Filler((before,), (), 0.9)
        if "Region" in role.yields and _takes_up_region(passage):
            return None
        local = any(a.kind in LOCAL and a.preposition is None for a in passage.arguments)
        if role.name == "place" and local and passage.is_fragment:
            return None  # "Stadt Ebern · 7.200 Einwohner"
        kinds = sorted(role.kinds)
        named = (passage.heading_topic(kind) for kind in kinds if kind not in LOCAL)
        for entity in (*named, *map(passage.topic, kinds)):
            if entity is not None and not _is_barred(role, passage, entity):
                return Filler((entity,), (), 0.85)
    return None


def _takes_up_region(passage: Passage) -> bool:
    """Whether "zu ihr", "dazu", "ihr" at the head of the sentence takes up a region and no cooperation."""
    if _TAKING_UP.isdisjoint(passage.words[:3]):
        return False
    named = passage.last("Cooperation", "Region")
    return named is not None and passage.kind(named) == "Region"


_TAKING_UP: Final = frozenset({"ihr", "ihm", "dazu", "hierzu"})


_RELATED: Final = frozenset(
    [
        "mitglieder",
        "mitglied",
        "gründungsmitglieder",
        "partner",
        "gründungspartner",
        "mitgliedskommunen",
        "gesellschafter",
    ]
)
"""Nouns that, without an article at the head of a sentence, belong to what the sentence before spoke of."""


def _is_barred(role: Role, passage: Passage, entity: str) -> bool:
    """Whether the sentence names the entity where it plays another part: "vom Städtebund ausgezeichnet"."""
    return any(a.preposition in role.bars and entity in a.reference.entities for a in passage.arguments)


def _admissible(role: Role, argument: Argument, passage: Passage) -> bool:
    if role.nominative and argument.preposition is None and _is_dative(passage, argument):
        return False
    if argument.preposition in role.bars or (role.many and argument.explains):
        return False
    if role.needs and argument.preposition not in role.needs:
        return False
    if role.governed and argument.governor not in role.governors:
        return False
    if role.own and _is_owner(argument, passage):
        return False
    return not (role.ungoverned and argument.governor and is_of_office(argument.governor))


def _is_dative(passage: Passage, argument: Argument) -> bool:
    """Whether "dem" before the argument is its article and no relative pronoun: "gehören dem Landkreis X an"."""
    before = argument.token - 1
    relative = any(a.token == before and a.reference.form == "pronoun" for a in passage.arguments)
    if before > 0 and passage.words[before - 1] == "," and argument.kind == "Municipality":
        relative = relative or not is_head(passage.words[argument.token])  # "das Netz, dem Altdorf und Aue angehören"
    return before >= 0 and passage.words[before] == "dem" and not relative


def _is_owner(argument: Argument, passage: Passage) -> bool:
    """Whether the argument stands in the genitive right behind a plan, project or prize."""
    if argument.preposition is not None:
        return False
    text = passage.document.text
    ends = (a.span.end for a in passage.arguments if a.kind in _OWNED and a.span.end < argument.span.start)
    return any(_GENITIVE.fullmatch(text, end, argument.span.start) is not None for end in ends)


_OWNED: Final = frozenset({*WORKS, "Award"})
_GENITIVE: Final = re.compile(r" (?:der|des|dieser|dieses|unserer|ihrer|seiner) (?:\w{3,20}en )?")


def _score(role: Role, passage: Passage, argument: Argument, position: int, clause: int) -> float:
    score = 0.0
    if passage.is_antecedent(argument.span, clause):
        score += 0.5
    elif passage.clause_at(argument.token) != clause:
        score -= 2
    if role.prefers:
        score += 1.5 if argument.preposition in role.prefers else -0.5 if argument.preposition else 0
    if argument.governor in role.governors:
        score += 2
    if argument.reference.form in ("pronoun", "publisher"):
        score -= 0.3
    return score - 0.03 * abs(argument.token - position)


def _outside(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a relative clause cannot mean the argument: it stands elsewhere, and the clause is about another one."""
    if not passage.clauses or passage.clause_at(argument.token) == clause:
        return False
    own = passage.clause_at(argument.token)
    if passage.clauses[own].kind == "relative" and not _within(passage, clause, own):
        return True  # "ausgezeichnet mit dem Preis, den der Verband vergibt": the Verband only gives it
    about = [a for a in passage.arguments if passage.is_antecedent(a.span, clause)]
    return bool(about) and argument not in about


def _comes_later(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a pronoun at the head of a main clause takes up what was named before, and the argument stands in a main
    clause of its own behind it: "Zu ihr rechnen A und B; der Kreis C gehört der LAG an"."""
    own = passage.clause_at(argument.token)
    if own <= clause or passage.clauses[own].kind != "main" or passage.clauses[own].finite is None:
        return False
    return not _TAKING_UP.isdisjoint(passage.clause_words(clause)[:3])


def _is_apart(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether the argument stands in another clause with a verb of its own, which says something else of it."""
    own = passage.clause_at(argument.token)
    if not passage.clauses or own == clause or passage.is_antecedent(argument.span, clause):
        return False
    return passage.clauses[own].finite is not None


def _within(passage: Passage, clause: int, other: int) -> bool:
    """Whether the clause lies in another one."""
    parent: int | None = clause
    while parent is not None:
        if parent == other:
            return True
        parent = passage.clauses[parent].parent
    return False


def _enumeration(role: Role, passage: Passage, index: int, used: set[int]) -> list[int]:
    """All arguments that fill a plural role together with the one at ``index``: its enumeration, and every other one of
    the clause that stands in the same way. Where names are given, a noun for a whole group ("Vier der zehn Mitglieder,
    und zwar A und B") adds none."""
    first = passage.arguments[index]
    chosen = []
    for i, argument in enumerate(passage.arguments):
        if i in used or argument.kind not in role.kinds or not _admissible(role, argument, passage):
            continue
        together = argument.group == first.group
        alike = passage.clause_at(argument.token) == passage.clause_at(first.token) and (
            _standing(role, argument) == _standing(role, first) and first.governor not in role.governors
        )
        if together or alike:
            chosen.append(i)
    named = [i for i in chosen if passage.arguments[i].reference.form in ("name", "short")]
    if len(named) < 2:
        return chosen
    known = {e for i in named for e in passage.arguments[i].reference.entities}
    return [i for i in chosen if i in named or _are_others(passage.arguments[i], known)]


def _are_others(argument: Argument, known: set[str]) -> bool:
    """Whether a noun means few others than those named: "die beiden Orte mit C und D"."""
    few = 1 < len(argument.reference.entities) < _FEW
    return argument.reference.form == "noun" and few and known.isdisjoint(argument.reference.entities)


_FEW: Final = 4


def _standing(role: Role, argument: Argument) -> str | None:
    """The preposition that an argument stands behind, where it does not just join it to others."""
    return None if argument.preposition in role.joins else argument.preposition


def _fill_date(role: Role, frame: Frame, passage: Passage, trigger: Span, clause: int) -> Filler | None:
    best = None
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        if date.relation not in role.dates or date.start is None or _is_attribute(passage, token):
            continue
        distance = min(abs(date.span.start - trigger.end), abs(trigger.start - date.span.end))
        if _has_and(passage, bisect_left(passage.starts, trigger.end), token):
            distance += _NEXT_VERB
        own = passage.clause_at(token)
        if own != clause:
            if passage.clauses[own].kind == "relative" and not _within(passage, clause, own):
                continue  # "das ILEK, das vor acht Jahren geschrieben wurde, überarbeiten wir"
            distance += 60
            if passage.modality(own) is not Modality.ASSERTED and passage.modality(clause) is Modality.ASSERTED:
                continue  # "ist beauftragt; Ergebnisse sollen 2025 vorliegen"
        if frame.near is not None and distance > frame.near:
            continue
        if best is None or distance < best[0]:
            best = (distance, date)
    if best is None:
        entry = passage.entry
        fits = entry is not None and entry.relation == "on" and not passage.dates and "on" in role.dates
        return Filler((entry.start or "",), (), 0.95) if entry is not None and fits else None
    date = best[1]
    return Filler((date.start or "",), (date.span,), 0.95 if best[0] > 60 else 1.0)


def _has_and(passage: Passage, first: int, last: int) -> bool:
    """Whether "und" stands among the words from ``first`` to before ``last``, outside names: no "Menschen und Orte"."""
    return any(
        passage.words[i] == "und" and not any(a.span.start <= passage.starts[i] < a.span.end for a in passage.arguments)
        for i in range(first, last)
    )


def _is_attribute(passage: Passage, token: int) -> bool:
    """Whether the date at ``token`` stands behind a work as part of what it is called: "das Konzept von 1996"."""
    start = token
    while start > 0 and passage.words[start - 1] in _ATTRIBUTIVE and token - start < 3:
        start -= 1
    if start == token:
        return False
    if any(a.kind in ("Concept", "Award", "Programme") and _end(passage, a) == start for a in passage.arguments):
        return True
    owners = (a.token - 1 for a in passage.arguments if _end(passage, a) == start and a.token > 0)
    begins = {at for at in owners if passage.words[at] in ("der", "des")}  # "das Konzept |der Allianz X von 1996"
    return any(a.kind == "Concept" and _end(passage, a) in begins for a in passage.arguments)


def _end(passage: Passage, argument: Argument) -> int:
    """The token behind an argument."""
    return bisect_left(passage.starts, argument.span.end)


_MORE: Final = re.compile(r"\b(?:weitere|andere|übrige|restliche|neue|ehemalige|frühere)[nr]?\b")
"""Adjectives of those who are only some of all."""


def _fill_count(role: Role, passage: Passage, clause: int) -> Filler | None:
    """The first count that fits, those of the clause of the trigger before others."""
    at = {count: passage.clause_at(bisect_left(passage.starts, count.span.start)) for count in passage.counts}
    for count in sorted(passage.counts, key=lambda c: at[c] != clause):
        if at[count] != clause and not _BEGINNING.isdisjoint(passage.clause_words(at[count])):
            continue  # "Was mit 14 Mitgliedern begann, ist heute ein Bündnis von 31 Partnern"
        if passage.document.text[count.span.start : count.span.end].lower().startswith("beide"):
            continue  # "die beiden Städte" names them in passing
        if _IN_PART.search(passage.document.text, max(0, count.span.start - 60), count.span.start):
            continue  # "23 kommunale und 31 private Mitglieder" counts each alone
        if _MORE.search(passage.document.text, count.span.start, count.span.end):
            continue
        if _BESIDE.match(passage.document.text, count.span.start):
            continue
        if passage.document.text.endswith("mit ", 0, count.span.start) and "itglied" not in (count.noun or ""):
            continue  # "Zusammenschluss der Stadt X mit vier Gemeinden" leaves X out
        if passage.document.text.endswith("aus ", 0, count.span.start) and "kreis" in (count.noun or "").lower():
            continue  # "Kommunen aus zwei Landkreisen" counts where they lie
        if is_of_town(passage, count) or passage.document.text.endswith("§ ", 0, count.span.start):
            continue
        if count.noun and count.noun.lower() in role.counts and role.least <= count.value <= role.most:
            value = count.value if role.most > MOST_MEMBERS else total(passage, count)
            return Filler((str(value),), (count.span,), 1.0) if value is not None else None
    return None


_BESIDE: Final = re.compile(r"\w+ (?:assoziiert|fördernd|beratend|kooptiert|ehemalig)")
"""Those who are counted beside the members."""
_BEGINNING: Final = frozenset(
    {"begann", "begannen", "begonnen", "startete", "starteten", "anfangs", "damals", "zunächst"}
)
