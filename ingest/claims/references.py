"""References that are no names: "die Allianz", "das Konzept", "die drei Städte", "wir"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from ingest.claims.cast import Cast, Member
from ingest.claims.castings import add_member
from ingest.claims.inflection import is_adjective
from ingest.claims.kinds import LOCAL
from ingest.claims.lexicon import cues
from ingest.claims.money import is_money_word
from ingest.claims.paraphrases import find_paraphrases
from ingest.claims.pronouns import Use, find_first_person, find_pronouns
from ingest.claims.sightings import Sighting
from ingest.claims.words import BLOCK, Words
from ingest.model import BlockKind, Span

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


_DEFINITE: Final = cues("definite")
_NUMBERS: Final = {
    "beide": 2, "beiden": 2, "beider": 2, "zwei": 2, "zweier": 2, "drei": 3, "dreier": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
_PLURALS: Final = {
    **dict.fromkeys(("Städte", "Städten"), "Municipality"),
    **dict.fromkeys(("Gemeinden", "Märkte", "Märkten", "Samtgemeinden", "Verbandsgemeinden", "Ämter"), "Municipality"),
    **dict.fromkeys(("Mitgliedsgemeinden", "Mitgliedsstädte", "Mitgliedsstädten"), "Municipality"),
    **dict.fromkeys(("Landkreise", "Landkreisen", "Kreise", "Kreisen"), "District"),
    **dict.fromkeys(("Kommunen", "Mitglieder", "Mitgliedern", "Mitgliedskommunen", "Nachbarn"), ""),
    **dict.fromkeys(("Partner", "Partnern", "Gebietskörperschaften", "Partnerkommunen", "Orte", "Orten"), ""),
}
_STATE_NOUNS: Final = frozenset({"Land", "Landes", "Freistaat", "Freistaats", "Freistaates"})
_STATE_MONEY: Final = frozenset(
    f"Landes{money}"
    for money in ("mittel", "mitteln", "förderung", "zuschuss", "zuschüsse", "zuschüssen", "geld", "gelder", "geldern")
)
_STATE_SORTS: Final = ("Land", "Freistaat", "Bundesland")
_TERRITORIAL_NOUNS: Final = {
    **dict.fromkeys((*_STATE_NOUNS, *_STATE_MONEY), ("State", "n")),
    **dict.fromkeys(
        ("Stadt", "Gemeinde", "Samtgemeinde", "Verbandsgemeinde", "Landeshauptstadt"), ("Municipality", "f")
    ),
    **dict.fromkeys(("Landkreis", "Landkreises", "Kreis", "Kreises"), ("District", "m")),
}
_RECENT: Final = 30
"""How many enumerations a plural looks back over."""


def find_references(
    words: Words, sightings: list[Sighting], cast: Cast, others: list[Use], publisher: int | None
) -> Iterator[Reference]:
    """The references that are no names, by noun, number and pronoun; ``others`` are the names of the text."""
    nouns = list(_nouns(words, sightings, cast))
    plurals = list(_plurals(words, sightings, cast))
    for use in find_paraphrases(words, sorted(others, key=lambda u: (u.first, -u.last)), cast):
        yield _reference(words, use, "noun")
    for use in [*nouns, *plurals]:
        yield _reference(words, use, "short" if words.forms[use.first].isupper() else "noun")
    groups = [
        Use(group[0][0], end, tuple(dict.fromkeys(place for _, place in group)), "Municipality", "p")
        for end, group in _runs(words, sightings, cast)
    ]  # fmt: skip
    known = sorted([*others, *nouns, *plurals], key=lambda u: (u.first, -u.last))
    for use in find_pronouns(words, sorted([*known, *groups], key=lambda u: (u.first, u.last))):
        kind = min(cast.members[p].kind for p in use.places)
        yield _reference(words, replace(use, kind=kind), "pronoun")
    if publisher is not None:
        for index in find_first_person(words):
            yield _reference(
                words, Use(index, index + 1, (publisher,), cast.members[publisher].kind, ""), "publisher"
            )  # fmt: skip


def _reference(words: Words, use: Use, form: Form) -> Reference:
    ids = tuple(f"e{place + 1}" for place in use.places)
    return Reference(words.span(use.first, use.last), ids, use.kind, form)


def _nouns(words: Words, sightings: list[Sighting], cast: Cast) -> Iterator[Use]:
    """ "die Allianz", "das Konzept", "das Land": what the noun points to."""
    last: dict[tuple[str, str], int] = {}
    counts: Counter[int] = Counter()
    if cast.meant is not None:
        member = cast.members[cast.meant]
        last[member.kind, ""] = last[member.kind, member.sort] = cast.meant
        counts[cast.meant] += _TITLED
    named_at: dict[int, int] = {}
    number = 0
    taken = {i for s in sightings for i in range(s.first, s.last)}
    pointing = [(s.first, s) for s in sightings]
    nameless = not any(m.kind == "State" or m.sort in _STATE_SORTS for m in cast.members)
    states = [i for i, m in enumerate(cast.members) if m.kind == "Authority" and m.sort in _STATE_SORTS]
    territorial = [(i, None) for i, form in enumerate(words.forms) if form in _TERRITORIAL_NOUNS and i not in taken]
    for first, sighting in sorted([*pointing, *territorial], key=lambda e: e[0]):
        if sighting is None:
            place = _territory(words, first, last)
            if place is None and len(states) == 1 and _titles_money(words, first):
                place = states[0]
            if place is None and nameless and (_pays(words, first) or _titles_money(words, first)):
                place = _found_state(words, first, cast)
                last["Authority", "Land"] = place
            if place is not None:
                member = cast.members[place]
                yield Use(first, first + 1, (place,), member.kind, _TERRITORIAL_NOUNS[words.forms[first]][1])
            continue
        place = cast.roles.get(number)
        number += 1
        if place is None and sighting.refers and not sighting.plural and _points(words, sighting):
            place = _antecedent(sighting, last, counts, cast, _spoken(named_at, _paragraph(words, first)))
            if place is not None:
                yield Use(sighting.first, sighting.last, (place,), cast.members[place].kind, sighting.gender)
        if place is not None:
            member = cast.members[place]
            if member.kind == "Region" and "bei" in words.forms[max(0, first - 2) : first]:
                continue  # "war zuvor bei der Metropolregion X": a post elsewhere
            last[member.kind, ""] = last[member.kind, member.sort] = place
            if member.kind == "Cooperation":
                named_at[place] = first
                counts[place] += _TITLED if words.kinds[first] is BlockKind.HEADING else 1


_TITLED: Final = 3
"""A name in a heading counts as much as so many in sentences."""


def _territory(words: Words, at: int, last: dict[tuple[str, str], int]) -> int | None:
    """The town, district or state that "die Stadt", "der Kreis", "das Land" means: the last one of its kind."""
    form = words.forms[at]
    kind, _ = _TERRITORIAL_NOUNS[form]
    titled = _titles_money(words, at)
    if (words.labels[at] and not titled) or words.breaks[at] == 2:
        return None
    beside = at > 1 and words.forms[at - 1] == "und" and words.forms[at - 2] in {"Bund", "EU", "Bundes"}
    paired = form in _STATE_NOUNS and at + 2 < len(words) and words.forms[at + 1] == "und"
    if not (_definite(words, at) or beside or paired or titled or form in _STATE_MONEY):
        return None
    if form in _STATE_NOUNS or form in _STATE_MONEY:
        for sort in _STATE_SORTS:
            place = last.get(("Authority", sort))
            if place is not None:
                return place
        return last.get(("State", ""))
    if form in _UNITED and (kind, form) in last:
        return last[kind, form]
    return last.get((kind, ""))


_UNITED: Final = frozenset({"Samtgemeinde", "Verbandsgemeinde"})
"""Towns that are made of others: "die Verbandsgemeinde" means the last one that is called so."""


def _titles_money(words: Words, at: int) -> bool:
    """Whether "Land" stands in a label as one who pays: "Zuwendung Land: 50.000 Euro"."""
    if not words.labels[at] or words.forms[at] not in _STATE_NOUNS or at == 0 or words.breaks[at]:
        return False
    return words.labels[at - 1] and is_money_word(words.forms[at - 1].lower(), "strong")


def _pays(words: Words, at: int) -> bool:
    """Whether "das Land" or "vom Freistaat" stands for the state as one who pays: its sentence speaks of money."""
    if words.forms[at] not in _STATE_NOUNS or words.labels[at] or words.breaks[at] == 2 or not _is_payer(words, at):
        return False
    left, right = at, at + 1
    while left > 0 and not words.opens[left] and at - left < _SENTENCE:
        left -= 1
    while right < len(words) and not words.opens[right] and right - at < _SENTENCE:
        right += 1
    forms = [form.lower() for form in words.forms[left:right]]
    return any(is_money_word(form, "strong") or form in _SUMS for form in forms)


def _is_payer(words: Words, at: int) -> bool:
    """Whether the noun stands as one who acts: no name or relative clause behind it, no place before it."""
    before = words.forms[at - 1].lower() if at else ""
    after = words.forms[at + 1 : at + 2]
    further = words.forms[at - 2].lower() if at > 1 else ""
    return before in _BEFORE_PAYER and further not in _BEFORE_PLACE and not (after and after[0][0].isupper())


_BEFORE_PAYER: Final = frozenset({"das", "der", "vom", "dem", "des", "den", "und"})
_BEFORE_PLACE: Final = frozenset({"auf", "in", "aus", "über", "durch", "für", "stadt", "an", "im", "quer"})
_SUMS: Final = frozenset(
    {
        "euro",
        "€",
        "eur",
        "prozent",
        "%",
        "summe",
        "betrag",
        "geld",
        "hälfte",
        "drittel",
        "viertel",
        "kosten",
        "rechnung",
    }
)
_SENTENCE: Final = 40
"""Words that are looked at around a payer."""


def _found_state(words: Words, at: int, cast: Cast) -> int:
    """A new member for the state that the text never calls by its name."""
    sort = "Freistaat" if words.forms[at].startswith("Freistaat") else "Land"
    sighting = Sighting(at, at + 1, "Authority", sort, sort=sort, gender="n" if sort == "Land" else "m", bare=True)
    place = add_member(cast, sighting)
    cast.members[place].places.append((at, at + 1))
    return place


def _points(words: Words, sighting: Sighting) -> bool:
    return sighting.name.isupper() or _definite(words, sighting.first)


def _definite(words: Words, first: int) -> bool:
    at = first - 1
    while at >= 0 and first - at < 3 and words.forms[at][0].islower() and words.forms[at] not in _DEFINITE:
        if not is_adjective(words.forms[at]):
            return False
        at -= 1
    return at >= 0 and words.forms[at].lower() in _DEFINITE


def _spoken(named_at: dict[int, int], start: int) -> frozenset[int]:
    """The cooperations named from word ``start`` on."""
    return frozenset(place for place, at in named_at.items() if at >= start)


def _paragraph(words: Words, at: int) -> int:
    """Where the paragraph of word ``at`` begins."""
    while at > 0 and words.breaks[at] != BLOCK:
        at -= 1
    return at


def _antecedent(
    sighting: Sighting, last: dict[tuple[str, str], int], counts: Counter[int], cast: Cast, spoken: frozenset[int]
) -> int | None:
    """The member that a noun points to: the last one called so, unless the text is about another one that may be
    called so too ("der Verband" for a Zweckverband), else the one cooperation that the paragraph has ``spoken`` of so
    far, else the topic, else the last of its kind."""
    place = last.get((sighting.kind, sighting.sort))
    if place is not None and sighting.kind == "Cooperation":
        topic = min(counts, key=lambda p: (-counts[p], p), default=place)
        called = any(word.endswith(sighting.sort.lower()) for word in cast.members[topic].name.lower().split(" "))
        return topic if called and counts[topic] >= 2 * counts[place] else place
    if place is None and sighting.kind == "Cooperation":
        place = last.get(("Project", sighting.sort))  # a Regionalmanagement that is a service
    if place is not None:
        return place
    if sighting.kind in {"Authority", "Ministry"}:
        return None
    if sighting.kind == "Cooperation":
        return min(spoken if len(spoken) == 1 else counts, key=lambda p: (-counts[p], p), default=None)
    return last.get((sighting.kind, ""))


def _plurals(words: Words, sightings: list[Sighting], cast: Cast) -> Iterator[Use]:
    """ "die drei Städte", "beide Landkreise": the last enumeration of so many, or all that were named before."""
    covered = {i for s in sightings for i in range(s.first, s.last)}
    groups = _groups(words, sightings, cast)
    passed = 0
    known: dict[int, None] = {}
    order = sorted((first, place) for place, m in enumerate(cast.members) for first, _ in m.places[:1])
    met = 0
    for at, form in enumerate(words.forms):
        alone = _count_alone(words, at)
        kind = "" if alone is not None else _PLURALS.get(form)
        if kind is None or at in covered or words.labels[at]:
            continue
        first, count, definite = (at, alone, True) if alone is not None else _counted(words, at)
        if count is None and (not definite or _is_single(words.forms, first, at)):
            continue
        while passed < len(groups) and groups[passed][0] <= at:
            passed += 1
        while met < len(order) and order[met][0] < at:
            if cast.members[order[met][1]].kind in LOCAL:
                known[order[met][1]] = None
            met += 1
        meant = _meant(cast.members, groups[max(0, passed - _RECENT) : passed], known, kind, count)
        if meant:
            yield Use(first, at + 1, meant, min(cast.members[p].kind for p in meant), "p")


def _count_alone(words: Words, at: int) -> int | None:
    """How many "die vier", without a noun, or "das Quartett" means."""
    forms = words.forms
    if at == 0 or words.breaks[at] or forms[at - 1].lower() not in _DEFINITE:
        return None
    if forms[at] in _ENSEMBLES:
        return _ENSEMBLES[forms[at]]
    if _leads_noun(forms, at + 1):
        return None
    number = _NUMBERS.get(forms[at])
    return number if number is not None and number > 2 else None


def _leads_noun(forms: Sequence[str], at: int) -> bool:
    """Whether the words from ``at`` on belong to the noun that a number counts: "die drei besten Ideen"."""
    after, further = (*forms[at : at + 2], ".", ".")[:2]
    if not after[0].islower() or after in {"und", "bis", "oder"}:
        return after not in _MARKS
    return is_adjective(after) and not (after.endswith("en") and further[0].islower())


_MARKS: Final = frozenset({".", ",", ";", "!", "?", ")"})
_ENSEMBLES: Final = {"Duo": 2, "Trio": 3, "Quartett": 4, "Quintett": 5, "Sextett": 6, "Septett": 7, "Oktett": 8}
"""Nouns for so many who act together."""


def _counted(words: Words, at: int) -> tuple[int, int | None, bool]:
    """The first word of the noun group that ends at ``at``, its number and whether it is definite."""
    forms = words.forms
    first = at
    count = None
    while first > 0 and not words.breaks[first] and at - first < 4:
        before = forms[first - 1]
        if before.lower() in _NUMBERS:
            count = _NUMBERS[before.lower()]
            first -= 1
        elif before[0].islower() and is_adjective(before) and before not in _DEFINITE:
            first -= 1
        else:
            break
    definite = first > 0 and forms[first - 1].lower() in _DEFINITE
    both = forms[first].lower() in {"beide", "beiden", "beider", "sämtliche", "sämtlichen", "alle", "allen"}
    return first, count if definite or both else None, definite or both


def _is_single(forms: Sequence[str], first: int, at: int) -> bool:
    """Whether "der Partner", "der fünfte Partner" is one only."""
    weak = first == at or not forms[at - 1].endswith("en")
    return forms[at] == "Partner" and forms[first - 1].lower() == "der" and weak


Group = tuple[int, tuple[int, ...]]


def _groups(words: Words, sightings: list[Sighting], cast: Cast) -> list[Group]:
    """Enumerations of towns and districts: where each ends, and who is in it."""
    return [(end, tuple(dict.fromkeys(p for _, p in run))) for end, run in _runs(words, sightings, cast)]


def _runs(words: Words, sightings: list[Sighting], cast: Cast) -> list[tuple[int, list[tuple[int, int]]]]:
    """The enumerations with the first word and the member of each item."""
    runs: list[tuple[int, list[tuple[int, int]]]] = []
    run: list[tuple[int, int]] = []
    end = -1
    for number, sighting in enumerate(sightings):
        place = cast.roles.get(number)
        if place is None or cast.members[place].kind not in LOCAL:
            continue
        parted = words.opens[sighting.first] and words.forms[sighting.first - 1] == "."
        near = sighting.first - end <= 4 and not parted
        if run and near and _only_glue(words, end, sighting.first):
            run.append((sighting.first, place))
        else:
            if len({p for _, p in run}) > 1:
                runs.append((end, run))
            run = [(sighting.first, place)]
        end = sighting.last
    if len({p for _, p in run}) > 1:
        runs.append((end, run))
    return runs


_GLUE: Final = cues("enumeration_glue")


def _only_glue(words: Words, first: int, last: int) -> bool:
    return all(form in _GLUE for form in words.forms[first:last])


def _meant(
    members: list[Member], groups: list[Group], known: dict[int, None], kind: str, count: int | None
) -> tuple[int, ...]:
    for _, group in reversed(groups):
        fitting = tuple(p for p in group if not kind or members[p].kind == kind)
        if len(fitting) > 1 and count in {None, len(fitting)}:
            return fitting
    if count is None or len(known) > 4 * count:
        return ()
    fitting = tuple(p for p in known if not kind or members[p].kind == kind)
    return fitting if len(fitting) == count else ()
