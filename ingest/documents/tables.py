"""The tables of a page: which cell stands under which column, for rows with bars and for columns flattened to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from ingest.model import Block, BlockKind, Span

Column = Literal[
    "place",
    "district",
    "state",
    "group",
    "inhabitants",
    "head",
    "since",
    "chair",
    "manager",
    "work",
    "carrier",
    "stage",
    "term",
    "other",
]

_TITLES: Final[tuple[tuple[Column, str], ...]] = (
    ("district", r"(?:beteiligter? )?(?:land)?kreise?|lkr\.?|lk|landkreis(?:e)? ?/ ?kreisfreie (?:stadt|städte)"),
    ("state", r"bundesl(?:and|änder)"),
    (
        "place",
        r"(?:(?:verbands|partner)?mitglied(?:er)?|(?:mitglieds|verbands|orts|samt|partner)?(?:gemeinden?|kommunen?|städte)"
        r"|stadt|orte?|ämter|gebietskörperschaft(?:en)?|beteiligte(?: kommunen)?|zugehörige \w+"
        r"|name de[rs] (?:mitglieds?|kommune|gemeinde))"
        r"(?:\s*(?:/|und|,)\s*(?:gemeinden?|kommunen?|stadt|städte|orte?|ämter|amt|markt|märkte))*",
    ),
    (
        "group",
        r"name|bezeichnung|(?:name der )?(?:lag|lokale aktionsgruppe|allianz|kooperation|ile|verbund|zweckverband"
        r"|(?:regionaler |interkommunaler )?zusammenschluss|bündnis|städtebund|kommunalverbund|partnerschaft"
        r"|städtenetz|netzwerk|arbeitsgemeinschaft|kommunale allianz|interkommunale allianz|verband|leader-region"
        r"|ile-region|region|stadtregion)(?:en)?",
    ),
    (
        "inhabitants",
        r"(?:einwohner(?:zahl|innen und einwohner|innen|/-?innen|\*innen|:innen)?|ew\.?|bevölkerung)(?: .{1,25})?",
    ),
    (
        "work",
        r"(?:[\wäöüß-]+-)?(?:leit|schlüssel|einzel|klein)?(?:projekte?|maßnahmen?|vorhaben)"
        r"(?:titel|name|n?bezeichnung)?|antrag|fördergegenstand|zuwendungszweck|verwendungszweck",
    ),
    (
        "chair",
        r"(?:verbands|vereins)?(?:vorsitz(?:ende[r]?)?|vorsteher)(?:/-?in|\(in\)|\*in|:in|in)?|(?:bündnis)?sprecher"
        r"(?:/-?in|\(in\)|\*in|:in|in)?",
    ),
    (
        "manager",
        r"(?:regional|allianz|kooperations|netzwerk|verbund|umsetzungs|leader-?|lag-?|ile-?)?management|geschäftsstelle"
        r"|koordination|geschäftsführung|umsetzungsbegleitung|(?:regional|allianz|umsetzungs)?manager(?:in|/-?in|\(in\)|\*in|:in)?"
        r"|ile-betreuung",
    ),
    ("since", r"(?:besteh(?:t|end) )?seit|gegründet(?: am| im jahr)?|gründung(?:sjahr|sdatum)?"),
    (
        "head",
        r"(?:(?:ober)?bürgermeister(?:in)?|landrat|landrätin|verwaltungschef|hauptverwaltungsbeamter)"
        r"(?:/-?in|\(in\)|/(?:ober)?bürgermeisterin|\*in|:in|innen)?",
    ),
)  # fmt: skip
_OF_WORKS: Final[tuple[tuple[Column, str], ...]] = (
    (
        "carrier",
        r"(?:(?:projekt|vorhabens?|maßnahmen?)-?)?träger(?:in|schaft)?|(?:durch|aus)führung|umsetzung (?:durch|von)"
        r"|umgesetzt (?:durch|von)|durchgeführt (?:durch|von)|auftragnehmer(?:in)?|verantwortlich(?:keit)?"
        r"|betreiber(?:in)?|(?:zuwendungs|förder(?:mittel)?)?empfänger(?:in|innen)?|(?:erst)?antragsteller(?:in|innen)?"
        r"|begünstigte[r]?|bauherr(?:in)?",
    ),
    ("stage", r"(?:projekt|umsetzungs|bearbeitungs)?-?(?:status|stand)|sachstand|umsetzungsgrad|fortschritt|phase"),
    (
        "term",
        r"(?:(?:projekt|bau|umsetzungs|durchführungs|bearbeitungs|bewilligungs|förder)-?)?"
        r"(?:laufzeit|zeitraum|zeit|dauer|zeitpunkt|beginn|start|ende|abschluss)|jahre?|umsetzung|realisierung|fertigstellung"
        r"|von ?[-–/] ?bis|wann\??",
    ),
    (
        "other",
        r"(?:.*(?:förder|zuwendung|zusch[uü]ss|kosten|mittel|finanz|eigenanteil|bewillig|investition|spende).*)"
        r"|betrag|summe|euro|€|eur|geldgeber(?:in)?|programm|partner|auftraggeber(?:in)?|handlungsfeld|thema|themenfeld|bereich|ziel"
        r"|ansprechpartner(?:in)?|kontakt|beschreibung|kurzbeschreibung|inhalt|beschluss(?:datum)?",
    ),
)
"""Titles beside that of the works, which alone tell of no table."""
_BESIDE: Final = tuple(
    (column, re.compile(rf"(?:{pattern})(?:\s*\([^()]*\))?\s*:?", re.IGNORECASE)) for column, pattern in _OF_WORKS
)
SLASH: Final = " / "
"""What parts the titles of a table whose rows have a line for each cell."""
GAP: Final = re.compile(r"\t| {2,}(?=\S)")
"""What parts the cells of a row without bars."""
_COLUMNS: Final = tuple(
    (column, re.compile(rf"(?:{pattern})(?:\s*\([^()]*\))?\s*:?", re.IGNORECASE)) for column, pattern in _TITLES
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: what its column holds, as whose title the column is printed, where the cell stands."""

    column: Column
    title: str
    span: Span


