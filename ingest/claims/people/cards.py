"""Contact cards: stretches of lines that say whom to ask and how to reach them, and the person that each speaks of.

A card opens with a label ("Ansprechpartnerin:", "Kontakt zur Allianz:", "Wen kann ich fragen?") or with a line that is
but a name, and goes on while lines follow that say nothing else. In running text a card is one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from ingest.documents.labels import is_label
from ingest.model import BlockKind, Span
from ingest.names.knowledge.head_nouns import HEADS
from ingest.names.knowledge.kinds import BODIES
from ingest.passages.labels import Label, find_inline
from ingest.passages.passages import Passage
from ingest.passages.titles import title_of

LINE: Final = 16
"""Words: so long is a line of a card at most."""
REACH: Final = 6
"""Blocks that a card goes on for behind the one that names its person or opens it."""
_BODY_REACH: Final = 3
"""Lines below the name of a body that may still name its people."""
_ASKING: Final = re.compile(
    r"\b(?:\w*kontakt\w*|ansprechpartner\w*|ansprechperson\w*|ansprechbar|auskunft|auskünfte?n?|rückfragen?|anfragen"
    r"|ihr draht|fragen(?! an\b| und antworten)|erreichbar"
    r"|erreichen sie|wende\w*|wer hilft(?: \w+)? weiter"
    r"|(?:weitere|nähere|mehr) informationen|infos?|informationen|ansprechstelle)\b"
)
_SIGNED: Final = ("gez.", "Gez.", "i. A.", "i. V.", "I. A.", "I. V.")
"""How the line of who signed a paper begins."""
_MARK: Final = 4
PRESS: Final = re.compile(
    r"press|medien|redaktion|öffentlichkeitsarbeit|herausgeb|impressum|verantwortlich|v\. ?i\. ?s"
)
_WAYS: Final = re.compile(
    r"tel|fon|mail|fax|mobil|handy|web|internet|online|adresse|anschrift|sitz|büro|durchwahl|funktion"
)
_OFFICERS: Final = frozenset({"chair", "municipal", "district", "government", "political"})
"""Sorts of titles that list an officer in a profile, whose telephone is not what the next line tells."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known at one passage of a card.

    ``label`` is where the words stand that ask to get in touch, ``press`` whether they do so for newspapers alone,
    ``person`` who was named in it so far, ``body`` the body that a line before named and nothing else.
    """

    label: Span | None = None
    press: bool = False
    person: str | None = None
    body: str | None = None
    block: int = 0
    lines: int = 0
    """Lines since the body was named."""
    reached: bool = False
    """Whether a line has told how to reach the person."""
    spoken: str | None = None
    """The one person of whom the running text right above the lines speaks."""
    signed: bool = False
    """Whether the person signed a paper, which ends there."""


def is_asking(words: str) -> bool:
    """Whether a label, heading or question offers to get in touch: "Ihre Ansprechpartner", "Noch Fragen?"."""
    return len(words.split()) <= LINE and _ASKING.search(words.lower()) is not None


def find_cards(passages: tuple[Passage, ...], labels: dict[int, tuple[Label, ...]]) -> tuple[Card, ...]:
    """For each passage what its card has told so far, itself included; an empty card where none is."""
    cards: list[Card] = []
    card = Card()
    for passage in passages:
        card = _next(card, passage, labels.get(passage.sentence.block, ()))
        cards.append(card)
    return tuple(cards)


def _next(card: Card, passage: Passage, labels: tuple[Label, ...]) -> Card:
    block = passage.sentence.block
    text = passage.document.text
    own = _own_label(passage)
    words = text[passage.sentence.span.start : passage.sentence.span.end]
    heading = passage.block.kind is BlockKind.HEADING
    if own is None and (heading or words.endswith(("?", ":"))) and is_asking(words) and not _people(passage):
        return Card(passage.sentence.span, PRESS.search(words.lower()) is not None, block=block)
    if own is not None and is_asking(own.text):
        named = _people(passage)
        person = named[0] if len(named) == 1 else None
        body = None if named else _only_body(passage)
        return Card(own.span, PRESS.search(own.text.lower()) is not None, person, body, block)
    if passage.block.kind is BlockKind.TABLE_ROW:
        named = _people(passage)
        person = named[0] if len(named) == 1 else None
        return Card(person=person, block=block) if named or card.block != block else card
    if words.startswith(_SIGNED) or " gez. " in words:
        signed = _people(passage)
        alone = len(signed) == 1 and words.count(words[:_MARK]) == 1
        return Card(person=signed[0] if alone else None, block=block, signed=True)
    if card.signed and _is_parted(passage):
        card = Card()  # what stands below a signature is another paper
    if not _is_line(passage):
        offered = card.person is not None and block - card.block <= 2 and is_asking(words) and not _people(passage)
        return replace(card, label=passage.sentence.span, block=block) if offered else _spoken(card, passage)
    if card.spoken is not None:
        if _is_right_below(passage) and not _people(passage):
            return replace(card, block=block)
        card = Card()
    goes_on = block - card.block <= REACH and not (heading and own is None and card.person is None and not card.label)
    unnamed = all(a.kind == "Committee" for a in passage.arguments)
    if heading and goes_on and unnamed:
        goes_on = card.block == block - 1 and not is_label(words.strip(" :#*")) and not _heads_lines(passage)
    if not goes_on:
        card = Card()
    if own is None and labels and is_asking(labels[0].text) and card.label is None and not heading:
        card = replace(card, label=labels[0].span, press=PRESS.search(labels[0].text.lower()) is not None, block=block)
    named = _people(passage)
    if own is not None and _lists_officer(own):
        below = card.person is not None and block - card.block == 1 and not named
        return replace(card, block=block) if below else Card()
    if own is not None and not named and not _WAYS.search(own.text.lower()):
        return Card()
    if named:
        person = named[0] if len(named) == 1 else None
        kept = card.body if card.lines < _BODY_REACH and card.person in (None, person) else None
        body = kept or _only_body(passage)
        return replace(card, person=person, body=body, lines=card.lines + 1, block=block, reached=False)
    if passage.block.kind is BlockKind.CONTACT or (own is not None and _WAYS.search(own.text.lower())):
        card = replace(card, reached=card.person is not None)
    seat = own is not None and own.text.lower().startswith("sitz")
    body = None if seat else _only_body(passage)
    if body is not None and passage.words[:1] == ("für",):
        return Card(body=body, block=block)  # "Für die Stadt X" above who signs for it
    if body is not None and passage.block.kind is not BlockKind.LIST_ITEM:
        if card.reached:  # the next body begins a card of its own under the same label
            card = replace(card, person=None)
        return replace(card, body=body, lines=0, block=block if card.label or card.person else card.block)
    if card.body is not None:
        return replace(card, body=card.body if card.lines < _BODY_REACH else None, lines=card.lines + 1)
    return card


def _spoken(card: Card, passage: Passage) -> Card:
    """The card of running text, which may speak of one person alone whom the lines below it tell how to reach."""
    named, block = _people(passage), passage.sentence.block
    before = (card.spoken,) if card.spoken is not None and card.block == block else ()
    people = {*named, *before}
    return Card(spoken=next(iter(people)), block=block) if len(people) == 1 else Card()


def _is_right_below(passage: Passage) -> bool:
    """Whether the passage is a line that tells how to reach somebody, with no empty line above it."""
    return passage.block.kind is BlockKind.CONTACT and not _is_parted(passage)


def _is_parted(passage: Passage) -> bool:
    """Whether an empty line stands above the block of the passage."""
    block = passage.sentence.block
    above = passage.document.blocks[block - 1] if block else passage.block
    return passage.document.text.count("\n", above.span.end, passage.block.span.start) > 1


def _heads_lines(passage: Passage) -> bool:
    """Whether an empty line parts a heading from what stands above it, and none from what stands below."""
    text, span = passage.document.text, passage.block.span
    return text[: span.start].endswith("\n\n") and text[span.end : span.end + 2].strip() != ""


def _own_label(passage: Passage) -> Label | None:
    label = passage.block.label
    inline = find_inline(passage.document.text, passage.sentence.span)
    if inline is not None or label is None:
        return inline
    return Label.at(passage.document, label)


def _lists_officer(label: Label) -> bool:
    titles = [t for w in label.text.split() if w[:1].isupper() and (t := title_of(w.strip("():.")))]
    return bool(titles) and titles[-1][0] in _OFFICERS


def _is_line(passage: Passage) -> bool:
    """Whether the passage is a line of a card and no running text."""
    if passage.block.kind is BlockKind.CONTACT:
        return True
    opens = passage.is_fragment or passage.clauses[0].finite is None
    return opens and len(passage.words) <= LINE


def _people(passage: Passage) -> list[str]:
    named = [a.reference for a in passage.arguments if a.kind == "Person" and a.reference.form in ("name", "short")]
    return list(dict.fromkeys(r.entities[0] for r in named))


def _only_body(passage: Passage) -> str | None:
    """The body whose name is all of the line."""
    bodies = [a for a in passage.arguments if a.reference.form in ("name", "short") and len(a.reference.entities) == 1]
    if not bodies:
        return None
    whole, named = passage.sentence.span, bodies[0].span
    if len(bodies) > 1:  # "Hochschule Ebern, Standort Coburg"
        first = named.start == whole.start and passage.document.text[named.end : named.end + 1] == ","
        return bodies[0].reference.entities[0] if first and bodies[0].kind in BODIES else None
    if bodies[0].kind == "Person" or (bodies[0].kind == "Municipality" and passage.words[0] not in HEADS):
        return None
    extra = (named.start - whole.start) + (whole.end - named.end)
    return bodies[0].reference.entities[0] if extra <= _SLACK else None


_SLACK: Final = 12
"""Characters beside a name that is all of a line: "Stadt", a bullet, "Abt. 3"."""
