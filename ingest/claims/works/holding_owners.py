"""Owners of what no verb gives to anybody: the concept, cooperation, region or town that a thing stands beside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_MEASURE: Final = re.compile(r"\w*(?:maßnahme|projekt)n?e?n?s?|umsetzungs(?:management|begleitung)s?")
_KEY_MEASURE: Final = re.compile(
    r"(?:schlüssel|leit|start|starter|impuls)(?:maßnahme|projekt)n?e?n?|umsetzungs(?:management|begleitung)s?"
)
"""Words that make a project one of a concept's measures, if it is named near by."""
_SPRUNG: Final = re.compile(
    r"entsprungen|hervorgegangen|hervor|entstanden|abgeleitet|enthält|nennt|listet|umsetzung|vorgesehen"
)
"""Words that say that projects come from the concept beside them."""
_CARRIED: Final = re.compile(
    r"verwirklicht|umgesetzt|realisiert|stamm(?:t|en|te|ten)|kam(?:en)?|ging(?:en)?|wurden?|erwuchs(?:en)?"
)
"""With "aus dem Konzept" they say that projects come from it."""
_INSIDE: Final = frozenset({"darin", "hierin", "kapitel", "maßnahmenteil", "maßnahmenkatalog", "es"})
_LISTS: Final = re.compile(
    r"steht|stehen|finde[nt]|listet|enthält|nennt|benennt|sieht|vorgesehen|verankert|schlägt|empfiehlt"
)
"""With "darin" or "Kapitel 4" they say that a plan told of before has projects."""
_OPENING: Final = 3
_BASES: Final = frozenset({"basis", "grundlage"})
"""On the basis of a plan are works undertaken that need not be its own."""


def find_plan(passage: Passage, lead: str) -> str | None:
    """The concept that the projects of the passage come from: it is named beside them, or they are its measures."""
    named = [
        a
        for a in passage.arguments
        if a.kind == "Concept" and len(a.reference.entities) == 1 and a.governor not in _BASES
    ]
    sources = [a for a in named if a.preposition == "aus" and a.reference.form != "pronoun"]
    if sources and any(_CARRIED.fullmatch(w) for w in passage.words):
        return sources[0].reference.entities[0]
    if named and any(_MEASURE.fullmatch(w) or _SPRUNG.fullmatch(w) for w in passage.words):
        return named[0].reference.entities[0]
    if not named and (plan := passage.last("Concept")) is not None and passage.follows(plan):
        inside = _INSIDE.intersection(passage.words[:_OPENING])
        if inside and any(_SPRUNG.fullmatch(w) or _LISTS.fullmatch(w) for w in passage.words):
            return plan
    if (plan := _taken_up(passage, lead)) is not None:
        return plan
    key = any(_KEY_MEASURE.fullmatch(w) for w in (*passage.words, *re.findall(r"\w+", lead.lower())))
    plan = passage.last("Concept") if key else None
    return plan if plan is not None and (passage.follows(plan) or passage.heading_topic("Concept") == plan) else None


def _taken_up(passage: Passage, lead: str) -> str | None:
    """The concept that "daraus" or "auf seiner Grundlage" takes up here or above, or that the words above name as that
    of the measures below them."""
    above = tuple(re.findall(r"\w+", lead.lower()))
    if any(_comes_of_it(words) for words in (passage.words, above)):
        plan, money = passage.last("Concept"), passage.last("Concept", "Programme")
        if money is not None and money != plan and passage.follows(money):
            return None
        return plan if plan is not None and (bool(above) or passage.follows(plan)) else None
    if not any(_MEASURE.fullmatch(w) or _CARRIED.fullmatch(w) for w in above):
        return None
    plans = passage.register.of_kind("Concept")
    named = [e for e in plans if any(re.search(rf"\b{re.escape(n)}\b", lead) for n in passage.register.names(e))]
    return named[0] if len(named) == 1 else None


