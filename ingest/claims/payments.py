"""What a passage shows of money: who could pay, through which programme, which amounts flow and which are mere cost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.gifts import is_gift
from ingest.claims.givers import OTHERS, find_givers, find_labelled, is_held
from ingest.claims.kinds import PAYERS, WORKS
from ingest.claims.labels import Label
from ingest.claims.money import is_money_word, money_words
from ingest.claims.money_leads import side_of, titles_cost
from ingest.claims.passages import Passage
from ingest.claims.scenes import Reference
from ingest.german.amounts import Amount
from ingest.german.shares import Share
from ingest.model import BlockKind, Span


@dataclass(frozen=True, slots=True)
class Payment:
    """What one passage shows of money: its words with those of its label, payers, programmes, amounts that flow."""

    passage: Passage
    words: frozenset[str]
    label: frozenset[str]
    """The words of the label alone."""
    payers: tuple[Argument, ...]
    payer_ids: tuple[str, ...]
    programmes: tuple[Argument, ...]
    programme_ids: tuple[str, ...]
    amounts: tuple[Amount, ...]
    shares: tuple[Share, ...]
    spans: tuple[Span, ...]
    headed: str | None
    """The one work or cooperation that the label of the line names: "Radweg Werratal: 20.000 Euro"."""
    listed: bool
    """Whether the passage is a line of a list or record under a heading of money: "Finanzierung", "Erträge"."""
    noticed: bool
    """Whether the sentence before speaks of a notice of grant, whose sum this one may name."""
    costed: bool
    """Whether it goes on about a cost: the sentence before names it, or this one parts it ("davon", "den Rest")."""

    def has(self, kind: str) -> bool:
        return any(is_money_word(w, kind) for w in self.words)


def find_payment(passage: Passage, labels: tuple[Label, ...], before: Passage | None) -> Payment:
    near = labels[:1]
    label = frozenset(w for text, _ in near for w in re.findall(r"\w+", text.lower()))
    if passage.block.kind is BlockKind.PARAGRAPH and len(label) > _HEADLINE:
        label = frozenset()
    payers = find_givers(passage, before)
    programmes = [a for a in passage.arguments if a.kind == "Programme"]
    above = [r for _, span in near for r in passage.references_in(span)]
    led = passage.block.kind in (BlockKind.FIELD, BlockKind.LIST_ITEM) and passage.block.label is not None
    lead = [r for _, span in labels[1:2] if led for r in passage.references_in(span)]
    context = side_of(passage, labels)
    payer_ids = distinct(e for a in payers for e in a.reference.entities)
    if not payer_ids:
        grants = any(is_money_word(w, "grants") or is_money_word(w, "strong") for w in label)
        named = passage.block.label is not None and (context == "sum" or (grants and not titles_cost(label)))
        payer_ids = distinct(e for r in above if r.kind in PAYERS or (named and r.kind in OTHERS) for e in r.entities)
        payer_ids = payer_ids or distinct(e for r in lead if r.kind in PAYERS for e in r.entities)
    programme_ids = distinct(e for a in programmes for e in a.reference.entities)
    if not programme_ids:
        heads = [span for text, span in labels[1:] if led and _GRANTED.search(text)]
        paid = (r for span in heads for r in passage.references_in(span))
        programme_ids = distinct(e for r in (*above, *lead, *paid) if r.kind == "Programme" for e in r.entities)
    granted = passage.block.label is not None and any(is_money_word(w, "strong") for w in label)
    if not payer_ids and (granted or (context == "sum" and passage.block.label is None)):
        payers = find_labelled(passage)
        payer_ids = distinct(e for a in payers for e in a.reference.entities)
    amounts = [
        a
        for a in passage.amounts
        if a.currency == "EUR"
        and not (_is_cost(passage, a) or _is_rate(passage, a) or _is_prize(passage, a) or _is_parted(passage, a))
    ]
    led_to = context == "sum" and passage.block.label is None
    if (passage.block.label is not None or passage.is_fragment) and titles_cost(label) and not led_to:
        amounts = []
    shares = [s for s in passage.shares if not is_split(passage, s)]
    if any(w.startswith(("höchst", "maximal", "obergrenze")) for w in label):
        amounts, shares = [], []
    totals = passage.block.label is not None and any(is_money_word(w, "total") for w in label)
    if context == "cost" or (totals and not any(is_money_word(w, "strong") for w in label)):
        amounts = []
    return Payment(
        passage=passage,
        words=frozenset(passage.words) | label,
        label=label,
        payers=tuple(payers),
        payer_ids=payer_ids,
        programmes=tuple(programmes),
        programme_ids=programme_ids,
        amounts=tuple(_without_totals(passage, _without_raises(passage, amounts))),
        shares=tuple(shares),
        spans=tuple(a.span for a in (*payers, *programmes)),
        headed=_led_to(passage, labels) if context == "sum" else _headed(passage, above),
        listed=context == "sum",
        noticed=before is not None and any(is_money_word(w, "notices") for w in before.words),
        costed=_goes_on_about_cost(passage, before),
    )


_GRANTED: Final = re.compile(r"geförder|förderprojekt|fördervorhaben|bewillig|bezuschuss", re.IGNORECASE)
"""Headings of lists of what was paid for."""


def _goes_on_about_cost(passage: Passage, before: Passage | None) -> bool:
    if any(w in ("davon", "hiervon", "wovon") or is_money_word(w, "rest") for w in passage.words):
        return True
    return before is not None and bool(before.amounts) and any(is_money_word(w, "cost") for w in before.words)


_HEADLINE: Final = 6
"""Words of a heading; a longer one is a headline and says nothing of a line below it."""


def _led_to(passage: Passage, labels: tuple[Label, ...]) -> str | None:
    """The one work that the lead or heading over lines of money names, else what the label of the line names."""
    own = passage.block.label is not None
    above = (r for _, span in labels[own : own + 1] for r in passage.references_in(span))
    works = distinct(e for r in above if r.kind in WORKS for e in r.entities)
    if len(works) == 1:
        return works[0]
    return _headed(passage, [r for _, span in labels[:1] for r in passage.references_in(span)])


def _headed(passage: Passage, above: list[Reference]) -> str | None:
    """The one work, or else cooperation, that the label of the line names."""
    if passage.block.label is None:
        return None
    for kinds in (frozenset(WORKS), frozenset({"Cooperation"})):
        found = distinct(e for r in above if r.kind in kinds for e in r.entities)
        if len(found) == 1:
            return found[0]
    return None


def giving_clause(passage: Passage, measure: Span | None) -> int:
    """The clause of the sum, the one around a bracket, or where no sum is named the first that speaks of giving."""
    if measure is not None:
        number = passage.clause_at(bisect_left(passage.starts, measure.start))
        around = passage.clauses[number].parent if passage.clauses else None
        if (
            around is not None
            and passage.clauses[number].kind == "parenthesis"
            and passage.clauses[number].lemma is None
        ):
            return around
        return number
    for strength in ("strong", "gives"):
        for number in range(len(passage.clauses)):
            if any(is_money_word(w, strength) for w in passage.clause_words(number)):
                return number
    return 0


def is_split(passage: Passage, share: Share) -> bool:
    """Whether the share only divides the sum among its payers: "je zur Hälfte von Bund und Land"."""
    first = bisect_left(passage.starts, share.span.start)
    last = bisect_left(passage.starts, share.span.end)
    near = passage.words[max(first - 2, 0) : last]
    return any(w in ("je", "jeweils") for w in near) and not {"prozent", "%"}.intersection(near)


def comes_from(payment: Payment) -> bool:
    """Whether an amount stands with where it comes from: "5,7 Mio. Euro von der Europäischen Union"."""
    if not payment.amounts:
        return False
    return any(
        a.kind in (*PAYERS, "Programme") and a.preposition in ("von", "aus", "durch") and not is_held(a)
        for a in payment.passage.arguments
    )


def tells_of_money(payment: Payment) -> bool:
    """Whether the passage says without a sum who gives: a donor, one who bears the cost, one from whom money comes,
    whose donation it is, a programme that made it possible."""
    passage = payment.passage
    if payment.payers and any(is_money_word(w, "donors") for w in passage.words):
        return True
    if any(a.governor is not None and is_money_word(a.governor, "grants") for a in payment.payers):
        return True
    if _POSSIBLE.intersection(passage.words) and any(
        a.preposition in ("durch", "aus", "von") for a in payment.programmes
    ):
        return True
    for number, clause in enumerate(passage.clauses):
        words = passage.clause_words(number)
        if clause.lemma is None or not any(passage.clause_at(a.token) == number for a in payment.payers):
            continue
        comes = is_money_word(clause.lemma, "comes") and any(is_money_word(w, "funds") for w in words)
        bears = is_gift(passage, number) and any(is_money_word(w, s) for w in words for s in ("cost", "funds"))
        if comes or bears:
            return True
    return False


_POSSIBLE: Final = frozenset({"möglich", "ermöglicht", "ermöglichen", "ermöglichte"})


def each_of(payment: Payment) -> tuple[str, ...]:
    """The several recipients of whom each gets the amount: "die drei Gruppen erhalten je 200.000 Euro"."""
    if len(payment.amounts) != 1 or not payment.amounts[0].each:
        return ()
    groups: dict[int, list[str]] = {}
    for argument in payment.passage.arguments:
        if argument.kind in ("Cooperation", "Region", *WORKS) and argument.preposition in (None, "an", "für"):
            groups.setdefault(argument.group, []).extend(argument.reference.entities)
    return next((distinct(g) for g in groups.values() if len(g) > 1), ())


def _is_cost(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what something costs: a word of cost before it in its clause, no word of giving between."""
    at = bisect_left(passage.starts, amount.span.start)
    clause = passage.clause_at(at)
    if passage.clauses and passage.clauses[clause].lemma == "kosten" and is_gift(passage, clause):
        return False  # "lässt sich das 30.000 Euro kosten"
    others = [a.span for a in passage.amounts if a.span.end <= amount.span.start]
    for i in range(at - 1, -1, -1):
        word = passage.words[i]
        other = passage.clause_at(i)
        if other != clause and amount.span.start - passage.starts[i] > _NEAR_COST:
            break
        if other != clause and passage.clauses[other].kind == "relative":
            continue
        if any(o.start <= passage.starts[i] < o.end for o in others) or any(is_money_word(word, s) for s in _GIVING):
            break
        if word in _OF_IT and _comes(passage, passage.clause_at(i)):
            break  # "kostete 48.000 Euro, davon kamen 24.000 Euro vom Land"
        if is_money_word(word, "own") or word.endswith(("nahmeseite", "nahmenseite")):
            return False
        if is_money_word(word, "cost"):
            if _is_borne(passage, clause):
                return False
            partakes = _PARTAKING.intersection(passage.words[max(i - 3, 0) : i])
            return not partakes and not _is_share_of(passage, i, at)
    behind = bisect_left(passage.starts, amount.span.end)
    if any(is_money_word(w, "cost") for w in passage.words[behind : behind + 1]):
        return True
    after = [
        passage.words[i]
        for i in range(behind, len(passage.words))
        if passage.starts[i] < amount.span.end + _NEAR_BEHIND
    ]
    words = passage.clause_words(clause)
    return any(is_money_word(w, "cost") for w in after) and not any(is_money_word(w, "strong") for w in words)


