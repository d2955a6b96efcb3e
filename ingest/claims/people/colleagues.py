"""What colleagues are: "sein Amtskollege P" holds the office of the one whom he is the colleague of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.people.holders import find_holders
from ingest.model import Claim, Value
from ingest.names.knowledge.genders import called_of, is_womans
from ingest.passages.passages import Passage
from ingest.passages.titles import find_titles

_LOCAL: Final = re.compile(r"(?:\w*[Bb]ürgermeister(?:in)?|Landrat|Landrätin)")
"""Offices of which every town or district has one."""
_REACH: Final = 500
"""Characters from the one to the colleague."""


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``role`` of those who are called colleagues of a mayor or the like told shortly before."""
    told = sorted(
        (c.evidence[0].span.start, c.subject, str(c.object.lexical))
        for c in claims
        if c.predicate == "role" and isinstance(c.object, Value) and _LOCAL.fullmatch(c.object.lexical)
    )
    if not told:
        return
    for passage in passages:
        titles = (t for t in find_titles(passage) if t.sort == "colleague")
        colleagues = [t for t in titles if passage.words[t.last].startswith("amts")]
        for title in colleagues:
            holder = next((p for p in find_holders(passage) if p.token == title.last + 1), None)
            if holder is None:
                continue
            start = passage.starts[title.first]
            before = [(s, who, role) for s, who, role in told if start - _REACH < s <= start and who != holder.person]
            if before:
                role = _called(before[-1][2], passage.name(holder.person))
                quote = (passage.quote([holder.argument.span]),)
                yield Claim(holder.person, "role", Value(role), quote, "colleague", 0.8)


def _called(role: str, name: str) -> str:
    """The office as it is called of the colleague: "Bürgermeister" of a woman is "Bürgermeisterin"."""
    if not is_womans(name):
        return called_of(role, name)
    return "Landrätin" if role.startswith("Landr") else f"{role.removesuffix('in')}in"
