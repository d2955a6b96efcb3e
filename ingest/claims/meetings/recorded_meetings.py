"""Who took part in the meeting that minutes are of: who speaks or is welcomed there, and whose session it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.personal_words import is_office
from ingest.passages.arguments import Argument
from ingest.passages.minutes import opens_as_minutes
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_HEAD: Final = 700
"""Characters at the head of minutes in which they name their meeting."""
_MEETING: Final = re.compile(r"sitzung|versammlung|beratung|runde|treffen|besprechung", re.IGNORECASE)
_ACTS: Final = re.compile(
    r"(?:be)?grüß(?:t|te|en)|eröffne(?:t|te)|schließt|schloss|bericht\w+|erläuter\w+|erklär(?:t|te)|inform\w+|stell(?:t|te)"
    r"|tr[äu]gt?|legt(?:e)?|dankt(?:e)?|fragt(?:e)?|bittet|bat|regt(?:e)?|merkt(?:e)?|weist|wies|beantrag\w+|führ(?:t|te)"
    r"|teilt(?:e)?|ergänz(?:t|te)|antworte\w*|beantworte\w*|verliest|verlas|leitet(?:e)?|moderier\w+|schlägt|schlug|gibt|gab"
    r"|hebt|hob|betont(?:e)?|verweist|verwies|äußer(?:t|te)|widerspr\w+|wünsch(?:t|te)|kündigt(?:e)?|spricht|sprach|zeigt"
    r"|meldet|nennt|referier\w+|präsentier\w+|protokollier\w+|sagt(?:e)?|sichert(?:e)?|bestätig\w+|mahn\w+|kritisier\w+"
)
"""What people do at a meeting, as minutes tell it."""
_WELCOMED: Final = re.compile(r"begrüß(?:t|te)|willkommen|heißt|hieß")
_AWAY: Final = re.compile(
    r"entschuldig\w*|fehl(?:t|te|en|ten)|verhindert|abwesend|krank\w*|schriftlich|telefonisch|brief\w*"
)
_SESSION: Final = re.compile(r"(?:(?:\d+\. )?\w*[Ss]itzung|\w*[Bb]eratung)")
"""Names of meetings that do not say of which committee they are."""
_NEAR: Final = 2


def find_claims(passages: tuple[Passage, ...], claims: Sequence[Claim]) -> Iterator[Claim]:
    """``participant`` of the one meeting that a text says at its head to be the minutes of, of the committee whose
    session an event is, and of the cooperation whose members meet."""
    yield from _sessions(passages, claims)
    yield from _assemblies(passages, claims)
    if not opens_as_minutes(passages):
        return
    held = {c.subject for c in claims if c.predicate == "heldOn"}
    end = passages[0].sentence.span.start + _HEAD
    meetings = dict.fromkeys(
        e
        for p in passages
        if p.sentence.span.start < end
        for a in p.arguments
        if a.kind == "Event"
        for e in a.reference.entities
        if e in held and _MEETING.search(p.name(e))
    )
    meeting = next(iter(meetings), None)
    if meeting is None:
        return
    for passage in passages:
        for person in passage.arguments:
            if person.kind == "Person" and _takes_part(passage, person):
                for who in person.reference.entities:
                    yield Claim(meeting, "participant", who, (passage.quote([person.span]),), "minutes", 0.75)


def _takes_part(passage: Passage, person: Argument) -> bool:
    """Whether the person is told to do something at the meeting, or to be welcomed there."""
    clause = passage.clause_at(person.token)
    words = passage.clause_words(clause)
    if passage.modality(clause) not in (Modality.ASSERTED, Modality.REPORTED) or any(map(_AWAY.fullmatch, words)):
        return False
    if passage.clauses and passage.clauses[clause].kind != "main":
        return False
    if person.governor is not None and not is_office(person.governor.capitalize()):
        return False
    if any(map(_WELCOMED.fullmatch, words)):
        return person.preposition in (None, "neben")
    return person.preposition is None and any(map(_ACTS.fullmatch, words))


def _sessions(passages: tuple[Passage, ...], claims: Sequence[Claim]) -> Iterator[Claim]:
    """``participant`` of the committee whose session an event is: "Auf seiner Sitzung am 3. Mai hat der Vorstand"."""
    dated = {c.subject: c.evidence[0].span for c in claims if c.predicate == "heldOn"}
    for passage in passages:
        for event in passage.arguments:
            entity = event.reference.entities[0]
            span = dated.get(entity) if event.kind == "Event" else None
            if span is None or span not in passage.sentence.span or _SESSION.fullmatch(passage.name(entity)) is None:
                continue
            body = _whose(passage, event)
            if body is not None:
                quote = (passage.quote([event.span, body.span]),)
                yield Claim(entity, "participant", body.reference.entities[0], quote, "session", 0.7)


def _assemblies(passages: tuple[Passage, ...], claims: Sequence[Claim]) -> Iterator[Claim]:
    """``participant`` of the cooperation whose assembly is told of with its day or place: the one that the sentence
    names alone, else the one that the text speaks of there."""
    told = {c.subject for c in claims if c.predicate in ("heldOn", "tookPlaceIn")}
    owned = {c.subject for c in claims if c.predicate == "participant" and _is_union(passages, str(c.object))}
    for passage in passages:
        for event in passage.arguments:
            entity = event.reference.entities[0]
            if event.kind != "Event" or entity not in told - owned or not _ASSEMBLY.fullmatch(passage.name(entity)):
                continue
            named = {e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities}
            group = next(iter(named)) if len(named) == 1 else passage.topic("Cooperation")
            if group is not None:
                owned.add(entity)
                yield Claim(entity, "participant", group, (passage.quote([event.span]),), "assembly", 0.75)


def _is_union(passages: tuple[Passage, ...], entity: str) -> bool:
    return passages[0].kind(entity) in ("Cooperation", "Organisation")


_ASSEMBLY: Final = re.compile(
    r"(?:\d+\. |[Aa]ußerordentliche |Ordentliche )?"
    r"(?:ILE-|LAG-|\w+-)?(?:Mitglieder|Haupt|Jahreshaupt|Voll|General|Jahresmitglieder|Gründungs)versammlung\b.*"
)
"""Assemblies of all who belong to a union."""


def _whose(passage: Passage, event: Argument) -> Argument | None:
    """The committee in the genitive behind a session, or that holds "its" session by the verb."""
    behind = end_of(passage, event)
    committees = [a for a in passage.arguments if a.kind == "Committee"]
    genitive = next((a for a in committees if 0 <= a.token - behind <= _NEAR), None)
    if genitive is not None and passage.words[behind : behind + 1] in (("der",), ("des",)):
        return genitive
    own = not _OWN.isdisjoint(passage.words[max(0, event.token - _NEAR) : event.token])
    acting = [a for a in committees if a.preposition is None and a.governor is None]
    return acting[0] if own and len(acting) == 1 else None


_OWN: Final = frozenset({"seiner", "ihrer", "seine", "ihre"})