_OF_IT: Final = frozenset({"davon", "hiervon", "wovon"})


def _comes(passage: Passage, clause: int) -> bool:
    """Whether the clause says of money where it comes from, not what it is spent on."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    told = lemma is not None and lemma != "entfallen"
    return told and any(is_money_word(lemma or "", sense) for sense in ("comes", "gift", "bearing"))


def _is_borne(passage: Passage, clause: int) -> bool:
    """Whether the clause says that one bears a whole cost: "Die Kosten von 12.000 Euro trägt der Landkreis"."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    if lemma is None or not is_money_word(lemma, "bearing") or passage.shares or len(passage.amounts) > 1:
        return False
    return any(
        a.kind in (*PAYERS, *OTHERS) and passage.clause_at(a.token) == clause and a.governor is None
        for a in passage.arguments
    )


def _is_share_of(passage: Passage, cost: int, amount: int) -> bool:
    """Whether the sum tells a share of the cost: "75 Prozent der Kosten, das sind 51.750 Euro"."""
    ends = [bisect_left(passage.starts, s.span.end) for s in passage.shares]
    near = [end for end in ends if 0 <= cost - end <= _NEAR_SHARE]
    return any(
        is_note_of_share(passage.words[end:amount])
        or any(is_money_word(w, "tells") for w in passage.words[cost:amount])
        for end in near
    )


