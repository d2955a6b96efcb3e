"""Who took part in an event: people and bodies that the sentence with it, or one behind it, tells to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.model import Claim, Modality
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of
from ingest.passages.titles import title_of

_JOINS: Final = re.compile(
    r"teilnehm|teilgenommen|teilnahm|nahm|kamen|kam|gekommen|traf|getroffen|begrüß|empf[iä]ng|empfangen|unterzeichne|besuch"
    r"|beteilig|reist|vertreten|anwesend|dabei|veranstalte|ausgericht|organisier|tagt|eingeladen|lud|luden|vertrat|vertritt"
    r"|gast|versammel|zusammen|lädt|unterschr|richtete|feier|begeh|beging|begang|begangen|vorstell|vorgestell|präsentier"
    r"|erläuter|moderier|überreich|informier|übergab|erhielt|erhalten|entgegen|bekam|bekommen|richte"
)
"""How the words begin by which a body or town of the clause takes part: it comes, invites, signs, holds the meeting."""
_ACTS: Final = re.compile(
    r"unterzeichn|unterschr|traf|treffen|teilnahm|teilgenommen|beteilig|versammel|veranstalt|ausgericht|luden|lud$|lädt"
)
"""How the words begin by which a town itself takes part."""
_ENVOYS: Final = re.compile(
    r"(?:vertreter|vertreterin|vertretern|vertreterinnen|delegation|abordnung|mitglieder|mitgliedern|kollegen|gäste|gästen"
    r"|mitarbeiter|mitarbeitern|fachleute|akteure|akteuren|vorstand|bürgermeister|repräsentanten)"
)
"""Nouns that stand for the body they come from."""
_BODIES: Final = frozenset(
    {"Organisation", "Ministry", "Authority", "Consultancy", "Cooperation", "Municipality", "District", "Committee"}
)
_OWN: Final = re.compile(r".*(?:versammlung|festakt|festveranstaltung|jubiläum|geburtstag|jähriges)|jubiläums.*")
"""Events that are a body's own: its assembly, its anniversary."""
_SPEAKERS: Final = frozenset({"laut", "nach", "zufolge", "über", "gegen", "von"})
PRESENT: Final = re.compile(
    r"begrüß|eröffnet|moderier|referier|überbracht|überreich|gratulier|grußwort|willkommen|anwesend|zugegen|festrede"
    r"|sagte|betonte|lobte|dankte|erinnerte|freute|würdigte|sprach|nannte|erklärte|rechnete|entgegnete|berichtete|hob"
    r"|entgegengenommen|laudatio|schirmherr|ehrengast|ehrengäste"
)
"""How the words begin by which a report tells of people who were there."""
_HELD_BY: Final = re.compile(r"moderier|veranstalte|ausgericht|organisier|geleitet|eröffnet|eingeladen")
"""How the participles begin behind whose "von" those stand who held the event."""
_THERE: Final = re.compile(
    r"dabei|anwesend|vertreten|gekommen|teilgenommen|teilnahm|zugegen|gäste?n?|erschien|moderier|lud"
)
_STATES: Final = frozenset({"ist", "war", "sind", "waren", "wird", "wurde", "bleibt"})
_ABSENT: Final = re.compile(
    r"entschuldigt|fehlt\w*|verhindert|abwesend|krankheitshalber|abgesagt|absag\w*|gewählt|wählt\w*|bestimmt\w*"
)
"""Words of a clause whose people were not there, or came to an office by it."""
_CIVIL: Final = frozenset({"Organisation", "Ministry", "Authority", "Consultancy", "Cooperation"})


