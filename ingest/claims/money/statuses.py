"""Whether money is granted, planned or the members' own, by the words of its clause and by who pays it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from ingest.claims.money.anybody import sets_limit
from ingest.claims.money.asked import is_only_asked_for
from ingest.claims.money.called_members import Members
from ingest.claims.money.contributions import are_members, find_contributors, pay_together, pays_own_share
from ingest.claims.money.gifts import is_gift
from ingest.claims.money.measures import Measure
from ingest.claims.money.own_sums import are_all, falls_to_members, is_of_cooperation, pay_for_themselves
from ingest.claims.money.paired_sums import BORDERS
from ingest.claims.money.payments import Payment, distinct, giving_clause
from ingest.claims.money.spent_gifts import is_means
from ingest.model import FundingStatus, Modality, Span
from ingest.names.knowledge.kinds import PAYERS, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage
from ingest.passages.prospects import awaits_decision


def find_status(payment: Payment, measure: Measure | None, count: int, members: Members) -> FundingStatus | None:
    passage = payment.passage
    amount = measure.amount if measure is not None else None
    clause = giving_clause(passage, measure.span if measure is not None else None)
    words = passage.clause_words(clause)
    share = measure.share if measure is not None and amount is None else None
    if (
        ((amount is not None and amount.bound == "max") or (share is not None and share.bound == "max"))
        and not payment.payer_ids
        and any(is_money_word(w, "general") or is_money_word(w, "anybody") for w in words)
        and not any(a.kind in WORKS and a.reference.form == "name" for a in passage.arguments)
    ):
        return None
    if not payment.payer_ids and sets_limit(passage, clause):
        return None
    if "ob" in words[:2] or (passage.clauses and passage.clauses[clause].lemma == "ausstehen"):
        return "planned"
    if passage.clauses and _has_failed(passage, clause):
        return None
    if amount is None and _MIGHT_BE.search(" ".join(words)):
        return None
    if len(payment.label) <= _SHORT and any(is_money_word(w, "failed") for w in payment.label):
        return None  # "Zurückgezogen: Steg am See (20.000 Euro)"
    if passage.clauses and (_is_expected(passage, clause) or _is_yet_to_be_asked(passage, clause)):
        return "planned"
    if payment.awaited or awaits_decision(passage):
        return "planned"
    disposes = any(is_money_word(w, "disposes") for w in words) and _WISHES.isdisjoint(words)
    modality = passage.modality(clause)
    handed = not _MAY.isdisjoint(words) and not _HANDED.isdisjoint(words)
    owed = is_owed(passage) or (not _MUST.isdisjoint(words) and pay_together(passage, clause))
    means = amount is not None and is_means(passage, amount)
    if owed or handed or means or (modality is Modality.PLANNED and _is_approved(passage, clause)):
        modality = Modality.ASSERTED
    if is_only_asked_for(passage):
        return "planned"  # "beantragt, aber noch nicht bewilligt"
    if modality is Modality.NEGATED and not any(w.startswith("rückzahlbar") for w in words):
        return None
    if modality in (Modality.PLANNED, Modality.HYPOTHETICAL) and not disposes:
        return "planned"
    label = payment.label - _EXPECTED if len(payment.label) <= _SHORT else frozenset()
    planned = [w for w in (*words, *_above(passage, clause), *label) if is_money_word(w, "planned")]
    if _is_approved(passage, clause):
        planned = [w for w in planned if not w.startswith("beantrag")]
    if planned and not disposes:
        return "planned"
    decided = any(is_money_word(w, "decides") or is_money_word(w, "notices") for w in (*words, *payment.words))
    if any(is_money_word(w, "asks") for w in words) and not decided:
        return "planned"
    if _is_withdrawn(passage, clause):
        return None
    if any(is_money_word(w, "asks") for w in passage.words) and not decided and _tells_sum_alone(passage, clause):
        return "planned"
    payers = distinct(e for a in measure.payers for e in a.reference.entities) if measure is not None else ()
    if are_members(payers or payment.payer_ids, passage, members):
        return "own"
    if pays_own_share(passage, clause) or _invests(passage, clause, payers or payment.payer_ids):
        return "own"
    near = words_of_measure(payment, measure, clause) if count > 1 and measure is not None else (*words, *payment.label)
    if _tells_sum(passage, clause) and not payment.payer_ids:
        near = (*near, *passage.words)
    outside = measure is not None and any(a.kind in PAYERS for a in measure.payers)
    mine = [w for w in near if is_money_word(w, "own") and not (outside and w in _ITSELF)]
    if mine and (count > 1 or not payment.payer_ids):
        return "own"
    paying = payers or payment.payer_ids
    if any(is_money_word(w, "dues") for w in near) and len(paying) > 1 and {*map(passage.kind, paying)} == _TOWNS:
        return "own"  # "die Umlage wird von A, B und C gezahlt"
    if passage.block.label is not None and any(is_money_word(w, "own") for w in payment.label):
        return "own"
    if "davon" in payment.label and not paying and any(is_money_word(w, "members") for w in payment.label):
        return "own"  # "davon Mitglieder: 60.000 Euro"
    towns = bool(payment.payer_ids) and all(passage.kind(p) == "Municipality" for p in payers or payment.payer_ids)
    if towns and any(is_money_word(w, "dues") or w.startswith("mitglied") for w in near):
        return "own"  # "Die Umlage wird von A und B gezahlt"
    by_kind = any(is_money_word(w, "members") for w in near)
    by_members = by_kind and (not {"von", "durch"}.isdisjoint(near) or any(is_money_word(w, "bears") for w in words))
    by_members = by_members or (passage.is_fragment and len(near) <= _LINE and by_kind)
    if count > 1 and measure is not None and not measure.payers and by_members:
        return "own"
    parted = count > 1 or any(is_money_word(w, "rest") for w in passage.words)
    if measure is not None and parted and measure.programmes and not measure.payers:
        return "granted"
    if measure is not None and (falls_to_members(passage, clause, near) or is_of_cooperation(passage, clause, measure)):
        return "own"
    several = count > 1 or payment.listed
    if measure is not None and pay_for_themselves(measure.payers) and (several or are_all(measure.payers)):
        return "own"
    if measure is not None and (any(a.kind in PAYERS for a in measure.payers) or (count > 1 and measure.payers)):
        return "granted"
    if not pay_together(passage, clause):
        return "granted"
    contributors = find_contributors(passage, clause, members)
    strangers = bool(contributors) and all(passage.kind(c) == "District" for c in contributors)
    strangers = strangers and not any(is_money_word(w, s) for w in words for s in ("themselves", "rest", "members"))
    return "granted" if strangers else "own"


_WISHES: Final = frozenset(
    {"möchte", "möchten", "will", "wollen", "soll", "sollen", "könnte", "könnten", "würde", "würden"}
)
_TOWNS: Final = frozenset({"Municipality"})
_MAY: Final = frozenset({"kann", "darf", "können", "dürfen", "konnte", "durfte", "konnten", "durften"})
_MUST: Final = frozenset({"muss", "müssen", "musste", "mussten"})
"""Of a cost that members bear these say no more than that it is theirs."""
_HANDED: Final = frozenset(
    {"mitbringen", "überreichen", "übergeben", "aushändigen", "überbringen", "verkünden", "bekanntgeben", "mitteilen"}
)
"""Verbs of him who may hand over what is granted: "heute kann ich Ihnen einen Bescheid mitbringen"."""
_LINE: Final = 6
"""Words of one who pays beside his sum: "drei Gemeinden 28.000 Euro"."""
_ITSELF: Final = frozenset({"selbst", "selber"})
"""Beside one who is no member these only stress who pays: "kommen vom Land selbst"."""


def _tells_sum_alone(passage: Passage, clause: int) -> bool:
    """Whether the clause only tells how much it is about: "der Antrag ist gestellt, es geht um 150.000 Euro"."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    return lemma in _ABOUT and not is_gift(passage, clause)


