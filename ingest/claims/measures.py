"""The sums and shares of a sentence, each with those who pay just it and the programmes it comes through."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from ingest.claims.arguments import Argument, is_head
from ingest.claims.costs import is_note_of_share
from ingest.claims.gifts import is_gift
from ingest.claims.givers import AGENTS, is_held
from ingest.claims.kinds import LOCAL, OTHERS, PAYERS
from ingest.claims.money import is_money_word
from ingest.claims.passages import Passage
from ingest.claims.payments import Payment, giving_clause
from ingest.claims.subjects import owns_next
from ingest.german.amounts import Amount
from ingest.german.shares import Share
from ingest.model import Span

_SOURCES: Final = frozenset({None, "von", "durch", "seitens", "aus"})
_ORDERS: Final = frozenset(
    {"auftrag", "namen", "regie", "federführung", "trägerschaft", "leitung", "antrag", "initiative"}
)
"""Nouns whose genitive orders, leads or asks, and does not pay."""
_BRACKET: Final = 12
"""Characters between a sum and its share behind it: "35.000 Euro (75 Prozent)"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of one flow a sentence states: a sum, a share, or a sum that is a share, with its parties."""

    span: Span
    amount: Amount | None
    share: Share | None
    payers: tuple[Argument, ...]
    programmes: tuple[Argument, ...]


def find_measures(payment: Payment) -> tuple[Measure, ...]:
    """The measures in order; their parties are those of their clause, in one clause those that stand next."""
    passage = payment.passage
    pairs = _pairs(payment)
    spans = [span for span, _, _ in pairs]
    payers: tuple[Argument, ...] = payment.payers
    if len(pairs) > 1 and not payment.has("receives"):
        local = [
            a
            for a in passage.arguments
            if a.kind in LOCAL
            and a.reference.form != "publisher"
            and a.preposition in _SOURCES - {"aus"}
            and not is_held(a)
            and not owns_next(passage, a)
            and a.governor not in _ORDERS
            and not _is_part_of_name(passage, a)
            and (a.preposition is not None or not _is_passive(passage, a))
        ]
        payers = tuple(sorted({*payers, *local}, key=lambda a: a.token)) if local else payers
    payers = tuple(a for a in payers if not _bears_rest(passage, a))
    programmes = payment.programmes
    lends = bool(payment.amounts)  # a mere share without a party of its own says nothing
    own = _shared_out(passage, spans, programmes, lends=False)
    given = _shared_out(passage, spans, payers, lends=False)
    holders = {given[i] for i, under in enumerate(own) if under}
    apart = frozenset(i for i, by in enumerate(given) if by and by not in holders)
    through = _shared_out(passage, spans, programmes, lends=lends, sourced=apart)
    sourced = frozenset(i for i, programmes_of in enumerate(own) if programmes_of)
    paid = _shared_out(passage, spans, payers, lends=lends, sourced=sourced)
    heading = [a for a in programmes if spans and a.token < bisect_left(passage.starts, spans[0].start)]
    agents = all(by and all(a.preposition in AGENTS for a in by) for by in given)
    if len(spans) > 1 and heading and not any(own[1:]) and agents:
        through = [under or tuple(heading) for under in through]  # "aus LEADER, 20.000 Euro vom Land, 10.000 vom Kreis"
    return tuple(
        Measure(span, amount, share, by, under)
        for (span, amount, share), by, under in zip(pairs, paid, through, strict=True)
    )


def _is_part_of_name(passage: Passage, argument: Argument) -> bool:
    """Whether a noun right before a town makes it the place of something: "die Kulturkirche Katzow: 230.000 Euro"."""
    governor = argument.governor
    if governor is None or argument.preposition is not None or is_money_word(governor, "grants"):
        return False
    right_before = argument.token > 0 and passage.words[argument.token - 1] == governor
    return right_before and not is_money_word(governor, "own") and not is_head(governor)


def find_gap(passage: Passage, clause: int) -> int | None:
    """Where the part of a clause begins that says who bears the rest, behind all its sums: "der Bund 80 Prozent, die
    Stadt den Rest", "zu 80 Prozent vom Bund, im Übrigen von der Stadt"."""
    spans = [*(a.span for a in passage.amounts), *(s.span for s in passage.shares)]
    ends = [bisect_left(passage.starts, s.end) for s in spans if giving_clause(passage, s) == clause]
    last = max(ends, default=0)
    rests = [i for i, w in enumerate(passage.words) if i >= last and w in RESTS and passage.clause_at(i) == clause]
    if not ends or not rests:
        return None
    border = max((i for i in range(last, rests[0]) if passage.words[i] in BORDERS), default=rests[0])
    if any(border < a.token < rests[0] and (a.kind in PAYERS or a.kind in OTHERS) for a in passage.arguments):
        return border  # "… drei Viertel bei, der Landkreis den Rest"
    first = min(bisect_left(passage.starts, s.start) for s in spans if giving_clause(passage, s) == clause)
    before = [a for a in passage.arguments if a.token < first and passage.clause_at(a.token) == clause]
    ahead = any(a.preposition in _SOURCES and (a.kind in PAYERS or a.kind in OTHERS) for a in before)
    return last if ahead else rests[0]


