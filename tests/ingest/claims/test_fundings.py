"""Flows of money: what sentences, records and tables say of who pays whom, through what, how much and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Funding, Source

GRANTS = Path(__file__).parent / "grants"
"""Each file holds texts parted by lines of hyphens; in each, below a line of equals signs, its flows one by line:
status | recipient | funders | programme | amount | share | period."""

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(GRANTS.glob("*.txt"))
    for number, case in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n-----\n"), 1)
]


def written(funding: Funding, names: dict[str, str]) -> str:
    amount = (funding.amount or "") + (f"..{funding.amount_max}" if funding.amount_max else "")
    period = f"{funding.start or ''}..{funding.end or ''}" if funding.start or funding.end else ""
    parts = (
        funding.status,
        names[funding.recipient] if funding.recipient else "",
        " + ".join(names[funder] for funder in funding.funders),
        names[funding.programme] if funding.programme else "",
        amount + (f"/{funding.per}" if funding.per else ""),
        funding.share or "",
        period,
    )
    return " | ".join(part or "-" for part in parts)


@pytest.mark.parametrize("case", CASES)
def test_flows(case: str) -> None:
    text, _, table = case.partition("\n=====\n")
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text + "\n"))
    names = {e.id: e.name for e in reading.entities}
    assert [written(f, names) for f in reading.fundings] == [line for line in table.split("\n") if line]


@pytest.mark.parametrize("case", CASES)
def test_each_flow_is_quoted(case: str) -> None:
    text = case.partition("\n=====\n")[0] + "\n"
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text))
    quotes = [e for f in reading.fundings for e in f.evidence]
    assert all(text[q.span.start : q.span.end] == q.quote for q in quotes)
    assert all(f.evidence for f in reading.fundings)