def find_participants(passage: Passage, event: Argument, events: list[Argument]) -> list[Argument]:
    """The people of the sentence, who is said to come, invite or sign, and the cooperation whose assembly it is."""
    clause = passage.clause_at(event.token)
    joins = any(_JOINS.match(word) for word in passage.clause_words(clause))
    named = any(a.kind == "Person" and passage.clause_at(a.token) == clause for a in passage.arguments)
    found: list[Argument] = []
    for argument in passage.arguments:
        if min(events, key=lambda e: abs(e.token - argument.token)) is not event:
            continue
        if argument.span.overlaps(event.span):
            continue  # "Festakt „20 Jahre Allianz Obermain“"
        if argument.kind == "Person" and _is_absent(passage, argument):
            continue
        speaks = argument.preposition not in _SPEAKERS or _is_speech(passage, argument)
        if (argument.kind == "Person" and speaks) or (
            argument.kind in ("Cooperation", "Committee")
            and argument.preposition in (None, "von")
            and _hosts(passage, event, argument)
        ):
            found.append(argument)
        elif argument.kind in _BODIES and passage.clause_at(argument.token) == clause:
            present = event.preposition in ("auf", "an") and argument.kind == "Cooperation"
            present = present or _holds(passage, argument)
            acts = any(_ACTS.match(word) for word in passage.clause_words(clause))
            comes = _comes(argument, acts=acts, named=named) or _holds(passage, argument)
            if (joins or present) and not _is_attribute(passage, argument) and comes:
                found.append(argument)
    return found


def _is_speech(passage: Passage, person: Argument) -> bool:
    """Whether a speech is named as that of the person: "Grußwort von P beim Festakt"."""
    lead = passage.words[max(0, person.token - _TITLED) : person.token]
    at = next((i for i, word in enumerate(lead) if _TALK.fullmatch(word)), None)
    return at is not None and not {"von", "des", "der"}.isdisjoint(lead[at + 1 : at + 3])


_TITLED: Final = 6
"""Words from a speech to who gives it, over their title."""
_TALK: Final = re.compile(r"\w*(?:rede|grußwort|ansprache|vortrag|impuls|begrüßung|laudatio|redemanuskript)s?")


def is_presence(word: str) -> bool:
    """Whether a lower-case word tells that somebody was there: "dabei", "anwesend"."""
    return _THERE.match(word) is not None


def _is_absent(passage: Passage, person: Argument) -> bool:
    """Whether the clause tells that the person was not there: "ließ sich durch Q vertreten"."""
    words = passage.clause_words(passage.clause_at(person.token))
    if any(_ABSENT.fullmatch(word) for word in words) or not _RECALLED.isdisjoint(words):
        return True
    stands_in = "durch" in passage.words[max(0, person.token - _LEAD) : person.token]
    return not stands_in and "sich" in words and "vertreten" in words and not _LETS.isdisjoint(words)


_LEAD: Final = 4
"""Words from a preposition to a name that has its title before it."""


_RECALLED: Final = frozenset({"mir", "mich", "seinerzeit"})
"""What a speaker recalls was said elsewhere."""
_LETS: Final = frozenset({"ließ", "lässt", "ließen", "lassen"})


def _holds(passage: Passage, body: Argument) -> bool:
    """Whether the event is said to be held by the body: "moderiert von der Agentur X"."""
    words = passage.clause_words(passage.clause_at(body.token))
    return body.preposition in ("von", "durch") and body.kind in _CIVIL and any(_HELD_BY.match(w) for w in words)


def _comes(argument: Argument, *, acts: bool, named: bool) -> bool:
    """Whether a body or town stands as the one that does it, or sends those who do."""
    sent = argument.governor is not None and bool(_ENVOYS.fullmatch(argument.governor))
    sent = sent and not (argument.governor == "bürgermeister" and named)
    alone = argument.preposition is None and argument.governor is None
    if argument.kind in ("Municipality", "District"):
        return (sent and argument.preposition in (None, "von", "aus")) or (alone and acts)
    return (sent and argument.preposition in (None, "von", "aus")) or alone


def _is_attribute(passage: Passage, argument: Argument) -> bool:
    """Whether the argument is the genitive of another one: "die Lenkungsgruppe der kommunalen Allianz"."""
    at = argument.token - 1
    while at > 0 and argument.token - at < 4 and passage.words[at] not in ("der", "des"):
        at -= 1
    if at <= 0 or passage.words[at] not in ("der", "des"):
        return False
    start = passage.sentence.tokens[at - 1].span
    return any(a.span.overlaps(start) for a in passage.arguments if a.kind not in ("Municipality", "District"))


