"""Who gives in a passage: ministries and offices wherever they stand, others where the grammar makes them givers."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.money.clause_givers import find_clause_givers
from ingest.claims.money.gifts import is_gift, names_sum
from ingest.claims.money.money_roles import AGENTS, carries_out, is_held, is_public_money
from ingest.claims.money.notice_bearers import find_bearers
from ingest.claims.money.subjects import speaks_as
from ingest.claims.money.tellers import only_tells
from ingest.claims.people.secretariats import is_bureau
from ingest.model import Span
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import GROUPS, LOCAL, OTHERS, PAYERS, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

BARRED: Final = frozenset({"in", "bei", "nach", "an", "mit", "für", "über", "gegen", "zu", "zwischen", "unter", "laut"})
_ASKED: Final = frozenset({"Cooperation", "Organisation", "District"})


def find_givers(passage: Passage, before: Passage | None = None) -> list[Argument]:
    """Those who could pay what the passage, told after ``before``, speaks of, in their order."""
    asked = any(w.startswith(("beantrag", "angefrag", "bewarb", "beworb", "antrag", "anträge")) for w in passage.words)
    bodies = [
        a
        for a in passage.arguments
        if a.kind in PAYERS
        and (a.preposition not in BARRED or (asked and a.preposition == "bei") or is_public_money(passage, a))
        and a.reference.form != "pronoun"
        and not is_held(a)
        and not carries_out(passage, a)
        and not (a.reference.form == "publisher" and speaks_as(passage, a))
        and not _is_told_aside(passage, a)
        and not only_tells(passage, a)
    ]
    agents = [a for a in bodies if a.preposition in AGENTS]
    found = {a.token: a for a in agents or bodies}
    found.update((a.token, a) for a in bodies if _is_origin(passage, a) or is_public_money(passage, a))
    led = {passage.clause_at(a.token) for a in agents}
    for a in bodies:
        own = passage.clause_at(a.token)
        if own not in led and a.preposition is None and is_gift(passage, own) and names_sum(passage, own):
            found[a.token] = a  # "20.000 Euro kamen vom Bund, 10.000 Euro gab das Land"
    groups = {a.group for a in found.values()}
    found.update((a.token, a) for a in passage.arguments if a.group in groups and a.kind in OTHERS)
    for number, clause in enumerate(passage.clauses):
        found.update((a.token, a) for a in find_clause_givers(passage, number, clause))
    if asked:
        found.update((a.token, a) for a in passage.arguments if a.kind in _ASKED and a.preposition == "bei")
    if _parts_cost(passage, before):
        found.update((a.token, a) for a in passage.arguments if a.kind in OTHERS and a.preposition == "auf")
    found = {token: a for token, a in found.items() if not _owns(passage, a)}
    works = [a.span for a in passage.arguments if a.kind in WORKS]
    named = [a for _, a in sorted(found.items()) if not (carries_out(passage, a) or is_bureau(passage, a))]
    outside = [a for a in named if not any(_is_inside(a, span) for span in works)]
    return _without_approvers(passage, outside) or find_bearers(passage)


def _is_told_aside(passage: Passage, argument: Argument) -> bool:
    """Whether it stands in a relative clause that speaks of no money: "…, die das Ministerium vertrat, …"."""
    number = passage.clause_at(argument.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.kind != "relative" or clause.lemma is None:
        return False
    if is_gift(passage, number) or names_sum(passage, number):
        return False
    if clause.lemma in _FILLING or any(
        a.kind == "Programme" and a.span.end <= clause.span.start for a in passage.arguments
    ):
        return False  # "aus dem Fonds X, den Bund und Land füllen"
    return not any(is_money_word(w, s) for w in passage.clause_words(number) for s in ("gives", "cost", "approves"))


_FILLING: Final = frozenset({"füllen", "auffüllen", "befüllen", "speisen"})
"""Verbs of those whose money is in a fund."""


def _is_inside(argument: Argument, name: Span) -> bool:
    """Whether a place is named only in the name of a work: "Radweg Ebern–Baunach"."""
    return argument.kind in LOCAL and argument.span in name and argument.span != name


def _without_approvers(passage: Passage, givers: list[Argument]) -> list[Argument]:
    """The givers without those who only approve or hand over what is called another's money: "bewilligt … eine
    Zuwendung des Landes"."""
    owners = {a.group for a in givers if _owns_programme(passage, a)}
    acting = [a for a in givers if a.group not in owners]
    givers = acting if acting and len(passage.amounts) < 2 else givers
    if any(a.kind == "Programme" and a.preposition in ("aus", "nach") for a in passage.arguments):
        givers = [
            a for a in givers if not _only_hands(passage, a)
        ]  # "… aus dem ELER; den Bescheid stellte das Amt aus"
    sources = [a for a in givers if _is_origin(passage, a)]
    groups = {a.group for a in sources}
    clauses = {passage.clause_at(a.token) for a in sources}
    return [
        a for a in givers if a.group in groups or passage.clause_at(a.token) not in clauses or not _approves(passage, a)
    ]


