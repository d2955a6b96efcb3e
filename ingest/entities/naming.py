"""Groups of entities → things with one name, one kind, one IRI."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pyoxigraph import NamedNode

from ingest.entities.anchors import Anchor
from ingest.entities.clusters import Clusters, Pair
from ingest.entities.identities import Decision, Identity, Member, Reason, Rule
from ingest.entities.names import name_form
from ingest.entities.profiles import Profile
from ingest.model import Wording, content_hash
from ontology import iris
from ontology.terms import KINDS, Verdict

_NO_AREA: Final = {
    Rule.FAR_AWAY: Wording(
        "kein amtliches Gebiet: das einzige dieses Namens liegt fern von allem im Text",
        "no official area: the only one of this name is far from the rest of the text",
    ),
    Rule.SEVERAL_AREAS: Wording(
        "kein amtliches Gebiet: mehrere tragen diesen Namen", "no official area: several bear this name"
    ),
}
_NAME_OF_MANY: Final = Wording(
    "ein Name, den vieles trägt: er steht für den seines Trägers",
    "a name that many things bear: it stands for its owner's",
)
_NO_OTHER: Final = Wording(
    "kein anderer Text nennt es, oder keiner meint erkennbar dasselbe",
    "no other text names it, or none that clearly means the same",
)


_MOTTO: Final = re.compile(r"\w{3}[.!?]\s")
"""What ends a sentence inside a name: "Drei Kreise. Eine Region"."""


def identities_of(profiles: Mapping[Member, Profile], clusters: Clusters) -> tuple[Identity, ...]:
    """One thing for each group, with an IRI of its own: the official one of an area, else by bucket and name."""
    joined: defaultdict[Member, list[Pair]] = defaultdict(list)
    for pair in clusters.joined:
        joined[clusters.root(pair.left)].append(pair)
    groups = [
        (root, tuple(profiles[member] for member in clusters.members(root)), joined[root]) for root in clusters.roots()
    ]
    named = {root: _name(group) for root, group, _ in groups}
    owners = {member: named[root] for root, group, _ in groups for member in (p.member for p in group)}
    minted = _mint([(root, group) for root, group, _ in groups], named, owners)
    return tuple(_identity(group, pairs, named[root], minted[root]) for root, group, pairs in groups)


def _name(group: Sequence[Profile]) -> str:
    """The official name; else that of most texts, of those one with a capital, of those the longer; a motto last."""
    anchor = _anchor(group)
    if anchor:
        return anchor.name
    counts = Counter(profile.entity.name for profile in group)
    return max(counts, key=lambda name: (not _MOTTO.search(name), counts[name], name[:1].isupper(), len(name), name))


def _kind(group: Sequence[Profile]) -> str:
    anchor = _anchor(group)
    if anchor:
        return anchor.kind
    counts = Counter(profile.kind for profile in group)
    return max(counts, key=lambda kind: (counts[kind], -KINDS.index(kind)))


def _anchor(group: Iterable[Profile]) -> Anchor | None:
    return next((profile.anchor for profile in group if profile.anchor), None)


def _mint(
    groups: Sequence[tuple[Member, Sequence[Profile]]], named: Mapping[Member, str], owners: Mapping[Member, str]
) -> dict[Member, NamedNode]:
    """An IRI for each group. Of several things of one name the one in most texts bears it plain; local names never."""
    taken: defaultdict[str, list[tuple[Member, Sequence[Profile]]]] = defaultdict(list)
    minted: dict[Member, NamedNode] = {}
    for root, group in groups:
        anchor = _anchor(group)
        if anchor:
            minted[root] = anchor.iri
        else:
            taken[iris.entity(_kind(group), named[root]).value].append((root, group))
    reserved = {node.value for node in minted.values()}
    for plain, rivals in taken.items():
        ordered = sorted(rivals, key=lambda rival: (-len(rival[1]), _scope(rival[1], owners)))
        for index, (root, group) in enumerate(ordered):
            bare = index == 0 and plain not in reserved and bool(name_form(named[root]).core)
            suffix = "" if bare else content_hash(_kind(group), named[root], _scope(group, owners), digits=6)
            minted[root] = iris.entity(_kind(group), named[root], suffix)
    return _distinct(minted)


def _scope(group: Sequence[Profile], owners: Mapping[Member, str]) -> str:
    """What tells a thing from others of its name: whose it is, else the first text that names it."""
    whose = sorted({owners[p.member[0], owner] for p in group for owner in p.owners if (p.member[0], owner) in owners})
    return whose[0] if whose else group[0].member[0]


def _distinct(minted: dict[Member, NamedNode]) -> dict[Member, NamedNode]:
    seen: dict[str, Member] = {}
    for root in sorted(minted):
        node = minted[root]
        if node.value in seen:
            minted[root] = NamedNode(f"{node.value}-{content_hash(*root, digits=6)}")
        seen[minted[root].value] = root
    return minted


def _identity(group: Sequence[Profile], pairs: Sequence[Pair], name: str, iri: NamedNode) -> Identity:
    anchor = _anchor(group)
    aliases = {alias for profile in group for alias in (profile.entity.name, *profile.entity.aliases)}
    keys = {pair for profile in group for pair in profile.entity.keys}
    return Identity(
        iri=iri,
        kind=_kind(group),
        name=name,
        aliases=tuple(sorted((aliases | set(anchor.aliases if anchor else ())) - {name})),
        keys=tuple(sorted(keys | set(anchor.keys if anchor else ()))),
        members=tuple(profile.member for profile in group),
        decisions=tuple(_decisions(group, pairs)),
        authority=anchor is not None,
    )


def _decisions(group: Sequence[Profile], pairs: Sequence[Pair]) -> list[Decision]:
    """For each member why it is here: its area, the pair that brought it in, or that it is the first."""
    brought: dict[Member, Pair] = {}
    for pair in pairs:
        brought.setdefault(pair.right if pair.right not in brought else pair.left, pair)
    decisions = []
    for profile in group:
        found = brought.get(profile.member)
        if profile.anchor:
            score, rule, reasons = profile.anchor.score, profile.anchor.rule, profile.anchor.reasons
            decision = Decision(profile.member, profile.entity.name, Verdict.SAME, rule, score, reasons)
        elif found:
            other = found.left if found.right == profile.member else found.right
            decision = Decision(
                profile.member, profile.entity.name, Verdict.SAME, found.rule, found.score, found.reasons, other
            )
        else:
            reasons = (Reason("new", 0.0, _why_new(profile)),)
            decision = Decision(profile.member, profile.entity.name, Verdict.SAME, Rule.NEW, 1.0, reasons)
        decisions.append(decision)
    return decisions


def _why_new(profile: Profile) -> Wording:
    if profile.placed:
        return _NO_AREA.get(profile.placed.rule, _NO_OTHER)
    return _NAME_OF_MANY if profile.local else _NO_OTHER