def is_note_of_share(between: tuple[str, ...]) -> bool:
    """Whether the words between a share and a sum open a bracket, so that the sum says how much the share is."""
    return 0 < len(between) <= _NEAR_SHARE + 3 and "(" in between[-2:] and not {",", ")"} & set(between)


_NEAR_SHARE: Final = 4
"""Words between a share and the cost that it is of."""
_GIVING: Final = ("strong", "receives", "bears")
_PARTAKING: Final = frozenset({"an", "zu"})
"""Before a cost: the sum is a part of it, "an den Kosten mit …", "zu den Kosten …"."""
_NEAR_COST: Final = 45
_NEAR_BEHIND: Final = 25
"""Characters."""


def _is_parted(passage: Passage, amount: Amount) -> bool:
    """Whether only a part of the amount is spoken of: "die Hälfte der 64.000 Euro", "den Großteil der 9.000 Euro", "die
    64.000 Euro trägt zu 70 Prozent der Kreis"."""
    at = bisect_left(passage.starts, amount.span.start)
    definite = any(w in _THOSE for w in passage.words[max(at - 4, 0) : at])
    if definite or (at and _WEAK.fullmatch(passage.sentence.tokens[at - 1].text)):
        behind = [s for s in passage.shares if s.span.start > amount.span.end]
        to = [bisect_left(passage.starts, s.span.start) for s in behind]
        if any({"zu", "zur"} & set(passage.words[max(t - 1, 0) : t + 1]) for t in to):
            return True
    ends = [bisect_left(passage.starts, s.span.end) for s in passage.shares]
    ends += [i + 1 for i in range(max(at - 3, 0), at) if passage.words[i] in _PARTS]
    return any(end < at <= end + 3 and passage.words[end] in ("der", "von", "dieser") for end in ends)


