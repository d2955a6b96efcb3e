"""Projects of lines that name them with who carries them: "Hofbus Aue (Gemeinde Aue): 39.600 €", "Klangweg
(Musikverein Aue e. V., 2022)", "1) Hofbus Aue" / "Gemeinde Aue" / "39.600 €"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import find_head, find_undertaking
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, LINE, Words
from ingest.names.works.item_names import SMALL, behind_mark, shorter_forms, tells, unquoted

_OF_TOWNS: Final = re.compile(
    r"(?:Verbands|Samt|Orts|Einheits|Markt|Kirchen?)?[Gg]emeinde|Stadt|Markt|Flecken|Amt|(?:Land)?[Kk]reis|Hansestadt|Träger"
)
_BODY: Final = re.compile(
    r"\w*(?:verein|vereinigung|stiftung|verband|gemeinde|genossenschaft|feuerwehr|gesellschaft|institut|initiative|pfarrei"
    r"|pfarramt|schule|schützen|werk|klub|club|bund|familie|hof|betrieb|museum|landfrauen|landjugend|jugend|gut)|Familie"
    r"|g?GmbH|UG|eG|KG|NABU|BUND|DRK|AWO|CVJM",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"€|Euro|EUR")
_WORKS: Final = re.compile(
    r"projekt|vorhaben|maßnahme|geförder|bewillig|zuschuss|zuschüsse|umgesetzt|möglich gemacht|regionalbudget",
    re.IGNORECASE,
)
_LONGEST: Final = 9
"""Words of a name."""
_SEVERAL: Final = 2
_NEAR: Final = 16
"""Words from the end of a name in which its sum stands."""
_RANK: Final = 52


def find_borne(words: Words) -> Iterator[Sighting]:
    """A project for each line that goes on with who carries it, where several of a list do, and sums stand in some or
    works in the heading above."""
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    row: list[tuple[int, int]] = []
    headed = priced = False
    for start, end in pairwise(edges):
        kind = words.kinds[start]
        if kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            yield from _projects(words, row) if headed or priced else ()
            row, priced = [], False
            titled = _WORKS.search(words.spelled(start, min(end, start + _NEAR))) is not None
            headed = titled or (headed and kind is BlockKind.HEADING)
        elif kind in (BlockKind.LIST_ITEM, BlockKind.FIELD):
            last = _name_end(words, start, end)
            if last is not None:
                row.append((behind_mark(words, start, end), last))
                near = words.forms[last : min(last + _NEAR, len(words))]
                priced = priced or any(map(_SUM.fullmatch, near))
    yield from _projects(words, row) if headed or priced else ()


def _projects(words: Words, row: Sequence[tuple[int, int]]) -> Iterator[Sighting]:
    for first, last in row if len(row) >= _SEVERAL else ():
        name = unquoted(words.spelled(first, last))
        yield Sighting(first, last, "Project", name, shorter_forms(words, first, last), rank=_RANK)


def _name_end(words: Words, start: int, end: int) -> int | None:
    """Where the name ends that a line opens with, if who carries the thing comes next; None for any other line."""
    forms, first = words.forms, behind_mark(words, start, end)
    last = first
    while (
        last < end and last - first <= _LONGEST and forms[last] != "(" and (last == first or words.breaks[last] != LINE)
    ):
        last += 1
    if last >= end or not 0 < last - first <= _LONGEST or not _names(words, first, last):
        return None
    begin = last + (forms[last] == "(")
    stop = next(
        (i for i in range(begin, min(begin + _LONGEST, end)) if forms[i] in ")," or words.breaks[i] == LINE), end
    )
    bearer = forms[begin:stop]
    borne = len(bearer) > 0 and (_OF_TOWNS.fullmatch(bearer[0]) or any(map(_BODY.fullmatch, bearer)))
    return last if borne else None


def _names(words: Words, first: int, last: int) -> bool:
    """Whether the words are a noun with what belongs to it, and no person, office, body or sentence."""
    forms = words.forms[first:last]
    nouns = [form for form in forms if form[0].isupper() and not is_adjective(form)]
    if not nouns or tells(forms) or is_first_name(nouns[0]) or is_office(nouns[0]) or any(f in ".:;?!" for f in forms):
        return False
    if _OF_TOWNS.fullmatch(forms[0]) or any(
        f[0].islower() and f not in SMALL and not is_adjective(f) for f in forms[:-1]
    ):
        return False
    head = find_head(nouns[0])
    return head is None or head[0].kind == "Project" or find_undertaking(nouns[0]) is not None
