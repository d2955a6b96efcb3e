"""Sentences that say more of the sum named before: "Das Geld stammt aus …", "Er lautet auf 20.000 Euro"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from ingest.claims.money.flows import Flow, sum_of
from ingest.claims.money.money_roles import is_public_money
from ingest.claims.money.payments import Payment, narrowest
from ingest.claims.money.periods import bounds_of, find_period
from ingest.claims.money.recipients import is_for_many
from ingest.model import Modality
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def speaks_back(payment: Payment) -> bool:
    """Whether the passage only says more of the sum before: who pays it, through what, which share it is."""
    words = _said(payment.passage)
    taken = [w for w in words if is_money_word(w, "backward")] + _taken_up(words)
    if (
        payment.amounts
        or payment.has("failed")
        or (payment.has("nothing") and payment.passage.modality(0) is Modality.NEGATED)
        or _asks(payment.passage)
        or not (
            taken or _is_labelled(payment) or _tells_share(payment) or _takes_up(payment.passage) or _is_its(payment)
        )
    ):
        return False
    if taken and all(w == "grundlage" for w in taken) and not payment.programme_ids:
        return False  # "Grundlage der Arbeit ist das Konzept von 2016"
    more = bool(payment.payer_ids or payment.programme_ids or payment.shares)
    more = more or any(_is_goal(payment, a) for a in payment.passage.arguments)
    return more or find_period(payment.passage, None, 1) is not None


def _said(passage: Passage) -> tuple[str, ...]:
    """The words of the passage without those of names: "Richtlinie zur Förderung der Regionalentwicklung"."""
    spans = [a.span for a in passage.arguments if a.reference.form == "name"]
    return tuple(
        word
        for word, start in zip(passage.words, passage.starts, strict=False)
        if not any(span.start <= start < span.end for span in spans)
    )


def _is_its(payment: Payment) -> bool:
    """Whether it opens with the money of one who was told to give: "Die Landesmittel stammen aus …"."""
    early = [a for a in payment.payers if a.token < _OPENING]
    return bool(payment.programmes) and any(is_public_money(payment.passage, a) for a in early)


def _is_labelled(payment: Payment) -> bool:
    return payment.passage.block.label is not None and payment.has("backward")


def _tells_share(payment: Payment) -> bool:
    """Whether it says which share the sum before is: "Das sind 90 Prozent der Kosten"."""
    words = payment.passage.words
    return bool(payment.shares) and words[:1] != () and words[0] in _MEANT and words[1:2] != () and words[1] in _ARE


def _asks(passage: Passage) -> bool:
    """Whether somebody only means to ask for money: "kündigte an, dafür Geld aus dem Fonds einzuwerben"."""
    return any(
        c.lemma is not None and c.kind == "infinitive" and is_money_word(c.lemma, "asks_for") for c in passage.clauses
    )


def _takes_up(passage: Passage) -> bool:
    """Whether a pronoun is the subject of where money comes from: "Getragen wird sie vom Land"."""
    return any(
        clause.lemma is not None
        and not _PRONOUNS.isdisjoint(passage.clause_words(number))
        and (
            is_money_word(clause.lemma, "comes")
            or (clause.voice == "passive" and clause.lemma in _BORNE)
            or (clause.lemma in _COVERING and bool(passage.shares))
        )
        for number, clause in enumerate(passage.clauses)
    ) and not any(a.kind in WORKS for a in passage.arguments)


_PRONOUNS: Final = frozenset({"sie", "er", "es"})
_COVERING: Final = frozenset({"decken", "abdecken", "entsprechen", "betragen", "ausmachen"})
"""Verbs that say which share of a cost the money is: "Er deckt 70 Prozent der Kosten"."""
_BORNE: Final = frozenset({"tragen", "aufbringen", "bereitstellen", "finanzieren", "bestreiten", "übernehmen"})


def points_back(payment: Payment) -> bool:
    """Whether the passage opens with the money told of before, so that it may begin a paragraph: "Mit dem Geld …"."""
    opening = payment.passage.words[:_OPENING]
    led = len(opening) > len(("die", "bewilligten")) and opening[0] in _DEFINITE and opening[1].endswith("en")
    if led and any(is_money_word(opening[2], s) for s in ("backward", "backward_many")):
        return True  # "Die bewilligten Mittel stammen …"
    if any(is_money_word(w, "donors") for w in opening) and payment.payers and not payment.amounts:
        return True
    return any(before in _DEFINITE and is_money_word(word, "backward") for before, word in pairwise(opening)) or bool(
        _taken_up(opening) or opening[:1] == ("davon",)
    )


def _taken_up(words: tuple[str, ...]) -> list[str]:
    """The nouns that mean several sums told before: "Beide Summen", "die Zuschüsse"."""
    return [b for a, b in pairwise(words) if a in _ALL and is_money_word(b, "backward_many")]


_ALL: Final = frozenset({"beide", "alle", "sämtliche", "die", "diese", "genannten", "drei", "vier", "fünf"})


_OPENING: Final = 4
"""Words."""
_DEFINITE: Final = frozenset({"das", "dem", "die", "der", "den", "dieses", "diese", "diesem", "dieser"})


class Promise(NamedTuple):
    """Who supports, and through which programmes, by a sentence that names no sum."""

    payers: tuple[str, ...]
    programmes: tuple[str, ...]


def promises(payment: Payment) -> bool:
    """Whether the passage says that somebody supports, or through what, without a sum: "Das Ministerium verlängert die
    Förderung", "Die Bündnisse freuen sich über Zuwendungen nach der Richtlinie X"."""
    if payment.amounts or payment.shares or payment.has("nothing"):
        return False
    if not (payment.payer_ids or payment.programmes):
        return False
    passage = payment.passage
    gives = any(w.startswith(_SUPPORTING) for w in passage.words)
    stated = (passage.modality(n) for n, c in enumerate(passage.clauses) if c.finite is not None)
    return gives and all(m is Modality.ASSERTED for m in stated)


