"""Tables of money: rows under "Projekt | Förderung", "Mittelgeber | Betrag", "Mitglied | Umlage", each a flow.

The titles say what the cells hold. What a row leaves open, who pays or for what, the sentence or heading above says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ingest.claims.money.ledgers import Column, column_of
from ingest.claims.money.payments import distinct
from ingest.documents.tables import SLASH
from ingest.german.amounts import find_amounts
from ingest.german.calendars import YEAR
from ingest.model import Block, BlockKind, Span
from ingest.passages.passages import Passage

Title = Column | Literal["work", "member", "receiver", "income", "other"]

_PATTERNS: Final[dict[Title, str]] = {
    "cost": r"(?!kostenträger).*(?:kosten|ausgaben|aufwendungen|aufwand|investition).*",
    "own": r".*(?:beitrag|beiträge|umlage|eigenmittel|eigenanteil|einlage|kommunaler anteil).*",
    "programme": r"(?:förder)?(?:programm|richtlinie|linie|topf|fonds|kulisse)e?|gefördert aus|mittel aus|quelle",
    "funder": (
        r"(?:zuwendungs|förder(?:mittel)?|mittel|geld|zuschuss)?-?geber(?:in|innen)?|herkunft(?: der mittel)?"
        r"|(?:zuschuss|fördermittel|mittel)geber und programm|sponsor(?:en|in)?|spender(?:in)?|stifter|kostenträger"
        r"|bezahlt (?:von|durch)|wer gibt\??|von wem\??|finanzierungsquelle|(?:mittel|finanzierungs)herkunft"
        r"|finanziert (?:durch|von|aus)|förderer|wer zahlt\??"
    ),
    "work": (
        r"(?:\w+-?)?(?:projekte?|maßnahmen?|vorhaben)(?:titel|name|bezeichnung)?|gegenstand|(?:verwendungs)?zweck"
        r"|wofür\??|für was\??"
    ),
    "receiver": (
        r"(?:kommunale |regionale )?(?:kooperation|verbund|zusammenschluss|allianz|region|zweckverband|bündnis"
        r"|städtenetz|netzwerk|arbeitsgemeinschaft|lokale aktionsgruppe|lag|ile|kommunalverbund|partnerschaft)"
        r"|verband|name|(?:projekt|vorhaben)?träger|antragsteller\w*"
        r"|(?:zuwendungs)?empfänger\w*|begünstigte\w*"
    ),
    "income": (
        r"(?:einnahmen?|erträge?|mittel|finanzierung)(?:s?-?(?:art|quelle|position|baustein|anteil|titel))?"
        r"|deckung(?:smittel)?|finanzierungsplan"
    ),
    "member": r"(?:verbands)?mitglied\w*|gemeinden?|kommunen?|st[aä]dte?|gebietskörperschaft(?:en)?|partner",
}
_TITLES: Final = {title: re.compile(pattern, re.IGNORECASE) for title, pattern in _PATTERNS.items()}
PERCENT: Final = re.compile(r"%|v\. ?h\.|prozent", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"(?:förder|zuschuss)?(?:quote|satz)|(?:förder|zuschuss)?anteil|(?:in )?(?:%|prozent|v\. ?h\.)", re.IGNORECASE
)
_PLAIN: Final = re.compile(
    r"(?:betr[aä]ge?|summen?|höhe|(?:(?:haushalts)?ansatz|plan|soll|ist|(?:rechnungs)?ergebnis) (?:19|20)\d\d)?"
    r" ?(?:in )?\(?(?:euro|eur|€|t€)?\)?",
    re.IGNORECASE,
)
_CURRENCY: Final = re.compile(r"(?:in )?(?:€|euro|eur|t€)", re.IGNORECASE)
_BREAK: Final = re.compile(r"\s*\|\s*|\t+| {2,}")
_ALL_IN: Final = re.compile(r"\b(?:Angaben|Beträge|Werte|Zahlen|Summen)(?: jeweils)? in (?:Euro|EUR|€)")
_IN_EURO: Final = re.compile(r"\(in (?:Euro|EUR|€)\)|\bin (?:Euro|EUR|€)$")
"""How a heading says what the numbers of the table below it are counted in."""
_LINE_BREAK: Final = re.compile(r"\s*\|\s*|\t+| {2,}|\n|; ?(?=\S)")
"""In a row of a table flattened to lines each cell has a line of its own."""
_SLASH: Final = re.compile(re.escape(SLASH))
_TOTAL: Final = re.compile(r"\W*(?:gesamt|summe|insgesamt|zusammen|total)\w*\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A row of a table of money: its cells under their titles, and the programmes that the head names."""

    cells: tuple[tuple[Title, str, Span], ...]
    programmes: tuple[str, ...]

    @property
    def lists_members(self) -> bool:
        """Whether those who pay or get the money stand in it as members."""
        return any(title == "member" for title, _, _ in self.cells)


Sheets = Mapping[Span, Sheet | None]


