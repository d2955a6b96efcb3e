"""Who bears the rest of a cost of which others pay a part: "den Rest übernehmen die Gemeinden"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.claims.money.called_members import Members
from ingest.claims.money.contributions import are_members, find_contributors, pay_together
from ingest.claims.money.flows import Flow
from ingest.claims.money.gifts import is_gift
from ingest.claims.money.measures import RESTS, find_gap, find_measures
from ingest.claims.money.money_roles import is_held
from ingest.claims.money.payments import Payment, distinct, giving_clause
from ingest.model import Funding, FundingStatus, Modality
from ingest.names.knowledge.kinds import LOCAL, PAYERS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_STRANGERS: Final = frozenset({*PAYERS, "State", "Organisation"})
"""Who is never a member that pays for itself."""


def find_rests(payment: Payment, members: Members, before: Flow | None, found: Sequence[Flow]) -> Iterator[Flow]:
    """The flow of those who bear the rest of what ``before`` pays a part of; the members of a cooperation bear it as
    their own, others as funders."""
    if before is None:
        return
    passage = payment.passage
    own = None if any(f.funding.status == "own" for f in found) else _of_members(payment, members)
    if own is not None:
        clause, contributors, status = own
        yield _flow(passage, clause, before, contributors, status)
        return
    for clause, givers, status in _of_others(payment):
        if not set(givers) <= {e for f in found for e in f.funding.funders}:
            yield _flow(passage, clause, before, givers, status)
            return


def _of_members(payment: Payment, members: Members) -> tuple[int, tuple[str, ...], FundingStatus] | None:
    """The clause that says that the members bear the rest, and who they are."""
    passage = payment.passage
    measured = {giving_clause(passage, m.span) for m in find_measures(payment)}
    for number, clause in enumerate(passage.clauses):
        words = passage.clause_words(number)
        rest = any(is_money_word(w, "rest") for w in passage.words) or any(
            is_money_word(w, "themselves") for w in words
        )
        if not rest or clause.modality is not Modality.ASSERTED:
            continue
        if number in measured:
            gap = _in_gap(passage, number)
            if len(gap) == 1 and gap[0].kind == "Cooperation" and gap[0].preposition is None:
                return number, gap[0].reference.entities, "own"  # "80 Prozent das Land, den Rest die Allianz"
            local = [a for a in gap if a.kind in LOCAL]
            together = local or any(is_money_word(w, "members") for w in _gap_words(passage, number))
            if together and len(local) == len(_in_gap(passage, number)) and {a.kind for a in local} != {"District"}:
                named = distinct(e for a in local for e in a.reference.entities)
                return number, named or _members_of(passage, number, members), "own"
            continue
        if not pay_together(passage, number):
            continue
        contributors = find_contributors(passage, number, members)
        strangers = bool(contributors) and all(passage.kind(c) == "District" for c in contributors)
        strangers = strangers and bool(members) and not are_members(contributors, passage, members)
        return number, contributors, "granted" if strangers else "own"
    return None


def _members_of(passage: Passage, clause: int, members: Members) -> tuple[str, ...]:
    gap = find_gap(passage, clause)
    before = {e for a in passage.arguments if gap is None or a.token < gap for e in a.reference.entities}
    found = find_contributors(passage, clause, members)
    return found if all(passage.kind(e) in LOCAL for e in found) and before.isdisjoint(found) else ()


def _gap_words(passage: Passage, number: int) -> tuple[str, ...]:
    """The words behind the sums of a clause of giving that say who bears the rest."""
    gap = find_gap(passage, number) if is_borne(passage, number) else None
    return passage.words[gap:] if gap is not None else ()


def _in_gap(passage: Passage, number: int) -> list[Argument]:
    gap = find_gap(passage, number) if is_borne(passage, number) else None
    if gap is None:
        return []
    return [a for a in passage.arguments if a.token >= gap and passage.clause_at(a.token) == number]


def is_borne(passage: Passage, number: int) -> bool:
    """Whether the verb of the clause says that its subject pays."""
    return is_gift(passage, number) or any(is_money_word(w, "bears") for w in passage.clause_words(number))


def _of_others(payment: Payment) -> Iterator[tuple[int, tuple[str, ...], FundingStatus]]:
    """Clauses that say of a body, bank or state that it bears the rest or that it comes from there."""
    passage = payment.passage
    measured = {giving_clause(passage, m.span) for m in find_measures(payment)}
    for number, clause in enumerate(passage.clauses):
        if clause.modality is not Modality.ASSERTED or clause.lemma is None:
            continue
        if number in measured:
            bearers = [a for a in _in_gap(passage, number) if _may_bear(a)]
            if {a.kind for a in bearers} & _STRANGERS or {a.kind for a in bearers} == {"District"}:
                yield number, distinct(e for a in bearers for e in a.reference.entities), "granted"
            continue
        if RESTS.isdisjoint(passage.clause_words(number)):
            continue
        comes = is_money_word(clause.lemma, "comes") or clause.voice != "active"
        if not comes and not is_gift(passage, number):
            continue
        inside = [a for a in passage.arguments if passage.clause_at(a.token) == number and _may_bear(a)]
        givers = [a for a in inside if (a.preposition in ("von", "durch", "seitens")) == comes]
        kinds = {a.kind for a in givers}
        if kinds & _STRANGERS or kinds == {"District"}:
            yield number, distinct(e for a in givers for e in a.reference.entities), "granted"
        elif kinds == {"Municipality"}:
            yield number, distinct(e for a in givers for e in a.reference.entities), "own"


def _may_bear(argument: Argument) -> bool:
    plain = argument.governor is None or argument.governor in RESTS
    named = argument.reference.form != "publisher"  # "Unsere Mitgliedskommunen"
    return named and (argument.kind in _STRANGERS or argument.kind in LOCAL) and plain and not is_held(argument)


def _flow(passage: Passage, clause: int, before: Flow, givers: tuple[str, ...], status: FundingStatus) -> Flow:
    recipient = before.funding.recipient
    funding = Funding(
        id="",
        status=status,
        evidence=(passage.quote([passage.clauses[clause].span]),),
        recipient=recipient,
        funders=tuple(g for g in givers if g != recipient),
        share=_share(passage, clause),
        rule="money",
        confidence=0.75,
    )
    return Flow(funding, (), block=passage.sentence.block)


def _share(passage: Passage, clause: int) -> str | None:
    """The share that the rest is, where its clause says so: "die restlichen 20 Prozent tragen die Städte"."""
    inside = [
        s
        for s in passage.shares
        if giving_clause(passage, s.span) == clause
        and not RESTS.isdisjoint(passage.words[max(bisect_left(passage.starts, s.span.start) - 1, 0) :][:2])
    ]
    return inside[0].percent if len(inside) == 1 else None
