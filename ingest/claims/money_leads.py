"""What the heading or lead above a line says of the money in it: that it comes in, or that it is only cost."""

from __future__ import annotations

import re
from typing import Final, Literal

from ingest.claims.labels import Label
from ingest.claims.money import is_money_word
from ingest.claims.passages import Passage
from ingest.model import BlockKind

Side = Literal["sum", "cost"]

_COMES_IN: Final = re.compile(
    r"finanzierung|finanzen|förder|ertr[aä]g|einnahmen|\bmittel|budget|zuwendung|zuschüsse|zuschuss|geldgeber|sponsor"
    r"|wer zahlt|woher das geld|unterstützt",
    re.IGNORECASE,
)
_GOES_OUT: Final = re.compile(r"aufwend|ausgaben|kosten|aufwand", re.IGNORECASE)
_PARTED: Final = re.compile(
    r"verteil|aufgeteilt|teilen sich|aufgebracht|bestritten|gedeckt|decken|finanzier|getragen|tragen|gezahlt|zahlen"
    r"|eingegangen|beigesteuert|beteilig|entfallen auf|entfielen auf|setz\w+ sich|übernommen|übernehmen|stammen|kommen",
    re.IGNORECASE,
)
"""Words of a lead by which the lines below it say who bears a cost."""


def side_of(passage: Passage, labels: tuple[Label, ...]) -> Side | None:
    """Whether a line without a verb stands under a heading of money that comes in, or of cost."""
    if passage.block.kind not in (BlockKind.FIELD, BlockKind.LIST_ITEM) or not passage.is_fragment:
        return None
    own = passage.block.label is not None
    for text, _ in labels[own : own + 2]:
        if _COMES_IN.search(text) or parts_cost(text):
            return "sum"
        if _GOES_OUT.search(text):
            return "cost"
    return None


def parts_cost(lead: str) -> bool:
    """Whether a lead says that the lines below it part a sum among those who bear it: "Die Kosten teilen sich:"."""
    return lead.rstrip().endswith(":") and _PARTED.search(lead) is not None


def titles_cost(label: frozenset[str]) -> bool:
    """Whether the label of a field says that what stands behind it is cost: "Gesamtkosten", "förderfähige Ausgaben"."""
    if any(is_money_word(w, "own") or w.startswith("finanzier") for w in label):
        return False
    return any(is_money_word(w, "cost") for w in label)
