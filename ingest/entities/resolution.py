"""Entities of single texts → things of the graph. Deterministic, and the order of the texts does not matter.

Entities are compared only where they share a block: a proper name, better a name and a neighbour. In a block each is
compared with the one before and the first, so the work grows with the number of entities, not of pairs. Things come in
three rounds: first what has a name of its own, then people, works, bodies and events, which are known by those, then
what belongs to one of these, as the projects of a plan do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from ingest.entities.clusters import Clusters, Pair
from ingest.entities.comparison import CANDIDATE, SAME, compare, compatible, differ_in_sort
from ingest.entities.identities import Candidate, Identities, Identity, Member, Reason, Rule
from ingest.entities.names import Likeness, best_likeness, name_form, stem
from ingest.entities.naming import identities_of
from ingest.entities.profiles import Profile, profiles
from ingest.model import Reading, Wording
from ontology.terms import TERRITORY

_KNOWN_BY_OTHERS: Final = frozenset({"Person", "Concept", "Project", "Committee", "Event"})
_ALIKE: Final = Wording("die Namen passen zusammen", "the names agree")
_UNLIKE: Final = Wording("die Namen sind verschieden", "the names differ")
_HAS_MEMBER: Final = "memberOf of "
_MAX_NEIGHBOURS: Final = 20
"""Neighbours that make blocks; a cooperation of a hundred towns is found by twenty of them."""

Keys = Mapping[Member, frozenset[str]]


def resolve(readings: Iterable[Reading]) -> Identities:
    """The things that the texts speak of, each with its reasons, and the pairs that are left to people."""
    found = sorted((p for reading in readings for p in profiles(reading)), key=lambda profile: profile.member)
    by_member = {profile.member: profile for profile in found}
    clusters = Clusters()
    for profile in found:
        clusters.add(profile.member, profile.anchor.iri.value if profile.anchor else "")
    clusters.join_certain(_same_anchor(found))
    first = [p for p in found if not _waits(p) and not (p.anchor and p.kind in TERRITORY)]
    second = [p for p in found if not p.anchor and _waits(p)]
    third = [p for p in second if any(_waits(by_member[p.member[0], owner]) for owner in p.owners)]
    doubts: dict[tuple[Member, Member], Pair] = {}
    for group in (first, second, third):
        neighbours = _neighbours(group, by_member, clusters)
        pairs = [*_by_name(group, neighbours), *_by_members(group, neighbours)]
        clusters.join(pair for pair in pairs if pair.score >= SAME)
        pairs += _by_owner(group, by_member, clusters)
        clusters.join(pair for pair in pairs if pair.score >= SAME)
        doubts |= {(pair.left, pair.right): pair for pair in pairs if CANDIDATE <= pair.score < SAME}
    things = identities_of(by_member, clusters)
    return Identities.of(things, _candidates(doubts.values(), things))


def _waits(profile: Profile) -> bool:
    return profile.local or profile.kind in _KNOWN_BY_OTHERS


def _same_anchor(found: Sequence[Profile]) -> Iterator[Pair]:
    """Entities that their texts take for one known thing."""
    last: dict[str, Member] = {}
    for profile in found:
        if profile.anchor:
            key = profile.anchor.iri.value
            if key in last:
                yield Pair.of(last[key], profile.member, profile.anchor.score, profile.anchor.rule)
            last[key] = profile.member


def _neighbours(group: Sequence[Profile], by_member: Mapping[Member, Profile], clusters: Clusters) -> Keys:
    """For each profile, what it is connected with: things already known by their group, others by their name. What is
    only known by its owner is the same in two texts once it was joined."""
    keys: dict[Member, frozenset[str]] = {}
    for profile in group:
        words = set()
        for link in profile.links:
            if link.other is None:
                continue
            other = by_member.get((profile.member[0], link.other))
            if other is None or other.kind == "State":
                continue
            if other.anchor:
                words.add(f"{link.label} {other.anchor.name}")
            elif other.kind == "Person" and len(other.forms[0].core) > 1:
                words.add(f"{link.label} {other.entity.name}")
            elif not _waits(other):
                root = by_member[clusters.root(other.member)]
                words.add(f"{link.label} {root.entity.name}")
            elif not clusters.is_alone(other.member):
                root = by_member[clusters.root(other.member)]
                words.add(f"{link.label} {root.entity.name} in text {root.member[0]}")
        keys[profile.member] = frozenset(sorted(words)[:_MAX_NEIGHBOURS])
    return keys


def _by_name(group: Sequence[Profile], neighbours: Keys) -> Iterator[Pair]:
    """Pairs of one proper name, compared by all that their texts tell."""
    blocks: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in group:
        if profile.kind == "Event":
            continue
        cores = {" ".join(sorted(set(form.core))) for form in profile.forms if form.core}
        for core in cores:
            blocks["name", core].append(profile)
            for neighbour in neighbours[profile.member]:
                blocks["name and neighbour", core, neighbour].append(profile)
            for state in profile.states:
                blocks["name and state", core, state].append(profile)
        for word in {word for form in profile.forms for word in form.core if len(word) > 3}:
            for neighbour in neighbours[profile.member]:
                blocks["word and neighbour", word, neighbour].append(profile)
    seen: set[tuple[Member, Member]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for index in range(1, len(block)):
            for other in {0, index - 1}:
                left, right = block[other], block[index]
                both_known = left.anchor is not None and right.anchor is not None
                if both_known or left.member[0] == right.member[0] or (left.member, right.member) in seen:
                    continue
                seen.add((left.member, right.member))
                if compatible(left.kind, right.kind):
                    found = compare(left, right, lambda profile: neighbours[profile.member])
                    if found.score >= CANDIDATE:
                        yield Pair.of(left.member, right.member, found.score, Rule.NAME_AND_CONTEXT, found.reasons)


def _by_members(group: Sequence[Profile], neighbours: Keys) -> Iterator[Pair]:
    """Pairs of alliances of which one is called by just the names of the other's members ("Allianz A – B")."""
    blocks: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in group:
        if profile.kind == "Cooperation":
            members = [
                key.removeprefix(_HAS_MEMBER) for key in neighbours[profile.member] if key.startswith(_HAS_MEMBER)
            ]
            words = {word for member in members for word in name_form(member).core} if len(members) > 1 else set()
            for named in {tuple(sorted(words)), tuple(sorted(set(profile.forms[0].core)))}:
                if len(named) > 1:
                    blocks[named].append(profile)
    for named in sorted(blocks):
        for left, right in combinations(blocks[named][:_MAX_NEIGHBOURS], 2):
            called_so = any(set(side.forms[0].core) == set(named) for side in (left, right))
            if called_so and left.member[0] != right.member[0] and not differ_in_sort(left, right):
                listed = ", ".join(named)
                called = Wording(
                    f"das eine heißt genau nach den Mitgliedern des anderen: {listed}",
                    f"the one is called by just the names of the other's members: {listed}",
                )
                reason = Reason("members", 0.85, called)
                yield Pair.of(left.member, right.member, 0.85, Rule.MEMBERS, (reason,))


