"""The flows of a row of a table of money: who pays how much for what, by the titles of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.money.flows import Flow, sum_of
from ingest.claims.money.ledgers import is_term, period_of
from ingest.claims.money.payments import distinct, find_payment, narrowest
from ingest.claims.money.recipients import find_recipient
from ingest.claims.money.sheets import PERCENT, Sheet, Title
from ingest.german.amounts import Amount, find_amounts
from ingest.german.shares import find_shares
from ingest.model import Funding, FundingStatus, Span
from ingest.names.knowledge.kinds import LOCAL, PAYERS, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage

_EURO: Final = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[. ]\d{3})*(?:,\d{2}|,[-–]+)?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d{1,3},\d\d")
"""How sums are written where a table names no currency."""
_OWN: Final = re.compile(r"umlage|eigen(?:mittel|anteil)|(?:mitglieds|verbands)?beitr[aä]g", re.IGNORECASE)
_OF_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_OF_BUDGET: Final = re.compile(
    r"(?:\w*(?:ansatz|plan|soll|ist|ergebnis|beitrag|umlage) )?((?:19|20)\d\d)", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:bewilligungs|bescheid|förder)?jahr", re.IGNORECASE)
_YEARLY: Final = re.compile(r"jährlich|jahres|pro jahr|je jahr|/ ?jahr|p\. ?a\.", re.IGNORECASE)


_BARE_SHARE: Final = re.compile(r"(\d{1,3})(?:,(\d{1,2}))?")


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
        held["funder"] = held["income"]
        held["member"] = [e for e in held["income"] if passage.kind(e) in LOCAL] if mine else []
    coin = next((words for title, words, _ in sheet.cells if title == "cost" and _EURO.search(words)), None)
    for title, words, cell in sheet.cells:
        if title not in ("sum", "own", "share"):
            continue
        amount = None if title == "share" else _amount(passage.document.text, words if coin is None else coin, cell)
        share = _share(passage.document.text, sheet) or (_share_in_place(passage, cell) if amount is None else None)
        beside = title == "share" and any(t == "sum" for t, _, _ in sheet.cells)
        nothing = amount is not None and amount.low == "0"
        if nothing or (amount is None and (share is None or beside)):
            continue
        status: FundingStatus = "own" if mine or title == "own" else "granted"
        flow = _flow(sheet, passage, above, held, status, amount, share, _year(words))
        if flow is not None:
            yield flow


def _year(title: str) -> str | None:
    """The year that the column is of: "2019", "Ansatz 2019"."""
    found = _OF_BUDGET.fullmatch(title.removesuffix(" (Euro)"))
    return found[1] if found is not None else None


def _flow(
    sheet: Sheet,
    passage: Passage,
    above: Flow | None,
    held: dict[Title, list[str]],
    status: FundingStatus,
    amount: Amount | None,
    share: str | None,
    year: str | None,
) -> Flow | None:
    text = passage.document.text
    named = any(t in ("work", "receiver") for t, _, _ in sheet.cells)
    income = next((c for t, _, c in sheet.cells if t == "income"), None)
    titled = any(t == "work" and any(map(str.isalpha, text[c.start : c.end])) for t, _, c in sheet.cells)
    receivers = held.get("receiver", []) if not titled else []  # money for a work is not that of its owner
    recipient = next(iter((*held.get("work", ()), *receivers)), None)
    members = held.get("member", [])
    if status != "own" and members and not named:
        recipient, named = members[0], True
    if not named:
        recipient = _told_in(passage, income) if income is not None else None
        recipient = recipient or (above.funding.recipient if above is not None else None)
        recipient = recipient or find_recipient(find_payment(passage, (), None), None)
        recipient = recipient or passage.heading_topic("Cooperation")
    sources = held.get("funder", ())
    through = [e for e in sources if passage.kind(e) == "Programme"]
    programmes = distinct((*held.get("programme", ()), *through)) or sheet.programmes
    programmes = programmes or (above.programmes if above is not None and not sources else ())
    funders = distinct(members if status == "own" else (e for e in sources if e not in through))
    if not sources and not funders and status != "own" and above is not None and not _hands_on(passage, above, named):
        funders = above.funding.funders
    if recipient is None and (named or not programmes):
        return None
    periods = (
        period_of(passage.document.text, cell)
        for title, words, cell in sheet.cells
        if title == "period" and not (held.get("work") and is_term(words))
    )
    period = next(periods, (None, None))
    head = next((m[0] for t, w, _ in sheet.cells if t == "income" and (m := _OF_YEAR.search(w))), None)
    head = year or head
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


def _told_in(passage: Passage, income: Span) -> str | None:
    """What the money of a row of income is for: the one work that its cell names, else the cooperation."""
    works = distinct(e for r in passage.references_in(income) if r.kind in WORKS for e in r.entities)
    return works[0] if len(works) == 1 else passage.topic("Cooperation")


def _hands_on(passage: Passage, above: Flow, named: bool) -> bool:
    """Whether the rows tell how a cooperation that got a budget above parts it among others."""
    told = above.funding.recipient
    return named and told is not None and passage.kind(told) == "Cooperation"


def _kinds(title: Title) -> frozenset[str]:
    match title:
        case "funder" | "income":
            return frozenset({*PAYERS, *LOCAL, "State", "Cooperation", "Organisation", "Consultancy", "Programme"})
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
    found = [a for a in find_amounts(text, cell) if (a.low or a.high) not in (None, "0", "0.00")]
    if found:
        return found[0] if found[0].currency == "EUR" else None
    words = text[cell.start : cell.end].strip(" *")
    if _NUMBER.fullmatch(words) is None or not (_EURO.search(title) or _THOUSANDS.fullmatch(words)):
        return None
    plain = re.sub(r"[. ]", "", words.split(",")[0])
    cents = words.partition(",")[2].strip("-–")
    value = f"{plain}.{cents}" if cents.strip("0") else plain
    return Amount(cell, value, None, "EUR", written=words)


def _share(text: str, sheet: Sheet) -> str | None:
    shares = [p for title, words, cell in sheet.cells if title == "share" for p in _percents(text, words, cell)]
    return shares[0] if len(shares) == 1 else None


def _share_in_place(passage: Passage, cell: Span) -> str | None:
    """The share that stands where a sum is asked for: "65 % der Personalkosten"."""
    found = find_shares(passage.document.text, cell)
    return found[0].percent if len(found) == 1 else None


def _percents(text: str, title: str, cell: Span) -> list[str]:
    """The shares of a cell, the sign of per cent written there or in the title of its column: "Anteil (v. H.)"."""
    found = [s.percent for s in find_shares(text, cell)]
    bare = _BARE_SHARE.fullmatch(text[cell.start : cell.end].strip())
    if found or bare is None or not PERCENT.search(title) or int(bare[1]) > _WHOLE:
        return found
    return [f"{bare[1]}.{bare[2]}" if (bare[2] or "").strip("0") else bare[1]]


_WHOLE: Final = 100
