"""What a passage shows of money: who could pay, through which programme, which amounts flow and which are mere cost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ingest.claims.money.costs import find_flowing
from ingest.claims.money.doers import does_work
from ingest.claims.money.gifts import is_gift, names_sum
from ingest.claims.money.givers import find_givers, find_labelled
from ingest.claims.money.label_givers import acting_label, agents_of_lead
from ingest.claims.money.money_leads import goes_on_about_cost, is_awaited, side_of, titles_cost
from ingest.claims.money.money_roles import is_held
from ingest.claims.money.receiver_lines import receiver_of_line
from ingest.claims.money.spent_gifts import spends
from ingest.german.amounts import Amount
from ingest.german.shares import Share
from ingest.model import BlockKind, Modality, Span
from ingest.names.knowledge.kinds import OTHERS, PAYERS, WORKS
from ingest.names.knowledge.money import has_money_word, is_money_word, money_senses, money_words
from ingest.names.scenes import Reference
from ingest.passages.arguments import Argument
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


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
    gets: bool
    """Whether the line stands in a list of those who get money, of which each names its own."""
    noticed: bool
    """Whether the sentence before speaks of a notice of grant, whose sum this one may name."""
    awaited: bool
    """Whether the line stands below a heading of what is not granted yet."""
    before: tuple[str, ...]
    """The words of the sentence before in its paragraph."""
    costed: bool
    """Whether it goes on about a cost: the sentence before names it, or this one parts it ("davon", "den Rest")."""

    def has(self, kind: str) -> bool:
        return kind in money_senses(self.words)


def find_payment(passage: Passage, labels: tuple[Label, ...], before: Passage | None) -> Payment:
    near = labels[:1]
    said = label = frozenset(w for text, _ in near for w in re.findall(r"\w+", text.lower()))
    if passage.block.kind is BlockKind.PARAGRAPH and len(label) > _HEADLINE:
        label = frozenset()
    payers = find_givers(passage, before)
    payers = [a for a in payers if not (_is_idle(passage, a) or does_work(passage, a) or spends(passage, a))]
    programmes = [a for a in passage.arguments if a.kind == "Programme" and not _is_idle(passage, a)]
    receiver = receiver_of_line(passage, labels)
    above = [r for _, span in near for r in passage.references_in(span)] if receiver is None else []
    led = passage.block.kind in (BlockKind.FIELD, BlockKind.LIST_ITEM) and passage.block.label is not None
    lead = [r for _, span in labels[1:2] if led for r in passage.references_in(span)]
    context = side_of(passage, labels)
    payer_ids = distinct(e for a in payers for e in a.reference.entities)
    if not payer_ids:
        grants = any(is_money_word(w, "grants") or is_money_word(w, "strong") for w in label)
        named = passage.block.label is not None and (context == "sum" or (grants and not titles_cost(label)))
        named = named and context != "gift"
        running = passage.block.kind is BlockKind.PARAGRAPH and not passage.is_fragment
        told = (
            not running or bool({"strong", "grants"} & money_senses(said))
        ) and passage.block.kind is not BlockKind.HEADING
        payer_ids = distinct(
            e for r in above if (told and r.kind in PAYERS) or (named and r.kind in OTHERS) for e in r.entities
        )
        payer_ids = payer_ids or distinct(e for r in lead if r.kind in PAYERS for e in r.entities)
        payer_ids = payer_ids or agents_of_lead(passage, labels) or acting_label(passage, above)
    programme_ids = distinct(e for a in programmes for e in a.reference.entities)
    if not programme_ids:
        heads = [span for text, span in labels[1:] if led and _GRANTED.search(text)]
        if passage.block.kind is BlockKind.LIST_ITEM and passage.block.label is None and passage.is_fragment:
            heads = [span for _, span in labels[1:2]] if passage.amounts and not payer_ids else []
        paid = (r for span in heads for r in passage.references_in(span))
        programme_ids = distinct(e for r in (*above, *lead, *paid) if r.kind == "Programme" for e in r.entities)
    granted = passage.block.label is not None and any(is_money_word(w, s) for w in label for s in _OF_MONEY)
    lists = granted or (context == "sum" and passage.block.label is None)
    if lists and (not payer_ids or (payers and passage.is_fragment and len(passage.amounts) > 1)):
        known = {a.token for a in payers}
        payers = sorted([*payers, *(a for a in find_labelled(passage) if a.token not in known)], key=lambda a: a.token)
        payer_ids = distinct(e for a in payers for e in a.reference.entities)
    amounts = find_flowing(passage)
    led_to = context in ("sum", "gift") and passage.block.label is None
    if (passage.block.label is not None or passage.is_fragment) and titles_cost(label) and not led_to:
        amounts = ()
    whole = [s for s in passage.shares if not is_split(passage, s) and not _is_change(passage, s)]
    if whole:  # "zur Hälfte der Kreis und zu je einem Viertel A und B"
        whole = [s for s in passage.shares if s in whole or s.percent != "50"]
    shares = whole
    if any(w.startswith(("höchst", "maximal", "obergrenze")) for w in label):
        amounts, shares = (), []
    totals = passage.block.label is not None and has_money_word(label, "total")
    if context == "cost" or (totals and not has_money_word(label, "strong")):
        amounts = ()
    return Payment(
        passage=passage,
        words=frozenset(passage.words) | label,
        label=label,
        payers=tuple(payers),
        payer_ids=payer_ids,
        programmes=tuple(programmes),
        programme_ids=programme_ids,
        amounts=amounts,
        shares=tuple(shares),
        spans=tuple(a.span for a in (*payers, *programmes)),
        headed=receiver or (_led_to(passage, labels) if context == "sum" else _headed(passage, above)),
        listed=context in ("sum", "gift"),
        gets=context == "gift" or receiver is not None,
        noticed=before is not None and has_money_word(before.words, "notices"),
        awaited=is_awaited(passage, labels),
        before=before.words if before is not None else (),
        costed=goes_on_about_cost(passage, before),
    )


_OF_MONEY: Final = ("strong", "grants", "funds", "donors")
_GRANTED: Final = re.compile(r"geförder|förderprojekt|fördervorhaben|bewillig|bezuschuss", re.IGNORECASE)
"""Headings of lists of what was paid for."""


def _is_idle(passage: Passage, argument: Argument) -> bool:
    """Whether its clause tells of no money that came: "das beantragte Geld aus LEADER blieb aus", "… getragen;
    EU-Mittel sind nicht dabei", "das Programm legte das Land 2019 auf"."""
    number = passage.clause_at(argument.token)
    clause = passage.clauses[number] if passage.clauses else None
    if not passage.amounts and not _ADMINISTERING.isdisjoint(passage.words):
        return True
    apart = len(passage.clauses) > 1 and not names_sum(passage, number)
    if apart and passage.modality(number) is Modality.NEGATED and _UNDOING.isdisjoint(passage.words):
        return True
    if clause is None or clause.lemma is None:
        return False
    launched = not names_sum(passage, number) and is_money_word(clause.lemma, "launches")
    return launched or is_money_word(clause.lemma, "stays_away")


