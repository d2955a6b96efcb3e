"""Themes that a verb says to be those of a thing: "widmet sich A, B und C", "arbeitet auf den Gebieten A und B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.works.keywords import follow_keywords, is_keyword
from ingest.german.flat_text import plain
from ingest.model import Claim, Modality, Span, Value
from ingest.passages.passages import Passage

_VERBS: Final = (
    (re.compile(r"konzentrier\w*|fokussier\w*"), frozenset({"sich", "uns"}), frozenset({"auf"})),
    (re.compile(r"widme[tn]?"), frozenset({"sich"}), frozenset({"sich"})),
    (re.compile(r"befass(?:t|en)|beschäftig(?:t|en)"), frozenset({"sich"}), frozenset({"mit"})),
    (
        re.compile(r"setz(?:t|en)|leg(?:t|en)"),
        frozenset({"schwerpunkt", "schwerpunkte", "fokus"}),
        frozenset({"auf", "in", "bei"}),
    ),
    (re.compile(r"geht|ging"), frozenset({"inhaltlich", "thematisch"}), frozenset({"um"})),
    (
        re.compile(r"arbeite[tn]|kooperier\w+|zusammenarbeit\w+|abstimm\w+|stimm\w+|tätig|engagier\w+"),
        frozenset({"gebieten", "bereichen", "feldern", "themen"}),
        frozenset({"gebieten", "bereichen", "feldern", "themen"}),
    ),
)  # fmt: skip
"""Verbs, what must stand beside them, and behind what the themes then stand."""
_BESIDE: Final = frozenset().union(*(beside for _, beside, _ in _VERBS))
_FILLERS: Final = frozenset(
    {
        "vor",
        "allem",
        "insbesondere",
        "unter",
        "anderem",
        "auch",
        "dabei",
        "u.",
        "a.",
        "v.",
        "den",
        "die",
        "themen",
        "bereichen",
    }
    | {
        "bereiche",
        "feldern",
        "handlungsfelder",
        "handlungsfeldern",
        "themenfelder",
        "themenfeldern",
        "schwerpunkte",
        "wie",
        "etwa",
    }
)
_ABOUT: Final = ("Cooperation", "Concept", "Project", "Event")
_OTHERS: Final = frozenset({"Person", "Committee", "Organisation", "Authority", "Consultancy", "Programme"})
_NAMES: Final = frozenset({*_ABOUT, *_OTHERS, "Municipality", "District"})
_WE: Final = frozenset({"wir", "sie", "er", "es"})


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``theme`` of the thing that a clause says to pursue several named themes."""
    if _BESIDE.isdisjoint(passage.words):
        return
    for number in range(max(1, len(passage.clauses))):
        words = passage.clause_words(number)
        for verb, beside, lead in _VERBS:
            if beside.isdisjoint(words) or not any(map(verb.fullmatch, words)):
                continue
            spans = _themes(passage, number, lead)
            subject = _subject(passage, number, spans) if spans else None
            if subject is not None and passage.modality(number) is Modality.ASSERTED:
                for span in spans:
                    theme = Value(plain(passage.document.text, span))
                    yield Claim(subject, "theme", theme, (passage.quote([span]),), "pursued theme", 0.8)
                return


def _themes(passage: Passage, clause: int, lead: frozenset[str]) -> list[Span]:
    """The two and more keywords behind one of the leading words of the clause; none where names stand among them."""
    tokens, words = passage.sentence.tokens, passage.words
    for at, word in enumerate(words):
        if word not in lead or passage.clause_at(at) != clause:
            continue
        start = at + 1
        while start < len(words) and words[start] in _FILLERS:
            start += 1
        spans, _ = follow_keywords(tokens, start, several=True)
        told = [s for s in spans if is_keyword(passage.document.text[s.start : s.end])]
        named = any(a.span.overlaps(s) for a in passage.arguments if a.kind in _NAMES for s in told)
        if len(told) > 1 and len(told) == len(spans) and not named:
            return told
    return []


def _subject(passage: Passage, clause: int, themes: list[Span]) -> str | None:
    """The one thing that the clause names before its themes, or the cooperation that a pronoun takes up."""
    first = themes[0].start
    own = [a for a in passage.arguments if passage.clause_at(a.token) == clause and a.span.start < first]
    if any(a.kind in _OTHERS and a.preposition is None for a in own):
        return None
    named = dict.fromkeys(e for a in own if a.kind in _ABOUT for e in a.reference.entities)
    if named:
        return next(iter(named)) if len(named) == 1 else None
    return None if _WE.isdisjoint(passage.clause_words(clause)) else passage.topic("Cooperation")