def _by_owner(group: Sequence[Profile], by_member: Mapping[Member, Profile], clusters: Clusters) -> Iterator[Pair]:
    """Pairs of one local name ("Vorstand", "ILEK") that belong to one thing; events on one day there."""
    blocks: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    words: dict[Member, frozenset[str]] = {}
    for profile in group:
        members = ((profile.member[0], owner) for owner in profile.owners)
        owners = {clusters.root(member) for member in members if member in by_member}
        days = {link.value for link in profile.links if link.label == "heldOn"}
        for owner in sorted(owners):
            if profile.kind == "Event":
                for day in sorted(days):
                    blocks["event", day, *owner].append(profile)
                continue
            if owner not in words:
                forms = (form for member in clusters.members(owner) for form in by_member[member].forms)
                words[owner] = frozenset(word for form in forms for word in form.core)
            # Besides the names of its owner a local name says nothing more: "ILREK SON.NEC" is the ILREK of SON.NEC.
            for form in profile.forms:
                if set(form.core) <= words[owner]:
                    name = " ".join(sorted(token for token in form.tokens if stem(token) not in words[owner]))
                    blocks["local", profile.kind, name, *owner].append(profile)
    for key in sorted(blocks):
        for left, right in pairwise(blocks[key]):
            if left.member[0] == right.member[0]:
                continue
            if key[0] == "event":
                yield _same_event(left, right, key[1])
            else:
                name = right.entity.name
                one = Wording(f"beide heißen „{name}“ und gehören zu einem", f"both are the „{name}“ of the same thing")
                reason = Reason("owner", 0.85, one)
                yield Pair.of(left.member, right.member, 0.85, Rule.OWNER, (reason,))


def _same_event(left: Profile, right: Profile, day: str) -> Pair:
    alike = best_likeness(left.forms, right.forms)[0] > Likeness.CLASH or (left.local and right.local)
    reasons = (
        Reason(
            "day", 0.5, Wording(f"beide am {day} mit demselben Beteiligten", f"both are on {day} with the same party")
        ),
        Reason("name", 0.35 if alike else 0.1, _ALIKE if alike else _UNLIKE),
    )
    return Pair.of(left.member, right.member, 0.85 if alike else 0.6, Rule.EVENT, reasons)


def _candidates(doubts: Iterable[Pair], things: Sequence[Identity]) -> Iterator[Candidate]:
    of_member = {member: thing for thing in things for member in thing.members}
    best: dict[tuple[str, str], Pair] = {}
    for pair in doubts:
        left, right = sorted((of_member[pair.left].iri.value, of_member[pair.right].iri.value))
        known = best.get((left, right))
        if left != right and (known is None or known.score < pair.score):
            best[left, right] = pair
    by_iri = {thing.iri.value: thing.iri for thing in things}
    for (left, right), pair in sorted(best.items()):
        yield Candidate(by_iri[left], by_iri[right], pair.score, pair.reasons)