_THOSE: Final = frozenset({"die", "der", "den", "diese", "dieser", "diesen"})
_WEAK: Final = re.compile(r"[a-zäöüß]{4,30}en")
"""An adjective in the form that it has behind an article: "die für das Konzept fälligen 58.000 Euro"."""
_PARTS: Final = frozenset({"löwenanteil", "großteil", "hauptteil", "gros", "hauptanteil", "mehrheit", "hauptlast"})
"""Nouns for most of a sum."""


def _is_prize(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what an award is worth: "der mit 5.000 Euro dotierte Preis"."""
    words = passage.clause_words(passage.clause_at(bisect_left(passage.starts, amount.span.start)))
    clause = passage.clause_at(bisect_left(passage.starts, amount.span.start))
    if _is_given_as_prize(passage, clause):
        return True
    worth = any(w.startswith("dotier") for w in words)
    return worth and (
        any(a.kind == "Award" for a in passage.arguments)
        or any("preis" in w or "wettbewerb" in w for w in passage.words)
    )


def _is_given_as_prize(passage: Passage, clause: int) -> bool:
    """Whether the clause says that a prize is paid or given: "zahlt die Bank den Heimatpreis, 2.500 Euro"."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    return (
        lemma is not None
        and (is_money_word(lemma, "gift") or lemma in _AWARDING)
        and any(
            a.kind == "Award" and a.preposition is None and passage.clause_at(a.token) == clause
            for a in passage.arguments
        )
    )