def find_sheets(passages: tuple[Passage, ...]) -> Sheets:
    """The rows of tables of money by the spans of their blocks; None for a row of titles or of totals."""
    rows: dict[Span, Sheet | None] = {}
    titles: tuple[tuple[Title, str], ...] = ()
    through: tuple[str, ...] = ()
    blocks: dict[Span, Passage] = {}
    for passage in passages:
        blocks.setdefault(passage.block.span, passage)
    everywhere = bool(passages) and _ALL_IN.search(passages[0].document.text) is not None
    above = headline = ""
    wrapped = False
    """Whether the line before may be the first half of a row that the page has wrapped."""
    for span, passage in blocks.items():
        heading, above = above, passage.document.text[span.start : span.end]
        if passage.block.kind is BlockKind.HEADING or above.rstrip().endswith(":"):
            headline = above
        text, label, value = passage.document.text, passage.block.label, passage.block.value
        if label is not None and value is not None and ":" in text[label.end : value.start]:
            titles = ()  # fields whose colons stand in a column
            continue
        border = _border(text, passage.block)
        if not titles and border.search(text, span.start, span.end) is None:
            continue  # no row of a table
        cells = _cells(text, span, border)
        named = _titles(text, cells)
        if named:
            counted = everywhere or _IN_EURO.search(heading) is not None
            named = tuple((t, f"{w} (Euro)" if counted and t in ("sum", "own") else w) for t, w in named)
            titles, rows[span] = named, None
            through = distinct(e for r in passage.references_in(span) if r.kind == "Programme" for e in r.entities)
        elif _heads_other(text, cells):
            titles = ()
        elif not titles and passage.block.kind is BlockKind.TABLE_ROW and _is_income(text, cells, headline):
            rows[span] = Sheet((("income", "", cells[0]), ("sum", "Euro", cells[1])), ())
        elif len(cells) != len(titles) or len(cells) < 2:
            empty = not any(c.isalnum() for c in text[span.start : span.end])
            cut = (
                len(cells) == 1 and not wrapped and span.end - span.start <= _LINE and text[span.end - 1] not in ".:!?"
            )
            titles, wrapped = titles if empty or cut else (), cut and not empty
            continue
        elif _TOTAL.fullmatch(text[cells[0].start : cells[0].end]):
            rows[span] = None
        else:
            filled = zip(titles, cells, strict=True)
            rows[span] = Sheet(tuple((title, words, cell) for (title, words), cell in filled), through)
        wrapped = False
    return rows


_LINE: Final = 80
"""Characters of the first half of a wrapped row at most."""


def _is_income(text: str, cells: list[Span], headline: str) -> bool:
    """Whether a row without titles is one of money that comes in, as the heading above says, and ends with its sum."""
    if len(cells) != len(("what", "sum")) or _COMES_IN.search(headline) is None:
        return False
    return bool(find_amounts(text, cells[1])) and not _TOTAL.match(text, cells[0].start)


_COMES_IN: Final = re.compile(r"einnahmen|ertr[aä]ge|finanzierung\b|finanzierungsplan|mittelherkunft", re.IGNORECASE)


def _heads_other(text: str, cells: list[Span]) -> bool:
    """Whether a row is the head of a table of other things, such as costs: "Ausgaben | EUR"."""
    words = [text[c.start : c.end].strip(" *:") for c in cells]
    return len(words) > 1 and any(_CURRENCY.fullmatch(w) for w in words[1:]) and any(map(str.isalpha, words[0]))


def _border(text: str, block: Block) -> re.Pattern[str]:
    """What parts the cells of a block; the titles above rows of lines may stand in one: "Projekt / Betrag"."""
    if block.kind is not BlockKind.TABLE_ROW:
        return _BREAK
    row = text[block.span.start : block.span.end]
    return _SLASH if SLASH in row and "\n" not in row and "|" not in row else _LINE_BREAK


def _cells(text: str, span: Span, border: re.Pattern[str]) -> list[Span]:
    row = text[span.start : span.end]
    first = len(row) - len(row.lstrip("| \t"))
    last = len(row.rstrip("| \t\n"))
    cells: list[Span] = []
    at = first
    for gap in border.finditer(row, first, last):
        cells.append(Span(span.start + at, span.start + gap.start()))
        at = gap.end()
    cells.append(Span(span.start + at, span.start + max(last, at)))
    return cells


def _titles(text: str, cells: list[Span]) -> tuple[tuple[Title, str], ...]:
    """What the cells of a row hold if it is the head of a table of money: one has sums or shares, another says of
    what."""
    if len(cells) < 2 or any(find_amounts(text, cell) for cell in cells):
        return ()
    words = [" ".join(text[c.start : c.end].strip(" *:").split()) for c in cells]
    found = [_title(w) for w in words]
    if "member" in found[1:] and words[0].lower() in ("name", "bezeichnung"):
        found[0] = "receiver"  # whose members the next column lists
    money = {"sum", "own", "share"} & set(found)
    told = {"work", "funder", "programme", "receiver", "member", "period", "income"} & set(found)
    if told & {"funder", "work", "receiver", "income", "member"} and not money:
        years = [i for i, w in enumerate(words) if YEAR.fullmatch(w)]
        found = ["sum" if i in years and len(years) > 1 else t for i, t in enumerate(found)]
        money |= {"sum"} & set(found)
    if told & {"funder", "programme", "work", "receiver", "income"}:
        found = ["sum" if t == "other" and _PLAIN.fullmatch(w) and w else t for t, w in zip(found, words, strict=True)]
        money |= {"sum"} & set(found)
    return tuple(zip(found, words, strict=True)) if money and told else ()


def _title(words: str) -> Title:
    plain = re.sub(r"\([^()]*\)| (?:19|20)\d\d$", " ", words).strip(" :*")
    if _SHARE.fullmatch(plain) and ("anteil" not in plain.lower() or PERCENT.search(words)):
        return "share"
    for title, pattern in _TITLES.items():
        if pattern.fullmatch(plain):
            return title
    return column_of(plain) or "other"
