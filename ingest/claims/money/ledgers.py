"""Money in fields: "Zuwendungsgeber: …", "Fördersatz: 60 %".

A field says one thing of a flow, and the fields of one record say together what a sentence would: the sum stands in
one, who pays it in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from ingest.claims.money.doers import is_proxy
from ingest.claims.money.payments import distinct
from ingest.claims.money.receiver_lines import BRACKET
from ingest.german.amounts import Amount
from ingest.german.dates import find_dates
from ingest.german.shares import Share, find_shares
from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import LOCAL, PAYERS
from ingest.passages.passages import Passage

Column = Literal["funder", "programme", "share", "period", "own", "cost", "sum"]

_TITLES: Final[dict[Column, str]] = {
    "cost": (
        r"(?!.*(?:förder|finanzier))"
        r".*(?:ausgaben|kosten\b|investition|volumen\b|bausumme|gesamtsumme|auftragswert).*"
    ),
    "own": r".*(?:eigen(?:anteil|mittel|leistung|beteiligung)|kommunaler anteil|anteil der \w+).*"
    r"|(?:verbands|mitglieder)?umlage(?: (?:19|20)\d\d)?|mitgliedsbeitr(?:ag|äge)(?: (?:19|20)\d\d)?",
    "share": (
        r".*(?:förder|zuschuss|zuwendungs|beihilfe|finanzierungs)(?:ungs)?(?:satz|quote|anteil).*"
        r"|anteil in %"
    ),
    "period": r".*(?:zeitraum|periode|laufzeit|jahre?|dauer)(?: (?:der|des) \w+)?",
    "funder": (
        r"(?:zuwendungs|förder(?:mittel)?|mittel|geld|zuschuss)-?geber(?:in|innen)?|fördergeber|förderer"
        r"|(?:mittel|finanzierungs)herkunft|herkunft der mittel|quelle der mittel"
        r"|bewilligungs(?:behörde|stelle)|förder(?:nde )?(?:stelle|behörde)"
        r"|(?:gefördert|bezahlt|(?:ko|mit)?finanziert|unterstützt|förderung|finanzierung) (?:durch|von|vom)"
    ),
    "programme": (
        r"(?:förder)?(?:programme?|richtlinie|linie|topf|fonds|instrument|kulisse|bereich|maßnahme)"
        r"|(?:rechts|förder|zuwendungs)?grundlagen?|grundlage der (?:förderung|zuwendung|bewilligung)"
        r"|(?:ge)?förder(?:t|ung) (?:über|nach|aus|im rahmen)|mittel aus|aus dem programm"
    ),
    "sum": (
        r".*(?:förder(?:summe|betrag|höhe|mittel|gelder|volumen|ung)|zuwendung|zuschuss|zuschüsse|beihilfe|mittel"
        r"|finanzhilfe|bewilligt).*|(?:grund|start)budget|geld|kofinanzierung|sponsor(?:en|ing)?|spenden?"
    ),
}
_COLUMNS: Final = {column: re.compile(title, re.IGNORECASE) for column, title in _TITLES.items()}
_FUNDED: Final = re.compile(r"förder|bewillig|zuwend", re.IGNORECASE)
"""The term of a project is no period of its funding."""
_NAMED_PAYERS: Final = PAYERS | {"District", "State"}


_OF_GRANTS: Final[dict[Column, frozenset[str]]] = {
    "sum": frozenset(
        {"betrag", "höhe", "summe", "betrag in euro", "höhe in euro", "bewilligte summe", "bewilligter betrag"}
    ),
    "share": frozenset({"anteil", "quote", "satz", "anteil in prozent", "anteil in %"}),
}
"""Titles of fields that in the record of a grant speak of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one field of a record says of money."""

    column: Column
    funders: tuple[str, ...]
    programmes: tuple[str, ...]
    share: str | None
    start: str | None
    end: str | None
    amount: Amount | None = None


def column_of(words: str) -> Column | None:
    """What a field or column with this title says of money, if anything."""
    plain = " ".join(BRACKET.sub(" ", words).split()).strip(" :*_")
    if not plain or len(plain) > 60:
        return None
    return next((column for column, pattern in _COLUMNS.items() if pattern.fullmatch(plain)), None)


def is_term(title: str) -> bool:
    """Whether a column with this title says when a work was done, not when money was given for it."""
    return _TERM.fullmatch(title) is not None


_TERM: Final = re.compile(
    r"(?:projekt|bau|umsetzungs|durchführungs|bearbeitungs)?-?(?:laufzeit|zeitraum|zeit|dauer)|umsetzung|realisierung",
    re.IGNORECASE,
)


def find_entry(passage: Passage, granted: bool = False) -> Entry | None:
    """What the field that the passage is the value of says of money; None for what is no field of money. In the record
    of a grant (``granted``) "Betrag" and "Anteil" are those of the grant, "Zeitraum" is its period."""
    block = passage.block
    if block.label is None or block.kind is BlockKind.TABLE_ROW:
        return None
    title = passage.document.text[block.label.start : block.label.end]
    column = column_of(title)
    if granted:
        plain = BRACKET.sub(" ", title).strip(" :*_").lower()
        column = next((c for c, words in _OF_GRANTS.items() if plain in words), column)
    if column is None or (column == "period" and not (granted or _FUNDED.search(title))):
        return None
    if column == "funder" and _pairs_sums(passage):
        column = "sum"
    entry = _entry(column, (passage,), block.span)
    if column == "programme" and _BASIS.search(title) is not None and not entry.programmes:
        return None  # "Grundlage: Entwicklungskonzept 2016"
    if column != "sum":
        return entry
    titled = find_shares(passage.document.text, block.label)
    named = distinct(
        e for r in passage.references_in(block.label) if r.kind in _NAMED_PAYERS for e in r.entities
    )  # "Zuschuss Landkreis X: 5.000 Euro"
    return replace(entry, share=titled[0].percent if len(titled) == 1 else entry.share, funders=named or entry.funders)


def _pairs_sums(passage: Passage) -> bool:
    """Whether each donor of a field has a sum of its own behind it: "Mittelgeber: Land X (75.000 €), Stiftung Y (30.000
    €)"."""
    donors = [a.span.end for a in passage.arguments if a.kind in _NAMED_PAYERS or a.kind == "Organisation"]
    sums = [a.span.start for a in passage.amounts]
    return len(sums) > 0 and len(sums) == len(donors) and all(d <= s for d, s in zip(donors, sums, strict=True))