_AWARDING: Final = frozenset({"verleihen", "vergeben", "ausloben", "gewinnen", "holen", "stiften"})


def _is_rate(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what each inhabitant or hectare is counted with: "1,50 Euro je Einwohner"."""
    behind = bisect_left(passage.starts, amount.span.end)
    following = passage.words[behind : behind + 2]
    if len(following) == 2 and following[0] in _PER and is_money_word(following[1], "heads"):
        return True
    before = passage.words[max(bisect_left(passage.starts, amount.span.start) - 3, 0) : behind]
    return any(a in _PER and is_money_word(b, "heads") for a, b in pairwise(before))


_PER: Final = frozenset({"je", "pro", "/"})


def _without_raises(passage: Passage, amounts: list[Amount]) -> list[Amount]:
    """The amounts without one by which another is raised: "um 50.000 Euro auf 200.000 Euro"."""
    before = [passage.words[max(bisect_left(passage.starts, a.span.start) - 1, 0)] for a in amounts]
    return [a for i, a in enumerate(amounts) if not (before[i] == "um" and before[i + 1 : i + 2] == ["auf"])]


def _without_totals(passage: Passage, amounts: list[Amount]) -> list[Amount]:
    """The amounts without one that is the sum of the others, or the whole that a note gives a part of."""
    yearly = [a.per == "year" for a in amounts]
    amounts = [
        a
        for i, a in enumerate(amounts)
        if not (i and yearly[i - 1] and not yearly[i] and not _ALTOGETHER.isdisjoint(_before(passage, a)))
    ]
    values = [Decimal(a.low or a.high or "0") for a in amounts]
    total = sum(values)
    if len(amounts) > 2:
        wholes = [i for i, v in enumerate(values) if v * 2 == total and _is_called_whole(passage, amounts, i)]
        return [a for i, a in enumerate(amounts) if i not in wholes]
    if len(amounts) == 2 and values[0] > values[1] and passage.is_fragment:
        return amounts[1:] if "davon" in passage.words_between(amounts[0].span, amounts[1].span) else amounts
    return amounts


def _before(passage: Passage, amount: Amount) -> tuple[str, ...]:
    at = bisect_left(passage.starts, amount.span.start)
    return passage.words[max(at - 2, 0) : at]


_ALTOGETHER: Final = frozenset({"zusammen", "insgesamt", "also", "mithin", "gesamt", "summe"})
"""Before what sums of several years come to."""


def _is_called_whole(passage: Passage, amounts: list[Amount], at: int) -> bool:
    """Whether the words around a sum that equals all others say that it is their whole."""
    own = bisect_left(passage.starts, amounts[at].span.start)
    first = bisect_left(passage.starts, amounts[at - 1].span.end) if at else 0
    last = bisect_left(passage.starts, amounts[at + 1].span.start) if at + 1 < len(amounts) else len(passage.words)
    before, behind = passage.words[first:own], passage.words[own:last]
    return amounts[at].total or not (_WHOLES.isdisjoint(before) and _DIVIDES.isdisjoint(behind))


_WHOLES: Final = frozenset({"insgesamt", "zusammen", "gesamt", "summe", "macht", "gesamtsumme", "gesamtbetrag"})
_DIVIDES: Final = frozenset({"davon", "wovon", ":", "–", "setzt", "setzen", "teilt", "teilen", "verteilt", "verteilen"})


def distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def narrowest(passage: Passage, programmes: tuple[str, ...]) -> str | None:
    """Of several programmes the one that is no wide fund; the first named where that does not decide."""
    narrow = [p for p in programmes if not any(w in passage.name(p).lower() for w in money_words("wide"))]
    return next(iter(narrow or programmes), None)