def _owns(passage: Passage, argument: Argument) -> bool:
    """Whether it is only the one whose members or works a possessive names: "Unsere Mitgliedskommunen A und B"."""
    return argument.reference.form == "publisher" and passage.words[argument.token].startswith("unser")


def _only_hands(passage: Passage, argument: Argument) -> bool:
    """Whether it stands in a clause without a sum that says who handed over or sent the notice."""
    number = passage.clause_at(argument.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.lemma is None or names_sum(passage, number) or is_gift(passage, number):
        return False
    hands = is_money_word(clause.lemma, "hands")
    return hands and any(is_money_word(w, "notices") for w in passage.clause_words(number))


def _is_origin(passage: Passage, argument: Argument) -> bool:
    """Whether the money is called its own: "eine Zuwendung des Landes", "EFRE-Mittel der EU"."""
    governor = argument.governor
    if argument.preposition is not None:
        return False
    if governor is None and argument.token > 1 and passage.words[argument.token - 1] in ("der", "des"):
        governor = passage.words[argument.token - 2]
    return governor is not None and is_money_word(governor, "origins")


def _owns_programme(passage: Passage, argument: Argument) -> bool:
    """Whether it only says whose programme stands before it: "aus dem Programm X des Ministeriums"."""
    if argument.preposition is not None or argument.token == 0:
        return False
    first = argument.token
    while first > 0 and argument.token - first < _ATTRIBUTES and passage.words[first] not in ("des", "der"):
        first -= 1
    if passage.words[first] not in ("des", "der"):
        return False
    return any(a.kind == "Programme" and 0 <= passage.starts[first] - a.span.end <= _MARKS for a in passage.arguments)


_ATTRIBUTES: Final = 3
"""Words from the article to the name that it stands with, an adjective between."""
_MARKS: Final = 2
"""Characters behind a name: a quotation mark and a space."""


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
        yearly = _YEARLY.match(passage.document.text, first)
        first = yearly.end() if yearly is not None else first
    opening = [a for a in plain if a.span.start - value.start <= _OPENING or 0 <= a.span.start - first <= _OPENING]
    return [a for a in plain if opening and a.group == opening[0].group]


_YEARLY: Final = re.compile(r"(?: (?:jährlich|pro Jahr|je Jahr|im Jahr|p\. ?a\.|netto|brutto))")
"""How often a sum is paid."""


def _is_bare(words: str) -> bool:
    """Whether nothing but small words and marks stands there: "rund", "bis zu"."""
    return len(words) <= _SMALL and not any(word[:1].isupper() for word in words.split())


_SMALL: Final = 12
"""Characters before a sum that only round it."""


_OPENING: Final = 5
"""Characters before the first name of a value: an article."""
