"""Arguments that the clause of a trigger cannot mean: what stands in another clause, or inside another name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.claims.frames.fallbacks import TAKING_UP
from ingest.claims.frames.frames import Role
from ingest.names.knowledge.small_words import AGENTS
from ingest.passages.appositions import TOLD_OF, apposed_to
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def is_outsider(role: Role, passage: Passage, argument: Argument, position: int, clause: int) -> bool:
    """Whether the argument cannot fill the role for the trigger at token ``position`` of the clause."""
    if _is_inserted(passage, argument, position) or _is_of_prize(passage, argument):
        return True
    if is_of_other_participle(passage, argument, position):
        return True
    if _outside(passage, argument, clause) or (role.within and _is_apart(passage, argument, clause)):
        return True
    return not role.many and _comes_later(passage, argument, clause)


def _is_inserted(passage: Passage, argument: Argument, position: int) -> bool:
    """Whether the argument is the agent of a participle set off between commas, which another trigger does not mean:
    "für das Konzept, verfasst vom Büro X, verlieh …"."""
    if argument.preposition not in AGENTS or argument.token < _INSERTED:
        return False
    words = passage.words
    if argument.token < position and {",", "der", "die", "das"}.issuperset(words[argument.token + 1 : position]):
        return False  # "…, beauftragt durch die Runde, das Beschlussgremium des Bundes"
    at = argument.token - 1
    while at > 0 and argument.token - at < _GROUP and words[at] not in ("von", "vom", "durch"):
        at -= 1
    participle = at > 1 and words[at - 2] == "," and _PARTICIPLE.fullmatch(words[at - 1]) is not None
    return participle and at - 1 != position and words[at - 1] != words[position]


def is_of_other_participle(passage: Passage, argument: Argument, position: int) -> bool:
    """Whether the argument is the agent of a participle beside that of the trigger, which has an agent of its own: "vom
    Land gefördert und vom Verein X umgesetzt"."""
    if argument.preposition not in AGENTS or position >= len(passage.words):
        return False
    if argument.token >= position:
        return _is_of_next(passage, argument, position)
    words = passage.words[argument.token : position]
    done = next((i for i, word in enumerate(words) if i and _PARTICIPLE.fullmatch(word)), None)
    if done is None:
        return False
    rest = words[done:]
    return not {"und", ","}.isdisjoint(rest) and not {"von", "vom", "durch"}.isdisjoint(rest)


def _is_of_next(passage: Passage, argument: Argument, position: int) -> bool:
    """Whether "und vom Verein X umgesetzt" follows the participle at ``position``."""
    between = passage.words[position + 1 : argument.token]
    if between[:1] != ("und",) or _PARTICIPLE.fullmatch(passage.words[position]) is None or len(between) > _GROUP:
        return False
    end = bisect_left(passage.starts, argument.span.end)
    return any(map(_PARTICIPLE.fullmatch, passage.words[end : end + 1]))


_INSERTED: Final = 3
_GROUP: Final = 5
"""Words from a preposition to the name behind it."""
_PARTICIPLE: Final = re.compile(r"(?:\w*ge\w+|(?:be|er|ver|ent|zer)\w+)(?:t|en)")


def _is_of_prize(passage: Passage, argument: Argument) -> bool:
    """Whether the argument is but named in the name of a prize: "Heimatpreis des Freistaates Bayern"."""
    return any(a.kind == "Award" and a is not argument and argument.span in a.span for a in passage.arguments)


def _outside(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a relative clause cannot mean the argument: it stands elsewhere, and the clause is about another one."""
    if not passage.clauses or passage.clause_at(argument.token) == clause:
        return False
    own = _home(passage, argument)
    if passage.clauses[own].kind == "relative" and not passage.is_within(clause, own):
        return True  # "ausgezeichnet mit dem Preis, den der Verband vergibt": the Verband only gives it
    apposed = apposed_to(passage, clause)
    if any(a.kind in TOLD_OF for a in apposed):
        return argument not in apposed  # "die Strategie der LAG, entstanden 2015"
    about = [a for a in passage.arguments if passage.is_antecedent(a.span, clause)]
    return bool(about) and argument not in about


def _is_apart(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether the argument stands in another clause with a verb of its own, which says something else of it."""
    if not passage.clauses or passage.clause_at(argument.token) == clause:
        return False
    own = _home(passage, argument)
    return not passage.is_antecedent(argument.span, clause) and passage.clauses[own].finite is not None


def _home(passage: Passage, argument: Argument) -> int:
    """The clause of the argument; of an abbreviation in brackets that of the name before it."""
    own = passage.clause_at(argument.token)
    if passage.clauses[own].finite is not None or passage.words[argument.token - 1 : argument.token] != ("(",):
        return own
    before = [a for a in passage.arguments if a.group == argument.group and a.token < argument.token]
    return passage.clause_at(before[-1].token) if before else own


def _comes_later(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a pronoun at the head of a main clause takes up what was named before, and the argument stands in a main
    clause of its own behind it: "Zu ihr rechnen A und B; der Kreis C gehört der LAG an"."""
    own = passage.clause_at(argument.token)
    if own <= clause or passage.clauses[own].kind != "main" or passage.clauses[own].finite is None:
        return False
    return not TAKING_UP.isdisjoint(passage.clause_words(clause)[:3])
