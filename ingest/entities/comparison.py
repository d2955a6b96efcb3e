"""Two entities of two texts: one thing, or not, or not clear? Every point for and against is a reason in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.entities.identities import Reason
from ingest.entities.names import Likeness, NameForm, best_likeness, fold
from ingest.entities.profiles import Link, Profile, place_words
from ingest.model import Wording
from ontology.hierarchy import terms

SAME: Final = 0.8
CANDIDATE: Final = 0.5
"""Scores from which two are taken for one, and from which people are asked. A wrong merge in a graph on public money
is a false accusation: between the two figures nothing is merged."""

_COMPATIBLE: Final = (
    frozenset({"Cooperation", "Organisation"}),
    frozenset({"Organisation", "Consultancy", "Authority"}),
    frozenset({"Authority", "Ministry"}),
)
_BY_NAME: Final = {
    Likeness.EQUAL: 0.8,
    Likeness.FILLED: 0.78,
    Likeness.CORE: 0.7,
    Likeness.TYPO: 0.5,
    Likeness.PART: 0.4,
    Likeness.CLASH: 0.2,
}
_NAME_WORDS: Final = {
    Likeness.EQUAL: Wording("die Namen sind gleich", "the names are the same"),
    Likeness.FILLED: Wording(
        "die Namen unterscheiden sich nur in Wörtern, die oft fehlen",
        "the names differ in words that are often left out",
    ),
    Likeness.CORE: Wording("die Namen haben dieselben Eigenwörter", "the names have the same proper words"),
    Likeness.TYPO: Wording("die Namen unterscheiden sich in einem Buchstaben", "the names differ by one letter"),
    Likeness.PART: Wording("ein Name ist ein Teil des anderen", "one name is a part of the other"),
    Likeness.CLASH: Wording(
        "dieselben Eigenwörter nennen Dinge verschiedener Art", "the same proper words name different sorts of thing"
    ),
}
_CALLED_OTHERWISE: Final = 0.6
"""What the same proper words are worth on cooperations of which one is called, say, a network and the other a union:
one landscape has several of them, and one grows out of the other."""
_NOTHING_IN_COMMON: Final = Wording("die Namen haben nichts gemein", "the names have nothing in common")
_SHARED_BY_MANY: Final = Wording(
    "derselbe Name, aber einer, den vieles trägt", "the same name, but one that many things bear"
)
_OTHER_SORT: Final = Wording(
    "die Namen von Dingen verschiedener Art unterscheiden sich in einem Buchstaben",
    "the names of different sorts of thing differ by one letter",
)
_ONLY_A_PLACE: Final = Wording("die Namen haben nur einen Ort gemein", "the names have only a place in common")
_OTHER_DESIGNATION: Final = Wording(
    "dieselben Eigenwörter, aber anders bezeichnet", "the same proper words, but designated otherwise"
)
_OTHER_FOUNDING: Final = Wording("die Texte nennen verschiedene Gründungsjahre", "the texts give other founding years")
_OTHER_OWNERS: Final = Wording("die Texte geben es verschiedenen Trägern", "the texts give it to different owners")
_SAME_STATE: Final = Wording("beide Texte spielen im selben Land", "both texts play in the same state")
_OTHER_STATES: Final = Wording("die Texte spielen in verschiedenen Ländern", "the texts play in different states")
_WEAK_ALONE: Final = {
    "Person": 0.55,
    "Project": 0.6,
    "Municipality": 0.6,
    "Event": 0.5,
    "Committee": 0.6,
    "Concept": 0.65,
}
"""What an equal name is worth for kinds whose names are shared by chance: people, villages, measures."""
_LOCAL_KINDS: Final = frozenset(
    {"Cooperation", "Region", "Municipality", "Committee", "Person", "Project", "Concept", "Organisation"}
)
"""Kinds whose things seldom appear in texts on another state."""

_OF_A_STATE: Final = re.compile(
    r"(?:minister|(?:minister|regierungs|landtags)praesident|staatssekretaer|senator|abgeordnet\w*|md[lb])(?:in)?$"
)
"""Offices of which a state has few, so that with them a name tells who it is; mayors of one name there are several."""

_PAYING: Final = ("fundedBy ", "fundedUnder ")
_OWNING: Final = ("hasProject of ", "hasConcept of ")
_COMMON: Final = re.compile(
    r"[\w-]*(?:zentrum|zentrale|verein|verband|verbund|gesellschaft|gemeinschaft|agentur|buero|stelle|haus|werk|dienst|schule"
    r"|klinik|klinikum|bank|kasse|kirche|gemeinde|feuerwehr|information|touristik|marketing|foerderung|jury|verwaltung)e?s?"
)
"""One word that many bodies are called by when a text leaves out which: "Kompetenzzentrum", "Sparkasse"."""
_COMMON_WORTH: Final = 0.5

_LONG: Final = 8
_LONG_ALIAS: Final = 0.05
_SHORT_ALIAS: Final = 0.15

Shared = Callable[[Profile], frozenset[str]]
"""The neighbours of a profile as keys that two texts can share."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the evidence on two entities amounts to."""

    score: float
    reasons: tuple[Reason, ...]


def compatible(left: str, right: str) -> bool:
    """Whether two texts may give one thing these two kinds."""
    return left == right or any({left, right} <= group for group in _COMPATIBLE)


def compare(left: Profile, right: Profile, neighbours: Shared) -> Comparison:
    """How surely ``left`` and ``right`` are one thing. Symmetric; 0 where their kinds exclude each other."""
    if not compatible(left.kind, right.kind):
        return Comparison(0.0, (Reason("kind", -1.0, _different_kinds(left.kind, right.kind)),))
    reasons = tuple(_reasons(left, right, neighbours))
    return Comparison(round(max(0.0, min(1.0, sum(reason.weight for reason in reasons))), 3), reasons)


