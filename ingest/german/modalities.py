"""How a clause is meant: as a fact, or planned, possible, denied, reported, in general."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.german.tags import Tag
from ingest.german.verb_groups import VerbGroup
from ingest.german.wordlists import read_phrases, read_table
from ingest.model import Modality

_TABLE = {row[0]: row[1] for row in read_table("modality")}
_CUES = {word.lower(): meaning for word, meaning in _TABLE.items()}
_GENERAL = tuple(read_phrases("general_words"))
_GENERAL_SIGNS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _GENERAL)
_MEANINGS = {
    "planned": Modality.PLANNED,
    "hypothetical": Modality.HYPOTHETICAL,
    "negated": Modality.NEGATED,
    "reported": Modality.REPORTED,
}
# "nicht nur", "nicht zuletzt", "nicht mehr als": no denial
_NO_DENIAL = frozenset(
    {"nur", "zuletzt", "weniger", "allein", "unter", "über", "unerheblich", "selten", "minder", "bloß", "rückzahlbar"}
)
_INDEFINITE = frozenset({"ein", "eine", "wer", "man", "regionen", "kommunen", "gemeinden", "jede", "jeder", "jedes"})


@dataclass(frozen=True, slots=True)
class Stance:
    """``modality`` sums up; ``cues`` are the words that say so, ``denied`` what "nicht …, sondern" denies."""

    modality: Modality
    negated: bool
    general: bool
    cues: tuple[int, ...]
    denied: tuple[tuple[int, int], ...] = ()


def read_stance(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup, *, conditional: bool) -> Stance:
    """How the clause at ``places`` with this verb group is meant, judged by its own words alone."""
    negations, denied = _negations(tags, places)
    general = _is_general(tags, places, group)
    verbs = tuple(group.members)
    if negations:
        return Stance(Modality.NEGATED, True, general, tuple(negations), denied)
    if conditional:
        return Stance(Modality.HYPOTHETICAL, False, general, tuple(places[:1]), denied)
    modality = _of_verbs(tags, group)
    if modality is not Modality.ASSERTED:
        return Stance(modality, False, general, verbs, denied)
    cue = _cue(tags, places, group)
    if cue is not None:
        return Stance(cue[1], False, general, (cue[0],), denied)
    return Stance(Modality.ASSERTED, False, general, (), denied)


def _of_verbs(tags: Sequence[Tag], group: VerbGroup) -> Modality:
    finite = "" if group.finite is None else tags[group.finite].word
    if group.modal == "mögen" or group.modal == "wollen":
        return Modality.PLANNED
    if group.mood == "unreal":
        return Modality.HYPOTHETICAL
    if group.modal == "sollen":
        perfect = any(tags[at].word in ("haben", "sein") for at in group.members if at != group.finite)
        return Modality.REPORTED if perfect and not group.past else Modality.PLANNED
    if group.modal in ("können", "dürfen") and not group.past and group.lemma not in _DONE:
        return Modality.REPORTED if group.mood == "reporting" else Modality.HYPOTHETICAL
    if group.future:
        return Modality.PLANNED
    if group.mood == "reporting" and finite:
        return Modality.REPORTED
    return Modality.ASSERTED


_DONE = frozenset(
    {"freuen", "zurückblicken", "vorweisen", "vorzeigen", "verweisen", "aufwarten", "verbuchen", "vermelden", "rühmen"}
)
"""Behind "kann" and "darf" these tell what has come about: "darf sich über den Preis freuen"."""


def _cue(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup) -> tuple[int, Modality] | None:
    if group.lemma in _TABLE and group.members and (meaning := _MEANINGS.get(_TABLE[group.lemma])):
        return group.members[-1], meaning
    for at in places:
        tag = tags[at]
        meaning = _MEANINGS.get(_CUES.get(tag.word, ""))
        if meaning is not None and not tag.kind and (not tag.capital or at == places[0] or tag.word == "vorbehalt"):
            return at, meaning
    return None


_ATTRIBUTE = re.compile(r"[a-zäöüß-]{4,}(?:e|en|er|es|em)")


def _negations(tags: Sequence[Tag], places: Sequence[int]) -> tuple[list[int], tuple[tuple[int, int], ...]]:
    found: list[int] = []
    denied: list[tuple[int, int]] = []
    last = len(tags) - 1
    for at in places:
        tag = tags[at]
        if tag.kind != "neg":
            continue
        following = tags[at + 1].word if at < last else ""
        if tag.word == "nicht" and following in _NO_DENIAL:
            continue
        if tag.word == "nicht" and at and tags[at - 1].kind == "det" and _ATTRIBUTE.fullmatch(following):
            continue  # "ein nicht rechtsfähiger Verein"
        if tag.word == "nicht" and following == "mehr" and at + 2 <= last and tags[at + 2].word == "als":
            continue
        if at and tags[at - 1].word in ("wenn", "falls") and tag.word == "nicht":
            continue
        but = next((to for to in range(at + 1, min(last + 1, at + 40)) if tags[to].word == "sondern"), None)
        if tag.word in ("nicht", "kein", "keine", "keinen", "keiner", "keinem") and but is not None:
            denied.append((at, but))
            continue
        found.append(at)
    return found, tuple(denied)


def _is_general(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup) -> bool:
    if (
        group.modal in ("können", "dürfen", "müssen")
        and not group.past
        and places
        and tags[places[0]].word in _INDEFINITE
    ):
        return True
    words = [tags[at].word for at in places]
    if _GENERAL_SIGNS.isdisjoint(words):
        return False
    spoken = " " + " ".join(words) + " "
    return any(f" {phrase} " in spoken for phrase in _GENERAL)
