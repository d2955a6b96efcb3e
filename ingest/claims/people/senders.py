"""Who sends somebody into an office of a cooperation: bodies behind the office, or on lines below a name and a post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.people.holders import Holder
from ingest.model import BlockKind, Claim
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import BODIES, LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, body_at, end_of
from ingest.passages.title_gaps import ends_line

_FIRST: Final = 3
"""Words before a name that still begins its item: titles."""


def find_senders(passage: Passage, office: Office, holder: Holder, own: tuple[str, ...]) -> Iterator[Claim]:
    """``worksFor`` of the body beside an office that is of a cooperation: "P, Schatzmeister, Sparkasse Z",
    "Stellvertreterin: P (NABU Z)"; ``own`` are the bodies that the office is of."""
    if not office.title.of_topic:
        return
    bodies = [b for b in holder.bodies if passage.kind(b) in BODIES and b not in own]
    behind = office.end
    if not bodies and passage.is_fragment and holder.token < office.title.first and behind < len(passage.words):
        parted = passage.words[behind] in (",", "(", "–", "|", ";")
        if parted or ends_line(passage, behind - 1):
            found = body_at(passage, behind + parted, 2)
            sends = found is not None and (found.kind in BODIES or _is_called(passage, behind + parted, found))
            closes = found is not None and _closes(passage, end_of(passage, found))
            if found is not None and sends and closes:
                bodies = [found.reference.entities[0]]
    for body in bodies:
        yield Claim(holder.person, "worksFor", body, (passage.quote([holder.argument.span]),), "employer", 0.8)


def _closes(passage: Passage, end: int) -> bool:
    """Whether a passage or its line ends at token ``end`` or behind the mark there."""
    return end + 1 >= len(passage.words) or ends_line(passage, end) or ends_line(passage, end - 1)


def _is_called(passage: Passage, at: int, body: Argument) -> bool:
    """Whether the words from token ``at`` call a town or district one, that sends somebody: "(Stadt Adorf)"; a mere
    "(Adorf)" may be the home."""
    return body.kind in LOCAL and is_head(passage.words[at])


def find_on_lines(passage: Passage, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``worksFor`` of the body on a line of its own below a name and a post: "Eva Lang" / "Beraterin" / "Büro X"."""
    if passage.block.kind is not BlockKind.LIST_ITEM or len(people) != 1 or people[0].token > _FIRST:
        return
    for body in passage.arguments:
        if body.kind in BODIES and body.token > people[0].token and len(body.reference.entities) == 1:
            end = end_of(passage, body)
            closed = end >= len(passage.words) or ends_line(passage, end - 1) or passage.words[end] == ","
            if closed and ends_line(passage, body.token - 1):
                quote = (passage.quote([people[0].argument.span, body.span]),)
                yield Claim(people[0].person, "worksFor", body.reference.entities[0], quote, "employer", 0.8)