_ABOUT: Final = frozenset({"gehen", "handeln", "lauten", "drehen", "belaufen", "stehen"})


def _has_failed(passage: Passage, clause: int) -> bool:
    """Whether the money did not come: "blieb ohne Erfolg", "scheiterte", "hätte 30.000 Euro eingebracht"."""
    inner = passage.clauses[clause]
    if inner.finite is not None and inner.finite.text.lower() in _UNREAL and inner.lemma not in ("haben", "sein"):
        return not is_owed(passage)
    near = {clause, *([inner.parent] if inner.parent is not None and inner.kind in ("infinitive", "relative") else [])}
    words = [w for n in near for w in passage.clause_words(n)]
    if any((a, b) in _IN_VAIN for a, b in pairwise(words)):
        return True
    return any(is_money_word(w, "in_vain") for w in words)


_UNREAL: Final = frozenset({"hätte", "hätten", "wäre", "wären"})
_IN_VAIN: Final = frozenset({("ohne", "erfolg"), ("keinen", "erfolg"), ("leer", "aus"), ("nicht", "gereicht")})


_CONDITIONS: Final = frozenset({"voraussetzung", "bedingung", "vorausgesetzt", "vorbehalt"})


def _is_expected(passage: Passage, clause: int) -> bool:
    """Whether the clause is what somebody expects: "rechnet damit, dass das Land 30.000 Euro gibt"."""
    inner = passage.clauses[clause]
    if inner.parent is None or inner.kind != "subordinate" or inner.past:
        return False
    above = passage.clauses[inner.parent].lemma
    if not _CONDITIONS.isdisjoint(passage.clause_words(inner.parent)) and "dass" in passage.clause_words(clause)[:2]:
        return True  # "Voraussetzung ist, dass das Land seinen Anteil bewilligt"
    return "dass" in passage.clause_words(clause)[:2] and above is not None and is_money_word(above, "expects")


