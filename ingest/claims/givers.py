"""Who gives in a passage: ministries and offices wherever they stand, others where the grammar makes them givers."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.gifts import is_gift, names_sum
from ingest.claims.head_nouns import is_head, is_of_office
from ingest.claims.kinds import GROUPS, LOCAL, OTHERS, PAYERS, WORKS
from ingest.claims.money import is_money_word
from ingest.claims.notice_bearers import find_bearers
from ingest.claims.passages import Passage
from ingest.claims.secretariats import is_bureau
from ingest.claims.subjects import find_lent_subject, find_subject, is_dative, speaks_as
from ingest.german.clauses import Clause
from ingest.model import Span

BARRED: Final = frozenset({"in", "bei", "nach", "an", "mit", "für", "über", "gegen", "zu", "zwischen", "unter", "laut"})


AGENTS: Final = frozenset({"von", "durch", "seitens"})


_ASKED: Final = frozenset({"Cooperation", "Organisation", "District"})


def find_givers(passage: Passage, before: Passage | None = None) -> list[Argument]:
    """Those who could pay what the passage, told after ``before``, speaks of, in their order."""
    asked = any(w.startswith(("beantrag", "angefrag", "bewarb", "beworb", "antrag", "anträge")) for w in passage.words)
    bodies = [
        a
        for a in passage.arguments
        if a.kind in PAYERS
        and (a.preposition not in BARRED or (asked and a.preposition == "bei") or _is_money(passage, a))
        and a.reference.form != "pronoun"
        and not is_held(a)
        and not carries_out(passage, a)
        and not (a.reference.form == "publisher" and speaks_as(passage, a))
    ]
    agents = [a for a in bodies if a.preposition in AGENTS]
    found = {a.token: a for a in agents or bodies}
    found.update((a.token, a) for a in bodies if _is_origin(passage, a) or _is_money(passage, a))
    led = {passage.clause_at(a.token) for a in agents}
    for a in bodies:
        own = passage.clause_at(a.token)
        if own not in led and a.preposition is None and is_gift(passage, own) and names_sum(passage, own):
            found[a.token] = a  # "20.000 Euro kamen vom Bund, 10.000 Euro gab das Land"
    groups = {a.group for a in found.values()}
    found.update((a.token, a) for a in passage.arguments if a.group in groups and a.kind in OTHERS)
    for number, clause in enumerate(passage.clauses):
        found.update((a.token, a) for a in _others(passage, number, clause))
    if asked:
        found.update((a.token, a) for a in passage.arguments if a.kind in _ASKED and a.preposition == "bei")
    if _parts_cost(passage, before):
        found.update((a.token, a) for a in passage.arguments if a.kind in OTHERS and a.preposition == "auf")
    works = [a.span for a in passage.arguments if a.kind in WORKS]
    named = [a for _, a in sorted(found.items()) if not (carries_out(passage, a) or is_bureau(passage, a))]
    outside = [a for a in named if not any(_is_inside(a, span) for span in works)]
    return _without_approvers(passage, outside) or find_bearers(passage)


def _is_inside(argument: Argument, name: Span) -> bool:
    """Whether a place is named only in the name of a work: "Radweg Ebern–Baunach"."""
    return argument.kind in LOCAL and argument.span in name and argument.span != name


def _without_approvers(passage: Passage, givers: list[Argument]) -> list[Argument]:
    """The givers without those who only approve or hand over what is called another's money: "bewilligt … eine
    Zuwendung des Landes"."""
    sources = [a for a in givers if _is_origin(passage, a)]
    groups = {a.group for a in sources}
    clauses = {passage.clause_at(a.token) for a in sources}
    return [
        a for a in givers if a.group in groups or passage.clause_at(a.token) not in clauses or not _approves(passage, a)
    ]


def _is_origin(passage: Passage, argument: Argument) -> bool:
    """Whether the money is called its own: "eine Zuwendung des Landes", "EFRE-Mittel der EU"."""
    governor = argument.governor
    if argument.preposition is not None:
        return False
    if governor is None and argument.token > 1 and passage.words[argument.token - 1] in ("der", "des"):
        governor = passage.words[argument.token - 2]
    return governor is not None and is_money_word(governor, "origins")


