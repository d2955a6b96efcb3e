"""The persons of a sentence with all that is said right behind their names: "Eva Lang (SPD), 52, vom Amt Y"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.kinds import PLACES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import body_at, end_of, named_together, unit_body_at
from ingest.passages.title_gaps import ends_line
from ingest.passages.titles import title_of

REACH: Final = 12
"""So many tokens at most lie between a title and its holder or body: longer ways are no apposition."""
_HOMES: Final = PLACES | {"Authority", "Ministry", "Consultancy", "Organisation", "Cooperation", "Committee"}
"""Kinds of what is put in brackets behind a name to say where the person is from."""
_ORIGINS: Final = PLACES | {"Authority", "Ministry", "Consultancy"}
_MARKS: Final = frozenset({",", "–", "|", "…", "...", "—", "·"})
"""Between a name and where the person is from."""
_FROM: Final = frozenset({"von", "vom", "aus", "bei", "beim"})


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with all that is said right behind the name, which ends before token ``end``, and where from."""

    argument: Argument
    end: int
    bodies: tuple[str, ...]
    """Bodies and places behind the name: "Eva Lang (Adorf)", "Jan Kuhn vom Landkreis Y"."""
    names_office: bool
    """Whether brackets behind the name hold a title of its own."""
    peers: tuple[str, ...] = ()
    """All the places named in one breath behind the name: "P und Q aus A und B"."""

    @property
    def token(self) -> int:
        return self.argument.token

    @property
    def person(self) -> str:
        return self.argument.reference.entities[0]


@lru_cache(maxsize=8)
def find_holders(passage: Passage) -> tuple[Holder, ...]:
    """The persons of a passage, each with the party, age, body or place behind the name."""
    people = [a for a in passage.arguments if a.kind == "Person" and len(a.reference.entities) == 1]
    return tuple(_holder(passage, person) for person in people)


def _holder(passage: Passage, person: Argument) -> Holder:
    words = passage.words
    i = end_of(passage, person)
    bodies: list[str] = []
    names_office = False
    peers: tuple[str, ...] = ()
    for _ in range(3):
        if i >= len(words):
            break
        if words[i] == "(":
            close = next((j for j in range(i, min(i + REACH, len(words))) if words[j] == ")"), None)
            if close is None:
                break
            names_office = names_office or any(
                passage.sentence.tokens[j].text[:1].isupper() and title_of(passage.sentence.tokens[j].text)
                for j in range(i + 1, close)
            )
            inside = [a for a in passage.arguments if i < a.token < close and a.kind in _HOMES]
            bodies += [a.reference.entities[0] for a in inside[:1] if len(a.reference.entities) == 1]
            i = close + 1
        elif words[i] == "," and i + 2 < len(words) and words[i + 1].isdigit() and words[i + 2] in (",", "jahre", "("):
            i += 2
        elif words[i] in _FROM:
            behind = body_at(passage, i + 1, 3)
            if behind is None or (words[i] == "aus" and behind.kind not in _ORIGINS):
                break
            bodies.append(behind.reference.entities[0])
            peers, i = named_together(passage, bodies[-1], i, end_of(passage, behind))
        elif words[i] in _MARKS:
            behind = body_at(passage, i + 1, 2) or unit_body_at(passage, i + 1)
            end = end_of(passage, behind) if behind is not None else i
            if behind is None or not _closes(passage, end) or words[end : end + 2] == (",", "vertreten"):
                break  # "vertreten durch P, Stadt B, vertreten durch Q"
            bodies.append(behind.reference.entities[0])
            i = end
        elif ends_line(passage, i - 1) and passage.is_fragment:
            behind = body_at(passage, i, 2)
            if behind is None or not (_closes(passage, end_of(passage, behind)) or _ends_before(passage, behind)):
                break
            bodies.append(behind.reference.entities[0])
            i = end_of(passage, behind)
        else:
            break
    return Holder(person, i, tuple(bodies), names_office, peers)


def _ends_before(passage: Passage, argument: Argument) -> bool:
    return ends_line(passage, end_of(passage, argument) - 1)


def _closes(passage: Passage, i: int) -> bool:
    """Whether what ended before token ``i`` is an insertion: a mark follows, "und", or nothing."""
    return i >= len(passage.words) or passage.words[i] in (",", ";", "|", ".", ":", "(", ")", "und", "sowie", "–")