_ADMINISTERING: Final = frozenset(
    {"zuständig", "bewilligungsstelle", "bewilligungsbehörde", "bewilligungsstellen", "antragstelle", "ansprechpartner"}
    | {"aufgabenbereich", "zuständigkeit", "zuständigkeitsbereich"}
)
"""Words for who only handles the money of others."""
_UNDOING: Final = frozenset({"sondern", "ohne", "nur", "lange", "selbstverständlich"})
"""Words by which a denial is none."""


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
    works = distinct(e for r in above if r.kind in WORKS for e in r.entities)
    if len(works) == 1:
        return works[0]
    start = passage.block.label.start
    text = passage.document.text
    united = [r for r in above if r.kind == "Cooperation" and "," not in text[start : r.span.start]]
    found = distinct(e for r in united for e in r.entities)  # "Kulturscheune Ebern, Verein Dorfleben" is none's own
    return found[0] if len(found) == 1 else None


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
            if has_money_word(passage.clause_words(number), strength):
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


def goes_to(payment: Payment) -> bool:
    """Whether a clause with an amount says of it where it goes: "20.000 Euro gehen an den Verein"."""
    passage = payment.passage
    going = {n for n, clause in enumerate(passage.clauses) if clause.lemma in _GOING}
    if not going or not payment.amounts:
        return False
    near = {passage.clause_at(a.token) for a in passage.arguments if a.preposition in ("an", "in", "für")}
    return any(passage.clause_at(bisect_left(passage.starts, a.span.start)) in going for a in payment.amounts) and bool(
        near & going
    )


_GOING: Final = frozenset({"gehen", "wandern", "fließen", "weitergehen", "zufließen"})


def _is_change(passage: Passage, share: Share) -> bool:
    """Whether a share says by how much something changed: "8 Prozent der Kosten einsparen", "sanken um 20 Prozent"."""
    at = bisect_left(passage.starts, share.span.start)
    if "um" in passage.words[max(0, at - 2) : at]:
        return True
    return any(w.startswith(_SAVES) for w in passage.clause_words(passage.clause_at(at)))


_SAVES: Final = ("einspar", "eingespart", "einzuspar", "spart", "sparen", "gespart", "einsparung", "kosteneinspar")


def tells_of_money(payment: Payment) -> bool:
    """Whether the passage says without a sum who gives: a donor, one who bears the cost, one from whom money comes,
    whose donation it is, a programme that made it possible."""
    passage = payment.passage
    if payment.payers and has_money_word(passage.words, "donors"):
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
        comes = is_money_word(clause.lemma, "comes") and has_money_word(words, "funds")
        bears = is_gift(passage, number) and any(is_money_word(w, s) for w in words for s in ("cost", "funds"))
        if comes or bears:
            return True
    return False


_POSSIBLE: Final = frozenset({"möglich", "ermöglicht", "ermöglichen", "ermöglichte"})


def distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def narrowest(passage: Passage, programmes: tuple[str, ...]) -> str | None:
    """Of several programmes the one that is no wide fund; the first named where that does not decide."""
    narrow = [p for p in programmes if not any(w in passage.name(p).lower() for w in money_words("wide"))]
    return next(iter(narrow or programmes), None)
