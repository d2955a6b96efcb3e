"""Words that name women and men at once by a mark or capital inside: "Bürger:innen", "BürgerInnen"."""

from __future__ import annotations

import re
from typing import Final

_MARKED: Final = re.compile(r"(?<=[a-zäöüß])(?:[:*_·]in|In)(?=nen|$)")


def in_one_form(word: str) -> str:
    """The word without its mark, as the form for women alone: "Bürgerinnenrat" for "Bürger:innenrat"."""
    return _MARKED.sub("in", word) if "n" in word[-3:] or "nnen" in word else word
