"""Whether a clause of giving speaks of anybody in general: "unterstützt das Land Kommunen, die …"."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.money.payments import giving_clause
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.passages import Passage


def speaks_of_anybody(passage: Passage) -> bool:
    """Whether the clause of giving has a bare plural for its object: "unterstützt das Land Kommunen, die …"."""
    clauses = {giving_clause(passage, None), *(giving_clause(passage, s.span) for s in passage.shares)}
    named = [a.span for a in passage.arguments if a.reference.form == "name"]
    for i, word in enumerate(passage.words):
        if any(span.start <= passage.starts[i] < span.end for span in named):
            continue  # "das Programm „Starke Kommunen“"
        if passage.clause_at(i) in clauses and is_money_word(word, "anybody") and i > 0:
            if _is_of_any_sort(passage, i):
                return True
            before = passage.sentence.tokens[i - 1].text
            if before.lower() == "das" and word.endswith(("e", "en")) and word != "vorhaben":
                return True  # a relative pronoun: "ein Programm, das Projekte unterstützt"
            if before.lower() in ("dieses", "das", "ein", "unser", "ihr", "sein", "die", "der", "diese"):
                continue
            if before in ("der", "die", "den", "von", "für", "aus", "und", "zwischen", ",", "mit", "in", "/"):
                continue
            if before[:1].isupper() or before in _MODALS or (before.islower() and before.endswith(("t", "te", "ten"))):
                return True
    return False


def _is_of_any_sort(passage: Passage, at: int) -> bool:
    """Whether adjectives without an article say of which sort the things at token ``at`` are, and no name whose:
    "fördert das Land regionale und lokale Projekte"."""
    first = at
    while first > 0 and (_SORT.fullmatch(passage.words[first - 1]) or passage.words[first - 1] in ("und", ",")):
        first -= 1
    tokens = passage.sentence.tokens
    if first in (0, at) or not _SORT.fullmatch(passage.words[at - 1]) or not tokens[first - 1].text[:1].isalpha():
        return False
    own = (a for a in passage.arguments if a.kind in _SOMEBODY and a.reference.form in ("name", "short"))
    return passage.words[first - 1] not in ARTICLES and not any(a.token > at for a in own)


_SORT: Final = re.compile(
    r"(?!diese|jene|unsere|ihre|seine|weitere|alle|beide|keine|eine|die)(?:[a-zäöüß]+-?){1,3}(?:ive|ale|elle|ere|che|ige|ame|are|ende|te)"
)
"""Adjectives of a plural: "investive", "regionale", "kleinere", "nachhaltige"."""
_MODALS: Final = frozenset({"können", "dürfen", "sollen", "werden"})


def sets_limit(passage: Passage, clause: int) -> bool:
    """Whether the clause says how high such money may be at most, of nobody in particular: "die maximale Fördersumme
    beträgt 50.000 Euro", or that anybody may get it: "Vereine können bis zu 2.000 Euro erhalten"."""
    words = passage.clause_words(clause)
    limited = any(w.startswith(_LIMITS) or w.endswith(_LIMIT_NOUNS) for w in words)
    offered = not (_MAY.isdisjoint(words) or _GET.isdisjoint(words)) and any(is_money_word(w, "anybody") for w in words)
    if not (limited or offered):
        return False
    named = (a for a in passage.arguments if a.kind in _SOMEBODY and a.reference.form == "name")
    inside = [a for a in named if passage.clause_at(a.token) == clause]
    if limited:
        return not inside
    return all(a.preposition is not None or passage.words[a.token - 1] in ("der", "des", "„", "“") for a in inside)


_MAY: Final = frozenset({"können", "kann"})
_GET: Final = frozenset({"erhalten", "bekommen", "beantragen", "abrufen", "zukommen"})
"""What anybody may do with money that is on offer: "Vereine können bis zu 2.000 Euro erhalten"."""
_LIMITS: Final = ("höchst", "maximal", "förderhöchst", "obergrenze", "mindestens", "bagatellgrenze")
_LIMIT_NOUNS: Final = ("obergrenze", "höchstbetrag", "höchstgrenze", "höchstsumme")
_SOMEBODY: Final = frozenset({*LOCAL, *WORKS, "Cooperation", "Organisation", "Region"})


def rules_members(passage: Passage) -> bool:
    """Whether the sentence lays down what towns of any kind have to pay: "Kommunen müssen 20 Prozent selbst tragen"."""
    opening = passage.words[:2]
    return len(opening) > 1 and is_money_word(opening[0], "members") and opening[1] in _RULING


_RULING: Final = frozenset({"müssen", "sollen", "können", "dürfen", "haben", "zahlen", "tragen", "erhalten"})
