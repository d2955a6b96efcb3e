"""Towns of which a sentence says that they are no members: they are missing, work elsewhere, never came or pause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.frames.own_topics import is_union
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_SIGNS: Final = frozenset(
    {"fehlt", "fehlen", "fehlte", "woanders", "anderswo", "andernorts", "anderweitig", "abgewinkt", "abwinkte"}
    | {"irrtümlich", "fälschlich", "fälschlicherweise", "irrigerweise", "versehentlich", "fälschlicher", "nie"}
)
"""Words that tell of the town in their clause that it is no member."""
_LISTED: Final = re.compile(
    r"\bin (?:älteren|alten|früheren|manchen|veralteten|einigen) (?:\w+ )?\w*(?:listen|verzeichnissen|quellen|karten"
    r"|veröffentlichungen|unterlagen|broschüren|faltblättern|darstellungen|dokumenten)\b"
)
"""Where only papers out of date name a town."""
_ENTRY: Final = re.compile(
    r"\b(?:beitritt\w*|aufnahme|mitgliedschaft|beteiligung|anschluss|teilnahme|partnerschaft|mitarbeit)\b"
)
_VAIN: Final = re.compile(
    r"\b(?:(?:kam|kamen|kommt|gekommen|gelangte)\b.*\bnicht zustande|nicht zustande(?: kam| gekommen)"
    r"|scheiter(?:t|te|ten|n)|gescheitert|verworfen|zerschlug|zerschlagen|geplatzt|platzte|vom tisch"
    r"|(?:zur|in der) debatte|kein thema|ruh(?:t|te|en|ten)|ruhend\w*|ausgesetzt"
    r"|pausier\w+|ende(?:t|te|ten)|geendet|erlosch(?:en)?|erlischt|läuft aus"
    r"|lief aus|auf eis)\b"
)
"""What is told of an entry or membership that there is none."""
_OTHER: Final = re.compile(
    r"\b(?:eine[rm]?|der|dem) (?:anderen?|anderer|benachbarten?|eigenen?|weiteren) (\w+)(?: (\w+))?"
)


def find_blocked(passage: Passage) -> Iterator[str]:
    """The towns and districts of the passage that it says to be no members, so that nothing in it makes them any."""
    for argument in passage.arguments:
        if argument.kind in LOCAL and passage.words[end_of(passage, argument) :][:1] == ("ausgenommen",):
            yield from argument.reference.entities  # "alle Orte, die Stadt X ausgenommen"
    words = " ".join(passage.words)
    vain = _ENTRY.search(words) is not None and _VAIN.search(words) is not None
    if not (vain or _is_of_other(words) or not _SIGNS.isdisjoint(passage.words) or _LISTED.search(words)):
        return
    for argument in passage.arguments:
        if argument.kind in LOCAL and not argument.explains and _is_told_out(_told(passage, argument)):
            yield from argument.reference.entities


def _is_told_out(words: tuple[str, ...]) -> bool:
    said = " ".join(words)
    if not _SIGNS.isdisjoint(words) or _LISTED.search(said) or _is_of_other(said):
        return True
    return _ENTRY.search(said) is not None and _VAIN.search(said) is not None


def _is_of_other(words: str) -> bool:
    """Whether another union is spoken of: "gehört einer anderen Allianz an"."""
    return any(is_union(noun) for nouns in _OTHER.findall(words) for noun in nouns if noun)


def _told(passage: Passage, town: Argument) -> tuple[str, ...]:
    """The words of the clause of a town, with those of the clauses behind it that name no other one."""
    own = passage.clause_at(town.token)
    words = passage.clause_words(own)
    for clause in range(own + 1, len(passage.clauses)):
        inside = (a for a in passage.arguments if passage.clause_at(a.token) == clause and a.kind in LOCAL)
        if any(a.preposition is None and a.group != town.group for a in inside):
            break
        words = (*words, *passage.clause_words(clause))
    return words
