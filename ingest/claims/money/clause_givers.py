"""Givers by the grammar of one clause: districts, towns, states, foundations, banks, cooperations."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.claims.money.gifts import is_gift, names_sum
from ingest.claims.money.money_roles import AGENTS, is_held, is_public_money
from ingest.claims.money.subjects import SUPPORTING, find_lent_subject, find_subject, is_dative
from ingest.german.clauses import Clause
from ingest.names.knowledge.kinds import LOCAL, OTHERS, PAYERS, WORKS
from ingest.names.knowledge.money import has_money_word, is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def _has_work(passage: Passage, argument: Argument) -> bool:
    """Whether a town stands behind the work that it has: "in den Bauhof von Ebern und Baunach"."""
    if argument.kind != "Municipality" or argument.preposition != "von" or argument.governor is None:
        return False
    works = (a for a in passage.arguments if a.kind in WORKS and a.token < argument.token)
    return any(passage.words[a.token] == argument.governor or a.group == argument.group for a in works)


def _is_of_subject(passage: Passage, argument: Argument) -> bool:
    """Whether it only belongs to what stands before the verb of getting: "das Bündnis von A und B erhält …"."""
    clause = passage.clauses[passage.clause_at(argument.token)]
    if clause.finite is None or clause.voice != "active" or argument.governor is None:
        return False
    led = argument.span.end <= clause.finite.span.start
    told = any(a.span.start > clause.finite.span.start for a in passage.amounts)
    return led and told and not any(is_money_word(argument.governor, s) for s in ("grants", "funds", "strong", "rest"))


def find_clause_givers(passage: Passage, number: int, clause: Clause) -> list[Argument]:
    """Districts, towns, states, foundations, banks, cooperations that the clause says give."""
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == number and not is_held(a)]
    gives = is_gift(passage, number) or _is_gapped(passage, number)
    found = [a for a in inside if _is_funding_region(a) or _grants_to_subject(passage, number, a)]
    found += [a for a in inside if a.kind in OTHERS and (_is_source(passage, a) or is_public_money(passage, a))]
    comes = clause.lemma is not None and is_money_word(clause.lemma, "comes")
    comes = comes or (clause.lemma == "geben" and "es" in passage.clause_words(number))
    bare = clause.lemma is None and has_money_word(passage.clause_words(number), "strong")
    bare = bare or (clause.lemma is None and any(clause.span.overlaps(a.span) for a in passage.amounts))
    if comes or bare or (gives and clause.voice != "active" and not _is_carried(passage, number)):
        agents = [a for a in inside if a.kind in OTHERS and a.preposition in AGENTS]
        agents = [
            a for a in agents if not (_has_work(passage, a) or _does_other(passage, a) or _is_of_subject(passage, a))
        ]
        found += [a for a in agents if comes or _is_free(a) or _is_behind(passage, a)]
    if has_money_word(passage.clause_words(number), "donors"):
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
    if names_sum(passage, number) and has_money_word(passage.clause_words(number), "worth"):
        found += [a for a in inside if (a.kind in PAYERS or a.kind in OTHERS) and is_dative(passage, a)]
    return found


def _is_funding_region(argument: Argument) -> bool:
    """Whether a region that is a body of its own gives: "erhielt von der Metropolregion X 50.000 Euro"."""
    return argument.kind == "Region" and argument.preposition == "von" and argument.governor is None


def _grants_to_subject(passage: Passage, number: int, argument: Argument) -> bool:
    """Whether a cooperation is the one from whom another gets a sum: "Die Gemeinde X erhält von der LAG Y 500 Euro"."""
    clause = passage.clauses[number]
    if argument.kind != "Cooperation" or argument.preposition != "von" or argument.governor is not None:
        return False
    gets = clause.lemma is not None and is_money_word(clause.lemma, "receives")
    return (gets or (clause.voice == "passive" and clause.lemma in SUPPORTING)) and names_sum(passage, number)


def _does_other(passage: Passage, argument: Argument) -> bool:
    """Whether it is the agent of another participle: "wird vom Verein getragen und vom Land gefördert"."""
    end = bisect_left(passage.starts, argument.span.end)
    return (
        passage.words[end : end + 1] != () and passage.words[end] in _DONE and "und" in passage.words[end + 1 : end + 2]
    )


_DONE: Final = frozenset(
    {
        "getragen",
        "betrieben",
        "geführt",
        "umgesetzt",
        "organisiert",
        "betreut",
        "begleitet",
        "koordiniert",
        "erarbeitet",
    }
    | {"erstellt", "durchgeführt", "gesteuert", "verantwortet", "geleitet", "moderiert", "verwaltet"}
)
_SPENDING: Final = frozenset(
    {"stecken", "investieren", "einbringen", "pumpen", "einsetzen", "bezahlen", "finanzieren", "bestreiten"}
)
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


def _is_behind(passage: Passage, argument: Argument) -> bool:
    """Whether the agent of a passive stands right behind who receives: "gefördert wird der Verein von der Bank"."""
    before = next((a for a in reversed(passage.arguments) if a.span.end <= argument.span.start), None)
    if before is None or before.kind in LOCAL or before.preposition is not None:
        return False
    return argument.span.start - before.span.end <= _AGENT


_AGENT: Final = 12
"""Characters of "von der" between two names."""


def _is_free(argument: Argument) -> bool:
    """Whether no noun governs the name but one of grants: "ein Zuschuss von der Bank"."""
    return argument.governor is None or is_money_word(argument.governor, "grants")