def _approves(passage: Passage, argument: Argument) -> bool:
    """Whether it is the one who acts in a clause of granting or handing over."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if clause is None or clause.lemma is None or argument.governor is not None:
        return False
    acts = argument.preposition in AGENTS if clause.voice != "active" else argument.preposition is None
    return acts and (is_money_word(clause.lemma, "approves") or is_money_word(clause.lemma, "hands"))


def _parts_cost(passage: Passage, before: Passage | None) -> bool:
    """Whether sums of a cost fall to those who bear it: "Auf den Kreis entfielen 50.000 Euro"; of money that was given
    they would fall to those who get it."""
    if not any(clause.lemma == "entfallen" for clause in passage.clauses):
        return False
    told = [*(before.words if before is not None else ()), *passage.words]
    grants = any(is_money_word(w, "strong") for w in told if w not in passage.words[:1])
    return not grants and any(is_money_word(w, s) for w in told for s in ("cost", "own", "bears"))


def find_labelled(passage: Passage) -> list[Argument]:
    """Those who are named first behind a label of money, or right behind its sum: "Förderung: Landkreis Uelzen,
    22.000 Euro", "Kofinanzierung: 22.000 Euro (Landkreis Uelzen)"."""
    if not (passage.amounts or passage.shares):
        return []
    topics = {passage.topic(kind) for kind in GROUPS}
    plain = [
        a
        for a in passage.arguments
        if a.preposition is None
        and a.governor is None
        and (a.kind in OTHERS or (a.kind in GROUPS and topics.isdisjoint(a.reference.entities)))
    ]
    value = passage.block.value or passage.sentence.span
    first = value.start
    if plain and is_head(passage.words[0]) and plain[0].token == 1:
        first = plain[0].span.start  # "Städte A und B: je 30.000 Euro"
    if passage.amounts and _is_bare(passage.document.text[value.start : passage.amounts[0].span.start]):
        first = passage.amounts[0].span.end
    opening = [a for a in plain if a.span.start - value.start <= _OPENING or 0 <= a.span.start - first <= _OPENING]
    return [a for a in plain if opening and a.group == opening[0].group]


def _is_bare(words: str) -> bool:
    """Whether nothing but small words and marks stands there: "rund", "bis zu"."""
    return len(words) <= _SMALL and not any(word[:1].isupper() for word in words.split())


_SMALL: Final = 12
"""Characters before a sum that only round it."""


_OPENING: Final = 5
"""Characters before the first name of a value: an article."""


def carries_out(passage: Passage, argument: Argument) -> bool:
    """Whether it is named as the one who carries out what is paid for: "Träger: Kreisverwaltung X"."""
    before = passage.words[max(argument.token - 3, 0) : argument.token]
    if ":" not in before[1:]:
        before = before[-2:]
    return any(
        w.endswith("träger") or w.startswith(("antragstell", "empfänger", "zuwendungsempfänger")) for w in before
    )


def is_held(argument: Argument) -> bool:
    """Whether the body stands only as the one whose office somebody holds ("Präsidentin der Bezirksregierung"), whose
    word somebody reports ("nach Auskunft des Landesamtes") or whose consent is needed."""
    governor = argument.governor
    return bool(governor and (is_of_office(governor) or is_money_word(governor, "words_of")))


def _has_work(passage: Passage, argument: Argument) -> bool:
    """Whether a town stands behind the work that it has: "in den Bauhof von Ebern und Baunach"."""
    if argument.kind != "Municipality" or argument.preposition != "von" or argument.governor is None:
        return False
    works = (a for a in passage.arguments if a.kind in WORKS and a.token < argument.token)
    return any(passage.words[a.token] == argument.governor or a.group == argument.group for a in works)


def _others(passage: Passage, number: int, clause: Clause) -> list[Argument]:
    """Districts, towns, states, foundations, banks, cooperations that the clause says give."""
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == number and not is_held(a)]
    gives = is_gift(passage, number) or _is_gapped(passage, number)
    found = [a for a in inside if a.kind in OTHERS and (_is_source(passage, a) or _is_money(passage, a))]
    comes = clause.lemma is not None and is_money_word(clause.lemma, "comes")
    comes = comes or (clause.lemma == "geben" and "es" in passage.clause_words(number))
    bare = clause.lemma is None and any(is_money_word(w, "strong") for w in passage.clause_words(number))
    bare = bare or (clause.lemma is None and any(clause.span.overlaps(a.span) for a in passage.amounts))
    if comes or bare or (gives and clause.voice != "active" and not _is_carried(passage, number)):
        agents = [a for a in inside if a.kind in OTHERS and a.preposition in AGENTS]
        agents = [a for a in agents if not _has_work(passage, a)]
        found += [a for a in agents if comes or _is_free(a) or _is_behind(passage, a)]
    if any(is_money_word(w, "donors") for w in passage.clause_words(number)):
        found += [a for a in inside if a.kind in OTHERS and a.preposition is None and a.governor is None]
    gives = gives or _hands_cheque(passage, number)
    apposed = [a for a in inside if _gives_in_apposition(passage, a, clause)]
    if apposed:
        return [*found, *apposed]
    spends = clause.lemma in _SPENDING and any(_is_source(passage, a) for a in inside)
    if (
        gives
        and not spends
        and clause.voice == "active"
        and clause.kind != "infinitive"
        and _has_money(passage, number)
    ):
        found += find_subject(passage, number, inside) or find_lent_subject(passage, number)
        found += [a for a in passage.arguments if passage.clause_at(a.token) == number and _acts_by_organ(a)]
    if names_sum(passage, number) and any(is_money_word(w, "worth") for w in passage.clause_words(number)):
        found += [a for a in inside if (a.kind in PAYERS or a.kind in OTHERS) and is_dative(passage, a)]
    return found


