"""Who or what money is for: the work or body that a clause of giving names, else what the text is about."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ingest.claims.money.anybody import speaks_of_anybody
from ingest.claims.money.budgets import budget_meant
from ingest.claims.money.goals import MANY, pays, rank, supports
from ingest.claims.money.ledgers import column_of
from ingest.claims.money.money_leads import tells_income
from ingest.claims.money.paired_recipients import paired_recipient
from ingest.claims.money.payments import Payment, giving_clause
from ingest.claims.money.strangers import is_for_stranger, is_unresolved
from ingest.claims.money.unknown_goals import compound_goal, names_unknown_goal
from ingest.claims.money.works_in_mind import is_for_staff, is_still_meant, last_work, meant_before
from ingest.documents.labels import is_label
from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.titled_works import titled_work

_BUDGETS: Final = frozenset(
    {"budget", "gesamtbudget", "grundbudget", "fördervolumen", "leader-budget", "mittelausstattung"}
)
"""What a cooperation has for all that it does."""
_COUNTRYWIDE: Final = frozenset({"landesweit", "bundesweit", "bayernweit", "hessenweit", "sachsenweit", "europaweit"})


def find_recipient(payment: Payment, measure: Span | None) -> str | None:
    """What stands behind "für" or "zu", who receives, a work named right before, the work of the heading, the
    cooperation that the text is about; None for the volume of a programme."""
    passage = payment.passage
    clause = giving_clause(passage, measure)
    volume = volume_of(payment, clause) if measure is not None else None
    if volume is not None:
        return passage.topic("Cooperation") if _is_own_budget(volume) else None
    if _pays_another(passage, clause) or _pays_unknown_us(passage, clause):
        return None
    holder = passage.topic("Cooperation") or passage.topic("Region")
    if holder is not None and budget_meant(passage) is not None:
        return holder
    meant = meant_before(passage, clause, measure)
    if meant is not None:
        return meant
    if payment.headed is not None and not any(a.kind in WORKS for a in passage.arguments):
        return payment.headed
    paired = paired_recipient(payment, measure) if measure is not None else None
    if paired is not None:
        return paired
    compound = compound_goal(payment, clause)
    if compound is not None:
        return compound
    strange = measure is not None and is_for_stranger(passage, measure, payment.amounts)
    if (strange and len(payment.amounts) > 1) or is_unresolved(passage, clause):
        return None
    ranked = [r for a in passage.arguments if (r := rank(payment, a, clause, measure)) is not None]
    if ranked:
        best = max(ranked)[2]
        if passage.kind(best) == "Cooperation" and any(is_money_word(w, "therefor") for w in passage.words[:1]):
            return None  # "Dafür haben wir vom Land 100.000 Euro bekommen"
        return None if passage.kind(best) == "Region" and is_for_many(passage) else best
    if names_unknown_goal(payment, clause):
        return None
    if (
        is_for_many(passage)
        or (measure is not None and speaks_of_anybody(passage))
        or _is_for_subject(passage, clause)
        or _went_to_area(passage, clause)
    ):
        return None
    if measure is not None and _is_of_group(payment, measure):
        return passage.topic("Cooperation")
    if _is_income(passage) and passage.topic("Cooperation") is not None:
        return passage.topic("Cooperation")
    work = last_work(passage) if _BUDGETS.isdisjoint(passage.words) else None
    if work is not None and is_still_meant(payment, work) and not is_for_staff(passage, work):
        return work
    for kind in ("Project", "Concept"):
        heading = passage.heading_topic(kind)
        if heading is not None and not (_is_told_of_cooperation(passage) or is_for_staff(passage, heading)):
            return heading
    titled = titled_work(passage)
    if titled is not None and not is_for_staff(passage, titled):
        return titled
    if passage.has_pronoun:
        named = passage.last("Concept", "Project", "Cooperation", "Region")
        if named is not None:
            return named
    region = passage.topic("Region")
    led = region if region is not None and _LEADER.search(passage.name(region)) is not None else None
    topic = passage.topic("Cooperation") or led
    if topic is None or strange or any(topic in a.reference.entities and _gives(payment, a) for a in passage.arguments):
        return None
    return topic if _is_spoken_of(payment, topic) else None


def _gives(payment: Payment, argument: Argument) -> bool:
    """Whether the clause says of the body that it is the one that pays."""
    given = argument in payment.payers or pays(payment.passage, argument)
    return given or (not payment.payers and supports(payment.passage, argument))


def _is_of_group(payment: Payment, measure: Span) -> bool:
    """Whether the sum is so high, and told of so many years or of such a fund, that it is what a LEADER group has for
    all that it does, and not for the work named last."""
    passage = payment.passage
    topic = passage.topic("Cooperation")
    if passage.block.kind is not BlockKind.PARAGRAPH or topic is None or _LEADER.search(passage.name(topic)) is None:
        return False
    amount = next((a for a in payment.amounts if a.span == measure), None)
    if amount is None or Decimal(amount.low or amount.high or "0") < _LEAST:
        return False
    wide = any(_WIDE.search(passage.name(e)) for e in payment.programme_ids)
    return wide or any(d.end and d.start and d.start[:4] < d.end[:4] for d in passage.dates)


_LEADER: Final = re.compile(r"\b(?:LAG|RAG|LEADER|Aktionsgruppe|AktivRegion)")
_WIDE: Final = re.compile(r"ELER|LEADER|Landwirtschaftsfonds|Ländlicher? Raum")
_LEAST: Final = Decimal(1_000_000)
"""Euro that a single work hardly gets from such a fund."""


def _is_income(passage: Passage) -> bool:
    """Whether the sentence or its label says what a body takes in: "Einnahmen: 612.000 Euro, davon …"."""
    label = passage.block.label
    said = passage.document.text[label.start : label.end].lower() if label is not None else ""
    return (said or " ".join(passage.words[:1])).strip(" :").startswith(("einnahme", "ertrag", "erträge", "jahresetat"))


def _went_to_area(passage: Passage, clause: int) -> bool:
    """Whether the clause says how much money went into a whole district or state: "Im Landkreis X flossen 18 Mio."."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    areas = [a for a in passage.arguments if a.kind in ("District", "State") and a.preposition in ("in", "für")]
    return lemma in _WENT and any(
        passage.clause_at(a.token) == clause and a.governor in (None, "allein") for a in areas
    )


