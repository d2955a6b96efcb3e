"""Who sits on the board of a cooperation: "zum Vorstand gehören P, Q und R", "den Vorstand bilden …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.groups_meant import group_meant
from ingest.claims.holders import find_holders
from ingest.claims.passages import Passage
from ingest.model import Claim, Modality

_BOARDS: Final = frozenset(
    {"vorstand", "vorstands", "vorstandes", "vereinsvorstand", "verbandsvorstand", "vorstandsteam"}
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


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``worksFor`` the cooperation by all who are told to be on its board."""
    people = [p for p in find_holders(passage) if p.argument.reference.form != "pronoun"]
    if not people or _BOARDS.isdisjoint(passage.words):
        return
    for at, word in enumerate(passage.words):
        if word not in _BOARDS or at == 0 or passage.words[at - 1] not in _INTO:
            continue
        clause = passage.clause_at(at)
        words = passage.clause_words(clause)
        chosen = not _CHOSEN.isdisjoint(words) and passage.words[at - 1] in ("in", "den", "zum", "im", "neu")
        if passage.modality(clause) is not Modality.ASSERTED or not (chosen or not _SITS.isdisjoint(words)):
            continue
        group = group_meant(passage)
        for person in people if group is not None else ():
            named = passage.clause_at(person.token) == clause and person.argument.preposition in (None, "mit")
            if named and group is not None:
                quote = (passage.quote([person.argument.span]),)
                yield Claim(person.person, "worksFor", group, quote, "board", 0.75)
        return