_SPENDING: Final = frozenset({"stecken", "investieren", "einbringen", "pumpen", "einsetzen"})
"""Verbs whose subject only spends what is called another's: "das Geld vom Land steckt die Allianz in den Talmarkt"."""


def _acts_by_organ(argument: Argument) -> bool:
    """Whether it is the one whose council decides: "Der Kreistag des Landkreises X bewilligte …"."""
    governor = argument.governor
    return argument.preposition is None and governor is not None and is_money_word(governor, "organs")


def _is_carried(passage: Passage, number: int) -> bool:
    """Whether a clause without money says who runs a thing: "Getragen wird es vom Heimatverein"."""
    clause = passage.clauses[number]
    if clause.lemma not in _CARRYING or names_sum(passage, number):
        return False
    words = passage.clause_words(number)
    return not any(is_money_word(w, s) for w in words for s in ("cost", "funds", "rest", "strong")) and not (
        "teilen" in words or "hälfte" in words
    )


_CARRYING: Final = frozenset(
    {"tragen", "mittragen", "stemmen", "schultern", "übernehmen", "unterstützen", "beteiligen"}
)


def _gives_in_apposition(passage: Passage, argument: Argument, clause: Clause) -> bool:
    """Whether it is the agent of a participle that looks like a verb: ", vom Kreis mit 500 Euro bezuschusst,"."""
    word = clause.finite.text.lower() if clause.finite is not None else ""
    if argument.preposition not in AGENTS or not (argument.kind in OTHERS or argument.kind in PAYERS):
        return False
    before = passage.words[max(0, argument.token - 3) : argument.token]
    return word in _PARTICIPLES and "," in before and _is_free(argument)


_PARTICIPLES: Final = frozenset(
    {"bezuschusst", "unterstützt", "bewilligt", "finanziert", "kofinanziert", "mitfinanziert", "bezahlt", "spendiert"}
    | {"subventioniert", "gewährt", "erstattet", "übernommen", "gesponsert"}
)
"""Participles of giving that are forms of the verb as well, and others that stand like them."""


def _hands_cheque(passage: Passage, number: int) -> bool:
    """Whether the clause says that a cheque or donation is handed over, as none does for another."""
    lemma = passage.clauses[number].lemma
    if lemma is None or not is_money_word(lemma, "hands"):
        return False
    return any(w.startswith(("scheck", "spende")) for w in passage.clause_words(number))


def _is_gapped(passage: Passage, number: int) -> bool:
    """Whether the clause leaves the verb of giving to the one before it: "der Bund zahlt 500 Euro, | die Bank 300"."""
    clause = passage.clauses[number]
    return (
        number > 0
        and clause.lemma is None
        and clause.kind == "fragment"
        and names_sum(passage, number)
        and passage.clauses[number - 1].voice == "active"
        and is_gift(passage, number - 1)
    )


def _has_money(passage: Passage, number: int) -> bool:
    """Whether the clause speaks of money, without which "übernehmen" or "unterstützen" gives none."""
    return names_sum(passage, number) or any(
        is_money_word(w, s) for w in passage.clause_words(number) for s in ("strong", "cost", "grants", "rest", "funds")
    )


def _is_source(passage: Passage, argument: Argument) -> bool:
    """Whether it stands as the one whose money it is: "Zuschuss des Landkreises", "Mittel der Stiftung"."""
    governor = argument.governor or _opening(passage, argument)
    return governor is not None and argument.preposition in (None, "von") and is_money_word(governor, "grants")


def _opening(passage: Passage, argument: Argument) -> str | None:
    """The noun that opens the passage right before the name: "Spende Volksbank Uelzen", "Zuweisung des Kreises"."""
    article = argument.token == 2 and passage.words[1] in ("des", "der", "vom", "von")
    return passage.words[0] if article or argument.token == 1 else None


def _is_money(passage: Passage, argument: Argument) -> bool:
    """Whether the word itself says whose money it is: "Bundesmittel", "Landeszuschuss"."""
    word = passage.document.text[argument.span.start : argument.span.end].lower()
    return _PUBLIC.fullmatch(word) is not None


_PUBLIC: Final = re.compile(
    r"(?:eu-|bundes|landes|kreis)(?:förder)?(?:mitteln?|geld|geldern?|zusch(?:uss|üsse|üssen|usses)|förderung|zuwendung(?:en)?)"
    r"|bundes-|eu-"
)


def _is_behind(passage: Passage, argument: Argument) -> bool:
    """Whether the agent of a passive stands right behind who receives: "gefördert wird der Verein von der Bank"."""
    before = next((a for a in reversed(passage.arguments) if a.span.end <= argument.span.start), None)
    if before is None or before.kind in LOCAL or before.preposition is not None:
        return False
    return argument.span.start - before.span.end <= _AGENT


_AGENT: Final = 12
"""Characters of "von der" between two names."""


def _is_free(argument: Argument) -> bool:
    return argument.governor is None or is_money_word(argument.governor, "grants")