def _bears_rest(passage: Passage, argument: Argument) -> bool:
    """Whether it stands with the rest of a cost: behind all sums of its clause, or in one that has none."""
    clause = passage.clause_at(argument.token)
    gap = find_gap(passage, clause)
    if gap is not None:
        return argument.token >= gap
    spans = [*(a.span for a in passage.amounts), *(s.span for s in passage.shares)]
    bare = not any(giving_clause(passage, s) == clause for s in spans)
    return bare and bool(spans) and not RESTS.isdisjoint(passage.clause_words(clause))


RESTS: Final = frozenset({"rest", "restbetrag", "restliche", "restlichen", "übrige", "übrigen", "verbleibende"})
"""What names the part of a cost that is left."""


def _is_passive(passage: Passage, argument: Argument) -> bool:
    """Whether it stands in a clause that says what is done with it: "Gefördert werden der Platz (2.000 Euro)"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    return clause is not None and clause.voice == "passive" and not is_money_word(argument.governor or "", "grants")


def _pairs(payment: Payment) -> list[tuple[Span, Amount | None, Share | None]]:
    """Each sum with the share that it is, and the shares that stand for themselves."""
    passage = payment.passage
    left = list(payment.shares)
    pairs: list[tuple[Span, Amount | None, Share | None]] = []
    for amount in payment.amounts:
        mine: Share | None = None
        for share in left:
            gap = max(share.span.start - amount.span.end, amount.span.start - share.span.end)
            alone = len(payment.amounts) == 1 and len(payment.shares) == 1
            tells = 0 <= gap <= _TOLD and _is_told(passage, share.span, amount.span)
            tells = tells or _is_noted(passage, share.span, amount.span)
            if gap <= _BRACKET or tells or (alone and not _speaks_apart(passage, share, amount)):
                mine = share
                break
        if mine is not None:
            left.remove(mine)
        pairs.append((amount.span, amount, mine))
    if not payment.amounts or len(payment.shares) == 1:
        pairs.extend((s.span, None, s) for s in left)
    return sorted(pairs, key=lambda pair: pair[0])


def _is_told(passage: Passage, share: Span, amount: Span) -> bool:
    """Whether the words between say that the sum is the share."""
    left, right = sorted((share, amount))
    return any(is_money_word(w, "tells") for w in passage.words_between(left, right))


def _is_noted(passage: Passage, share: Span, amount: Span) -> bool:
    """Whether the sum stands in a bracket right behind what it is a share of: "60 % der Kosten (18.000 Euro)"."""
    between = passage.words_between(share, amount)
    return is_note_of_share(between) and not any(share.end <= a.span.start < amount.start for a in passage.arguments)


_TOLD: Final = 80
"""Characters in which a sum may tell how much a share is: "75 Prozent, das sind 20.000 Euro"."""


def _speaks_apart(passage: Passage, share: Share, amount: Amount) -> bool:
    """Whether the share stands in a clause of its own that says who pays it."""
    clause = passage.clause_at(bisect_left(passage.starts, share.span.start))
    other = passage.clause_at(bisect_left(passage.starts, amount.span.start))
    if clause == other:
        return _is_given_apart(passage, share.span, amount.span)
    lemmas = [passage.clauses[n].lemma for n in (clause, other)] if passage.clauses else []
    if lemmas and all(x is not None and (is_money_word(x, "gift") or is_money_word(x, "comes")) for x in lemmas):
        return True
    return any(
        (a.kind in PAYERS or (a.kind in OTHERS and _gives(passage, clause)))
        and a.preposition in _SOURCES
        and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


def _gives(passage: Passage, clause: int) -> bool:
    return bool(passage.clauses) and is_gift(passage, clause)


def _is_given_apart(passage: Passage, share: Span, amount: Span) -> bool:
    """Whether each has a giver of its own in one clause: "das Land zahlte 65 Prozent, die Stiftung 20.000 Euro"."""
    left, right = sorted((share, amount))
    givers = [a for a in passage.arguments if (a.kind in PAYERS or a.kind in OTHERS) and a.governor is None]
    between = [a for a in givers if left.end <= a.span.start < right.start and a.preposition in _SOURCES]
    outside = any(a.span.start < left.start or a.span.start > right.end for a in givers if a.preposition in _SOURCES)
    if not between or not outside:
        return False
    return _has_border(passage, left, right)


def _of_clause(passage: Passage, span: Span, parties: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Those of the parties that stand in the clause of the sum, or in one that hangs on it."""
    clause = giving_clause(passage, span)
    return tuple(
        a
        for a in parties
        if passage.clause_at(a.token) == clause
        or (passage.clauses and passage.clauses[passage.clause_at(a.token)].parent == clause)
    )


