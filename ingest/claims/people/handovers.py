"""Those who hand an office over or take it up, as a clause says it: "P löst Q ab", "ihr Vorgänger war P", "an ihre
Stelle tritt P", "vertreten wird er von P"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ingest.claims.people.holders import Holder
from ingest.passages.passages import Passage
from ingest.passages.posts import word_table

COPULAS: Final = frozenset({"war", "waren", "ist", "sind", "wurde", "wird", "heißt", "hieß"})
POSSESSIVES: Final = ("sein", "ihr", "dess", "dere", "unser")
_KIN: Final = re.compile(r"(?:amts|vor)?(?:vorgänger|nachfolger)(?:s|n|in|innen)?")
_HANDED: Final = re.compile(
    r"nachfolge|abgelöst|ablöst|ablöste|ablösen|beerbt|beerbte|nachfolgt|nachfolgte|nachgefolgt|nachgerückt|fußstapfen"
)
_TAKEN: Final = frozenset({"übernommen", "übernahm", "übernimmt", "übergab", "übergeben", "übergibt"})
_FOLLOWS: Final = frozenset({"folgt", "folgte", "folgten", "gefolgt"})
_STEPS: Final = frozenset(
    {"tritt", "trat", "getreten", "rückt", "rückte", "gerückt", "kommt", "kam", "gekommen", "nimmt"}
)
_STEAD: Final = frozenset({"ihre", "seine", "deren", "dessen", "die"})
_HANDS: Final = frozenset({"von", "vom", "an"})
_REACH: Final = 8
"""Words between "Nachfolger" and who it is."""
_LEAD: Final = 4
"""Words from "von" to a name that has its title before it."""


def is_kin(word: str) -> bool:
    """Whether a lower-case word names a predecessor or successor: "amtsvorgängerin"."""
    return _KIN.fullmatch(word) is not None


def is_handing(word: str) -> bool:
    """Whether a lower-case word tells of a succession: "nachfolgerin", "abgelöst"."""
    return is_kin(word) or _HANDED.fullmatch(word) is not None


def find_successors(passage: Passage, people: tuple[Holder, ...]) -> list[Holder]:
    """The persons of the clause that tells of a succession."""
    words = passage.words
    for i, word in enumerate(words):
        clause = passage.clause_at(i)
        inside = [p for p in people if passage.clause_at(p.token) == clause]
        around = passage.clause_words(clause)
        if is_kin(word):
            return _kin(passage, people, i)
        if _HANDED.fullmatch(word) or (word in ("löst", "löste") and "ab" in words):
            return inside
        if word == "stelle" and _steps_in(passage, i):
            return [p for p in inside if p.argument.preposition is None]
        if word in _TAKEN and _names_office(passage):
            given = [p for p in inside if not _HANDS.isdisjoint(words[max(0, p.token - _LEAD) : p.token])]
            return inside if given else []
        if word in _FOLLOWS and (
            any(p.argument.preposition == "auf" for p in inside)
            or any(pair in _UPON for pair in pairwise(around))
            or not {"ihm", "ihr", "ihnen"}.isdisjoint(around)
            or not word_table("office_nouns").isdisjoint(around)
            or (around and around[-1] == "nach")
        ):
            return inside
    return []


def _names_office(passage: Passage) -> bool:
    """Whether a sentence speaks of an office, other than in a name such as "Amt für Ländliche Entwicklung"."""
    offices = word_table("office_nouns")
    places = [i for i, word in enumerate(passage.words) if word in offices]
    return any(
        not any(a.token <= i and passage.starts[i] < a.span.end for a in passage.arguments if a.kind != "Person")
        for i in places
    )


def _steps_in(passage: Passage, at: int) -> bool:
    """Whether "Stelle" at a token is that of somebody before: "an ihre Stelle tritt P"."""
    lead = passage.words[max(0, at - 2) : at]
    stead = len(lead) > 1 and lead[0] == "an" and lead[1] in _STEAD
    return stead and not _STEPS.isdisjoint(passage.clause_words(passage.clause_at(at)))


_UPON: Final = frozenset({("auf", "ihn"), ("auf", "sie"), ("auf", "diese"), ("auf", "diesen")})


def _kin(passage: Passage, people: tuple[Holder, ...], at: int) -> list[Holder]:
    """Who is called a predecessor or successor, and of whom: "Nachfolger von P wird Q", "P ist Nachfolger von Q"."""
    words, clause = passage.words, passage.clause_at(at)
    behind = [p for p in people if p.token > at]
    if behind and behind[0].token - at <= _REACH:
        first = behind[0]
        if words[at] == "vorgänger" and words[at + 1] in ("waren", "sind"):
            return [p for p in behind if passage.clause_at(p.token) in (clause, passage.clause_at(first.token))]
        owned = not COPULAS.isdisjoint(words[at : first.token])
        if owned or (words[at - 1 : at] and words[at - 1].startswith(POSSESSIVES)):
            return [first]
        others = [
            p for p in people
            if p is not first and passage.clause_at(p.token) == clause and p.argument.preposition is None
        ]  # fmt: skip
        return [first, *others[:1]]
    return [p for p in people if passage.clause_at(p.token) == clause][:1]


def find_deputies(passage: Passage, people: tuple[Holder, ...]) -> list[Holder]:
    """Who stands in for the holder: "vertreten wird er von P", "P vertritt sie"."""
    for person in people:
        words = passage.clause_words(passage.clause_at(person.token))
        lead = passage.words[max(0, person.token - _LEAD) : person.token]
        passive = "vertreten" in words and not {"von", "vom", "durch"}.isdisjoint(lead) and "," not in lead
        active = ("vertritt" in words or "vertrat" in words) and person.argument.preposition is None
        if (passive and {"er", "sie"} & set(words)) or (active and {"ihn", "sie"} & set(words)):
            return [person]
    return []