_WENT: Final = frozenset({"fließen", "stecken", "investieren", "gehen", "ausgeben", "einsetzen"})


def _is_for_subject(passage: Passage, clause: int) -> bool:
    """Whether the clause says what was done with the money to its subject, which is no entity of the text: "mit 45.000
    Euro vom Land wurde der Saal gebaut"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.lemma is None or inner.voice != "passive" or inner.finite is None:
        return False
    if any(is_money_word(inner.lemma, s) for s in _OF_MONEY) or any(
        is_money_word(w, "strong") for w in passage.clause_words(clause)
    ):
        return False
    behind = [t.text for t in inner.tokens if t.span.start > inner.finite.span.start][:2]
    return len(behind) == 2 and behind[0] in ("der", "die", "das", "ein", "eine") and behind[1][:1].isupper()


_OF_MONEY: Final = (
    "gives",
    "gift",
    "gift_with_sum",
    "comes",
    "receives",
    "pays",
    "hands",
    "approves",
    "asks_for",
    "bears",
)


def _pays_another(passage: Passage, clause: int) -> bool:
    """Whether the clause says that an office gets money for what it does: "Die Verwaltung erhält dafür 30.000 Euro"."""
    if not passage.clauses or not any(is_money_word(w, "receives") for w in passage.clause_words(clause)):
        return False
    bare = [a for a in passage.arguments if a.preposition is None and a.governor is None]
    own = [a for a in bare if passage.clause_at(a.token) == clause]
    return bool(own) and all(a.kind in _SERVING for a in own)


def _pays_unknown_us(passage: Passage, clause: int) -> bool:
    """Whether "we" are paid for and the text does not tell who that is: "Gefördert werden wir vom Amt X"."""
    words = passage.clause_words(clause)
    paid = any(pair in pairwise(words) for pair in (("werden", "wir"), ("wir", "werden"), ("wurden", "wir")))
    return paid and not any(a.reference.form in ("publisher", "pronoun") for a in passage.arguments)


_SERVING: Final = frozenset({"Authority", "Consultancy", "Committee", "Person"})
"""Who gets money for what they do, and no support."""


def _is_told_of_cooperation(passage: Passage) -> bool:
    """Whether running text speaks of the cooperation named right before, whatever works the headline names, and of what
    its members pay each year."""
    cooperation = passage.last("Cooperation")
    if cooperation is None or passage.block.kind is not BlockKind.PARAGRAPH or passage.block.label is not None:
        return False
    return passage.follows(cooperation) and any(a.per == "year" for a in passage.amounts)


def _is_spoken_of(payment: Payment, topic: str) -> bool:
    """Whether a sentence of running text that names nothing paid for goes on about the cooperation: it was named right
    before, or its members, its office, its yearly money or more of it are spoken of. Otherwise the money may be for
    anything."""
    passage = payment.passage
    if passage.block.kind is not BlockKind.PARAGRAPH:
        return _is_record_of(payment, topic)
    if passage.is_fragment or passage.follows(topic):
        return True
    if not any(passage.register.of_kind(kind) for kind in WORKS) or any(a.per == "year" for a in passage.amounts):
        return True
    if any(d.end for d in passage.dates) and any(a.kind == "Programme" for a in passage.arguments):
        return True
    return any(is_money_word(w, kind) for w in passage.words for kind in ("own", "members", "household"))


def _is_record_of(payment: Payment, topic: str) -> bool:
    """Whether a field or line of a list without a work is one of the cooperation's own: it speaks of its budget, its
    members' part or its office, or its label is a word of money below the name of the cooperation. A line of anything
    else may name for itself what it is for."""
    passage = payment.passage
    words = payment.words
    if _is_of_other(payment):
        return False
    if payment.gets and not payment.payer_ids and not any(is_money_word(w, "own") for w in words):
        return False
    if payment.listed or any(is_money_word(w, kind) for w in words for kind in ("household", "own", "members")):
        return True
    label = passage.block.label
    if passage.block.kind is not BlockKind.FIELD or label is None:
        return False
    if column_of(passage.document.text[label.start : label.end]) is None:
        return False
    return topic in (passage.heading_topic("Cooperation"), passage.own_heading("Region"))


def _is_of_other(payment: Payment) -> bool:
    """Whether the label of a line names a thing of its own: "Klimamanager: 143.000 Euro vom Bund"."""
    passage = payment.passage
    label = passage.block.label
    if label is None or any(r.kind not in WORKS for r in passage.references_in(label)):
        return False
    text = passage.document.text[label.start : label.end]
    nouns = [w for w in re.findall(r"\w{4,}", text) if w[:1].isupper()]
    if not nouns or is_label(text.strip()) or tells_income(text):
        return False
    return not any(is_money_word(n.lower(), s) for n in nouns for s in _TITLES)


_TITLES: Final = (
    *("strong", "grants", "funds", "own", "cost", "rest", "members", "household", "spending", "notices", "donors"),
    *("total", "staff", "own_shares", "dues", "gives", "bodies", "origins", "staff"),
)
"""Senses of words in labels of money."""


def is_for_many(passage: Passage) -> bool:
    """Whether the money is for many that the text does not name: "20 Kooperationen, auf die 60 Mio. Euro entfallen"."""
    many = any(c.noun is not None and c.value > 1 and c.noun.lower() in MANY for c in passage.counts)
    return many or not _COUNTRYWIDE.isdisjoint(passage.words)


def volume_of(payment: Payment, clause: int) -> str | None:
    """The name of the programme of which the clause says what it has, and not who gets it: "Der Fonds umfasst 30
    Millionen Euro"."""
    passage = payment.passage
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause]
    programmes = [a for a in inside if a.kind == "Programme" and a.preposition in (None, "für", "in")]
    programmes = [a for a in programmes if a.governor is None or not is_money_word(a.governor, "funds")]
    programmes = [a for a in programmes if not _is_gift_of(passage, a)]
    if not programmes or not any(is_money_word(w, "holds") for w in _told(passage, clause)):
        return None
    if any(
        a.kind in (*WORKS, "Cooperation", "Region") and a.preposition in (None, "für", "an") and a.governor is None
        for a in inside
    ):
        return None
    return passage.name(programmes[0].reference.entities[0])


def _is_gift_of(passage: Passage, programme: Argument) -> bool:
    """Whether a compound means what comes from the programme, not what is in it: "die LEADER-Förderung"."""
    words = passage.document.text[programme.span.start : programme.span.end]
    return "-" in words and is_money_word(words.rpartition("-")[2].lower(), "strong")


def _told(passage: Passage, clause: int) -> list[str]:
    """The words of the clause without the "hat" that only helps another verb: "das Land hat … gewährt"."""
    has = not passage.clauses or passage.clauses[clause].lemma in ("haben", None)
    return [w for w in passage.clause_words(clause) if has or w != "hat"]


def _is_own_budget(name: str) -> bool:
    """Whether the programme is a budget that one cooperation has for itself."""
    return any(part in name.lower() for part in ("budget", "verfügungsfonds", "verfügungsrahmen", "kleinprojektefonds"))
