"""How a clause is meant: as a fact, or planned, possible, denied, reported, in general."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.german.tags import Tag
from ingest.german.verb_groups import VerbGroup
from ingest.german.verbs import WITH_ZU
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
    | {"ohne", "unbedingt", "umsonst", "unbeträchtlich", "wenig", "wenige", "wenigen", "irgendein"}
)
_INDEFINITE = frozenset({"ein", "eine", "wer", "man", "regionen", "kommunen", "gemeinden", "jede", "jeder", "jedes"})


@dataclass(frozen=True, slots=True)
class Stance:
    """``modality`` sums up; ``general`` is what is said of anybody and nobody ("Regionen können …", "in der Regel")."""

    modality: Modality
    general: bool


def read_stance(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup, *, conditional: bool) -> Stance:
    """How the clause at ``places`` with this verb group is meant, judged by its own words alone."""
    return Stance(_modality(tags, places, group, conditional=conditional), _is_general(tags, places, group))


def _modality(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup, *, conditional: bool) -> Modality:
    if any(tags[at].kind == "neg" and _denies(tags, at) for at in places):
        return Modality.NEGATED
    if conditional:
        return Modality.HYPOTHETICAL
    modality = _of_verbs(tags, group)
    return modality if modality is not Modality.ASSERTED else _of_cues(tags, places, group)


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
    if group.future or (finite in _OUGHT and group.lemma in _DUTIES and _has_zu(tags, group)):
        return Modality.PLANNED
    if group.mood == "reporting" and finite:
        return Modality.REPORTED
    return Modality.ASSERTED


_OUGHT = frozenset({"ist", "sind", "hat", "haben"})
_DUTIES = frozenset(
    {"erstellen", "erarbeiten", "aufstellen", "ausarbeiten", "entwickeln", "beantragen", "einreichen", "vorlegen"}
    | {"gründen", "bilden", "beauftragen", "vergeben", "verfassen"}
)
"""With "ist zu" these say what has to be done yet: "ist eine Strategie zu erstellen"."""


def _has_zu(tags: Sequence[Tag], group: VerbGroup) -> bool:
    return any(tags[at].flags & WITH_ZU or (at and tags[at - 1].word == "zu") for at in group.members)


_ON = frozenset({"künftig", "zukünftig", "weiterhin", "zukunft"})
_DONE = frozenset(
    {"freuen", "zurückblicken", "vorweisen", "vorzeigen", "verweisen", "aufwarten", "verbuchen", "vermelden", "rühmen"}
)
"""Behind "kann" and "darf" these tell what has come about: "darf sich über den Preis freuen"."""


def _of_cues(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup) -> Modality:
    if group.lemma in _TABLE and group.members and (meaning := _MEANINGS.get(_TABLE[group.lemma])):
        return meaning
    for at in places:
        tag = tags[at]
        meaning = _MEANINGS.get(_CUES.get(tag.word, ""))
        if tag.word == "möglich" and group.lemma in ("machen", "werden"):
            continue  # "Möglich machte es der Zuschuss": it came about
        if tag.word in _ON and at and tags[at - 1].word == "auch":
            continue  # "liegt auch künftig beim Büro X": it goes on
        if meaning is not None and not tag.kind and (not tag.capital or at == places[0] or tag.word == "vorbehalt"):
            return meaning
    return Modality.ASSERTED


_ATTRIBUTE = re.compile(r"[a-zäöüß-]{4,}(?:e|en|er|es|em)")
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})
_TAKEN_BACK = frozenset({"nicht", "kein", "keine", "keinen", "keiner", "keinem"})
_NOT_LET = frozenset({"nehmen", "entgehen", "lumpen"})
_LETS = frozenset({"ließ", "ließen", "lässt", "lassen", "ließe"})
_NEAR = 8
_REACH = 40
"""Words within which "sondern" puts right what "nicht" takes back."""


_BUT = frozenset({"aber", "jedoch", "dagegen", "hingegen", "allerdings", "indes"})


def is_exception(words: Sequence[str], at: int) -> bool:
    """Whether the "nicht" at place ``at`` only excepts what follows it: ", nicht aber C", ", aber nicht C"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if at and words[at - 1] in (",", "(", "–"):
        return behind in _BUT
    return at > 1 and words[at - 1] in _BUT and words[at - 2] in (",", "(", "–")


def _names_alone(tags: Sequence[Tag], at: int) -> bool:
    """Whether nothing but names with their articles stands from token ``at`` on, up to a mark or the end."""
    for tag in tags[at : at + _NEAR]:
        if tag.word in (".", ",", ";", ")", "–"):
            return True
        if not (tag.capital or tag.word in _BUT or tag.word in _LEADS or tag.kind == "det"):
            return False
    return True


_LEADS = _ARTICLES | {
    "und",
    "sowie",
    "oder",
    "zum",
    "zur",
    "im",
    "in",
    "aus",
    "von",
    "vom",
    "mit",
    "bei",
    "beim",
    "für",
}


def _denies(tags: Sequence[Tag], at: int) -> bool:
    """Whether the negation at ``at`` denies its clause, not one word of it alone."""
    word = tags[at].word
    if word == "nicht":
        behind = [tag.word for tag in tags[at + 1 : at + 3]]
        following = behind[0] if behind else ""
        if following in _NO_DENIAL or behind == ["mehr", "als"] or (at and tags[at - 1].word in ("wenn", "falls")):
            return False
        if following in _NOT_LET and any(tag.word in _LETS for tag in tags[max(0, at - _NEAR) : at + 3]):
            return False  # "ließ es sich nicht nehmen zu kommen"
        near = [tag.word for tag in tags[max(0, at - 2) : at + 2]]
        if is_exception(near, min(at, 2)) and _names_alone(tags, at + 1):
            return False  # "A und B gehören dazu, nicht aber C"
        if at and (tags[at - 1].kind == "det" or tags[at - 1].word in _ARTICLES) and _ATTRIBUTE.fullmatch(following):
            return False  # "ein nicht rechtsfähiger Verein"
        if _ATTRIBUTE.fullmatch(following) and at + 2 < len(tags) and tags[at + 2].capital and not tags[at + 1].finite:
            return False  # "der nicht gedeckte Anteil"
    put_right = any(tag.word == "sondern" for tag in tags[at + 1 : at + _REACH])
    return not (word in _TAKEN_BACK and put_right)


def _is_general(tags: Sequence[Tag], places: Sequence[int], group: VerbGroup) -> bool:
    if (
        group.modal in ("können", "dürfen", "müssen")
        and not group.past
        and places
        and tags[places[0]].word in _INDEFINITE
    ):
        return True
    words = [tags[at].word for at in places]
    if group.past or _GENERAL_SIGNS.isdisjoint(words):
        return False  # "dankte für die stets gute Begleitung" tells what happened
    spoken = " " + " ".join(words) + " "
    return any(f" {phrase} " in spoken for phrase in _GENERAL)
