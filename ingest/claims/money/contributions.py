"""Own money: what the members of a cooperation, or the cooperation itself, pay for what they do together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from ingest.claims.money.called_members import Members, cooperations_of, find_called
from ingest.german.amounts import Amount
from ingest.names.knowledge.kinds import LOCAL, PAYERS, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_PAYING: Final = frozenset({None, "von", "durch", "seitens"})
_HOLDERS: Final = frozenset({*LOCAL, "Cooperation"})


def find_contributors(passage: Passage, clause: int, members: Members) -> tuple[str, ...]:
    """Who pays in a clause on own money: those that it names, all members for "die Mitgliedsgemeinden", the
    cooperation where it pays for a work of its own."""
    falls = any(w.startswith(_FALLING) for w in passage.clause_words(clause))
    paying = [a for a in passage.arguments if _pays(a) or (falls and a.preposition == "auf" and a.kind in LOCAL)]
    inside = [a for a in paying if passage.clause_at(a.token) == clause]
    for local in ([a for a in inside if a.kind in LOCAL], [a for a in paying if len(a.reference.entities) > 1]):
        if any(a.kind in LOCAL for a in local):
            return tuple(dict.fromkeys(e for a in local if a.kind in LOCAL for e in a.reference.entities))
    if any(is_money_word(w, "members") for w in passage.clause_words(clause)):
        return find_called(passage, passage.clause_words(clause), members)
    united = [a for a in inside if a.kind == "Cooperation" and len(a.reference.entities) == 1]
    return united[0].reference.entities if united else ()


_FALLING: Final = ("entfall", "entfäll", "entfiel")
"""Beginnings of words for a part that somebody has to bear: "der auf die Stadt entfallende Anteil"."""


def labelled_payer(passage: Passage) -> tuple[str, ...]:
    """Whose own money the label of a line calls it: "Eigenanteil der Stadt Ulm: …", "Umlage Ulm: …"."""
    if passage.labelled_place is not None:
        return (passage.labelled_place,)
    label = passage.block.label
    named = passage.references_in(label) if label is not None else ()
    found = tuple(dict.fromkeys(e for r in named if r.kind in _LABELLED for e in r.entities))
    return found if len(found) == 1 and found != (passage.topic("Cooperation"),) else ()


_LABELLED: Final = frozenset({*LOCAL, "Cooperation", "Organisation"})


def find_parts(passage: Passage) -> list[tuple[Amount, str]]:
    """The sums of a sentence that parts a levy, each with the town right before it: "auf A entfallen 20.000 Euro, auf B
    10.000 Euro"; empty if not each sum has one of its own."""
    parts: list[tuple[Amount, str]] = []
    local = [a for a in passage.arguments if a.kind in LOCAL and len(a.reference.entities) == 1 and not a.explains]
    end = passage.sentence.span.start
    for amount in passage.amounts:
        before = [a for a in local if end <= a.span.start and a.span.end <= amount.span.start]
        if not before:
            return []
        parts.append((amount, before[-1].reference.entities[0]))
        end = amount.span.end
    return parts if len({town for _, town in parts}) == len(parts) else []


def find_levied(passage: Passage) -> list[tuple[Amount, str]]:
    """The levies of a sentence that says what each town pays: "Die Umlage beträgt jährlich für A 40.000 Euro, für B …";
    empty for any other."""
    told = any(is_money_word(w, "dues") for w in passage.words) or (
        passage.words[:1] == ("sie",) and len(passage.words) > 1
    )
    if not told or len(passage.amounts) < _SEVERAL or _COMES.isdisjoint(passage.words):
        return []
    parts = find_parts(passage)
    payers = {town for _, town in parts}
    led = [a for a in passage.arguments if a.kind in LOCAL and not payers.isdisjoint(a.reference.entities)]
    if len(parts) < _SEVERAL or any(a.preposition not in ("für", "bei") for a in led):
        return []
    yearly = "jährlich" in passage.words or "jährliche" in passage.words
    return [(replace(amount, per=amount.per or ("year" if yearly else None)), town) for amount, town in parts]


_SEVERAL: Final = 2
_COMES: Final = frozenset({"beträgt", "betragen", "beläuft", "belaufen", "betrug", "betrugen", "liegt", "lautet"})