@lru_cache(maxsize=4096)
def column_of(words: str) -> Column | None:
    """What a column with this title holds; None for words that title no column known here."""
    plain = " ".join(words.split())
    if not plain or len(plain) > 60:
        return None
    return next((column for column, pattern in _COLUMNS if pattern.fullmatch(plain)), None)


def beside_works(words: str) -> Column | None:
    """What a column beside the one of works holds; None for any other words."""
    plain = " ".join(words.split())
    if not plain or len(plain) > 40:
        return None
    return next((column for column, pattern in _BESIDE if pattern.fullmatch(plain)), None)


def is_number_title(words: str) -> bool:
    """Whether a column with this title only numbers the rows."""
    return _NUMBERS.fullmatch(words.strip()) is not None


_NUMBERS: Final = re.compile(r"(?:lfd\. ?|laufende )?(?:nr\.?|nummer|pos\.?)|lfd\.?|#|№", re.IGNORECASE)


def find_cells(text: str, blocks: tuple[Block, ...]) -> dict[int, tuple[Cell, ...]]:
    """The cells of each row under a known head, by the index of its block; a head itself has none."""
    found: dict[int, tuple[Cell, ...]] = {}
    titles: list[tuple[Column, str]] = []
    offsets: tuple[int, ...] = ()
    """Where the columns begin in their line."""
    for index, block in enumerate(blocks):
        if not (block.kind is BlockKind.TABLE_ROW or _is_pair(text, block)):
            titles = []
            continue
        parts = list(_parts(text, block))
        if titles and len(parts) != len(titles):
            parts = _parts_at(text, block, offsets) or parts
        columns = [column_of(words) for words, _ in parts]
        if _PARTNER.fullmatch(parts[0][0]):
            columns[0] = "place"
        headed = columns[0] is not None or (is_number_title(parts[0][0]) and columns[1:2] != [None])
        works = len(parts) > 1 and "work" in columns[:_FIRST]
        if works:
            columns = [c or beside_works(words) for c, (words, _) in zip(columns, parts, strict=True)]
            headed = columns[0] is not None or is_number_title(parts[0][0])
        if headed and len({*columns} - {None}) > 1:
            titles = [(column or "other", words) for column, (words, _) in zip(columns, parts, strict=True)]
            offsets = tuple(span.start - _line_start(text, block) for _, span in parts)
            found[index] = ()
        elif titles and len(parts) == len(titles) and columns[0] is None:
            found[index] = tuple(
                Cell(column, title, span)
                for (column, title), (_, span) in zip(titles, parts, strict=True)
                if span.start < span.end
            )
        elif not GAP.search(text[block.span.start : block.span.end]):
            titles = []
    heads = [index for index, cells in found.items() if not cells and not found.get(index + 1)]
    return {index: cells for index, cells in found.items() if index not in heads}


_PARTNER: Final = re.compile(r"(?:kooperations|verbund)?partner(?:in)?", re.IGNORECASE)
"""The title of a first column that holds the members; beside works it is one of those who take part."""
_FIRST: Final = 3
"""Columns in which the works of a table stand: behind a number, a year or who pays."""


def _is_pair(text: str, block: Block) -> bool:
    """Whether a field is a row of two columns: no colon sets off its label."""
    if block.kind is not BlockKind.FIELD or block.label is None or block.value is None:
        return False
    between = text[block.label.end : block.value.start]
    return ":" not in between and ("|" in between or "\n" in between)


def _line_start(text: str, block: Block) -> int:
    return text.rfind("\n", 0, block.span.start) + 1


def _parts_at(text: str, block: Block, offsets: tuple[int, ...]) -> list[tuple[str, Span]]:
    """The cells of a row that a name too long for its column, or an empty cell, left with fewer gaps than there are
    columns: cut where the titles begin. Nothing where a word stands across such a place."""
    begin = _line_start(text, block)
    line = text[begin : block.span.end]
    if "\t" in line or "|" in line or "\n" in line or not offsets:
        return []
    edges = [at for at in offsets[1:] if at < len(line)]
    if not edges or any(line[at - 1] != " " for at in edges):
        return []
    cells: list[tuple[str, Span]] = []
    for left, right in zip(offsets, (*offsets[1:], len(line)), strict=True):
        words = line[left:right]
        first = begin + left + len(words) - len(words.lstrip())
        cells.append((words.strip(), Span(first, max(first, first + len(words.strip())))))
    return cells


def _parts(text: str, block: Block) -> Iterator[tuple[str, Span]]:
    if block.kind is BlockKind.FIELD:
        for span in (block.label, block.value):
            if span is not None:
                yield text[span.start : span.end].strip(" :*"), span
        return
    row = text[block.span.start : block.span.end]
    if "|" not in row and "\n" not in row and GAP.search(row):
        begin = block.span.start
        for part in GAP.split(row):
            left = text.index(part, begin)
            begin = left + len(part)
            yield part.strip(), Span(left, begin)
        return
    mark = next((m for m in ("|", "\n") if m in row), ";" if row.count(";") > 1 else SLASH)
    begin = block.span.start + (len(row) - len(row.lstrip("|")))
    row = row.strip("|")
    for part in row.split(mark):
        left = begin + len(part) - len(part.lstrip())
        begin += len(part) + len(mark)
        yield part.strip(" *\t"), Span(left, max(left, left + len(part.strip())))
