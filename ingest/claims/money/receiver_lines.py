"""Towns and districts that lines of lists of grants name as those who get a sum: "Landkreis Cham: 300.000 Euro"."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.money.money_leads import gives_to
from ingest.model import BlockKind
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


def receiver_of_line(passage: Passage, labels: tuple[Label, ...]) -> str | None:
    """The one town or district that the label of the line consists of, where the lead or heading above says that the
    lines tell who gets money, or through which programme."""
    label = passage.block.label
    if label is None or passage.block.kind not in (BlockKind.LIST_ITEM, BlockKind.FIELD) or len(labels) < _OWN_AND_LEAD:
        return None
    text, span = labels[1]
    leads = gives_to(text) or _PROGRAMME.match(text) is not None
    if not leads or not (gives_to(text) or any(r.kind == "Programme" for r in passage.references_in(span))):
        return None
    plain = BRACKET.sub("", passage.document.text[label.start : label.end]).strip(" :")
    places = [r for r in passage.references_in(label) if r.kind in LOCAL and r.form == "name"]
    first = places[0] if places else None
    if (
        first is None
        or len(first.entities) != 1
        or not plain.endswith(_said(passage, first.span.start, first.span.end))
    ):
        return None
    return first.entities[0] if len(plain) - (first.span.end - first.span.start) <= _HEAD else None


def _said(passage: Passage, start: int, end: int) -> str:
    return BRACKET.sub("", passage.document.text[start:end]).strip()


_OWN_AND_LEAD: Final = 2
_HEAD: Final = 16
"""Characters of a head noun before the name: "Verbandsgemeinde"."""
BRACKET: Final = re.compile(r"\([^()]*\)")
_PROGRAMME: Final = re.compile(r"\W*(?:(?:förder|landes|bundes)?programm|fonds|fördertopf)\b", re.IGNORECASE)
"""How a heading begins that only names the programme of the lines below it."""