def leaves_cost(passage: Passage) -> bool:
    """Whether the sentence says what is left of a cost for towns to pay: "Für A verbleiben 14.000 Euro, für B …"."""
    if not any(clause.lemma in _LEAVING for clause in passage.clauses):
        return False
    local = [a for a in passage.arguments if a.kind in LOCAL]
    return bool(local) and all(a.preposition in ("für", "bei", "an") for a in local)


_LEAVING: Final = frozenset({"verbleiben", "bleiben", "übrigbleiben"})


def find_split(passage: Passage) -> list[tuple[Amount, str]]:
    """The parts of a sum behind "davon", each with the town right before it: "96.000 € (davon A 48.000 €, B 30.000 €)";
    empty if not each has one."""
    at = next((t.span.end for t in passage.sentence.tokens if t.text.lower() == "davon"), None)
    if at is None:
        return []
    local = [a for a in passage.arguments if a.kind in LOCAL and len(a.reference.entities) == 1]
    text, parts = passage.document.text, []
    for amount in passage.amounts:
        if amount.span.start < at:
            continue
        town = next((a for a in reversed(local) if a.span.end <= amount.span.start), None)
        if town is None or text[town.span.end : amount.span.start].strip(" :\n\t–-"):
            return []
        parts.append((amount, town.reference.entities[0]))
    return parts if len({town for _, town in parts}) == len(parts) > 1 else []


def are_members(payers: tuple[str, ...], passage: Passage, members: Members) -> bool:
    """Whether all who pay are members of the cooperation that the text is about, so that they pay for themselves."""
    return bool(payers) and any(
        set(payers) - {c} <= set(members.get(c, ())) for c in cooperations_of(passage) if payers != (c,)
    )


def pay_together(passage: Passage, clause: int) -> bool:
    """Whether the clause says that the members, or the cooperation itself, bear a cost: "den Rest tragen die Orte"."""
    words = passage.clause_words(clause)
    if not _says_who_bears(passage, clause) or gives_thanks(passage):
        return False
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause and _pays(a)]
    if len({e for a in inside if a.kind in LOCAL for e in a.reference.entities}) > 1:
        return not any(a.kind in PAYERS or a.kind in ("State", "Organisation") for a in inside)
    if any(is_money_word(w, "members") for w in words):
        return not any(a.kind not in _HOLDERS and a.kind not in WORKS for a in inside)
    own = any(is_money_word(w, "themselves") for w in words)
    rest = any(is_money_word(w, "rest") for w in words) and not any(a.kind == "District" for a in inside)
    return (own or rest) and any(a.kind in _HOLDERS for a in inside)


def gives_thanks(passage: Passage) -> bool:
    """Whether it thanks for what was contributed, be it words: "Wir danken allen Beteiligten für ihre Beiträge"."""
    return any(clause.lemma in ("danken", "bedanken") for clause in passage.clauses)


def _says_who_bears(passage: Passage, clause: int) -> bool:
    """Whether the verb of the clause is one of bearing a cost, or says that its money comes from the purses of some."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    if any(is_money_word(w, "bears") for w in passage.clause_words(clause)):
        return True
    if lemma is None:
        return False
    purses = any(is_money_word(w, "purses") for w in passage.clause_words(clause))
    return is_money_word(lemma, "joining") or (purses and is_money_word(lemma, "comes"))


def _pays(argument: Argument) -> bool:
    governor = argument.governor
    if argument.explains or argument.preposition not in _PAYING:
        return False
    return governor is None or any(is_money_word(governor, s) for s in ("own", "grants", "own_shares", "purses"))


def pays_own_share(passage: Passage, clause: int) -> bool:
    """Whether the clause says what a town pays as a member: "Der Anteil der Stadt Ulm beträgt …", "Ulms Beitrag"."""
    for argument in passage.arguments:
        if argument.kind != "Municipality" or passage.clause_at(argument.token) != clause:
            continue
        end = bisect_left(passage.starts, argument.span.end)
        noun = argument.governor or (passage.words[end] if end < len(passage.words) else "")
        if (argument.preposition in (None, "von") and is_money_word(noun, "own_shares")) or (
            argument.preposition is None and "mitgliedschaft" in passage.clause_words(clause)
        ):
            return True
    return False
