"""References that are no names: "die Allianz", "das Konzept", "die drei Städte", "wir"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from ingest.documents.labels import is_label
from ingest.model import BlockKind, Span
from ingest.names.cast.cast import Cast
from ingest.names.knowledge.kinds import PAYERS
from ingest.names.references.paraphrases import find_paraphrases
from ingest.names.references.plurals import find_plurals, find_runs
from ingest.names.references.resumed_works import find_resumed
from ingest.names.references.territorial_nouns import (
    STATE_MONEY,
    STATE_SORTS,
    TERRITORIAL_NOUNS,
    UNIONS,
    found_state,
    is_definite,
    state_pays,
    territory_meant,
    titles_money,
)
from ingest.names.sightings import Sighting
from ingest.names.structure.pronouns import Use, find_first_person, find_pronouns, is_own_house
from ingest.names.words import BLOCK, Words

Form = Literal["name", "short", "noun", "pronoun", "publisher"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a text that mean one or several of its entities.

    ``span`` leaves out the article; for "die drei Städte" it is the noun group. ``kind`` is the class of the entities,
    ``form`` how they are meant: by name, by a short form or abbreviation, by a noun, by a pronoun, as the publisher.
    """

    span: Span
    entities: tuple[str, ...]
    kind: str
    form: Form


def find_references(
    words: Words, sightings: list[Sighting], cast: Cast, others: list[Use], publisher: int | None
) -> Iterator[Reference]:
    """The references that are no names, by noun, number and pronoun; ``others`` are the names of the text."""
    speaker = publisher if publisher is not None and cast.members[publisher].places else None
    if speaker is not None and cast.members[speaker].kind != "Cooperation":
        speaker = None
    nouns = list(_nouns(words, sightings, cast, speaker))
    plurals = list(find_plurals(words, sightings, cast))
    for use in find_paraphrases(words, sorted(others, key=lambda u: (u.first, -u.last)), cast):
        yield _reference(words, use, "noun")
    named = sorted([*others, *nouns, *plurals], key=lambda u: (u.first, -u.last))
    nouns.extend(find_resumed(words, named, cast))
    for use in [*nouns, *plurals]:
        yield _reference(words, use, "short" if words.forms[use.first].isupper() else "noun")
    groups = [
        Use(group[0][0], end, tuple(dict.fromkeys(place for _, place in group)), "Municipality", "p")
        for end, group in find_runs(words, sightings, cast)
    ]  # fmt: skip
    known = sorted([*others, *nouns, *plurals], key=lambda u: (u.first, -u.last))
    for use in find_pronouns(words, sorted([*known, *groups], key=lambda u: (u.first, u.last))):
        kind = min(cast.members[p].kind for p in use.places)
        yield _reference(words, replace(use, kind=kind), "pronoun")
    if publisher is not None:
        for index in find_first_person(words):
            if is_own_house(words, index) and cast.members[publisher].kind not in PAYERS:
                continue
            yield _reference(
                words, Use(index, index + 1, (publisher,), cast.members[publisher].kind, ""), "publisher"
            )  # fmt: skip


def _reference(words: Words, use: Use, form: Form) -> Reference:
    ids = tuple(f"e{place + 1}" for place in use.places)
    return Reference(words.span(use.first, use.last), ids, use.kind, form)


def _nouns(words: Words, sightings: list[Sighting], cast: Cast, speaker: int | None) -> Iterator[Use]:
    """ "die Allianz", "das Konzept", "das Land": what the noun points to; ``speaker`` is the cooperation that says
    "unser Verein" of itself."""
    last: dict[tuple[str, str], int] = {}
    counts: Counter[int] = Counter()
    if cast.meant is not None:
        member = cast.members[cast.meant]
        last[member.kind, ""] = last[member.kind, member.sort] = cast.meant
        counts[cast.meant] += _TITLED
    named_at: dict[int, int] = {}
    ours: int | None = None
    headed: dict[int, int] = {}
    headings = [i for i, kind in enumerate(words.kinds) if kind is BlockKind.HEADING and words.breaks[i] == BLOCK]
    number = 0
    taken = {i for s in sightings for i in range(s.first, s.last)}
    pointing = [(s.first, s) for s in sightings]
    nameless = not any(m.kind == "State" or m.sort in STATE_SORTS for m in cast.members)
    states = [i for i, m in enumerate(cast.members) if m.kind == "Authority" and m.sort in STATE_SORTS]
    territorial = [(i, None) for i, form in enumerate(words.forms) if form in TERRITORIAL_NOUNS and i not in taken]
    for first, sighting in sorted([*pointing, *territorial], key=lambda e: e[0]):
        if sighting is None:
            place = territory_meant(words, first, last)
            if place is not None and ours is not None and cast.members[place].kind == "Municipality":
                place = ours if _is_ours(words, first) else place
            if place is None and len(states) == 1 and _pays_state(words, first):
                place = states[0]
            paying = place is not None and cast.members[place].kind == "State" and state_pays(words, first)
            if paying:  # the state that acts is no territory
                place = found_state(words, first, cast)
                last["Authority", cast.members[place].sort] = place
            if place is None and nameless and (state_pays(words, first) or titles_money(words, first)):
                place = found_state(words, first, cast)
                last["Authority", "Land"] = place
            if place is not None:
                member = cast.members[place]
                yield Use(first, first + 1, (place,), member.kind, TERRITORIAL_NOUNS[words.forms[first]][1])
            continue
        place = cast.roles.get(number)
        number += 1
        if place is None and sighting.refers and not sighting.plural and _points(words, sighting):
            own = speaker is not None and _calls_itself(cast.members[speaker].name, sighting) and _is_ours(words, first)
            place = speaker if own else _antecedent(sighting, last, counts, cast, named_at, _paragraph(words, first))
            if place is not None and sighting.kind == "Project" and place in headed:
                place = place if not _heads_another(words, headings, headed[place], first) else None
            if place is not None:
                yield Use(sighting.first, sighting.last, (place,), cast.members[place].kind, sighting.gender)
        if place is not None:
            member = cast.members[place]
            if member.kind == "Municipality" and not sighting.refers and _is_ours(words, first):
                ours = place
            if member.kind == "Region" and "bei" in words.forms[max(0, first - 2) : first]:
                continue  # "war zuvor bei der Metropolregion X": a post elsewhere
            last[member.kind, ""] = last[member.kind, member.sort] = place
            if member.kind == "Municipality" and not member.name.startswith(UNIONS):
                last[member.kind, "town"] = place
            if words.kinds[first] is BlockKind.HEADING:
                headed[place] = first
            if member.kind == "Cooperation":
                named_at[place] = first
                counts[place] += _TITLED if words.kinds[first] is BlockKind.HEADING else 1


