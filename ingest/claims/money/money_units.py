"""Bare numbers as sums of money, where a heading above says what they are counted in: "Erträge (in Euro)"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.german.amounts import Amount
from ingest.german.numbers import decimal_of
from ingest.model import BlockKind, Span
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_UNIT: Final = re.compile(
    r"(?:\bin|[(\[,]|Angaben(?: in)?:?) ?(?P<thousands>TEUR|T€|Tsd\. ?(?:Euro|EUR|€)|[Tt]ausend (?:Euro|EUR|€))?"
    r"(?P<unit>Euro|EUR|€)?(?![\w.])"
)
_NUMBER: Final = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[. ]\d{3}){1,3}|\d{1,7})(?:,\d\d)?(?![\w.,]\w|\w)")


def with_sums(passage: Passage, labels: tuple[Label, ...]) -> Passage:
    """The passage; a line of a list or record whose value ends in its only number has it for a sum, if the headings
    above say so."""
    if passage.amounts or passage.block.kind not in (BlockKind.FIELD, BlockKind.LIST_ITEM) or not passage.is_fragment:
        return passage
    unit = next((u for text, _ in labels if (u := _UNIT.search(text)) and (u["unit"] or u["thousands"])), None)
    if unit is None:
        return passage
    value = passage.sentence.span
    found = list(_NUMBER.finditer(passage.document.text, value.start, value.end))
    if len(found) != 1 or found[0].end() < value.end:
        return passage
    number = decimal_of(found[0][0].replace(" ", "."))
    if number is None:
        return passage
    low = str(number * (Decimal(1000) if unit["thousands"] else Decimal(1)))
    span = Span(found[0].start(), found[0].end())
    return replace(passage, amounts=(Amount(span, low, None, "EUR", written=found[0][0]),))