def _above(passage: Passage, clause: int) -> tuple[str, ...]:
    """The words of the clause that an infinitive hangs on: "stellt in Aussicht, sich mit 10.000 Euro zu beteiligen"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.kind != "infinitive" or inner.parent is None:
        return ()
    return passage.clause_words(inner.parent)


def _is_approved(passage: Passage, clause: int) -> bool:
    """Whether what was asked for was granted too: "wurden beantragt und bewilligt"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.modal is not None or inner.lemma is None or not inner.past:
        return False
    return inner.modality is not Modality.NEGATED and is_money_word(inner.lemma, "approves")


def _tells_sum(passage: Passage, clause: int) -> bool:
    """Whether the clause only says what the one before it comes to: "…, das macht 41.000 Euro im Jahr"."""
    words = passage.clause_words(clause)
    return clause > 0 and words[:1] != () and words[0] in _TAKES_UP and any(w in _COMES_TO for w in words[1:3])


_TAKES_UP: Final = frozenset({"das", "dies", "sie", "er"})
_COMES_TO: Final = frozenset(
    {"beläuft", "belief", "beträgt", "betrug", "macht", "machte", "sind", "waren", "ergibt", "ergab", "entspricht"}
)


def _is_yet_to_be_asked(passage: Passage, clause: int) -> bool:
    """Whether somebody only means to get the money: "kündigte an, dafür Geld aus dem Fonds einzuwerben"."""
    inner = passage.clauses[clause]
    return inner.kind == "infinitive" and inner.lemma is not None and is_money_word(inner.lemma, "asks_for")


