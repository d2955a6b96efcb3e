"""E-mail addresses, plain and as pages hide them from machines: "p.lang(at)x.de", "p.lang [at] x [dot] de"."""

from __future__ import annotations

import re
from typing import Final

_AT: Final = r"\s?(?:@|[(\[{]\s?(?:at|At|AT|ät)\s?[)\]}]|\sAT\s)\s?"
_DOT: Final = r"\.|\s?[(\[{]\s?(?:dot|DOT|punkt|Punkt)\s?[)\]}]\s?"
MAIL: Final = re.compile(rf"[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:(?:{_DOT})[\w-]{{1,63}}){{1,6}}")


def plain(mail: str) -> str:
    """The address as one writes to it."""
    return re.sub(_DOT, ".", re.sub(_AT, "@", mail))
