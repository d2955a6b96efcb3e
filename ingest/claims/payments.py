"""What a passage shows of money: who could pay, through which programme, which amounts flow and which are mere cost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ingest.claims.arguments import Argument
from ingest.claims.frames import OFFICES
from ingest.claims.labels import Label
from ingest.claims.passages import Passage
from ingest.german.amounts import Amount
from ingest.german.shares import Share
from ingest.model import Span

PAYERS: Final = frozenset({"Ministry", "Authority"})
LOCAL: Final = frozenset({"Municipality", "District"})
WORKS: Final = ("Concept", "Project")
BARRED: Final = frozenset({"in", "bei", "nach", "an", "mit", "für", "über", "gegen", "zu", "zwischen", "unter", "laut"})


@cache
def money_words(name: str) -> tuple[str, ...]:
    data: dict[str, Any] = yaml.safe_load((files("ingest.claims") / "money.yaml").read_text(encoding="utf-8"))
    return tuple(data[name])


@cache
def is_money_word(word: str, name: str) -> bool:
    return any(
        word.startswith(p[:-1]) if p[-1] == "*" else word.endswith(p[1:]) if p[0] == "*" else word == p
        for p in money_words(name)
    )


@dataclass(frozen=True, slots=True)
class Payment:
    """What one passage shows of money: its words with those of its label, payers, programmes, amounts that flow."""

    passage: Passage
    words: frozenset[str]
    label: frozenset[str]
    """The words of the label alone."""
    payers: tuple[Argument, ...]
    payer_ids: tuple[str, ...]
    programme_ids: tuple[str, ...]
    amounts: tuple[Amount, ...]
    shares: tuple[Share, ...]
    spans: tuple[Span, ...]
    noticed: bool
    """Whether the sentence before speaks of a notice of grant, whose sum this one may name."""

    def has(self, kind: str) -> bool:
        return any(is_money_word(w, kind) for w in self.words)


def find_payment(passage: Passage, labels: tuple[Label, ...], before: Passage | None) -> Payment:
    near = labels[:1]
    label = frozenset(w for text, _ in near for w in re.findall(r"\w+", text.lower()))
    payers = _payers(passage)
    programmes = [a for a in passage.arguments if a.kind == "Programme"]
    above = [r for _, span in near for r in passage.references_in(span)]
    payer_ids = distinct(e for a in payers for e in a.reference.entities)
    if not payer_ids:
        payer_ids = distinct(e for r in above if r.kind in PAYERS for e in r.entities)
    programme_ids = distinct(e for a in programmes for e in a.reference.entities)
    if not programme_ids:
        programme_ids = distinct(e for r in above if r.kind == "Programme" for e in r.entities)
    amounts = [
        a for a in passage.amounts if a.currency == "EUR" and not _is_cost(passage, a) and not _is_rate(passage, a)
    ]
    if passage.block.label is not None and _titles_cost(label):
        amounts = []
    return Payment(
        passage=passage,
        words=frozenset(passage.words) | label,
        label=label,
        payers=tuple(payers),
        payer_ids=payer_ids,
        programme_ids=programme_ids,
        amounts=tuple(_without_totals(amounts)),
        shares=tuple(s for s in passage.shares if not _is_split(passage, s)),
        spans=tuple(a.span for a in (*payers, *programmes)),
        noticed=before is not None and any(is_money_word(w, "notices") for w in before.words),
    )


def giving_clause(passage: Passage, measure: Span | None) -> int:
    """The clause of the sum, or where none is named the first that speaks of giving."""
    if measure is not None:
        return passage.clause_at(bisect_left(passage.starts, measure.start))
    for strength in ("strong", "gives"):
        for number in range(len(passage.clauses)):
            if any(is_money_word(w, strength) for w in passage.clause_words(number)):
                return number
    return 0


def _titles_cost(label: frozenset[str]) -> bool:
    """Whether the label of a field says that what stands behind it is cost: "Gesamtkosten", "förderfähige Ausgaben"."""
    return any(is_money_word(w, "cost") for w in label) and not any(is_money_word(w, "own") for w in label)


def _is_split(passage: Passage, share: Share) -> bool:
    """Whether the share only divides the sum among its payers: "je zur Hälfte von Bund und Land"."""
    first = bisect_left(passage.starts, share.span.start)
    return any(w in ("je", "jeweils") for w in passage.words[max(first - 2, 0) : first + 1])


def comes_from(payment: Payment) -> bool:
    """Whether an amount stands with where it comes from: "5,7 Mio. Euro von der Europäischen Union"."""
    if not payment.amounts:
        return False
    return any(
        a.kind in (*PAYERS, "Programme") and a.preposition in ("von", "aus", "durch") and not is_held(a)
        for a in payment.passage.arguments
    )


def bear_themselves(payment: Payment) -> bool:
    """Whether members pay without a sum being named: "Was noch fehlt, bringen die zwei Kreise selbst auf"."""
    if not (payment.has("own") and payment.has("bears")):
        return False
    return any(a.kind in LOCAL and a.preposition is None for a in payment.passage.arguments)


def each_of(payment: Payment) -> tuple[str, ...]:
    """The several recipients of whom each gets the amount: "die drei Gruppen erhalten je 200.000 Euro"."""
    if len(payment.amounts) != 1 or not payment.amounts[0].each:
        return ()
    groups: dict[int, list[str]] = {}
    for argument in payment.passage.arguments:
        if argument.kind in ("Cooperation", "Region", *WORKS) and argument.preposition in (None, "an", "für"):
            groups.setdefault(argument.group, []).extend(argument.reference.entities)
    return next((distinct(g) for g in groups.values() if len(g) > 1), ())


def _payers(passage: Passage) -> list[Argument]:
    asked = any(w.startswith(("beantrag", "bewarb", "beworb")) for w in passage.words)
    payers = [
        a
        for a in passage.arguments
        if a.kind in PAYERS
        and (a.preposition not in BARRED or (asked and a.preposition == "bei"))
        and a.reference.form != "pronoun"
        and not is_held(a)
    ]
    agents = [a for a in payers if a.preposition in ("von", "durch", "seitens")]
    return agents or payers or _givers(passage)


def _givers(passage: Passage) -> list[Argument]:
    """Districts, towns or cooperations that are the subject of a verb of giving: "Der Landkreis bewilligt der …"."""
    givers: list[Argument] = []
    for number, clause in enumerate(passage.clauses):
        if clause.lemma is None or clause.voice != "active" or not is_money_word(clause.lemma, "gift"):
            continue
        inside = [a for a in passage.arguments if passage.clause_at(a.token) == number and a.preposition is None]
        if not inside or len(inside[0].reference.entities) != 1 or is_held(inside[0]):
            continue
        subject = inside[0]
        if subject.kind in (*LOCAL, "State") and not any(is_money_word(w, "own") for w in passage.clause_words(number)):
            givers.extend(a for a in inside if a.group == subject.group and a.kind in (*LOCAL, "State"))
        elif subject.kind in ("Cooperation", "Region") and any(a.kind in WORKS for a in inside[1:]):
            givers.append(subject)
    return givers


def is_held(argument: Argument) -> bool:
    """Whether the body stands only as the one whose office somebody holds ("Präsidentin der Bezirksregierung"), whose
    word somebody reports ("nach Auskunft des Landesamtes") or whose consent is needed."""
    governor = argument.governor
    return bool(governor and (OFFICES.fullmatch(governor) or is_money_word(governor, "words_of")))


def _is_cost(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what something costs: a word of cost right before it, with no word of giving between."""
    before = [w for i, w in enumerate(passage.words) if amount.span.start - 45 < passage.starts[i] < amount.span.start]
    for word in reversed(before):
        if is_money_word(word, "strong"):
            return False
        if is_money_word(word, "cost"):
            return True
    behind = bisect_left(passage.starts, amount.span.end)
    if any(is_money_word(w, "cost") for w in passage.words[behind : behind + 1]):
        return True
    after = [w for i, w in enumerate(passage.words) if amount.span.end <= passage.starts[i] < amount.span.end + 25]
    return any(is_money_word(w, "cost") for w in after) and not any(is_money_word(w, "strong") for w in passage.words)


def _is_rate(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what each inhabitant or hectare is counted with: "1,50 Euro je Einwohner"."""
    behind = bisect_left(passage.starts, amount.span.end)
    following = passage.words[behind : behind + 2]
    return len(following) == 2 and following[0] in ("je", "pro", "/") and is_money_word(following[1], "heads")


def _without_totals(amounts: list[Amount]) -> list[Amount]:
    """The amounts without one that is the sum of the others."""
    values = [Decimal(a.low or a.high or "0") for a in amounts]
    total = sum(values)
    if len(amounts) > 2:
        return [a for a, v in zip(amounts, values, strict=True) if v * 2 != total]
    return amounts


def distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
