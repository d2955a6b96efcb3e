"""Sums that do not flow: what something costs, what a prize is worth, what is counted by the head, a whole of parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.claims.money.idle_sums import IDLE
from ingest.claims.money.sums_of_parts import is_bracketed, without_raises, without_totals
from ingest.german.amounts import Amount
from ingest.model import Span
from ingest.names.knowledge.kinds import OTHERS, PAYERS, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage


def find_flowing(passage: Passage) -> tuple[Amount, ...]:
    """The amounts in euro of the passage that flow from somebody to somebody."""
    flowing = [a for a in passage.amounts if a.currency == "EUR" and _flows(passage, a)]
    return tuple(without_totals(passage, without_raises(passage, flowing)))


def _flows(passage: Passage, amount: Amount) -> bool:
    if Decimal(amount.low or amount.high or "0") < _LEAST:
        return False
    checks = (_is_cost, _is_noted_cost, _is_rate, _is_prize, _is_parted, _is_priced, _is_whole, *IDLE)
    return not any(check(passage, amount) for check in checks)


def _is_whole(passage: Passage, amount: Amount) -> bool:
    """Whether its clause takes a share from it: "Von den 64.000 Euro übernimmt das Land 80 Prozent"."""
    at = bisect_left(passage.starts, amount.span.start)
    clause = passage.clause_at(at)
    taken = passage.words[max(at - 2, 0) : at] in (("von", "den"), ("von", "diesen"))
    if not taken or not passage.clauses or not is_gift(passage, clause):
        return False
    return any(passage.clause_at(bisect_left(passage.starts, s.span.start)) == clause for s in passage.shares)


def _is_priced(passage: Passage, amount: Amount) -> bool:
    """Whether a bracket says what a work costs to which the clause around it names a smaller sum that was given: "das
    Konzept (45.000 Euro) wurde vom Bund mit 22.500 Euro gefördert"."""
    following = next((a for a in passage.amounts if a.span.start > amount.span.start), None)
    if not is_bracketed(passage, amount) or amount.low is None or following is None:
        return False
    if is_bracketed(passage, following) or Decimal(following.low or following.high or "0") >= Decimal(amount.low):
        return False
    end = max((a.span.end for a in passage.arguments if a.span.end <= amount.span.start), default=0)
    at = bisect_left(passage.starts, following.span.start)
    near = amount.span.start - end <= _BEHIND_NAME
    return near and "mit" in passage.words[max(at - 3, 0) : at]


_BEHIND_NAME: Final = 12
"""Characters between a name and the sum in the bracket behind it: "(rund"."""
_LEAST: Final = 20
"""Euro; less is what each one pays."""


def _is_noted_cost(passage: Passage, amount: Amount) -> bool:
    """Whether a bracket says how high a cost is that the clause around it parts by shares: "Die Personalkosten der
    Stelle (jährlich rund 58.000 Euro) werden zu 60 Prozent vom Land getragen"."""
    if not passage.shares or len(passage.amounts) > 1 or not passage.clauses:
        return False
    at = bisect_left(passage.starts, amount.span.start)
    inner = passage.clauses[passage.clause_at(at)]
    if inner.kind != "parenthesis" or any(
        is_money_word(w, "strong") for w in passage.clause_words(passage.clause_at(at))
    ):
        return False
    return any(is_money_word(w, "cost") for w in passage.words[:at])


