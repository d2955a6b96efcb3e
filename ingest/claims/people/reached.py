"""Who is reached by a telephone number or an address: a person, the firm whose page it is, or the cooperation."""

from __future__ import annotations

from typing import Final

from ingest.claims.people.cards import PRESS, Card
from ingest.claims.people.holders import Holder
from ingest.names.knowledge.kinds import BODIES
from ingest.passages.announcements import sending_firm
from ingest.passages.passages import Passage

NEARBY: Final = 250
"""Characters from a person to the sentence that says how to reach them."""
AT_REACH: Final = frozenset({"erreichen", "erreichbar"})
"""With a pronoun they say how the person named before is reached."""


def owner_at(passage: Passage, card: Card, people: tuple[Holder, ...], start: int, *, mail: bool) -> str | None:
    """Whose telephone or mail stands at ``start``: the person named last before it, the person of the card, the firm
    that publishes the page, else the cooperation, unless only newspapers are to use it."""
    before = [p for p in people if p.argument.span.end <= start]
    if before:
        return before[-1].person
    if len(people) == 1:
        return people[0].person
    if card.person is not None:
        return card.person
    if passage.words[:1] in (("sie",), ("er",)) and not AT_REACH.isdisjoint(passage.words):
        person = passage.last("Person")
        return person if person is not None and passage.near(person, NEARBY) else None
    line = passage.document.text[passage.sentence.span.start : start].lower()
    if card.press or PRESS.search(line) is not None:
        return None
    if card.label is not None:
        named = {r.entities for r in passage.references_in(card.label) if r.kind == "Cooperation"}
        if len(named) == 1:
            return next(iter(named))[0]
    spoken = None if mail else card.spoken  # one may have many addresses on a page, but one telephone
    return spoken or sending_firm(passage) or passage.subject("Cooperation")


def names_cooperation(passage: Passage, card: Card) -> bool:
    """Whether a card for newspapers is that of the cooperation, not of whoever sends the news."""
    if card.body is not None:
        return passage.kind(card.body) == "Cooperation"
    if card.label is not None and any(r.kind == "Cooperation" for r in passage.references_in(card.label)):
        return True
    return card.person is not None and not any(a.kind in BODIES for a in passage.arguments)
