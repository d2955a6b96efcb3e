"""Who sits on the board of a cooperation: "zum Vorstand gehören P, Q und R", "den Vorstand bilden …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.people.holders import find_holders
from ingest.model import Claim, Modality
from ingest.passages.groups_meant import group_meant
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_BOARDS: Final = frozenset(
    {"vorstand", "vorstands", "vorstandes", "vereinsvorstand", "verbandsvorstand", "vorstandsteam", "aufsichtsrat"}
    | {"aufsichtsrats", "aufsichtsrates", "präsidium", "präsidiums", "verwaltungsrat", "verwaltungsrats"}
)
_SITS: Final = frozenset(
    {
        "gehören",
        "gehört",
        "gehörten",
        "angehören",
        "angehört",
        "bilden",
        "bildet",
        "bildeten",
        "sitzen",
        "sitzt",
        "saßen",
    }
    | {"arbeiten", "wirken", "vertreten", "komplettieren", "komplettiert", "vervollständigen", "ergänzen", "verstärken"}
    | {"verstärkt", "ergänzt", "vervollständigt", "rückt", "rücken", "zählen", "zählt", "engagieren", "kommen", "kommt"}
)
_CHOSEN: Final = frozenset({"gewählt", "wiedergewählt", "berufen", "nachgewählt", "bestätigt"})
_INTO: Final = frozenset({"in", "im", "dem", "den", "zum", "neu"})
_MEMBERS: Final = frozenset({"mitglied", "mitglieder", "mitgliedern"})


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``worksFor`` the cooperation by all who are told to be on its board."""
    people = [p for p in find_holders(passage) if p.argument.reference.form != "pronoun"]
    if not people or _BOARDS.isdisjoint(passage.words):
        return
    for at, word in enumerate(passage.words):
        of_members = at > 1 and passage.words[at - 1] == "des" and passage.words[at - 2] in _MEMBERS
        if word not in _BOARDS or at == 0 or not (of_members or passage.words[at - 1] in _INTO):
            continue
        clause = passage.clause_at(at)
        words = passage.clause_words(clause)
        chosen = not _CHOSEN.isdisjoint(words) and passage.words[at - 1] in ("in", "den", "zum", "im", "neu", "des")
        if passage.modality(clause) is not Modality.ASSERTED or not (chosen or not _SITS.isdisjoint(words)):
            continue
        group = group_meant(passage)
        for person in people if group is not None else ():
            named = passage.clause_at(person.token) == clause and person.argument.preposition in (None, "mit")
            if named and group is not None:
                quote = (passage.quote([person.argument.span]),)
                yield Claim(person.person, "worksFor", group, quote, "board", 0.75)
        return


def find_leaders(passage: Passage) -> Iterator[Claim]:
    """``managedBy`` and ``worksFor`` of who is called the leader in a paragraph that spoke of one cooperation alone:
    "Die Allianz X gibt es seit 2013. Leiterin ist P"."""
    words = passage.words
    if len(words) < _LEAST or words[0] not in _LEADERS or words[1] not in _IS or passage.speaks_of(*_LED):
        return
    group = passage.topic("Cooperation")
    people = [p for p in find_holders(passage) if p.argument.preposition is None]
    if group is None or len(people) != 1 or not passage.follows(group):
        return
    if any(a.kind != "Person" for a in passage.arguments) or passage.modality(0) is not Modality.ASSERTED:
        return
    quote = (passage.quote([people[0].argument.span]),)
    yield Claim(group, "managedBy", people[0].person, quote, "leader", 0.75)
    yield Claim(people[0].person, "worksFor", group, quote, "leader", 0.75)


def find_asked(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``worksFor`` of who is named right below a question for the head of a cooperation: "Wer sitzt ihm vor?"."""
    if not labels or passage.block.label is not None or _HEADS.fullmatch(labels[0].text.strip(" ?").lower()) is None:
        return
    people = [p for p in find_holders(passage) if p.argument.preposition is None]
    group = passage.topic("Cooperation")
    opens = passage.sentence.span.start == passage.block.span.start
    if group is not None and people and opens and passage.modality(0) is Modality.ASSERTED:
        quote = (passage.quote([people[0].argument.span]),)
        yield Claim(people[0].person, "worksFor", group, quote, "leader", 0.75)


_HEADS: Final = re.compile(
    r"wer (?:sitzt (?:ihm|ihr|{0}) vor|steht (?:an (?:der|ihrer|seiner) spitze|(?:ihm|ihr|{0}) vor)|hat den vorsitz"
    r"|(?:leitet|führt) (?:ihn|sie|es|{0}))(?: \w+)?".format(
        r"(?:de[rnm]|die|das) [\w-]*(?:verband|verbund|allianz|verein|bündnis|netzwerk|kooperation|gemeinschaft|lag)"
    )
)
_LEAST: Final = 3
_LEADERS: Final = frozenset({"leiter", "leiterin"})
_IS: Final = frozenset({"ist", "war", "bleibt", "wurde", "wird"})
_LED: Final = frozenset({"Project", "Concept", "Organisation", "Consultancy", "Authority", "Committee", "Event"})
"""What a leader may be of as well."""