def _hosts(passage: Passage, event: Argument, group: Argument) -> bool:
    """Whether the event is the cooperation's own; in a line without a verb it must be its genitive."""
    behind = end_of(passage, event)
    genitive = passage.words[behind : behind + 1] in (("der",), ("des",)) and 0 < group.token - behind <= _LEAD
    if (passage.is_fragment or group.kind == "Committee") and not genitive:
        return False
    if group.kind == "Committee":
        return any(_MEETING.search(passage.name(e).lower()) is not None for e in event.reference.entities)
    own = any(_OWN.fullmatch(passage.name(e).lower().split(" ")[0]) for e in event.reference.entities)
    names = " ".join(passage.name(e).lower() for e in event.reference.entities)
    told = "sitzung" in names or passage.name(group.reference.entities[0]).lower() in names
    told = told or passage.is_fragment
    return own or (genitive and bool(passage.dates) and not told)  # "das Neujahrstreffen der Region X am 17. Januar"


_MEETING: Final = re.compile(r"\b\w*(?:sitzung|treffen|tagung|zusammenkunft|klausur|beratung)\b")


def absent_from(passage: Passage) -> frozenset[str]:
    """The people whom the sentence that names an event tells to be away, or chosen there for an office."""
    people = [a for a in passage.arguments if a.kind == "Person" and _is_absent(passage, a)]
    return frozenset(e for a in people for e in a.reference.entities)


def find_present(passage: Passage, event: str, absent: frozenset[str] = frozenset()) -> Iterator[Claim]:
    """``participant`` of the event that the sentence goes on with: its people, and bodies that are said to be there."""
    for argument in passage.arguments:
        clause = passage.clause_at(argument.token)
        if passage.modality(clause) in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        words = passage.clause_words(clause)
        there = any(is_presence(word) for word in words)
        if argument.kind == "Person":
            comes = argument.preposition in (None, "neben", "durch") and (there or not _is_only_called(passage, clause))
            comes = comes and not _is_absent(passage, argument) and absent.isdisjoint(argument.reference.entities)
        else:
            alone = argument.preposition is None and argument.governor is None and there
            comes = argument.kind in _CIVIL and (alone or _holds(passage, argument))
            comes = comes and not _is_attribute(passage, argument)
        if comes:
            for who in argument.reference.entities:
                yield Claim(event, "participant", who, (passage.quote([argument.span]),), "event", 0.65)


def _is_only_called(passage: Passage, clause: int) -> bool:
    """Whether the clause says no more than what somebody is: "Architektin ist P"."""
    words = passage.clause_words(clause)
    return (
        bool(words)
        and not _STATES.isdisjoint(words[:3])
        and title_of(passage.clauses[clause].tokens[0].text) is not None
    )


def find_addressed(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """``participant`` for those whom a speech at an event speaks to: "Sehr geehrter Herr Landrat P", "lieber Q"."""
    if not passages or not _SPEECH.search(passages[0].document.text[passages[0].sentence.span.start :][:_HEAD]):
        return
    head = passages[0].sentence.span.start + _HEAD
    named = [a for p in passages if p.sentence.span.start < head for a in p.arguments if a.kind == "Event"]
    if not named or len(named[0].reference.entities) != 1:
        return
    event = named[0].reference.entities[0]
    for passage in passages:
        for person in passage.arguments:
            if person.kind != "Person" or len(person.reference.entities) != 1:
                continue
            lead = passage.words[max(0, person.token - _ADDRESS) : person.token]
            behind = passage.words[end_of(passage, person) : end_of(passage, person) + _ADDRESS]
            if any(_VOCATIVE.fullmatch(word) for word in lead) or ("hier" in behind and "der" in behind):
                quote = (passage.quote([person.span]),)
                yield Claim(event, "participant", person.reference.entities[0], quote, "event", 0.7)


_SPEECH: Final = re.compile(
    r"\b(?:\w*[Rr]ede|Grußwort|Ansprache|Begrüßung|Redemanuskript|Es gilt das gesprochene Wort)\b"
)
_HEAD: Final = 500
"""Characters at the head of a text that say that it is a speech, and where it was held."""
_ADDRESS: Final = 6
_VOCATIVE: Final = re.compile(r"(?:liebe|geehrte|verehrte|geschätzte|werte)r?")