_BASIS: Final = re.compile(r"grundlage", re.IGNORECASE)


def _entry(column: Column, passages: tuple[Passage, ...], span: Span) -> Entry:
    named = [a for p in passages for a in p.arguments if a.span in span]
    arguments = [a for a in named if not a.explains]
    shares: list[Share] = [s for p in passages for s in p.shares if s.span in span]
    payers = PAYERS | LOCAL | {"State", "Cooperation", "Organisation"} if column == "funder" else PAYERS
    start, end = period_of(passages[0].document.text, span) if column == "period" else (None, None)
    return Entry(
        column=column,
        funders=distinct(
            e
            for p in passages
            for a in p.arguments
            if a in arguments and a.kind in payers and not is_proxy(p, a)
            for e in a.reference.entities
        ),
        programmes=distinct(e for a in named if a.kind == "Programme" for e in a.reference.entities),
        share=shares[0].percent if len(shares) == 1 and column in ("share", "sum") else None,
        start=start,
        end=end,
        amount=next((a for p in passages for a in p.amounts if a.span in span), None) if column == "sum" else None,
    )


def period_of(text: str, span: Span) -> tuple[str | None, str | None]:
    """The beginning and end that a cell or value states: "2021–2023", "bis 31.12.2025"."""
    dates = [d for d in find_dates(text, span) if not d.relative]
    if not dates:
        return None, None
    if len(dates) == 1:
        date = dates[0]
        if date.relation == "until":
            return None, date.end or date.start
        return date.start, date.end or (date.start if date.relation == "on" else None)
    return dates[0].start, dates[-1].end or dates[-1].start
