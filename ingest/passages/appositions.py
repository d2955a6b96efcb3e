"""What a participle group or a bracket stands right behind, and so tells of: "das Leitbild, 2019 erarbeitet"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

TOLD_OF: Final = frozenset({"Cooperation", "Project", "Concept", "Programme", "Committee", "Award", "Event"})
"""Kinds that a participle right behind them speaks of; behind a town it may go on with what was said before."""
CLOSING: Final = frozenset({"“", "”", '"', "«", "’", "‘"})


def apposed_to(passage: Passage, clause: int) -> tuple[Argument, ...]:
    """What the clause stands right behind, where it is a participle group or bracket, and then that to which this
    belongs: "das Leitbild des Verbunds X, 2019 erarbeitet" may tell of X or of its Leitbild."""
    if not passage.clauses or passage.clauses[clause].kind not in ("participle", "parenthesis"):
        return ()
    own, words = passage.clauses[clause], passage.words
    last = bisect_left(passage.starts, own.tokens[0].span.start) - 1
    if own.kind == "participle":
        if words[last : last + 1] != (",",):
            return ()
        last -= 1
    if last >= 0 and words[last] == ")":
        last = next((i for i in range(last, -1, -1) if words[i] == "("), 0) - 1
    while last > 0 and words[last] in CLOSING:
        last -= 1
    found: list[Argument] = []
    for argument in reversed(passage.arguments):
        inside = argument.token <= last < bisect_left(passage.starts, argument.span.end)
        if inside and argument.reference.form != "pronoun":
            found.append(argument)
            last = argument.token - 2
            if words[argument.token - 1 : argument.token] not in (("der",), ("des",)):
                break
    return tuple(found)