def _invests(passage: Passage, clause: int, payers: tuple[str, ...]) -> bool:
    """Whether a cooperation pays for what it does itself: "der Verband steckt 4 Millionen Euro in sein Wasserwerk"."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    topic = passage.topic("Cooperation")
    return lemma in _INVESTING and topic is not None and payers == (topic,)


_INVESTING: Final = frozenset(
    {
        "stecken",
        "investieren",
        "aufbringen",
        "beisteuern",
        "drauflegen",
        "dazulegen",
        "zuschießen",
        "aufwenden",
        "zulegen",
    }
    | {"beitragen", "hineinstecken", "zuzahlen", "dazutun"}
)


_MIGHT_BE: Final = re.compile(
    r"\b(?:mögliche|etwaige|denkbare|eventuelle)[nrs]? (?:[\w-]*förderung|zuschuss|zuschüsse|zuwendung|[\w-]*mittel)"
)
"""Money that nobody has yet spoken of giving: "für eine mögliche LEADER-Förderung"."""


def is_owed(passage: Passage) -> bool:
    """Whether two denials say that the money came: "Ohne die Mittel des Landes wäre das nicht möglich gewesen"."""
    return "ohne" in passage.words and any(
        c.mood == "unreal" and not _DENIALS.isdisjoint(passage.clause_words(n)) for n, c in enumerate(passage.clauses)
    )


_DENIALS: Final = frozenset(
    {"nicht", "kein", "keine", "keinen", "kaum", "nie", "undenkbar", "unmöglich", "unrealistisch", "niemals"}
)


def _is_withdrawn(passage: Passage, clause: int) -> bool:
    """Whether a further clause says that the money promised or asked for never came: "…, zog sie aber zurück"."""
    for number, other in enumerate(passage.clauses):
        if number == clause or passage.clause_at(bisect_left(passage.starts, other.span.start)) != number:
            continue
        words = passage.clause_words(number)
        sums = [bisect_left(passage.starts, a.span.start) for a in passage.amounts]
        named = [a.token for a in passage.arguments if a.reference.form != "pronoun"]
        if any(passage.clause_at(token) == number for token in (*sums, *named)):
            continue
        if _MEANT.isdisjoint(words) and any(t.text[:1].isupper() for t in other.tokens):
            continue
        negated = passage.modality(number) is Modality.NEGATED and "noch" not in words
        granting = other.lemma is not None and (is_money_word(other.lemma, "gift") or other.lemma in _COMING)
        if any(is_money_word(w, "failed") for w in words) or (negated and granting):
            return True
    return False


_MEANT: Final = frozenset(
    {"zusage", "zusagen", "zuschuss", "geld", "mittel", "förderung", "antrag", "angebot", "betrag", "summe", "bescheid"}
    | {"versprechen", "ankündigung", "gelder", "unterstützung", "beteiligung"}
)
"""What takes up the money of the clause before."""
_COMING: Final = frozenset({"kommen", "fließen", "ankommen", "eingehen", "erhalten", "bekommen", "eintreffen"})


def words_of_measure(payment: Payment, measure: Measure, clause: int) -> tuple[str, ...]:
    """The words of the clause, or where it holds several sums those that stand with this one."""
    passage = payment.passage
    spans = [*(a.span for a in payment.amounts), *(s.span for s in payment.shares)]
    tokens = sorted({bisect_left(passage.starts, s.start) for s in spans if not s.overlaps(measure.span)})
    tokens = [t for t in tokens if giving_clause(passage, Span(passage.starts[t], passage.starts[t])) == clause]
    if not tokens:
        return passage.clause_words(clause)
    at = bisect_left(passage.starts, measure.span.start)
    first, last = at, at
    while first > 0 and first - 1 not in tokens and passage.words[first - 1] not in BORDERS:
        first -= 1
    while last < len(passage.words) and last not in tokens and (last <= at or passage.words[last] not in BORDERS):
        last += 1
    return passage.words[first:last]


_EXPECTED: Final = frozenset({"erwartet", "erwarten", "wünscht", "plant"})
"""Words of a heading to the reader, which say nothing of money: "Was Sie erwartet"."""
_SHORT: Final = 4
"""Words of a label; a longer one is a headline."""