_SUPPORTING: Final = ("förder", "unterstütz", "geförder", "bezuschuss", "finanzier", "zuwendung", "zuschüsse")


def names_sum(payment: Payment) -> bool:
    """Whether the passage only says how much what was told before is: "Für die KAG waren das 714.000 Euro"."""
    if len(payment.amounts) != 1 or payment.has("rest") or payment.has("own") or payment.has("cost"):
        return False
    passage = payment.passage
    at = bisect_left(passage.starts, payment.amounts[0].span.start)
    clause = passage.clause_at(at)
    words = [passage.words[i] for i in range(at) if passage.clause_at(i) == clause]
    taken = any((a in _MEANT and b in _ARE) or (a in _ARE and b in _MEANT) for a, b in pairwise(words))
    behind = bisect_left(passage.starts, payment.amounts[0].span.end)
    if not taken or not _COMPARED.isdisjoint(passage.words[behind : behind + 1]):
        return False
    return passage.modality(clause) is Modality.ASSERTED and not is_for_many(passage)


_COMPARED: Final = frozenset({"wert", "mehr", "weniger"})
_MEANT: Final = frozenset({"das", "dies", "es"})
_ARE: Final = frozenset(
    [
        "sind",
        "waren",
        "ist",
        "war",
        "macht",
        "machte",
        "machten",
        "ergibt",
        "ergab",
        "bedeutet",
        "bedeutete",
        "bedeuteten",
    ]
)


def states_amount(flow: Flow, payment: Payment) -> bool:
    """Whether the passage names the sum of a flow that was told without one: "Für die KAG waren das 714.000 Euro"."""
    f = flow.funding
    if f.amount or f.amount_max or len(payment.amounts) != 1 or payment.payer_ids:
        return False
    if payment.passage.words[:1] == ("auf",):
        return False  # "Auf die Städte entfallen 24.000 Euro"
    if payment.programme_ids and (f.programme or f.status == "own" or not _flows_on(payment)):
        return False
    if payment.has("rest") or payment.has("own") or payment.has("themselves"):
        return False
    if any(w.startswith(("budget", "haushalt", "etat")) for w in payment.passage.words):
        return False  # what the whole cooperation has
    expected = f.status == "planned" and payment.has("planned")
    told = expected or payment.has("amounts_to") or bool(payment.programme_ids)
    return told and not is_for_many(payment.passage)


def _flows_on(payment: Payment) -> bool:
    """Whether the passage only says through which programme the money comes: "Aus dem Programm X fließen …"."""
    passage = payment.passage
    comes = any(c.lemma is not None and is_money_word(c.lemma, "comes") for c in passage.clauses)
    return comes and all(a.kind == "Programme" for a in passage.arguments)


