"""The flows that one passage states, each with its recipient, payers, programmes, sum, share, period and status.

A sentence speaks of a flow where it has a word of giving and either an amount or a share, or a payer or programme. One
flow for each amount; what is cost, ceiling or sum of parts is none. The status comes from the words: own money of the
members, planned money, else granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.claims.money.anybody import rules_members, speaks_of_anybody
from ingest.claims.money.budgets import budget_meant
from ingest.claims.money.called_members import Members
from ingest.claims.money.contributions import (
    find_contributors,
    gives_thanks,
    labelled_payer,
    pay_together,
    pays_own_share,
)
from ingest.claims.money.flows import Flow, sum_of
from ingest.claims.money.gifts import hands_over, is_gift, selects
from ingest.claims.money.joint_recipients import shared_out
from ingest.claims.money.measures import Measure, find_measures
from ingest.claims.money.own_sums import gives_as_another
from ingest.claims.money.paired_sums import BORDERS
from ingest.claims.money.participations import enters_programme, takes_part
from ingest.claims.money.payments import (
    Payment,
    comes_from,
    distinct,
    giving_clause,
    goes_to,
    narrowest,
    tells_of_money,
)
from ingest.claims.money.periods import bounds_of, covers_years, find_period
from ingest.claims.money.receivers import tells_receiver
from ingest.claims.money.recipients import find_recipient, is_for_many, volume_of
from ingest.claims.money.rests import find_rests
from ingest.claims.money.shared_sums import for_each, respective
from ingest.claims.money.statuses import find_status, is_owed, words_of_measure
from ingest.claims.money.strangers import is_unresolved
from ingest.claims.money.told_programmes import pays_for_programme, words_besides
from ingest.claims.money.unknown_goals import names_unknown_goal
from ingest.claims.money.works_in_mind import is_for_staff
from ingest.model import BlockKind, Funding, Span
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def find_stated(payment: Payment, members: Members, before: Flow | None) -> Iterator[Flow]:
    """The flows of one passage; ``before`` is the one of its paragraph that it may say more of."""
    found = list(_stated(payment, members, before))
    yield from found
    yield from find_rests(payment, members, found[-1] if found else before, found)


def _stated(payment: Payment, members: Members, before: Flow | None) -> Iterator[Flow]:
    passage = payment.passage
    dues = payment.has("dues") and (payment.has("bears") or bool(payment.shares)) and not gives_thanks(passage)
    asked = bool(payment.amounts) and payment.has("asks")
    asks = payment.has("asks") or _asks(passage)
    asked = asked or (bool(payment.payer_ids or payment.programmes) and asks and not payment.has("general"))
    given = payment.has("gives") or any(is_gift(passage, n) for n in range(len(passage.clauses)))
    given = given or (bool(payment.amounts) and any(pays_own_share(passage, n) for n in range(len(passage.clauses))))
    given = given or tells_of_money(payment) or selects(passage) or enters_programme(passage)
    moves = comes_from(payment) or goes_to(payment)
    if not (given or moves or payment.noticed or asked or payment.listed) or rules_members(passage):
        return
    if payment.has("nothing") and not payment.amounts and not dues and not is_owed(passage):
        return
    measures = find_measures(payment)
    if payment.amounts or len(measures) > 1:
        own: Span | None = None
        for measure in measures:
            bare = measure.amount is None and not (measure.payers or measure.programmes)
            if bare and not _is_borne_together(payment, measure, measures):
                continue
            recipient = _recipient(payment, measure.span, before)
            if measure.is_ceiling and (recipient is None or _rule(passage, recipient) == "money for topic"):
                continue  # what the rules of a programme grant at most
            parties = measure.payers or payment.payer_ids or payment.programme_ids
            if recipient is None and not parties and not payment.has("notices"):
                continue
            if own is not None and "davon" in passage.words_between(own, measure.span):
                continue  # a part of the members' own money
            flow = _flow(payment, recipient, measure, len(measures), members)
            own = measure.span if flow is not None and flow.funding.status == "own" else None
            if flow is not None:
                for part in shared_out(payment, flow):
                    yield from for_each(passage, measure, part)
        return
    recipient = _recipient(payment, None, before)
    told = recipient is not None or (bool(payment.shares) and bool(payment.payers))
    mine = any(is_money_word(w, "own") for w in payment.label)
    shared = bool(payment.shares) and (mine or bool(payment.payer_ids)) and passage.block.kind is BlockKind.FIELD
    if not told or (payment.listed and not shared) or pays_for_programme(payment):
        return
    only = next(iter(measures), None)
    if payment.payer_ids or payment.programme_ids:
        if not (payment.programme_ids or payment.shares) and all(
            passage.kind(p) == "Consultancy" for p in payment.payer_ids
        ):
            return  # "Neben der Unterstützung übernahm das Büro die Moderation"
        contact = passage.is_fragment and any(a.kind == "Person" for a in passage.arguments)
        named = payment.spans or passage.block.label is not None or payment.shares
        if contact or not named or speaks_of_anybody(passage):
            return  # what only the heading names pays for nothing that is not said
        running = passage.block.kind is BlockKind.PARAGRAPH and not passage.is_fragment
        said = words_besides(passage) if running else payment.words
        entered = recipient is not None and takes_part(passage, recipient)
        told = any(is_money_word(w, "strong") for w in said) or entered
        if told or payment.shares or asked or tells_of_money(payment):
            flow = _flow(payment, recipient, only, 1, members)
            sure = flow is not None and (payment.shares or asked or not _is_presumed(flow, passage))
            for part in shared_out(payment, flow) if flow is not None and sure else ():
                yield from for_each(passage, only, part) if only is not None else (part,)
    elif dues or _bear_themselves(payment) or (payment.shares and any(is_money_word(w, "own") for w in payment.label)):
        flow = _flow(payment, recipient, only, 1, members)
        if flow is not None and flow.funding.status == "own":
            yield flow


def _is_presumed(flow: Flow, passage: Passage) -> bool:
    """Whether a passage without a sum names one payer or programme, and not who gets money: that may be anybody."""
    f = flow.funding
    if f.status == "own" or (f.funders and f.programme) or any(is_money_word(w, "staff") for w in passage.words):
        return False
    return f.rule == "money for topic" or (f.status == "planned" and f.rule != "money")


def _asks(passage: Passage) -> bool:
    """Whether a clause asks for money without a sum: "bewirbt sich um Mittel aus dem Programm X"."""
    return any(
        clause.lemma is not None
        and is_money_word(clause.lemma, "asks_for")
        and any(is_money_word(w, "funds") for w in passage.clause_words(number))
        for number, clause in enumerate(passage.clauses)
    )


def _is_borne_together(payment: Payment, measure: Measure, measures: Sequence[Measure]) -> bool:
    """Whether the share stands alone in a clause that says that the members bear it."""
    passage = payment.passage
    clause = giving_clause(passage, measure.span)
    near = words_of_measure(payment, measure, clause)
    if any(w.startswith(_OWN_MEANS) for w in near):
        return True
    if any(is_money_word(w, "members") for w in near):
        return any(is_money_word(w, "bears") for w in passage.clause_words(clause))
    alone = sum(giving_clause(passage, m.span) == clause for m in measures) == 1
    return alone and pay_together(passage, clause)


_OWN_MEANS: Final = ("eigenmittel", "eigenanteil", "eigenleistung")


def _recipient(payment: Payment, measure: Span | None, before: Flow | None) -> str | None:
    """Whom the money is for; a sentence that goes on about the same cost means what the one before it meant."""
    passage = payment.passage
    if is_unresolved(passage, giving_clause(passage, measure)):
        return None
    if before is not None and before.funding.recipient is None and before.block == passage.sentence.block:
        goes_on = any(is_money_word(w, s) for w in passage.words for s in ("rest", "own"))
        if goes_on and not any(a.kind in (*WORKS, "Cooperation") for a in passage.arguments):
            return None  # the rest of what an unknown thing cost
    told = before.funding.recipient if before is not None and budget_meant(passage) is None else None
    if told is not None and (
        tells_receiver(passage, giving_clause(passage, measure))
        or names_unknown_goal(payment, giving_clause(passage, measure))
        or (passage.kind(told) in WORKS and is_for_staff(passage, told))
    ):
        return find_recipient(payment, measure)
    kinds = {a.kind for a in passage.arguments}
    many = is_for_many(passage)
    volume = measure is not None and volume_of(payment, giving_clause(passage, measure)) is not None
    if told is None or many or volume or payment.headed is not None or not kinds.isdisjoint(WORKS):
        return find_recipient(payment, measure)
    is_work = passage.kind(told) in WORKS
    named = passage.last(*WORKS)
    if named is not None and named != told and passage.follows(named):
        return find_recipient(payment, measure)  # another work was named since
    if any(is_money_word(w, "rest") or (is_work and is_money_word(w, "themselves")) for w in passage.words):
        return told
    further = any(is_money_word(w, "further") for w in passage.words)
    further = further or (is_work and passage.block.kind is BlockKind.PARAGRAPH and not passage.is_fragment)
    return told if further and "Cooperation" not in kinds else find_recipient(payment, measure)


def _bear_themselves(payment: Payment) -> bool:
    """Whether members pay without a sum being named: "Was noch fehlt, bringen die zwei Kreise selbst auf"."""
    passage = payment.passage
    told = payment.has("own") or (bool(payment.shares) and payment.has("rest"))
    return told and any(pay_together(passage, n) for n in range(len(passage.clauses)))


def _own_payers(passage: Passage, measure: Measure) -> list[Argument]:
    """The towns and districts whose own money the measure is: no comma parts them from it, as in "Mitgliedsbeiträge
    5.000 Euro, Zuschuss Landkreis X 3.000 Euro"."""
    own = [
        a
        for a in measure.payers
        if a.kind in LOCAL
        and (a.span.start < measure.span.end or BORDERS.isdisjoint(passage.words_between(measure.span, a.span)))
    ]
    groups = {a.group for a in own}
    return [a for a in measure.payers if a in own or (a.kind in LOCAL and a.group in groups)]


