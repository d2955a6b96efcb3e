"""Which of several holders of an office has that of which of several bodies: "A und B, Bürgermeister in X und Y"."""

from __future__ import annotations

from typing import Final

from ingest.claims.people.holders import Holder
from ingest.passages.passages import Passage
from ingest.passages.posts import Office
from ingest.passages.titles import HEADS_OF_TOWNS

_JOINS: Final = frozenset({",", "und", "sowie", "&", "frau", "herr", "herrn", "dr.", "(", ")"})


def enumerated_before(passage: Passage, people: tuple[Holder, ...], last: Holder) -> list[Holder]:
    """The people named together up to ``last``."""
    together = [last]
    for person in reversed([p for p in people if p.token < last.token]):
        between = passage.words[person.end : together[0].token]
        if not between or not all(word in _JOINS for word in between):
            break
        together.insert(0, person)
    return together


def bodies_of(
    passage: Passage, office: Office, holders: list[Holder], bodies: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """For each holder the bodies whose office it is, out of ``bodies`` and what else is named with them.

    As many bodies as holders belong to them in their order. Where the numbers differ nobody is said to have the office
    of a town, which has one head.
    """
    peers = office.peers if office.peers and bodies == office.bodies else ()
    local = office.title.sort in HEADS_OF_TOWNS
    if len(holders) > 1 and not bodies and holders[-1].peers and not any(h.bodies for h in holders[:-1]):
        peers = holders[-1].peers if local else ()
    if len(peers) < 2:
        return [() if local and bodies and len(holders) > 1 else bodies for _ in holders]
    if len(peers) == len(holders):
        return [(body,) for body in peers]
    single = len(holders) == 1 and (not local or passage.words[office.last].endswith("in"))
    return [(peers[:1] if local else peers) if single else () for _ in holders]