def _reasons(left: Profile, right: Profile, neighbours: Shared) -> Iterator[Reason]:
    yield _by_name(left, right)
    if left.kind == right.kind:
        yield Reason("kind", 0.05, _same_kind(left.kind))
    ours, theirs = neighbours(left), neighbours(right)
    shared = sorted(ours & theirs)
    telling = [key for key in shared if not key.startswith(_PAYING)]
    if shared:
        # Who pays for it, or under what, is said of a thousand other things.
        weight = min(0.3, 0.25 + 0.05 * (len(shared) - 1)) if telling else 0.1
        names = ", ".join(dict.fromkeys(map(_named, (telling or shared)[:3])))
        words = Wording(f"beide Texte verbinden es mit {names}", f"both texts connect it with {names}")
        yield Reason("neighbours", weight, words)
    if left.states & right.states:
        yield Reason("state", 0.05, _SAME_STATE)
    elif left.states and right.states and left.kind in _LOCAL_KINDS:
        yield Reason("state", -0.3, _OTHER_STATES)
    owners = [{key for key in keys if key.startswith(_OWNING)} for keys in (ours, theirs)]
    if all(owners) and not owners[0] & owners[1]:
        yield Reason("owner", -0.2, _OTHER_OWNERS)
    yield from _values(left, right)


def _by_name(left: Profile, right: Profile) -> Reason:
    likeness, one, other = best_likeness(left.forms, right.forms)
    weight = _BY_NAME.get(likeness, 0.0)
    words = _NAME_WORDS.get(likeness, _NOTHING_IN_COMMON)
    if likeness >= Likeness.CORE:
        weight -= _doubt_of_alias(left, one) + _doubt_of_alias(right, other)
        weight = min(weight, _WEAK_ALONE.get(left.kind, weight), _WEAK_ALONE.get(right.kind, weight))
        if likeness is Likeness.CORE and _designated_otherwise(left, right):
            weight, words = min(weight, _CALLED_OTHERWISE), _OTHER_DESIGNATION
        if len(one.tokens) == len(other.tokens) == 1 and _COMMON.fullmatch(one.tokens[0]):
            weight = min(weight, _COMMON_WORTH)
        if not one.core:
            weight, words = 0.2, _SHARED_BY_MANY
    elif likeness is Likeness.TYPO and differ_in_sort(left, right):
        weight, words = 0.2, _OTHER_SORT
    elif likeness is Likeness.PART and set(one.core) & set(other.core) <= place_words():
        weight, words = 0.2, _ONLY_A_PLACE
    return Reason("name", weight, words.changed(lambda said: f"{said}: „{one.written}“, „{other.written}“"))


def _named(neighbour: str) -> str:
    """The name in a key of a neighbour, which begins with the relation ("memberOf of Saalfeld")."""
    return neighbour.partition(" ")[2].removeprefix("of ")


@cache
def _same_kind(kind: str) -> Wording:
    label = terms()[kind].label
    return Wording(f"beide sind von der Art {label['de']}", f"both are of the kind {label['en']}")


@cache
def _different_kinds(left: str, right: str) -> Wording:
    one, other = terms()[left].label, terms()[right].label
    return Wording(
        f"{one['de']} und {other['de']} sind verschiedene Arten", f"{one['en']} and {other['en']} are different kinds"
    )


def differ_in_sort(left: Profile, right: Profile) -> bool:
    """Whether the main names say that one is, for instance, a Zweckverband and the other an alliance."""
    one, other = left.forms[0].sorts, right.forms[0].sorts
    return bool(one and other and not one & other)


def _designated_otherwise(left: Profile, right: Profile) -> bool:
    """Whether the main names of two cooperations call them by words that have nothing in common."""
    one, other = left.forms[0].designators, right.forms[0].designators
    return left.kind == right.kind == "Cooperation" and bool(one and other and not one & other)


def _doubt_of_alias(profile: Profile, form: NameForm) -> float:
    """What is lost where a name is not the main one: a short form is often that of many ("Arge", "IR")."""
    if form == profile.forms[0]:
        return 0.0
    return _LONG_ALIAS if sum(map(len, form.core)) >= _LONG else _SHORT_ALIAS


def _values(left: Profile, right: Profile) -> Iterator[Reason]:
    ours, theirs = _told(left.links), _told(right.links)
    for label, weight in (("email", 0.4), ("website", 0.3), ("foundedOn", 0.15), ("issued", 0.15), ("awardedOn", 0.15)):
        if ours.get(label, frozenset()) & theirs.get(label, frozenset()):
            yield Reason(label, weight, _same_value(label))
    years, other_years = ({day[:4] for day in told.get("foundedOn", ())} for told in (ours, theirs))
    if years and other_years and not years & other_years and left.forms[0].designators != right.forms[0].designators:
        yield Reason("foundedOn", -0.35, _OTHER_FOUNDING)
    roles = ours.get("role", frozenset()) & theirs.get("role", frozenset())
    if roles:
        telling = bool(left.states & right.states) and any(_OF_A_STATE.search(fold(role)) for role in roles)
        named = ", ".join(sorted(roles))
        words = Wording(f"beide werden {named} genannt", f"both are called {named}")
        yield Reason("role", 0.25 if telling else 0.1, words)


@cache
def _same_value(label: str) -> Wording:
    said = terms()[label].label
    return Wording(f"beide Texte nennen dasselbe: {said['de']}", f"both texts give the same {said['en']}")


def _told(links: tuple[Link, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for link in links:
        if link.value:
            found[link.label] = found.get(link.label, frozenset()) | {link.value}
    return found
