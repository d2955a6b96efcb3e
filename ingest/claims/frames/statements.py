"""Claims by frames: what a sentence says once one of its trigger words is found and its roles are filled.

Here stands all that frames have in common: finding triggers, inheriting the modality of the clause, cutting the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from ingest.claims.frames.bystanders import is_bystander
from ingest.claims.frames.fillers import find_filler
from ingest.claims.frames.frames import Filler, Frame, Role, frames
from ingest.claims.places.extensions import area_verb
from ingest.model import BlockKind, Claim, Modality, Span, Value
from ingest.names.knowledge.small_words import ARTICLES
from ingest.names.knowledge.word_patterns import PatternIndex, WordPatterns
from ingest.passages.passages import Passage
from ontology.terms import RELATIONS


def _holds(words: tuple[str, ...], parts: tuple[WordPatterns, ...]) -> bool:
    """Whether each part of a trigger has one of its words among ``words``."""
    return not parts or _signs(words).issuperset(parts)


@lru_cache(maxsize=64)
def _signs(words: tuple[str, ...]) -> frozenset[WordPatterns]:
    """The sets of words of all frames that have one of their words among ``words``."""
    return frozenset().union(*filter(None, map(_signs_of, words)))


@lru_cache(maxsize=50_000)
def _signs_of(word: str) -> frozenset[WordPatterns]:
    parts, index = _parts()
    return frozenset(parts[place] for place in index.find(word))


@cache
def _parts() -> tuple[tuple[WordPatterns, ...], PatternIndex]:
    """All further parts of triggers and of what denies them."""
    parts = tuple(p for frame in frames() for t in frame.triggers for p in t[1:])
    parts += tuple(p for frame in frames() for denying in (frame.barred, *frame.unless) for p in denying)
    return parts, PatternIndex.of(parts)


@cache
def _openings() -> tuple[tuple[tuple[int, int], ...], PatternIndex]:
    """All triggers (frame, trigger), and an index of the words that open them."""
    triggers = tuple((f, t) for f, frame in enumerate(frames()) for t in range(len(frame.triggers)))
    return triggers, PatternIndex.of(frames()[f].triggers[t][0] for f, t in triggers)


@lru_cache(maxsize=50_000)
def _triggered_by(word: str) -> tuple[tuple[int, int], ...]:
    """Which triggers (frame, trigger) the lower-case word opens."""
    triggers, index = _openings()
    return tuple(triggers[place] for place in sorted(index.find(word)))


def find_claims(passage: Passage, lead: str | None) -> Iterator[Claim]:
    """The claims that the frames find in one passage (a sentence with its arguments, dates and counts).

    ``lead`` is the heading or label above: a passage without a verb ("A, B und C.") answers to the words of it
    ("Wer gehört dazu?").
    """
    seen: set[tuple[int, int, bool]] = set()
    led = lead is not None and passage.is_fragment and len(passage.arguments) > 0 and not _opens_report(passage)
    led = led and _POSTCODE.match(passage.document.text, passage.sentence.span.start) is None
    above = tuple(re.findall(r"\w+", lead.lower())) if lead is not None and led else ()
    words = (*passage.words, *above)
    named = {
        i
        for a in passage.arguments
        if a.reference.form in ("name", "short") and bisect_left(passage.starts, a.span.end) - a.token > 1
        for i in range(a.token, bisect_left(passage.starts, a.span.end))
    }
    for position, word in enumerate(words):
        if position in named:
            continue  # the "Zusammenarbeit" of a name says nothing
        for f, t in _triggered_by(word):
            frame = frames()[f]
            at = position if position < len(passage.words) else 0
            around = words if led else passage.clause_words(passage.clause_at(at))
            if not _holds(around, frame.triggers[t][1:]):
                continue
            strict = t in frame.strict and position < len(passage.words)
            key = (f, passage.clause_at(at), strict)
            if key in seen or (*key[:2], False) in seen:
                continue
            seen.add(key)
            of_lead = position >= len(passage.words)
            found = _claims(frame, passage, at, strict=strict)
            yield from (claim for claim in found if not (of_lead and _is_listed(claim, passage)))


_POSTCODE: Final = re.compile(r"(?:D-)?\d{5} [A-ZÄÖÜ]")
"""How the last line of an address begins, which is no item of a list above it."""


def _opens_report(passage: Passage) -> bool:
    """Whether a paragraph opens with no more than a place, its date or a cry, before it tells what the heading says:
    "Gelnhausen, 21.01.2019.", "Gute Nachrichten aus Berlin!"."""
    if passage.block.kind is not BlockKind.PARAGRAPH or passage.sentence.span.end >= passage.block.span.end:
        return False
    return len({e for a in passage.arguments for e in a.reference.entities}) == 1 or passage.words[-1] in ("!", "?")


def _is_listed(claim: Claim, passage: Passage) -> bool:
    """Whether both sides of a claim are items below a label: what its words say relates the items to something else and
    not to each other."""
    items = {e for a in passage.arguments if a.preposition is None for e in a.reference.entities}
    return claim.subject in items and claim.object in items


@cache
def _named() -> dict[str, Frame]:
    return {frame.name: frame for frame in frames()}


@lru_cache(maxsize=8)
def may_state(name: str, passage: Passage) -> bool:
    """Whether no clause of the passage holds words that deny what the frame ``name`` says."""
    frame = _named()[name]
    return not any(_denies(frame, passage.clause_words(c)) for c in range(max(1, len(passage.clauses))))


def _denies(frame: Frame, words: tuple[str, ...]) -> bool:
    """Whether the words hold some that deny what the frame says."""
    signs = _signs(words)
    return not signs.isdisjoint(frame.barred) or any(signs >= parts for parts in frame.unless)


def _claims(frame: Frame, passage: Passage, position: int, *, strict: bool) -> Iterator[Claim]:
    clause = passage.clause_at(position)
    words = passage.clause_words(clause)
    cut = passage.clauses and passage.clauses[clause].finite is None and passage.clauses[clause].kind != "parenthesis"
    denying = tuple(w for w in (passage.words if cut else words) if w not in passage.place_words)
    if _denies(frame, denying):
        return
    if passage.words[position].startswith(_ENTRIES) and _is_item(passage, clause):
        return
    if passage.words[position].startswith("mitglied") and _are_of_others(passage, position):
        return
    if frame.beside and any(
        a.kind in frame.beside and a.preposition is None and passage.clause_at(a.token) == clause
        for a in passage.arguments
    ):
        return
    if frame.ended and (_has_other_time(passage, clause) or area_verb(passage) is not None):
        return
    modality = passage.modality(clause)
    used: set[int] = set()
    fillers: dict[str, Filler] = {}
    named = _is_named(passage, position)
    for role in frame.roles:
        alone = (strict and not _takes_up_all(passage, role)) or (named and role.fallback == "company")
        filler = find_filler(replace(role, fallback=None) if alone else role, frame, passage, position, clause, used)
        if filler is not None:
            fillers[role.name] = filler
        elif role.words:
            return
    trigger = passage.sentence.tokens[position].span
    for subject, predicates, obj in frame.claims:
        if subject not in fillers or obj not in fillers:
            continue
        s, o = fillers[subject], fillers[obj]
        partners = passage.words[position].startswith(_PARTNERS) or ("als", "partner") in pairwise(words)
        if not o.spans and partners and _tells_of_project(passage):
            continue
        for i, sv in enumerate(s.values):
            predicate = predicates.get(passage.kind(sv)) or predicates[""]
            for j, ov in enumerate(o.values):
                spans = [trigger, *(s.spans[i : i + 1]), *(o.spans[j : j + 1])]
                if _is_denied(frame, passage, clause, s.spans[i : i + 1]):
                    continue
                if predicate == "memberOf" and i < len(s.spans):
                    whole = o.spans[j] if j < len(o.spans) else None
                    if is_bystander(passage, position, s.spans[i], whole):
                        continue
                claim = _claim(passage, sv, predicate, ov, spans, frame, s.certainty * o.certainty, modality)
                if claim is not None:
                    yield claim


def _takes_up_all(passage: Passage, role: Role) -> bool:
    """Whether a sentence begins with all who were named together before it: "Sie alle sind Teil der Allianz"."""
    return role.fallback == "company" and passage.words[:2] in _ALL


_ALL: Final = frozenset({("sie", "alle"), ("alle", "diese"), ("diese", "alle")})
_PARTNERS = ("partner", "kooperationspartner", "projektpartner", "praxispartner")


def _tells_of_project(passage: Passage) -> bool:
    """Whether a project was named last, so that it is its partners that are told: "Als Partner wirken A und B mit"."""
    told = passage.last("Project", "Cooperation")
    return told is not None and passage.kind(told) == "Project" and passage.follows(told)


_ENTRIES = ("beitritt", "aufnahme")
"""Nouns that on an agenda say what is to be decided and not what came about."""


def _is_item(passage: Passage, clause: int) -> bool:
    """Whether a clause has no verb and tells nothing of a day: "Beitritt der Gemeinde X zum Verband"."""
    if passage.entry is not None or passage.dates or not passage.clauses:
        return False
    finite = passage.clauses[clause].finite
    return finite is None or finite.text.lower().startswith(_ENTRIES)


def _are_of_others(passage: Passage, position: int) -> bool:
    """Whether the members are those of a body that is no cooperation: "Mitglieder des Ministeriums", "des Rates"."""
    of, *body = passage.words[position + 1 : position + 3] or ("",)
    if of not in ("des", "der", "vom"):
        return False
    named = next((a for a in passage.arguments if a.token == position + 2), None)
    return (named is not None and named.kind in _OTHERS) or any(map(_COUNCIL.fullmatch, body))


_OTHERS: Final = frozenset({"Ministry", "Authority", "Organisation", "Committee", "Consultancy"})
_COUNCIL: Final = re.compile(r"\w*(?:rat|rats|rates|tags|tages|parlaments|regierung|ausschusses|fraktion)")


def _is_denied(frame: Frame, passage: Passage, clause: int, subject: tuple[Span, ...]) -> bool:
    """Whether the subject stands in another clause, of which something else is said: "…, X prüft den Beitritt"."""
    named = (span for span in subject if not passage.is_antecedent(span, clause))
    others = {passage.clause_at(bisect_left(passage.starts, span.start)) for span in named} - {clause}
    return any(_denies(frame, passage.clause_words(other)) for other in others)


def _is_named(passage: Passage, position: int) -> bool:
    """Whether the trigger is a noun with an article, which names somebody and says it of nobody: "von den Partnern"."""
    before = passage.words[position - 1] if position else ""
    return before in ARTICLES and passage.sentence.tokens[position].text[:1].isupper()


def _has_other_time(passage: Passage, clause: int) -> bool:
    """Whether the clause speaks of what is over ("bis 2019") or to come after the day of the text."""
    published = passage.document.source.published
    for date in passage.dates:
        if passage.clause_at(bisect_left(passage.starts, date.span.start)) != clause:
            continue
        if date.relation in ("until", "before"):
            return True
        if published and date.start and date.start > published[: len(date.start)]:
            return True
    return False


def _claim(
    passage: Passage,
    subject: str,
    predicate: str,
    obj: str,
    spans: list[Span],
    frame: Frame,
    certainty: float,
    modality: Modality,
) -> Claim | None:
    signature = RELATIONS.get(predicate)
    if signature is not None and (
        passage.kind(subject) not in signature.domain or passage.kind(obj) not in signature.range or subject == obj
    ):
        return None
    evidence = passage.quote(spans)
    return Claim(
        subject=subject,
        predicate=predicate,
        object=obj if signature is not None else Value(obj),
        evidence=(evidence,),
        rule=f"frame {frame.name}",
        confidence=round(frame.confidence * certainty, 3),
        modality=modality,
    )
