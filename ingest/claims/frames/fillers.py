"""What fills the roles of a frame: which argument of the sentence does best, or its whole enumeration."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.claims.frames.admissions import is_admissible
from ingest.claims.frames.fallbacks import find_fallback
from ingest.claims.frames.filled_counts import find_count
from ingest.claims.frames.filled_dates import find_date
from ingest.claims.frames.filler_groups import find_group
from ingest.claims.frames.frames import Filler, Frame, Role
from ingest.claims.frames.outsiders import is_of_other_participle, is_outsider
from ingest.claims.frames.own_topics import has_own_topic, means_another
from ingest.model import Modality, Span
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.resolutions import is_only_resolved


def find_filler(
    role: Role, frame: Frame, passage: Passage, position: int, clause: int, used: set[int]
) -> Filler | None:
    """What fills the role for the trigger at token ``position``, without the arguments ``used``, to which it adds.

    The words that a role may ask for fill it without a value.
    """
    trigger = passage.sentence.tokens[position].span
    if role.words:
        return Filler((), (), 1.0) if role.words.match_any(passage.words) else None
    if role.dates:
        return find_date(role, frame, passage, trigger, clause)
    if role.counts:
        return find_count(role, passage, clause)
    best: tuple[float, int] | None = None
    for index, argument in enumerate(passage.arguments):
        if index in used or argument.kind not in role.kinds or not is_admissible(role, argument, passage):
            continue
        own = passage.clause_at(argument.token)
        if passage.modality(own) is Modality.NEGATED or (own != clause and _is_purpose(passage, own)):
            continue
        if argument.kind in WORKS and is_only_resolved(passage, argument, position, clause):
            continue
        owner = argument.token == 2 and passage.words[1] == "der"  # "Beiträge der Mitglieder"
        complement = argument.preposition or argument.governor or owner
        owned = index + 1 < len(passage.arguments) and _owns(passage, argument, passage.arguments[index + 1])
        if argument.reference.form == "noun" and (complement or owned) and trigger.overlaps(argument.span):
            continue  # "von den Partnern der Allianz" names them and says nothing of them
        if is_outsider(role, passage, argument, position, clause) or _is_one_of_many(role, passage, index):
            continue
        score = _score(role, passage, argument, position, clause)
        if best is None or score > best[0]:
            best = (score, index)
    if best is None:
        meant = None if has_own_topic(role, passage, clause) else find_fallback(role, passage, clause)
        return None if meant is None or _is_counted(role, passage, meant) else meant
    score, index = best
    if passage.arguments[index].reference.form == "publisher" and means_another(role, passage, clause):
        return None
    chosen = find_group(role, passage, index, used) if role.many else [index]
    chosen = [i for i in chosen if i == index or not is_of_other_participle(passage, passage.arguments[i], position)]
    used.update(chosen)
    values: list[str] = []
    spans: list[Span] = []
    for i in chosen:
        for entity in passage.arguments[i].reference.entities:
            if entity not in values:
                values.append(entity)
                spans.append(passage.arguments[i].span)
    certainty = 1.0 if score >= 0 else 0.85
    if passage.arguments[index].reference.form in ("noun", "pronoun", "publisher"):
        certainty *= 0.95
    return Filler(tuple(values), tuple(spans), certainty)


def _is_purpose(passage: Passage, clause: int) -> bool:
    """Whether a clause tells what something shall serve: "um ein Konzept erarbeiten zu lassen", "damit A beitritt"."""
    opens = passage.clause_words(clause)[:1] in (("um",), ("damit",))
    return opens and passage.modality(clause) is not Modality.ASSERTED


def _owns(passage: Passage, noun: Argument, union: Argument) -> bool:
    """Whether a noun for members says itself whose they are: "Die Mitglieder von X liegen …"."""
    between = passage.words_between(noun.span, union.span)
    return union.kind == "Cooperation" and between in (("von",), ("vom",), ("der",), ("des",), ("von", "der"))


def _is_one_of_many(role: Role, passage: Passage, index: int) -> bool:
    """Whether a union is but one of those that are told to belong to another: "…, das Amt A und der Kreisbund B"."""
    union = passage.arguments[index]
    if role.name == "group" and union.preposition is None and passage.words[0] in _COUNTED_TO:
        return True
    if not index or role.name != "group" or union.reference.form != "name" or union.preposition is not None:
        return False
    before = passage.arguments[index - 1]
    beside = before.kind in (*LOCAL, "Organisation") and before.preposition is None and not before.explains
    between = passage.words_between(before.span, union.span)
    joined = between[:1] in (("und",), ("sowie",)) or (between[:1] == (",",) and between[1:2] in (("der",), ("das",)))
    return beside and joined and all(w in ARTICLES for w in between[1:]) and index > 1


def _is_counted(role: Role, passage: Passage, meant: Filler) -> bool:
    """Whether what is meant is itself one of those that are told to belong to another."""
    return any(
        not set(argument.reference.entities).isdisjoint(meant.values) and _is_one_of_many(role, passage, index)
        for index, argument in enumerate(passage.arguments)
    )


_COUNTED_TO: Final = frozenset({"dazu", "hierzu"})
"""Words that take up what all who follow belong to: "Dazu gehören die Stadt A und der Verband B"."""


def _score(role: Role, passage: Passage, argument: Argument, position: int, clause: int) -> float:
    """How well the argument fills the role for the trigger at token ``position`` of the clause: more is better."""
    score = 0.0
    if passage.is_antecedent(argument.span, clause):
        score += 0.5
    elif passage.clause_at(argument.token) != clause:
        score -= 2
    if role.prefers:
        score += 1.5 if argument.preposition in role.prefers else -0.5 if argument.preposition else 0
    if argument.governor in role.governors:
        score += 2
    if role.many and passage.words[position - 1 : position] == (",",):
        after = bisect_left(passage.starts, argument.span.end)
        score += 1 if after == position - 1 else 0  # "A, Mitglied der Allianz X, …"
    if argument.reference.form in ("pronoun", "publisher"):
        score -= 0.3
    return score - 0.03 * (argument.token if role.alone else abs(argument.token - position))
