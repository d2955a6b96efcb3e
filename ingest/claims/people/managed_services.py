"""Services of management that a clause speaks of: "das Regionalmanagement", "…; übernommen hat sie P"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.claims.people.secretariats import is_bureau
from ingest.german.verbs import PASSIVES
from ingest.names.knowledge.management_words import is_service, management_words
from ingest.passages.passages import Passage


def words_with_service(passage: Passage, clause: int) -> tuple[str, ...]:
    """The words of a clause, with the service before its comma that a relative clause speaks of."""
    words = passage.clause_words(clause)
    if clause < len(passage.clauses) and passage.clauses[clause].kind == "relative":
        first = bisect_left(passage.starts, passage.clauses[clause].span.start)
        before = [w for w in passage.words[max(first - _NEAR, 0) : first] if is_service(w)]
        return (*before, *words)
    joined = passage.clauses[clause].joined if clause < len(passage.clauses) else None
    if joined is not None and words[:1] == ("und",) and not PASSIVES.isdisjoint(words):
        # "Das Management hat seinen Sitz in X und wird von P geleitet"
        opening = [w for w in passage.clause_words(joined)[:_OPENING] if is_service(w)]
        return (*opening, *words)
    return words


_OPENING: Final = 3
"""Words in which the subject of a clause stands whose verb is not its only one."""


_NEAR: Final = 5
"""Words from a service with what it is done for to a relative clause: "die Koordination der Allianz X, die"."""


def names_service(passage: Passage, clause: int) -> bool:
    """Whether a word for a service stands outside the names of planners and plans: "Kern Beratung + Management"."""
    names = [a.span for a in passage.arguments if a.kind in _NAMED_FOR and not is_bureau(passage, a)]
    return any(
        is_service(token.text.lower()) and not any(token.span in name for name in names)
        for token in passage.sentence.tokens
        if passage.clause_at(bisect_left(passage.starts, token.span.start)) == clause
        or token.text.lower() in words_with_service(passage, clause)[:1]
    )


_NAMED_FOR: Final = frozenset({"Consultancy", "Organisation", "Concept"})


def is_of_service(passage: Passage, clause: int) -> bool:
    """Whether a clause speaks of a service named outside it: "eine Geschäftsstelle, die von P geleitet wird"."""
    if not passage.clauses:
        return False
    text = passage.document.text
    spans = passage.clauses[clause].antecedents[:1]
    related = any(is_service(word) for span in spans for word in text[span.start : span.end].lower().split())
    return related or _takes_up(passage, clause)


def _takes_up(passage: Passage, clause: int) -> bool:
    """Whether a clause takes up the service of one before: "…; übernommen hat sie P", "und liegt seither bei P",
    "seit 2020 führt es das Büro X"."""
    words = passage.clause_words(clause)
    if len(words) > _SHORT:
        return False
    lies = not management_words("lying").isdisjoint(words)
    if not _PRONOUNS.isdisjoint(words):
        takes = lies or not (words[0] in _PRONOUNS or _HAVING.isdisjoint(words))
    else:
        takes = lies and words[:1] == ("und",)
        inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause] if takes else []
        takes = takes and all(a.preposition in management_words("at") for a in inside)
    if not takes:
        return False
    first = bisect_left(passage.starts, passage.clauses[clause].span.start)
    told = passage.words[:first] if clause else _words_before(passage)
    return any(map(is_service, told)) and not _has_other_noun(passage, clause)


def _words_before(passage: Passage) -> tuple[str, ...]:
    """The last words in front of the sentence, in its paragraph."""
    start = passage.sentence.span.start
    before = passage.document.text[max(passage.block.span.start, start - _BEFORE) : start] if start else ""
    return tuple(before.lower().replace(",", " ").split())


_BEFORE: Final = 160
"""Characters of the sentence before in which the service stands that "sie" takes up."""


def _has_other_noun(passage: Passage, clause: int) -> bool:
    """Whether the clause names something beside the entities in it: "und die Kasse liegt bei P"."""
    tokens = passage.clauses[clause].tokens
    names = [a.span for a in passage.arguments]
    dates = [d.span for d in passage.dates]
    return any(
        token.text[:1].isupper() and token.text not in _HANDS and not any(token.span in s for s in (*names, *dates))
        for token in tokens[1:]
    )


_PRONOUNS: Final = frozenset({"es", "sie", "ihn", "diese", "dieses"})
_HAVING: Final = frozenset(
    {
        "übernommen",
        "übernahm",
        "übernimmt",
        "führt",
        "führte",
        "leitet",
        "leitete",
        "hat",
        "besorgt",
        "betreibt",
        "nimmt",
        "nahm",
    }
)
_HANDS: Final = frozenset({"Händen", "Hand", "Regie", "Obhut", "Büro", "Büros", "Agentur", "Firma", "Frau", "Herrn"})
"""Nouns that only say where a service lies."""
_SHORT: Final = 16
"""Words of a clause that says no more than with whom it lies."""
