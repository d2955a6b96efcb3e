"""Projects that were undertaken: paid for, named for themselves, or told of with words of doing."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind, Modality
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

COMMON_NOUN: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
"""A name that is nothing but one noun: "Nachtbus"."""
_WORKS: Final = re.compile(r"[Pp]rojekt|[Mm]aßnahme|[Vv]orhaben|[Ee]rgebnis|[Aa]ufgaben|[Bb]eispiel")
_MEANS: Final = frozenset({"unter", "mit", "durch", "dank"})
"""A project behind these exists, even where what shall be reached by it lies ahead."""


def is_shown(passage: Passage, argument: Argument) -> bool:
    """Whether the passage shows a project as one there is, or as the means to what lies ahead."""
    if not _SHOWN.isdisjoint(passage.words):
        return True
    planned = passage.modality(passage.clause_at(argument.token)) is Modality.PLANNED
    return planned and argument.preposition in _MEANS


_SHOWN: Final = frozenset(
    {"nenne", "nennen", "erwähne", "vorzeigen", "vorweisen", "vorzuweisen", "vorzuzeigen", "verbuchen"}
)
"""What can be shown is there."""


def is_undertaken(passage: Passage, argument: Argument, thing: str, lead: str, *, paid: bool) -> bool:
    """Whether a project was paid for, has a name of its own, or is a noun beside words that say that it was made."""
    if (
        paid
        or COMMON_NOUN.fullmatch(passage.name(thing)) is None
        or _is_quoted(passage, argument)
        or passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.FIELD)
        or (passage.block.kind is BlockKind.HEADING and _fills(passage, argument))
    ):
        return True
    if len(passage.name(thing)) < _TELLING and passage.is_fragment:
        return False  # "Bauhof und Beschaffung."
    return any(_DONE.match(w) for w in passage.words) or _WORKS.search(lead) is not None


_DONE: Final = re.compile(
    r"umgesetzt|realisier|verwirklich|entstanden|entstand|geschaffen|eingerichtet|aufgebaut|gebaut|errichtet|eröffnet|gestartet"
    r"|startet|angelegt|saniert|angeschafft|gekauft|kauf|eingeweiht|freigegeben|betreib|betrieb|eingeführt|gang|läuft|fährt"
    r"|\w*(?:projekt|vorhaben|maßnahme)|vorzeig|vorzuweis|verbuch|buche|kost|hervor|entsprungen|beauftrag|betrau|vergeben|leben"
    r"|investier|auftrag|zuschlag|bewillig|beteilig|nenne|förder|geförder|bezuschuss|kümmert|unterhält|organisier|ergebnis"
)
"""How the words begin that say that something came about."""
_TELLING: Final = 9
"""Letters of a compound that says what it is for."""


def _fills(passage: Passage, argument: Argument) -> bool:
    """Whether nothing but an article stands beside the name: "Der Weinpfad"."""
    opens = argument.token == 0 or (
        argument.token == 1 and passage.words[0] in ("der", "die", "das", "unser", "unsere")
    )
    return opens and argument.span.end == passage.sentence.span.end


def _is_quoted(passage: Passage, argument: Argument) -> bool:
    """Whether the name stands in quotation marks."""
    text, span = passage.document.text, argument.span
    return text[max(span.start - 1, 0)] in '„“»"‚' or text[span.end : span.end + 1] in tuple('“”«"‘')