def _heads_another(words: Words, headings: list[int], named: int, at: int) -> bool:
    """Whether a heading since the one at word ``named`` begins to speak of another thing than that names: on a page
    with a heading for each project "das Projekt" is the one of its own heading."""
    since = headings[bisect_right(headings, at) - 1] if headings and headings[0] <= at else named
    if since <= named:
        return False
    end = next((i for i in range(since + 1, len(words)) if words.breaks[i] == BLOCK), len(words))
    return not is_label(words.spelled(since, end).strip("# :*"))


def _pays_state(words: Words, at: int) -> bool:
    """Whether the one state that the text names, be it later, is meant: "Zuwendung Land", "aus Landesmitteln"."""
    return titles_money(words, at) or words.forms[at] in STATE_MONEY


def _is_ours(words: Words, at: int) -> bool:
    """Whether "unsere" stands before the word, or before the noun for a town before it: "unsere Gemeinde Altdorf"."""
    before = [form.lower() for form in words.forms[max(0, at - 2) : at]]
    return before[-1:] != [] and (before[-1].startswith("unser") or (before[0].startswith("unser") and len(before) > 1))


def _calls_itself(name: str, sighting: Sighting) -> bool:
    """Whether a cooperation of that name may say so of itself: "unser Verein" of "AktivRegion X e. V."."""
    if sighting.kind != "Cooperation":
        return False
    return _is_called(name, sighting.sort) or (sighting.sort == "Verein" and re.search(r"\be\. ?V\.", name) is not None)


_TITLED: Final = 3
"""A name in a heading counts as much as so many in sentences."""


def _points(words: Words, sighting: Sighting) -> bool:
    before = words.forms[max(0, sighting.first - 1)].lower()
    return before not in _ANOTHER and (sighting.name.isupper() or is_definite(words, sighting.first))


_ANOTHER: Final = frozenset(
    {"andere", "anderen", "anderer", "anderes", "fremden", "ein", "eine", "einer", "einem", "einen", "jede", "jeder"}
)
"""Words before a noun that tell of any or another one: "In einer ILE arbeiten Orte zusammen"."""


def _paragraph(words: Words, at: int) -> int:
    """Where the paragraph of word ``at`` begins."""
    while at > 0 and words.breaks[at] != BLOCK:
        at -= 1
    return at


def _antecedent(
    sighting: Sighting,
    last: dict[tuple[str, str], int],
    counts: Counter[int],
    cast: Cast,
    named_at: dict[int, int],
    paragraph: int,
) -> int | None:
    """The member that a noun points to: the last one called so, unless the text is about another one that may be
    called so too ("der Verband" for a Zweckverband), else the last cooperation whose name ends in the noun, else the
    one cooperation that the paragraph has spoken of so far, else the topic, else the last of its kind."""
    place = last.get((sighting.kind, sighting.sort))
    if place is None and sighting.kind == "Cooperation":
        called = [p for p in named_at if _is_called(cast.members[p].name, sighting.sort)]
        place = max(called, key=lambda p: named_at[p], default=None)
    if place is not None and sighting.kind == "Cooperation":
        topic = min(counts, key=lambda p: (-counts[p], p), default=place)
        called_so = _is_called(cast.members[topic].name, sighting.sort)
        return topic if called_so and counts[topic] >= 2 * counts[place] else place
    if place is None and sighting.kind == "Cooperation":
        place = last.get(("Project", sighting.sort))  # a Regionalmanagement that is a service
    if place is not None:
        return place
    if sighting.kind in {"Authority", "Ministry"}:
        return None
    if sighting.kind == "Cooperation":
        spoken = [p for p, at in named_at.items() if at >= paragraph]
        return min(spoken if len(spoken) == 1 else counts, key=lambda p: (-counts[p], p), default=None)
    return last.get((sighting.kind, ""))


def _is_called(name: str, noun: str) -> bool:
    """Whether a word of the name ends in the noun: "Tourismusgemeinschaft Obertal" may be called "die Gemeinschaft"."""
    return any(word.endswith(noun.lower()) for word in name.lower().split(" "))
