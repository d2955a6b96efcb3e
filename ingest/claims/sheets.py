"""Tables of money: rows under "Projekt | Förderung", "Mittelgeber | Betrag", "Mitglied | Umlage", each a flow.

The titles say what the cells hold. What a row leaves open, who pays or for what, the sentence or heading above says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ingest.claims import tables
from ingest.claims.flows import Flow, sum_of
from ingest.claims.kinds import LOCAL, PAYERS, WORKS
from ingest.claims.ledgers import Column, column_of, period_of
from ingest.claims.money import is_money_word
from ingest.claims.passages import Passage
from ingest.claims.payments import distinct, find_payment, narrowest
from ingest.claims.recipients import find_recipient
from ingest.german.amounts import Amount, find_amounts
from ingest.german.shares import find_shares
from ingest.model import Funding, FundingStatus, Span

Title = Column | Literal["work", "member", "receiver", "income", "other"]

_PATTERNS: Final[dict[Title, str]] = {
    "cost": r".*(?:kosten|ausgaben|aufwendungen|aufwand|investition).*",
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
        r"kooperation|verbund|zusammenschluss|allianz|region|(?:projekt|vorhaben)?träger|antragsteller\w*"
        r"|(?:zuwendungs)?empfänger\w*|begünstigte\w*"
    ),
    "income": (
        r"(?:einnahmen?|erträge?|mittel|finanzierung)(?:s?-?(?:art|quelle|position|baustein|anteil|titel))?"
        r"|deckung(?:smittel)?|finanzierungsplan"
    ),
    "member": r"(?:verbands)?mitglied\w*|gemeinden?|kommunen?|st[aä]dte?|gebietskörperschaft(?:en)?|partner",
}
_TITLES: Final = {title: re.compile(pattern, re.IGNORECASE) for title, pattern in _PATTERNS.items()}
_PERCENT: Final = re.compile(r"%|v\. ?h\.|prozent", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"(?:förder|zuschuss)?(?:quote|satz)|(?:förder|zuschuss)?anteil|(?:in )?(?:%|prozent|v\. ?h\.)", re.IGNORECASE
)
_BARE_SHARE: Final = re.compile(r"(\d{1,3})(?:,(\d{1,2}))?")
_PLAIN: Final = re.compile(
    r"(?:betr[aä]ge?|summen?|höhe|in )?(?:in )?\(?(?:euro|eur|€|t€)?\)?|betr[aä]ge?|summen?|höhe", re.IGNORECASE
)
_CURRENCY: Final = re.compile(r"(?:in )?(?:€|euro|eur|t€)", re.IGNORECASE)
_EURO: Final = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[. ]\d{3})*(?:,\d{2}|,[-–]+)?")
_OWN: Final = re.compile(r"umlage|eigen(?:mittel|anteil)|(?:mitglieds|verbands)?beitr[aä]g", re.IGNORECASE)
_BREAK: Final = re.compile(r"\s*\|\s*|\t+| {2,}")
_TOTAL: Final = re.compile(r"\W*(?:gesamt|summe|insgesamt|zusammen|total)\w*\W*", re.IGNORECASE)
_OF_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_YEAR: Final = re.compile(r"(?:bewilligungs|bescheid|förder)?jahr", re.IGNORECASE)
_YEARLY: Final = re.compile(r"jährlich|jahres|pro jahr|je jahr|/ ?jahr|p\. ?a\.", re.IGNORECASE)


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
    for span, passage in blocks.items():
        text, label, value = passage.document.text, passage.block.label, passage.block.value
        if label is not None and value is not None and ":" in text[label.end : value.start]:
            titles = ()  # fields whose colons stand in a column
            continue
        cells = _cells(text, span)
        named = _titles(text, cells)
        if named:
            titles, rows[span] = named, None
            through = distinct(e for r in passage.references_in(span) if r.kind == "Programme" for e in r.entities)
        elif _heads_other(text, cells):
            titles = ()
        elif len(cells) != len(titles) or len(cells) < 2:
            titles = titles if not any(c.isalnum() for c in text[span.start : span.end]) else ()
        elif _TOTAL.fullmatch(text[cells[0].start : cells[0].end]):
            rows[span] = None
        else:
            filled = zip(titles, cells, strict=True)
            rows[span] = Sheet(tuple((title, words, cell) for (title, words), cell in filled), through)
    return rows


def _heads_other(text: str, cells: list[Span]) -> bool:
    """Whether a row is the head of a table of other things, such as costs: "Ausgaben | EUR"."""
    words = [text[c.start : c.end].strip(" *:") for c in cells]
    return len(words) > 1 and any(_CURRENCY.fullmatch(w) for w in words[1:]) and any(map(str.isalpha, words[0]))


def _cells(text: str, span: Span) -> list[Span]:
    row = text[span.start : span.end]
    first = len(row) - len(row.lstrip("| \t"))
    last = len(row.rstrip("| \t\n"))
    cells: list[Span] = []
    at = first
    for gap in _BREAK.finditer(row, first, last):
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
    money = {"sum", "own", "share"} & set(found)
    told = {"work", "funder", "programme", "receiver", "member", "period", "income"} & set(found)
    if told & {"funder", "programme", "work", "receiver", "income"}:
        found = ["sum" if t == "other" and _PLAIN.fullmatch(w) and w else t for t, w in zip(found, words, strict=True)]
        money |= {"sum"} & set(found)
    return tuple(zip(found, words, strict=True)) if money and told else ()


def _title(words: str) -> Title:
    plain = re.sub(r"\([^()]*\)| (?:19|20)\d\d$", " ", words).strip(" :*")
    if _SHARE.fullmatch(plain) and ("anteil" not in plain.lower() or _PERCENT.search(words)):
        return "share"
    for title, pattern in _TITLES.items():
        if pattern.fullmatch(plain):
            return title
    return column_of(plain) or "other"


def flows_of_sheet(sheet: Sheet, passage: Passage, above: Flow | None) -> Iterator[Flow]:
    """The flow of a row of a table; who pays it and for what says the sentence above, where the row does not."""
    held: dict[Title, list[str]] = {}
    for title, _, cell in sheet.cells:
        found = [e for r in passage.references_in(cell) if r.kind in _kinds(title) for e in r.entities]
        held.setdefault(title, []).extend(found)
    income = next((c for t, _, c in sheet.cells if t == "income"), None)
    mine = income is not None and _OWN.search(passage.document.text, income.start, income.end) is not None
    if income is not None and not (mine or held["income"]):
        return
    if income is not None:
        held["funder"] = [] if mine else held["income"]
    coin = next((words for title, words, _ in sheet.cells if title == "cost" and _EURO.search(words)), None)
    for title, words, cell in sheet.cells:
        if title not in ("sum", "own", "share"):
            continue
        amount = None if title == "share" else _amount(passage.document.text, words if coin is None else coin, cell)
        share = _share(passage.document.text, sheet)
        if amount is None and (share is None or title != "share" or any(t == "sum" for t, _, _ in sheet.cells)):
            continue
        flow = _flow(sheet, passage, above, held, "own" if mine or title == "own" else "granted", amount, share)
        if flow is not None:
            yield flow


def _flow(
    sheet: Sheet,
    passage: Passage,
    above: Flow | None,
    held: dict[Title, list[str]],
    status: FundingStatus,
    amount: Amount | None,
    share: str | None,
) -> Flow | None:
    text = passage.document.text
    named = any(t in ("work", "receiver") for t, _, _ in sheet.cells)
    titled = any(t == "work" and any(map(str.isalpha, text[c.start : c.end])) for t, _, c in sheet.cells)
    receivers = held.get("receiver", []) if not titled else []  # money for a work is not that of its owner
    recipient = next(iter((*held.get("work", ()), *receivers)), None)
    members = held.get("member", [])
    if status != "own" and members and not named:
        recipient, named = members[0], True
    if not named:
        recipient = above.funding.recipient if above is not None else None
        recipient = recipient or find_recipient(find_payment(passage, (), None), None)
        recipient = recipient or passage.heading_topic("Cooperation")
        if recipient is None and any(t == "income" for t, _, _ in sheet.cells):
            recipient = passage.topic("Cooperation")
    sources = held.get("funder", ())
    through = [e for e in sources if passage.kind(e) == "Programme"]
    programmes = distinct((*held.get("programme", ()), *through)) or sheet.programmes
    programmes = programmes or (above.programmes if above is not None and not sources else ())
    funders = distinct(members if status == "own" else (e for e in sources if e not in through))
    if not sources and not funders and status != "own" and above is not None:
        funders = above.funding.funders
    if recipient is None and (named or not programmes):
        return None
    periods = (
        period_of(passage.document.text, cell)
        for title, words, cell in sheet.cells
        if title == "period" and not (held.get("work") and tables.is_term(words))
    )
    period = next(periods, (None, None))
    head = next((m[0] for t, w, _ in sheet.cells if t == "income" and (m := _OF_YEAR.search(w))), None)
    if head is not None and period == (None, None):
        period = (head, head)
    if head is None and period[0] == period[1] and any(t == "period" and _YEAR.fullmatch(w) for t, w, _ in sheet.cells):
        period = (None, None)  # the year of the notice
    yearly = status == "own" and any(t == "own" and _YEARLY.search(w) for t, w, _ in sheet.cells)
    filled = sum_of(amount)
    if yearly and filled["per"] is None:
        filled["per"] = "year"
    row = passage.document.text[passage.block.span.start : passage.block.span.end].lower()
    asked = any(is_money_word(word, "planned") for word in re.findall(r"\w+", row))
    funding = Funding(
        id="",
        status="planned" if asked and status == "granted" else status,
        evidence=(passage.document.evidence(passage.block.span),),
        recipient=recipient,
        funders=tuple(f for f in funders if f != recipient),
        programme=narrowest(passage, programmes) if status != "own" else None,
        **filled,
        start=period[0],
        end=period[1],
        share=share if status != "own" else None,
        rule="money",
        confidence=0.75,
    )
    return Flow(funding, programmes if status != "own" else (), block=passage.sentence.block, listed=True)


def _kinds(title: Title) -> frozenset[str]:
    match title:
        case "funder" | "income":
            return frozenset({*PAYERS, *LOCAL, "State", "Cooperation", "Organisation", "Programme"})
        case "programme":
            return frozenset({"Programme"})
        case "work":
            return frozenset(WORKS)
        case "receiver":
            return frozenset({*LOCAL, "Organisation", "Cooperation"})
        case "member":
            return LOCAL
    return frozenset()


def _amount(text: str, title: str, cell: Span) -> Amount | None:
    """The sum of a cell, its currency written there or in the title of its column."""
    found = find_amounts(text, cell)
    if found:
        return found[0] if found[0].currency == "EUR" else None
    words = text[cell.start : cell.end].strip(" *")
    if _EURO.search(title) is None or _NUMBER.fullmatch(words) is None:
        return None
    plain = re.sub(r"[. ]", "", words.split(",")[0])
    cents = words.partition(",")[2].strip("-–")
    value = f"{plain}.{cents}" if cents.strip("0") else plain
    return Amount(cell, value, None, "EUR", written=words)


def _share(text: str, sheet: Sheet) -> str | None:
    shares = [p for title, words, cell in sheet.cells if title == "share" for p in _percents(text, words, cell)]
    return shares[0] if len(shares) == 1 else None


def _percents(text: str, title: str, cell: Span) -> list[str]:
    """The shares of a cell, the sign of per cent written there or in the title of its column: "Anteil (v. H.)"."""
    found = [s.percent for s in find_shares(text, cell)]
    bare = _BARE_SHARE.fullmatch(text[cell.start : cell.end].strip())
    if found or bare is None or not _PERCENT.search(title) or int(bare[1]) > _WHOLE:
        return found
    return [f"{bare[1]}.{bare[2]}" if (bare[2] or "").strip("0") else bare[1]]


_WHOLE: Final = 100