def _has_own_giver(passage: Passage, spans: list[Span], at: int) -> bool:
    """Whether one who is no entity of the text stands between the sum before and this one, so that nobody lends it."""
    first = bisect_left(passage.starts, spans[at - 1].end) if at else 0
    clause = giving_clause(passage, spans[at])
    own = [*range(first, bisect_left(passage.starts, spans[at].start))]
    if not any(giving_clause(passage, s) == clause for s in spans[at + 1 :]):
        own += [i for i in range(own[-1] if own else first, len(passage.words)) if passage.clause_at(i) == clause]
    named = [a.span for a in passage.arguments]
    return any(
        is_money_word(passage.words[i], "bodies")
        and passage.sentence.tokens[i].text[:1].isupper()
        and not any(s.start <= passage.starts[i] < s.end for s in named)
        for i in own
    )


def _has_border(passage: Passage, left: Span, right: Span) -> bool:
    """Whether a comma or "und" parts what stands on the two sides of it."""
    return not BORDERS.isdisjoint(passage.words_between(left, right))


BORDERS: Final = frozenset({",", ";", "und", "sowie"})
"""What parts the sums of one clause, each with those who pay it."""


def _bracketed(passage: Passage, spans: list[Span], parties: tuple[Argument, ...]) -> list[tuple[Argument, ...]] | None:
    """The parties right before the brackets that the sums stand in: "der Kreis A (5.000 Euro) und B (2.000 Euro)", none
    for a sum behind another word; None if the sums do not stand so."""
    text = passage.document.text
    found: list[tuple[Argument, ...]] = []
    for span in spans:
        mark = text.rfind("(", max(passage.sentence.span.start, span.start - _OPENED), span.start)
        if mark < 0:
            return None
        found.append(tuple(a for a in parties if 0 <= mark - a.span.end <= 1)[-1:])
    return found if any(found) else None