def with_amount(flow: Flow, payment: Payment) -> Flow:
    amount = payment.amounts[0]
    evidence = (*flow.funding.evidence, payment.passage.quote([amount.span]))
    share = flow.funding.share or (payment.shares[0].percent if len(payment.shares) == 1 else None)
    period = find_period(payment.passage, amount.span, 1) if not (flow.funding.start or flow.funding.end) else None
    start, end = bounds_of(period) if period is not None else (flow.funding.start, flow.funding.end)
    programme = flow.funding.programme or narrowest(payment.passage, payment.programme_ids)
    filled = replace(flow.funding, **sum_of(amount), share=share, start=start, end=end, evidence=evidence)
    return replace(
        flow, funding=replace(filled, programme=programme), programmes=flow.programmes or payment.programme_ids
    )


def _is_goal(payment: Payment, argument: Argument) -> bool:
    """Whether it is a work that the money is said to be for: "für das Projekt X", "zugute kommt es dem Projekt X"."""
    if argument.kind not in WORKS:
        return False
    if argument.preposition is None and argument.governor is None and _is_spent(payment.passage):
        return True
    benefits = argument.preposition is None and not _BENEFITS.isdisjoint(payment.passage.words)
    return argument.preposition in ("für", "in", "zu") or benefits


def _is_spent(passage: Passage) -> bool:
    """Whether the sentence opens with the money and goes on with what is done with it: "Mit dem Geld wird X gebaut"."""
    words = passage.words
    if words[:1] in (("damit",), ("davon",)):
        return any(clause.lemma in _UNDERTAKING for clause in passage.clauses)
    return words[:1] == ("mit",) and any(is_money_word(w, "backward") or w in _SUMS for w in words[1:4])


_SUMS: Final = frozenset({"zuschuss", "zuwendung", "spende", "finanzspritze", "gelder", "geldern", "fördergeld"})
_UNDERTAKING: Final = frozenset(
    {"bauen", "errichten", "anlaufen", "starten", "umsetzen", "bezahlen", "finanzieren", "verwirklichen", "realisieren"}
    | {"einrichten", "aufbauen", "anschaffen", "entstehen", "ausbauen", "weiterführen", "fortführen", "sanieren"}
)
_BENEFITS: Final = frozenset({"zugute", "zugutekommen", "zugutekommt", "gilt", "dient"})


def _work_of(flow: Flow, payment: Payment) -> str | None:
    """The work that the money is for, where only now it is named: "… und ist für das Projekt X gedacht"."""
    passage = payment.passage
    recipient = flow.funding.recipient
    if recipient is not None and passage.kind(recipient) in WORKS:
        return recipient
    works = [a for a in passage.arguments if _is_goal(payment, a)]
    return works[0].reference.entities[0] if works and len(works[0].reference.entities) == 1 else recipient


def completed(flow: Flow, payment: Payment) -> Flow:
    """The flow with what a following sentence says of it; what it has is not overwritten."""
    f = flow.funding
    evidence = (*f.evidence, payment.passage.quote(list(payment.spans)))
    period = find_period(payment.passage, None, 1) if f.start is None and f.end is None else None
    programmes = flow.programmes or payment.programme_ids
    return replace(
        flow,
        funding=replace(
            f,
            recipient=_work_of(flow, payment),
            funders=(payment.payer_ids or f.funders) if _gives_way(flow, payment) else (f.funders or payment.payer_ids),
            programme=f.programme or narrowest(payment.passage, payment.programme_ids),
            share=f.share or (payment.shares[0].percent if len(payment.shares) == 1 else None),
            start=f.start if period is None else bounds_of(period)[0],
            end=f.end if period is None else bounds_of(period)[1],
            evidence=evidence,
        ),
        programmes=programmes,
        handed=False,
    )


def _gives_way(flow: Flow, payment: Payment) -> bool:
    """Whether the funders of the flow were only said to hand over or grant what this sentence calls another's money."""
    if flow.handed or not flow.approved:
        return flow.handed
    passage = payment.passage
    comes = any(c.lemma is not None and is_money_word(c.lemma, "comes") for c in passage.clauses)
    return comes or any(is_money_word(w, "donors") for w in passage.words)


def sourced(flow: Flow, payment: Payment) -> Flow:
    """One of several flows with who pays them all and through what, as a sentence behind them says."""
    f = flow.funding
    comes = any(c.lemma is not None and is_money_word(c.lemma, "comes") for c in payment.passage.clauses)
    return replace(
        flow,
        funding=replace(
            f,
            funders=(payment.payer_ids or f.funders) if comes else (f.funders or payment.payer_ids),
            programme=f.programme or narrowest(payment.passage, payment.programme_ids),
            evidence=(*f.evidence, payment.passage.quote(list(payment.spans))),
        ),
        programmes=flow.programmes or payment.programme_ids,
    )
