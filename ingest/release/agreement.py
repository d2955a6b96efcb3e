"""How far two statements on money agree: the same money, perhaps the same, planned and later granted, or distinct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from pyoxigraph import NamedNode

from ingest.model import Wording
from ingest.release import amounts, periods
from ingest.release.amounts import Likeness
from ingest.release.statements import Flow

Above = Mapping[NamedNode, frozenset[NamedNode]]


class Verdict(Enum):
    SAME = auto()
    GRANTED_SINCE = auto()
    PERHAPS = auto()
    DISTINCT = auto()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The verdict on two statements, how strongly they agree (more is stronger), and why, in words."""

    verdict: Verdict
    strength: int = 0
    reasons: tuple[Wording, ...] = ()
    planned_first: bool = False


_DISTINCT = Agreement(Verdict.DISTINCT)
_AMOUNT_WORDS: Final = {
    Likeness.ONE_MISSING: Wording("nur ein Text nennt einen Betrag", "only one text names an amount"),
    Likeness.BOTH_MISSING: Wording("kein Text nennt einen Betrag", "no text names an amount"),
    Likeness.NEAR: Wording("die Beträge liegen nahe beieinander", "the amounts are near each other"),
    Likeness.ROUNDED: Wording("ein Betrag ist der andere gerundet", "one amount is the other rounded"),
    Likeness.EQUAL: Wording("die Beträge sind gleich", "the amounts are equal"),
}


class Fit(Enum):
    """One feature of two statements: it agrees, a text leaves it open, it does not quite agree, or it contradicts."""

    AGREES = auto()
    OPEN = auto()
    DOUBTFUL = auto()
    CONTRADICTS = auto()


_FIT_WORDS: Final = {
    ("recipient", Fit.AGREES): Wording("derselbe Empfänger", "the same recipient"),
    ("recipient", Fit.DOUBTFUL): Wording("ein Empfänger gehört zum anderen", "one recipient belongs to the other"),
    ("payers", Fit.AGREES): Wording("dieselben Geber", "the same payers"),
    ("payers", Fit.DOUBTFUL): Wording("die Geber stimmen nur zum Teil überein", "the payers agree only in part"),
    ("programme", Fit.AGREES): Wording("dasselbe Programm", "the same programme"),
    ("period", Fit.AGREES): Wording("derselbe Zeitraum", "the same period"),
    ("period", Fit.DOUBTFUL): Wording("die Zeiträume überschneiden sich nur", "the periods only overlap"),
    ("share", Fit.AGREES): Wording("derselbe Anteil", "the same share"),
}
"""What the same currency, or both a year, says for no two flows is left out."""


def compare(left: Flow, right: Flow, *, wider: Above, owners: Above) -> Agreement:
    """What two statements of different texts are to each other.

    Own contributions are never granted money; amounts per year are never totals; a share that differs, periods that
    do not meet, payers or programmes that exclude each other tell two flows apart.
    """
    one, other = left.funding, right.funding
    statuses = {one.status, other.status}
    if len(statuses) > 1 and statuses != {"planned", "granted"}:
        return _DISTINCT
    features = {
        "recipient": _recipient(left, right, owners),
        "payers": _payers(left, right),
        "programme": _programme(left, right, wider),
        "period": _period(left, right),
        "share": _scalar(one.share, other.share),
        "currency": _scalar(one.currency, other.currency),
        "per": Fit.AGREES if one.per == other.per else Fit.CONTRADICTS,
    }
    likeness = amounts.likeness(one, other)
    if Fit.CONTRADICTS in features.values() or likeness is Likeness.DIFFERENT:
        return _DISTINCT
    supported = Fit.AGREES in (features["payers"], features["programme"])
    told = (_FIT_WORDS[feature, fit] for feature, fit in features.items() if (feature, fit) in _FIT_WORDS)
    reasons = (*told, _AMOUNT_WORDS[likeness])
    sure = Fit.DOUBTFUL not in features.values() and _sure(left, right, likeness, features)
    strength = likeness * 10 + sum(fit is Fit.AGREES for fit in features.values())
    if len(statuses) > 1:
        verdict = Verdict.GRANTED_SINCE if sure and likeness >= Likeness.ROUNDED else Verdict.PERHAPS
        if verdict is Verdict.PERHAPS and not (supported or likeness >= Likeness.ROUNDED):
            return _DISTINCT
        return Agreement(verdict, strength, reasons, planned_first=one.status == "planned")
    if sure:
        return Agreement(Verdict.SAME, strength, reasons)
    if supported or features["share"] is Fit.AGREES or likeness is Likeness.EQUAL:
        return Agreement(Verdict.PERHAPS, strength, reasons)
    return _DISTINCT


def _sure(left: Flow, right: Flow, likeness: Likeness, features: Mapping[str, Fit]) -> bool:
    supported = Fit.AGREES in (features["payers"], features["programme"])
    match likeness:
        case Likeness.EQUAL:
            return True
        case Likeness.ROUNDED:
            return supported
        case Likeness.BOTH_MISSING:
            # Without an amount only statements that say the very same are the same.
            return (
                supported
                and set(left.funders) == set(right.funders)
                and left.programme == right.programme
                and (left.funding.start, left.funding.end) == (right.funding.start, right.funding.end)
                and left.funding.share == right.funding.share
                and left.funding.purpose == right.funding.purpose
            )
        case _:
            return False


def _recipient(left: Flow, right: Flow, owners: Above) -> Fit:
    one, other = left.recipient, right.recipient
    if one is None or other is None:
        return Fit.CONTRADICTS
    if one == other:
        return Fit.AGREES
    related = one in owners.get(other, ()) or other in owners.get(one, ())
    return Fit.DOUBTFUL if related else Fit.CONTRADICTS


def _payers(left: Flow, right: Flow) -> Fit:
    one, other = set(left.funders), set(right.funders)
    if not one or not other:
        return Fit.OPEN
    if one <= other or other <= one:
        return Fit.AGREES
    if one & other or amounts.likeness(left.funding, right.funding) is Likeness.EQUAL:
        return Fit.DOUBTFUL
    return Fit.CONTRADICTS


def _programme(left: Flow, right: Flow, wider: Above) -> Fit:
    one, other = left.programme, right.programme
    if one is None or other is None:
        return Fit.OPEN
    if one == other or one in wider.get(right.iri, ()) or other in wider.get(left.iri, ()):
        return Fit.AGREES
    return Fit.CONTRADICTS


def _period(left: Flow, right: Flow) -> Fit:
    one, other = left.funding, right.funding
    if periods.disjoint(one, other):
        return Fit.CONTRADICTS
    ends = (periods.agree(one.start, other.start), periods.agree(one.end, other.end))
    if False in ends:
        return Fit.DOUBTFUL
    return Fit.AGREES if True in ends else Fit.OPEN


def _scalar(left: str | None, right: str | None) -> Fit:
    if left is None or right is None:
        return Fit.OPEN
    return Fit.AGREES if left == right else Fit.CONTRADICTS
