"""Partners by what they do: a park that gives money is a body, a firm that is a member is no adviser."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind
from ingest.names.bodies.firms import advises
from ingest.names.cast.cast import Cast
from ingest.names.words import Words


def settle_partners(cast: Cast, words: Words) -> None:
    """Make parks and firms that belong to a cooperation, and parks that pay, organisations."""
    _settle_parks(cast, words)
    _settle_firms(cast, words)


_PARKS: Final = frozenset({"Naturpark", "Geopark", "Nationalpark", "Biosphärenreservat", "Biosphärengebiet"})
_GIVES: Final = re.compile(
    r"gab|gaben|gibt|förder|geförder|unterstütz|bezuschuss|zahl|bezahl|spend|steuert|steuerte|finanzier|mitglied|partner|gehör|angehör"
    r"|vertreter|euro$|eur$|€$",
    re.IGNORECASE,
)
_WHERE: Final = frozenset({"im", "in", "am", "ins", "aus", "durch", "des"})


def _settle_parks(cast: Cast, words: Words) -> None:
    """A park that gives money or belongs to something, and that nothing lies in, is the body that runs it."""
    for member in cast.members:
        if member.kind != "Region" or member.sort not in _PARKS or not member.places:
            continue
        near = [words.sentence(first, last, _BESIDE) for first, last in member.places]
        inside = any(words.forms[first - 1] in _WHERE for first, _ in member.places if first)
        listed = any(_is_listed(words, first) for first, _ in member.places)
        if not inside and (
            listed or any(_GIVES.match(words.forms[i]) for start, end in near for i in range(start, end))
        ):
            member.kind = "Organisation"


def _settle_firms(cast: Cast, words: Words) -> None:
    """A firm whose name tells of no advice and that is said to be a member is an organisation."""
    for member in cast.members:
        if member.kind != "Consultancy" or advises(member.name) or not _FIRM.search(member.name):
            continue
        near = [words.sentence(first, last, _BESIDE) for first, last in member.places]
        listed = any(_is_listed(words, first) for first, _ in member.places)
        if listed or any(_BELONGS.match(words.forms[i]) for start, end in near for i in range(start, end)):
            member.kind = "Organisation"


_FIRM: Final = re.compile(r"\b(?:GmbH|mbH|UG|KG|OHG|eG|AG|GbR)\b")
_BELONGS: Final = re.compile(r"[Mm]itglied|gehör|angehör|Gesellschafter|beigetreten")


def _is_listed(words: Words, at: int) -> bool:
    """Whether the label or heading above word ``at`` says that those below are members."""
    for index in range(at - 1, max(at - _ABOVE, -1), -1):
        if words.labels[index] or words.kinds[index] is BlockKind.HEADING:
            return any(_MEMBERS.match(form) for form in words.forms[max(0, index - 4) : index + 1])
    return False


_ABOVE: Final = 60
"""Words up to the heading of a list."""
_BESIDE: Final = 10
_MEMBERS: Final = re.compile(r"(?:Vereins|Verbands|Gründungs)?[Mm]itglied|Partner|Gesellschafter|Beteiligte")
