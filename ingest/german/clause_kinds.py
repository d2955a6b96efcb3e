"""Kinds of clauses that stretches of a sentence open: by a conjunction, a relative pronoun, "zu" or a participle."""

from __future__ import annotations

from ingest.german.open_clauses import Kind, OpenClauses
from ingest.german.stretches import REACH
from ingest.german.verbs import PARTICIPLE

_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt"})
_SURE_CONJUNCTIONS = frozenset({"dass", "daß", "weil", "ob", "obwohl", "wenn", "falls"})
_ALSO_OTHERS = frozenset({"damit", "seitdem", "während"})
"""Conjunctions that are adverbs or prepositions as well."""
_OPENING_ADVERBS = frozenset({"als", "da", "seit", "bis", "wie", "wo", "wer", "was"})
"""Of the weak conjunctions these open a clause at the head of a sentence too."""


def find_kind(open_clauses: OpenClauses, first: int, end: int, separator: str) -> Kind | None:
    """The kind of clause that the words from ``first`` to before ``end`` open behind ``separator``, None where they go
    on with one that is open."""
    ends_finite = open_clauses.words.ends_finite(first, end)
    kind = _opened_kind(open_clauses, first, end, ends_finite, separator)
    if kind != "relative":
        return kind
    top = open_clauses.top
    waiting = top.verb_final and not top.complete
    if waiting and top.places and open_clauses.words.stands_before_noun(first, end):
        return None  # ", die Samtgemeinde B und die Stadt C angehören": the verb that is waited for
    return None if _adds_agents(open_clauses, first, end, ends_finite=ends_finite) else kind


def _opened_kind(open_clauses: OpenClauses, first: int, end: int, ends_finite: bool, separator: str) -> Kind | None:
    """The kind of clause that the words from ``first`` to before ``end`` open, None where they open none."""
    inner = first > 0 and separator in (",", "–", "—", "(", ";", "[")
    later = ends_finite or not open_clauses.has_finite(first, end)
    if _is_subordinate(open_clauses, first, end, ends_finite, inner=inner, later=later):
        return "subordinate"
    asked = open_clauses.words.ends_with_zu(first, end) and open_clauses.words.stands_before_noun(first, end)
    awaited = separator == "," and later and not asked and _verb_final_comes(open_clauses, end)
    if inner and _has_relative(open_clauses, first, end) and (ends_finite or awaited):
        return "relative"
    if open_clauses.has_finite(first, end):
        return None
    if open_clauses.words.has_zu(first, end):
        starts = open_clauses.tags[first].word in _PURPOSE or inner or open_clauses.words.finite_follows(end)
        if starts and not open_clauses.awaits_zu():
            return "infinitive"
    if open_clauses.words.has_participle(first, end) and (inner or open_clauses.words.finite_follows(end)):
        heads = bool(open_clauses.tags[first].flags & PARTICIPLE) and first + 1 < end
        if not _shares_auxiliary(open_clauses, first) and (heads or not open_clauses.awaits_participle()):
            return "participle"
    added = inner and separator == "," and _follows_verb(open_clauses, first) and open_clauses.words.zu_comes(end)
    return "infinitive" if added else None


def _is_subordinate(
    open_clauses: OpenClauses, first: int, end: int, ends_finite: bool, *, inner: bool, later: bool
) -> bool:
    """Whether the stretch opens with a conjunction or question word whose verb stands at the end."""
    tag = open_clauses.tags[first]
    if tag.kind in ("sub", "cond") and (ends_finite or tag.word in _SURE_CONJUNCTIONS):
        return True
    if tag.kind == "sub":
        sure = tag.word not in _ALSO_OTHERS or (inner and _verb_final_comes(open_clauses, end))
        return later and not open_clauses.lacks_finite() and sure
    if tag.kind not in ("quest", "weak"):
        return False
    if ends_finite:
        return inner or tag.word in _OPENING_ADVERBS
    return inner and later and _verb_final_comes(open_clauses, end)


def _verb_final_comes(open_clauses: OpenClauses, end: int) -> bool:
    """Whether the rest of a subordinate clause comes behind the stretch, seen from the clause that is open."""
    return open_clauses.words.verb_final_comes(end, complete=open_clauses.top.complete)


def _follows_verb(open_clauses: OpenClauses, first: int) -> bool:
    """Whether the stretch in front ended with a verb, so that nothing can be added to its objects."""
    before = open_clauses.words.before(first)
    return before is not None and bool(before.flags)


def _shares_auxiliary(open_clauses: OpenClauses, first: int) -> bool:
    """Whether the stretch in front ended with a participle of the open clause: "wurde geplant, gesteuert und …"."""
    before = open_clauses.words.before(first)
    if before is None or not before.flags & PARTICIPLE or open_clauses.tags[first].capital:
        return False
    return bool(open_clauses.tags[first].flags & PARTICIPLE) and any(
        open_clauses.tags[at].helps for at in open_clauses.top.places[-REACH:]
    )


def _has_relative(open_clauses: OpenClauses, first: int, end: int) -> bool:
    """Whether a relative pronoun heads the stretch: "die", "in der", "auf deren"."""
    if open_clauses.tags[first].kind == "rel":
        return True
    if open_clauses.tags[first].kind != "prep" or first + 1 >= end or open_clauses.tags[first + 1].kind != "rel":
        return False
    following = open_clauses.tags[first + 2] if first + 2 < end else None
    if following is None or not following.capital or open_clauses.tags[first + 1].word in ("dessen", "deren"):
        return True
    open_complete = open_clauses.top.complete
    return open_clauses.words.ends_finite(first, end) or (open_complete and _verb_final_comes(open_clauses, end))


def _adds_agents(open_clauses: OpenClauses, first: int, end: int, *, ends_finite: bool) -> bool:
    """Whether the stretch goes on with a clause that waits for its participle: "wurde von der Stadt A, dem Kreis B
    und der Stiftung C unterstützt"."""
    if not open_clauses.awaits_participle() or not open_clauses.words.stands_before_noun(first, end):
        return False
    if not ends_finite and _ends_as_relative(open_clauses, end):
        return False
    last = next((at for at in range(end - 1, first, -1) if open_clauses.tags[at].word[0].isalnum()), first)
    return not ends_finite or bool(open_clauses.tags[last].flags & PARTICIPLE)


def _ends_as_relative(open_clauses: OpenClauses, end: int) -> bool:
    """Whether what follows ends in a verb that is no participle: "…, der A, B und C angehören"."""
    verb = next(
        (at for at in range(end, min(len(open_clauses.tags), end + REACH)) if open_clauses.tags[at].finite), None
    )
    if verb is None or open_clauses.tags[verb].flags & PARTICIPLE:
        return False
    return verb + 1 == len(open_clauses.tags) or not open_clauses.tags[verb + 1].word[0].isalnum()