def _is_cost(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what something costs: a word of cost before it in its clause, no word of giving between."""
    at = bisect_left(passage.starts, amount.span.start)
    clause = passage.clause_at(at)
    if passage.clauses and passage.clauses[clause].lemma == "kosten" and is_gift(passage, clause):
        return False  # "lässt sich das 30.000 Euro kosten"
    others = [a.span for a in passage.amounts if a.span.end <= amount.span.start]
    bodies = [a.span for a in passage.arguments if a.kind not in WORKS]
    for i in range(at - 1, -1, -1):
        word = passage.words[i]
        other = passage.clause_at(i)
        if other != clause and amount.span.start - passage.starts[i] > _NEAR_COST:
            break
        if other != clause and passage.clauses[other].kind == "relative":
            continue
        if any(o.start <= passage.starts[i] < o.end for o in others) or any(is_money_word(word, s) for s in _GIVING):
            break
        if is_money_word(word, "notices"):
            break  # "70 Prozent der Kosten; der Bescheid über 63.000 Euro …"
        if word in _OF_IT and _IS_SPENT.intersection(passage.clause_words(clause)):
            return True  # "gibt 1,35 Millionen Euro, wovon 0,4 Millionen bereits abgerufen sind"
        if word in _OF_IT and _comes(passage, passage.clause_at(i)):
            break  # "kostete 48.000 Euro, davon kamen 24.000 Euro vom Land"
        if is_money_word(word, "own") or word.endswith(("nahmeseite", "nahmenseite")):
            return False
        if is_money_word(word, "cost") and _is_of_sum(passage, i, others):
            break
        if is_money_word(word, "cost") and not any(s.start <= passage.starts[i] < s.end for s in bodies):
            if _is_borne(passage, clause):
                return False
            partakes = passage.words[i + 1] not in _AMOUNTING and _PARTAKING.intersection(
                passage.words[max(i - 3, 0) : i]
            )
            return not partakes and not _is_share_of(passage, i, at)
    behind = bisect_left(passage.starts, amount.span.end)
    if passage.words[behind : behind + 1] in (("der",), ("von",)) and passage.clauses and is_gift(passage, clause):
        return False  # "Das Land trug 24.000 Euro der Kosten"
    if any(is_money_word(w, "cost") for w in passage.words[behind : behind + 1]):
        return True
    after = [i for i in range(behind, len(passage.words)) if passage.starts[i] < amount.span.end + _NEAR_BEHIND]
    costs = [i for i in after if is_money_word(passage.words[i], "cost")]
    if all(_PARTAKING.intersection(passage.words[max(i - 3, behind) : i]) for i in costs):
        return False  # "beteiligt sich mit 45.000 Euro an den Kosten"
    return not any(is_money_word(w, "strong") for w in passage.clause_words(clause))


def _is_of_sum(passage: Passage, cost: int, others: Sequence[Span]) -> bool:
    """Whether a word of cost belongs to the sum right before it, a part of which is told behind: "Von den 770.000 Euro
    Gesamtkosten wurden 390.000 Euro gedeckt"."""
    own = next((o for o in others if 0 <= passage.starts[cost] - o.end <= 1), None)
    if own is None:
        return False
    at = bisect_left(passage.starts, own.start)
    return "von" in passage.words[max(at - 4, 0) : at]


_IS_SPENT: Final = frozenset(
    {"verausgabt", "abgerufen", "abgeflossen", "verbraucht", "verwendet", "gebunden", "ausgegeben", "eingespart"}
)
"""What was done with a part of money that was told in whole."""
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
_AMOUNTING: Final = frozenset({"von", "in", "über"})
"""Behind a cost: the sum is all of it, "zu den Kosten von 40.000 Euro"."""
_PARTAKING: Final = frozenset({"an", "zu"})
"""Before a cost: the sum is a part of it, "an den Kosten mit …", "zu den Kosten …"."""
_NEAR_COST: Final = 45
_NEAR_BEHIND: Final = 25
"""Characters."""


def _is_parted(passage: Passage, amount: Amount) -> bool:
    """Whether only a part of the amount is spoken of: "die Hälfte der 64.000 Euro", "den Großteil der 9.000 Euro", "die
    64.000 Euro trägt zu 70 Prozent der Kreis"."""
    at = bisect_left(passage.starts, amount.span.start)
    if _is_divided(passage, amount, at):
        return True
    definite = any(w in _THOSE for w in passage.words[max(at - 4, 0) : at])
    if definite or (at and _WEAK.fullmatch(passage.sentence.tokens[at - 1].text)):
        behind = [s for s in passage.shares if s.span.start > amount.span.end]
        to = [bisect_left(passage.starts, s.span.start) for s in behind]
        if any({"zu", "zur"} & set(passage.words[max(t - 1, 0) : t + 1]) for t in to):
            return True
    ends = [bisect_left(passage.starts, s.span.end) for s in passage.shares]
    ends += [i + 1 for i in range(max(at - 3, 0), at) if passage.words[i] in _PARTS]
    return any(end < at <= end + 3 and passage.words[end] in ("der", "von", "dieser") for end in ends)


def _is_divided(passage: Passage, amount: Amount, at: int) -> bool:
    """Whether another sum of the sentence is a part of it: "von den 60.000 Euro übernimmt das Land 45.000 Euro",
    "45.000 der insgesamt 60.000 Euro"."""
    others = [a for a in passage.amounts if a.span != amount.span]
    before = passage.words[max(at - 4, 0) : at]
    if any(pair in _OUT_OF for pair in pairwise(before)):
        return any(a.span.start > amount.span.end for a in others)
    ends = {bisect_left(passage.starts, a.span.end) for a in others if a.span.end < amount.span.start}
    ends |= {i + 1 for i in range(max(at - 4, 0), at) if _FIGURE.fullmatch(passage.words[i])}
    return any(end < at <= end + 3 and passage.words[end] in ("der", "von", "dieser") for end in ends)


_OUT_OF: Final = frozenset({("von", "den"), ("von", "diesen"), ("von", "insgesamt"), ("von", "rund")})
_FIGURE: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
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
        or (not {"er", "dieser"}.isdisjoint(words) and passage.last("Award") is not None)
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
