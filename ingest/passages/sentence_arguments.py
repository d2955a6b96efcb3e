"""The arguments of a sentence: its references, each with what the words around it say of the part it plays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from ingest.german.numbers import number_of
from ingest.german.sentences import Sentence
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import TITLED
from ingest.names.knowledge.personal_words import is_office
from ingest.names.scenes import Reference
from ingest.passages.arguments import Argument
from ingest.passages.environments import find_environment
from ingest.passages.explanations import is_explanation
from ingest.passages.junctions import behind_sum, is_glued, is_parted, may_join
from ingest.passages.regroupings import regrouped


def find_arguments(
    sentence: Sentence, references: tuple[Reference, ...], clause_of: Mapping[int, int]
) -> tuple[Argument, ...]:
    """The references of one sentence as arguments, in order.

    ``references`` are those that lie in the sentence, ``clause_of`` the clause with a verb by the start of its words.
    The preposition and governor of the first of an enumeration hold for the following ones that have none of their own.
    """
    starts = [t.span.start for t in sentence.tokens]
    words = [t.text for t in sentence.tokens]
    arguments: list[Argument] = []
    group = -1
    last_end = 0
    named: set[int] = set()
    for reference in _without_heads(references):
        first = min(bisect_left(starts, reference.span.start), len(words) - 1)  # a name may begin inside the last word
        if reference.kind == "Concept" and _is_of_several(words, first):
            continue
        quoted = reference.kind in TITLED and first > 0 and words[first - 1] in _OPENING
        preposition, governor = find_environment(words, first - quoted, named)
        if reference.kind == "Person" and preposition is None and first > 1 and is_office(words[first - 1]):
            preposition = find_environment(words, first - 1, named)[0]  # "von Bürgermeisterin Eva Lang"
        if _is_behind_relative(reference, words, first) or words[first].lower() == "wir":
            preposition = governor = None
        previous = arguments[-1] if arguments else None
        priced = behind_sum(words, last_end, first)
        glued = (
            previous is not None
            and reference.span.start >= previous.span.end
            and not (reference.form == "pronoun" and reference.entities == previous.reference.entities)
            and may_join(reference.kind, previous.kind, with_sums=priced > last_end)
            and is_glued(words, priced, first)
            and not is_parted(clause_of.get(starts[arguments[-1].token]), clause_of.get(starts[first]))
        )
        besides = previous is not None and previous.preposition == "neben" and words[last_end:first] == ["auch"]
        if glued and previous is not None and not besides:
            if preposition is None:
                preposition = previous.preposition
                governor = governor if governor and not is_head(governor) else previous.governor
        else:
            group += 1
        if reference.form == "publisher" and words[first].lower() == "uns" and preposition is None:
            preposition = "an"  # who gets, and never who does
        reference = _of_all(reference, arguments, words, first)
        end = bisect_left(starts, reference.span.end)
        argument = Argument(reference, first, preposition, governor, group)
        explains = is_explanation(argument, previous, words, last_end, end)
        if glued and previous is not None and previous.explains and previous.kind == reference.kind == "District":
            explains = True
        arguments.append(replace(argument, explains=True) if explains else argument)
        last_end = max(last_end, end)
        named.update(range(first, last_end))
    return regrouped(arguments, words, starts)


def _of_all(reference: Reference, arguments: list[Argument], words: list[str], first: int) -> Reference:
    """A relative pronoun with a plural verb means the whole enumeration before it: "A und B, die … tragen"."""
    if reference.form != "pronoun" or words[first] not in ("die", "denen", "deren") or not arguments:
        return reference
    before = arguments[-1]
    if before.reference.entities != reference.entities or words[first - 1] != ",":
        return reference
    group = [a for a in arguments if a.group == before.group and a.kind == before.kind]
    last = next((i for i in range(first, len(words)) if words[i] in (",", ".", ";", ":", "–")), len(words)) - 1
    if len(group) < _SECOND or not (words[last].islower() and words[last].endswith(("en", "sind"))):
        return reference
    return replace(reference, entities=tuple(dict.fromkeys(e for a in group for e in a.reference.entities)))


_OPENING: Final = frozenset('„“"»‚')


def _without_heads(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references without nouns that only head the names right behind them: "die Städte A und B" names A and B."""
    return tuple(
        r
        for r, following in zip_longest(references, references[1:])
        if not (
            r.form == "noun"
            and following is not None
            and following.form in ("name", "short")
            and following.kind == r.kind
            and following.span.start - r.span.end <= 1
        )
    )


def _is_behind_relative(reference: Reference, words: list[str], first: int) -> bool:
    """Whether "der" right before a town is a relative pronoun, as towns have no article: "zu der Achim gehört"."""
    if reference.kind != "Municipality" or reference.form not in ("name", "short") or first < _SECOND:
        return False
    return words[first - 1] in ("der", "dem", "denen", "deren") and not is_head(words[first].lower())


_SECOND: Final = 2


def _is_of_several(words: list[str], first: int) -> bool:
    """Whether a number before the word shows that several plans of a sort are told of: "neun ILEK", "mehrere ISEK"."""
    before = words[first - 1].lower() if first else ""
    many = number_of(before)
    return before in _SEVERAL or (many is not None and 1 < many < _YEARS)


_SEVERAL: Final = frozenset(
    {"mehrere", "viele", "zahlreiche", "einige", "mehreren", "vielen", "zahlreichen", "einigen"}
)
_YEARS: Final = 100
"""From here on a number before the name of a plan is a year or an amount."""
