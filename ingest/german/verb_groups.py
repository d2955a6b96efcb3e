"""The verbs of one clause taken together: what it says, actively or passively, as fact or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.german.tags import Tag
from ingest.german.verbs import (
    AUXILIARIES,
    FINITE,
    INFINITIVE,
    MODALS,
    PARTICIPLE,
    PAST,
    PRESENT,
    REPORTING,
    UNREAL,
    WITH_ZU,
    Reading,
    attribute_verb,
)
from ingest.german.wordlists import read_words

Voice = Literal["active", "passive", "state"]
Mood = Literal["indicative", "reporting", "unreal"]
_FRONTED = frozenset(
    {"voraus", "hinzu", "fest", "hervor", "bereit", "zurück", "offen", "voran", "zusammen"}
)  # "Hinzu kommt …"
_PARTICLES = read_words("end_particles")
_SEIN_VERBS = read_words("sein_verbs")
_RECEIVING = frozenset({"bekommen", "erhalten", "kriegen"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """``members`` are the places of its words; ``lemma`` is what is done ("anschließen"), None without a verb.

    ``voice`` "state" is "ist gefördert"; ``modal`` the modal verb; ``future`` "wird … fördern"; ``mood`` of the
    finite verb; ``past`` whether it is told as over ("förderte", "hat gefördert", "wurde gefördert").
    """

    members: tuple[int, ...]
    lemma: str | None
    finite: int | None
    voice: Voice = "active"
    modal: str | None = None
    future: bool = False
    mood: Mood = "indicative"
    past: bool = False
    further: tuple[str, ...] = ()
    """Lemmas of verbs that share its auxiliary: "konzipiert, gesteuert und angepasst"."""


NO_VERB = VerbGroup((), None, None)


def read_group(
    tags: Sequence[Tag], places: Sequence[int], *, verb_final: bool, finite_wanted: bool = True
) -> VerbGroup:
    """The verb group among the words at ``places``; in a subordinate clause the finite verb is the last."""
    finite = _finite(tags, places, verb_final) if finite_wanted else None
    others = [at for at in places if at != finite and tags[at].flags & (PARTICIPLE | INFINITIVE | WITH_ZU)]
    if finite is None:
        return _infinite(tags, others)
    reading = _reading(tags[finite], FINITE)
    flags = reading.flags & FINITE
    mood: Mood = "indicative"
    if not flags & (PRESENT | PAST):
        mood = "unreal" if flags & UNREAL else "reporting" if flags & REPORTING else "indicative"
    past = bool(flags & PAST) and not flags & PRESENT
    if reading.lemma in AUXILIARIES or reading.lemma in MODALS or reading.lemma == "lassen":
        particle = None if verb_final else _particle(tags, places, finite)
        return _with_auxiliary(tags, others, finite, reading, mood, past, particle)
    if reading.lemma in _RECEIVING and (end := _last(tags, others, PARTICIPLE)) is not None and end > finite:
        inner = _reading(tags[end], PARTICIPLE)
        return VerbGroup((finite, end), inner.lemma, finite, "passive", mood=mood, past=past)
    particle = None if verb_final else _particle(tags, places, finite)
    if particle is not None:
        lemma = tags[particle].word + reading.lemma
        return VerbGroup((finite, particle), lemma, finite, mood=mood, past=past)
    return VerbGroup((finite,), reading.lemma, finite, mood=mood, past=past)


def _finite(tags: Sequence[Tag], places: Sequence[int], verb_final: bool) -> int | None:
    sure = [at for at in places if tags[at].surely_finite]
    maybe = [at for at in places if tags[at].finite]
    if not maybe:
        return None
    if verb_final:
        return maybe[-1]
    helpers = [
        at
        for at in maybe
        if any(reading.lemma in AUXILIARIES or reading.lemma in MODALS for reading in tags[at].readings)
    ]
    if sure:
        # "die veranschlagten 2 Mio. Euro stellt …": a form that can also be an attribute gives way to one that cannot
        clear = [
            at for at in sure if not tags[at].word.endswith(("te", "ten")) or attribute_verb(tags[at].word) is None
        ]
        return clear[0] if clear else sure[0]
    return helpers[0] if helpers else maybe[0]


def _reading(tag: Tag, wanted: int) -> Reading:
    fitting = [reading for reading in tag.readings if reading.flags & wanted]
    return fitting[0] if fitting else tag.readings[0]


def _last(tags: Sequence[Tag], places: Sequence[int], wanted: int) -> int | None:
    fitting = [at for at in places if tags[at].flags & wanted]
    return fitting[-1] if fitting else None


def _particle(tags: Sequence[Tag], places: Sequence[int], finite: int) -> int | None:
    """The particle of "schließt … an": a word that could be a preposition but has nothing behind it."""
    first = next((at for at in places if tags[at].word[0].isalpha()), finite)
    if first + 1 == finite and tags[first].word in _FRONTED:
        return first
    behind = [at for at in places if at > finite]
    for number, at in enumerate(behind):
        tag = tags[at]
        if tag.word not in _PARTICLES or tag.capital:
            continue
        following = tags[behind[number + 1]].word if number + 1 < len(behind) else "."
        if (not following[0].isalnum() and following not in '„“"»«‚') or following in ("und", "oder"):
            return at
    return None


def _infinite(tags: Sequence[Tag], others: list[int]) -> VerbGroup:
    if not others:
        return NO_VERB
    with_zu = _last(tags, others, WITH_ZU)
    if with_zu is not None:
        reading = _reading(tags[with_zu], WITH_ZU | INFINITIVE)
        participle = _last(tags, [at for at in others if at < with_zu], PARTICIPLE)
        if reading.lemma in AUXILIARIES and participle is not None:
            voice: Voice = "passive" if reading.lemma == "werden" else "active"
            return VerbGroup((participle, with_zu), _reading(tags[participle], PARTICIPLE).lemma, None, voice)
        return VerbGroup((with_zu,), reading.lemma, None)
    at = _last(tags, others, PARTICIPLE)
    if at is None:
        return NO_VERB  # a bare infinitive is a noun or stands in a heading
    lemma = _reading(tags[at], PARTICIPLE).lemma
    return VerbGroup((at,), lemma, None, "active" if lemma in _SEIN_VERBS else "passive", past=True)


def _with_auxiliary(
    tags: Sequence[Tag],
    others: list[int],
    finite: int,
    reading: Reading,
    mood: Mood,
    past: bool,
    particle: int | None,
) -> VerbGroup:
    """The group of an auxiliary or modal verb and what it helps: "wird gefördert", "hat … inne", "soll entstehen"."""
    helper = reading.lemma
    inner = [at for at in others if not _is_auxiliary(tags[at])]
    helpers = [at for at in others if _is_auxiliary(tags[at])]
    modal = helper if helper in MODALS else None
    if modal is None:
        modal = next((r.lemma for at in others for r in tags[at].readings if r.lemma in MODALS), None)
        inner = [at for at in inner if not any(r.lemma in MODALS for r in tags[at].readings)]
    chosen = _last(tags, inner, PARTICIPLE | INFINITIVE | WITH_ZU)
    if chosen is None and helper == "haben" and particle is not None:
        return VerbGroup((finite, particle), tags[particle].word + helper, finite, mood=mood, past=past)
    members = tuple(sorted({finite, *helpers} if chosen is None else {finite, chosen, *helpers}))
    if chosen is None:
        future = helper == "werden" and any(tags[at].word in ("sein", "haben") for at in helpers)
        alone = helper not in MODALS and not future
        lemma = helper if alone else next((r.lemma for at in helpers for r in tags[at].readings), helper)
        return VerbGroup(members, lemma, finite, modal=modal, future=future, mood=mood, past=past)
    tag = tags[chosen]
    passive = any(tags[at].word in ("worden", "werden") for at in helpers)
    wanted = _wanted(tag, helper, modal=modal is not None, passive=passive)
    lemma = _reading(tag, wanted if tag.flags & wanted else PARTICIPLE | INFINITIVE | WITH_ZU).lemma
    as_participle = bool(tag.flags & PARTICIPLE) and (not tag.flags & INFINITIVE or wanted == PARTICIPLE)
    voice = _voice(tags, helpers, helper, lemma, as_participle=as_participle, passive=passive)
    if helper == "sein" and tag.flags & WITH_ZU and voice == "active" and not as_participle:
        voice, modal = "passive", "müssen"  # "ist zu erstellen"
    coming = any(tags[at].word in ("werden", "haben", "sein") for at in helpers)
    form = PARTICIPLE if as_participle else INFINITIVE
    further = tuple(
        _reading(tags[at], form).lemma
        for at in inner
        if at != chosen and tags[at].flags & form and _is_joined(tags, at)
    )
    return VerbGroup(
        members,
        lemma,
        finite,
        voice,
        modal,
        helper == "werden" and (not as_participle or coming),
        mood,
        past or (helper in ("haben", "sein") and as_participle and mood == "indicative"),
        further,
    )


def _wanted(tag: Tag, helper: str, *, modal: bool, passive: bool) -> int:
    """The form that the auxiliary asks of its verb, where it can be both: "wird erhalten"."""
    if helper == "werden" and tag.flags & PARTICIPLE and tag.flags & INFINITIVE:
        return PARTICIPLE
    return INFINITIVE if (modal or helper in ("werden", "lassen")) and not passive and helper != "haben" else PARTICIPLE


def _voice(
    tags: Sequence[Tag], helpers: list[int], helper: str, lemma: str, *, as_participle: bool, passive: bool
) -> Voice:
    if not as_participle:
        return "active"
    if helper == "werden" or passive:
        return "passive"
    if helper == "sein" and not any(tags[at].word == "gewesen" for at in helpers):
        return "active" if lemma in _SEIN_VERBS else "state"
    return "active"


def _is_joined(tags: Sequence[Tag], at: int) -> bool:
    """Whether a participle or infinitive is followed by "und" or a comma and is no attribute of a noun."""
    following = tags[at + 1].word if at + 1 < len(tags) else ""
    return following in ("und", "oder", ",", "sowie", "bzw.")


def _is_auxiliary(tag: Tag) -> bool:
    return any(reading.lemma in AUXILIARIES for reading in tag.readings)