def _comes_of_it(words: Sequence[str]) -> bool:
    """Whether the words tell what came of a plan told of before."""
    if not _FROM_IT.isdisjoint(words):
        made = any(_MADE.fullmatch(w) or _SPRUNG.fullmatch(w) for w in words)
        told = any(_MEASURE.fullmatch(w) or _CARRIED.fullmatch(w) for w in words)
        return made or (told and _PAID.isdisjoint(words))
    basis = next((i for i, word in enumerate(words[:_OPENING]) if word in _BASES), 0)
    return basis > 0 and words[basis - 1] in _ITS


_FROM_IT: Final = frozenset({"daraus", "hieraus", "woraus"})
_PAID: Final = frozenset({"bezahlt", "gefördert", "finanziert", "bezuschusst", "unterstützt", "beglichen", "euro"})
"""With these alone "daraus" takes up money."""
_MADE: Final = re.compile(r"verwirklicht|umgesetzt|realisiert")
_ITS: Final = frozenset({"seiner", "ihrer", "dieser", "dessen", "deren", "der"})


def _labelled(passage: Passage) -> str | None:
    """The town or district that stands before a colon at the head of the passage: "Stadt Aham: 90.000 Euro für …"."""
    first = passage.arguments[0]
    after = bisect_left(passage.starts, first.span.end)
    headed = first.span.start - passage.sentence.span.start < _HEADED and passage.words[after : after + 1] == (":",)
    return first.reference.entities[0] if headed and first.kind in LOCAL else None


_HEADED: Final = 24


def _possessor(passage: Passage, plan: Argument) -> str | None:
    """The town or district that stands in the genitive right behind a plan: "das Gewerbekonzept des Kreises X"."""
    behind = next((a for a in passage.arguments if a.token > plan.token and a.kind in LOCAL), None)
    if behind is None or len(behind.reference.entities) != 1:
        return None
    alone = sum(a.group == behind.group for a in passage.arguments) == 1
    genitive = passage.words_between(plan.span, behind.span) in (("des",), ("der",))
    return behind.reference.entities[0] if alone and genitive else None


def find_owner(passage: Passage, argument: Argument, kinds: tuple[str, ...], *, apart: bool) -> str | None:
    """Whose the thing is; where the works of a page stand ``apart``, only who is named beside it or in its heading."""
    if argument.kind == "Project" and (labelled := _labelled(passage)) is not None:
        return labelled
    near = [a for a in passage.arguments if a.kind in kinds and len(a.reference.entities) == 1]
    if argument.kind == "Concept" and (town := _possessor(passage, argument)) is not None:
        return town
    near = [a for a in near if argument.kind != "Project" or not _owns_another(passage, a, argument)]
    if near:
        nearest = min(near, key=lambda a: (kinds.index(a.kind), abs(a.token - argument.token)))
        return nearest.reference.entities[0]
    region = passage.own_heading("Region") if passage.topic(kinds[0]) is None else None
    if region is not None and not _lends_name(passage, region, argument):
        return region  # of several profiles on a page this one is of a region
    last = passage.last(kinds[0])
    if last is not None and passage.follows(last):
        return last
    for kind in kinds:
        topic = passage.heading_topic(kind) if apart else passage.topic(kind)
        if topic is not None:
            return topic
    return None if apart else last


def _owns_another(passage: Passage, owner: Argument, argument: Argument) -> bool:
    """Whether a cooperation stands in the genitive behind another project: "neben dem Weg des Verbands X wurde …"."""
    at = owner.token - 1
    if at < 1 or passage.words[at] not in ("des", "der"):
        return False
    before = [a for a in passage.arguments if a.kind == "Project" and a.span.end <= passage.starts[at]]
    held = bool(before) and passage.starts[at] - before[-1].span.end <= _QUOTED
    return held and before[-1].group != argument.group


_QUOTED: Final = 2
"""Characters from a name to the word behind it: a closing mark and a space."""


def _lends_name(passage: Passage, region: str, argument: Argument) -> bool:
    """Whether a region is only what the name of a project calls: "Müritz versorgt" is none of "Müritz"."""
    called = (passage.name(e) for e in argument.reference.entities)
    return argument.kind == "Project" and any(passage.name(region) in name for name in called)