def _rule(passage: Passage, recipient: str | None) -> str:
    """The rule by how the recipient is known: named in the sentence, told before it, or what the text is about."""
    if recipient is None or any(recipient in a.reference.entities for a in passage.arguments):
        return "money"
    return "money for work before" if passage.kind(recipient) in WORKS else "money for topic"


def _flow(
    payment: Payment, recipient: str | None, measure: Measure | None, count: int, members: Members
) -> Flow | None:
    passage = payment.passage
    status = find_status(payment, measure, count, members)
    if status is None:
        return None
    if status == "own" and gives_as_another(payment, measure, recipient):
        status = "granted"
    amount = measure.amount if measure is not None else None
    period = find_period(passage, measure.span if measure is not None else None, count)
    funders = distinct(e for a in measure.payers for e in a.reference.entities) if measure is not None else ()
    programmes = distinct(e for a in measure.programmes for e in a.reference.entities) if measure is not None else ()
    if count == 1 or not payment.payers:
        funders = funders or payment.payer_ids
    if count == 1 or not payment.programmes:
        programmes = programmes or payment.programme_ids
    if status == "own":
        clause = giving_clause(passage, measure.span if measure is not None else None)
        mine = _own_payers(passage, measure) if measure is not None and count > 1 else []
        funders = distinct(e for a in mine for e in a.reference.entities)
        others = count > 1 and any(a.kind in LOCAL and passage.clause_at(a.token) == clause for a in passage.arguments)
        funders = funders or (() if others else find_contributors(passage, clause, members))
        funders = funders or labelled_payer(passage)
    filled = sum_of(amount)
    if amount is not None and amount.each and amount.per is None and covers_years(period) and len(funders) < 2:
        filled["per"] = "year"  # "2019 bis 2021 jeweils 15.000 Euro"
    yearly = amount is not None and amount.per == "year" and recipient is not None
    if yearly and funders and status == "granted" and passage.kind(recipient or "") == "Cooperation":
        towns = all(passage.kind(f) == "Municipality" for f in funders)
        status = "own" if towns else status  # a town that pays a cooperation each year pays its dues
    if measure is not None and len(funders) > 1:
        funders = respective(passage, measure, funders)
    spans = [*payment.spans, *([measure.span] if measure is not None else [])]
    funding = Funding(
        id="",
        status=status,
        evidence=(passage.quote(spans),),
        recipient=recipient,
        funders=tuple(f for f in funders if f != recipient),
        programme=narrowest(passage, programmes) if status != "own" else None,
        **filled,
        start=bounds_of(period)[0] if period else None,
        end=bounds_of(period)[1] if period else None,
        share=measure.share.percent if measure is not None and measure.share is not None else None,
        rule=_rule(passage, recipient),
        confidence=0.75,
    )
    return Flow(
        funding,
        programmes if status != "own" else (),
        handed=hands_over(passage),
        approved=_only_grants(passage, measure),
        block=passage.sentence.block,
        parts=not (_THEREOF.isdisjoint(passage.words) and _THEREOF.isdisjoint(payment.label)),
        listed=passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.FIELD)
        and (passage.is_fragment or (payment.listed and bool(payment.amounts))),
        leads=passage.document.text.startswith(":", passage.sentence.span.end - 1),
    )


def _only_grants(passage: Passage, measure: Measure | None) -> bool:
    """Whether the verb of the sum, or the one that it hangs on, is one of granting or telling."""
    if not passage.clauses:
        return False
    inner = passage.clauses[giving_clause(passage, measure.span if measure is not None else None)]
    around = passage.clauses[inner.parent] if inner.parent is not None else None
    told = around is not None and around.lemma in _TELLING and inner.kind == "subordinate"
    return told or (inner.lemma is not None and is_money_word(inner.lemma, "approves"))


_TELLING: Final = frozenset({"mitteilen", "informieren", "bestätigen", "verkünden", "bekanntgeben", "ankündigen"})
_THEREOF: Final = frozenset({"davon", "hiervon", "wovon", "darunter", "hieraus", "daraus", "dabei"})
"""Words of a sentence that parts a sum told before."""