_OPENED: Final = 12
"""Characters between a bracket and the sum in it: "rund", "bis zu"."""


def _are_apart(passage: Passage, one: int, other: int) -> bool:
    """Whether two clauses are relative clauses of two things: "A, für das 4.000 Euro flossen, und B, das X bezahlt"."""
    return one != other and passage.clauses[one].kind == passage.clauses[other].kind == "relative"


def _is_subject_of(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether it gives what a relative clause says: "das Land, das 45.000 Euro gibt"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.kind != "relative" or inner.voice != "active" or not is_gift(passage, clause):
        return False
    opening = passage.clause_words(clause)[:2]
    return passage.is_antecedent(argument.span, clause) and not _SUBJECTS.isdisjoint(opening)


_SUBJECTS: Final = frozenset({"der", "die", "das", "welcher", "welche", "welches"})


def _shared_out(
    passage: Passage,
    spans: list[Span],
    parties: tuple[Argument, ...],
    *,
    lends: bool,
    sourced: frozenset[int] = frozenset(),
) -> list[tuple[Argument, ...]]:
    """For each measure its parties; where ``lends``, one that has none of its own has those of its neighbour, unless it
    is among the ``sourced``, of which the sentence says otherwise where the money comes from."""
    if len(spans) < 2:
        near = [_of_clause(passage, span, parties) for span in spans]
        return [n or parties for n in near]
    tokens = [bisect_left(passage.starts, s.start) for s in spans]
    bracketed = _bracketed(passage, spans, parties)
    if bracketed is not None:
        return bracketed
    clauses = [giving_clause(passage, s) for s in spans]
    found: list[list[Argument]] = [[] for _ in spans]
    behind = False
    heads = {a.token: c for c in set(clauses) for a in parties if _is_subject_of(passage, a, c)}
    for clause in dict.fromkeys(clauses):
        inside = [i for i, c in enumerate(clauses) if c == clause]
        here = [a for a in parties if heads.get(a.token, passage.clause_at(a.token)) == clause]
        if len(inside) == 1:
            found[inside[0]] = here
            continue
        follows = bool(here) and here[0].token > tokens[inside[0]]
        behind = behind or follows
        for argument in here:
            before = [i for i in inside if tokens[i] < argument.token]
            after = [i for i in inside if tokens[i] > argument.token]
            place = (before[-1:] or after[:1]) if follows else (after[:1] or before[-1:])
            if (
                not follows
                and not after
                and found[before[-1]]
                and _has_border(passage, spans[before[-1]], argument.span)
            ):
                continue  # "der Kreis gibt 12.000 Euro, und auch B und C leisten ihren Teil"
            if before and after:
                apart = _has_border(passage, spans[before[-1]], argument.span)
                if apart != _has_border(passage, argument.span, spans[after[0]]):
                    place = after[:1] if apart else before[-1:]
            found[place[0]].append(argument)
    for argument in parties:
        if heads.get(argument.token, passage.clause_at(argument.token)) not in clauses:
            before = [i for i, token in enumerate(tokens) if token < argument.token]
            found[before[-1] if before else 0].append(argument)
    if not lends:
        return [tuple(f) for f in found]
    order = range(len(spans) - 2, -1, -1) if behind else range(1, len(spans))
    for i in order:
        other = i + 1 if behind else i - 1
        if not found[i] and i not in sourced and not _has_own_giver(passage, spans, i):
            found[i] = [] if _are_apart(passage, clauses[i], clauses[other]) else found[other]
    if not found[0] and not behind and 0 not in sourced and not _has_own_giver(passage, spans, 0):
        first = next((i for i, given in enumerate(found) if given), 0)
        lent = len(set(clauses)) > 1 and not _are_apart(passage, clauses[0], clauses[first])
        found[0] = found[first] if lent else []
    return [tuple(f) for f in found]
