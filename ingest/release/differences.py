"""What changed between two releases: facts new, gone, changed and confirmed; flows, conflicts and identities.

Compared is what a reader would notice: our own relations and values, not the standard terms that follow from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from ontology import iris
from ontology.terms import DCTERMS, KOOP, RDF, RELATIONS, SINGLE_VALUED, SKOS, VALUES, koop

_PREDICATES: Final = tuple(sorted({*RELATIONS, *VALUES}))
_MONEY: Final = ("status", "amount", "amountMax", "per", "from", "to", "share", "recipient", "funder", "programme")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A fact in words: names instead of IRIs."""

    subject: str
    predicate: str
    value: str


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A fact or a flow whose value is another now."""

    subject: str
    predicate: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All that is different in ``new``; ``confirmed`` are facts that more texts say than before."""

    old: str
    new: str
    added: tuple[Fact, ...]
    gone: tuple[Fact, ...]
    changed: tuple[Change, ...]
    confirmed: tuple[Fact, ...]
    conflicts_added: tuple[str, ...]
    conflicts_gone: tuple[str, ...]
    merged: tuple[Change, ...]
    texts_added: tuple[str, ...]
    texts_gone: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def counts(self) -> dict[str, int]:
        """How many differences of each sort, those that there are."""
        sizes = {name: len(value) for name, value in self.as_json().items() if isinstance(value, tuple)}
        return {name: size for name, size in sizes.items() if size}


@dataclass(slots=True)
class _State:
    names: dict[str, str] = field(default_factory=dict)
    facts: dict[tuple[str, str, str], int] = field(default_factory=dict)
    flows: dict[str, dict[str, str]] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def name(self, term: str) -> str:
        return self.names.get(term, term)


def compare_releases(old: Path, new: Path) -> Differences:
    """What changed from the release at ``old`` to the one at ``new``."""
    before, after = _state(old), _state(new)
    gone = set(before.facts) - set(after.facts)
    added = set(after.facts) - set(before.facts)
    changed = list(_changed(gone, added))
    for change in changed:
        gone.discard(change[0])
        added.discard(change[1])
    kept = set(before.facts) & set(after.facts)
    return Differences(
        old=old.name,
        new=new.name,
        added=tuple(sorted(_fact(key, after) for key in added)),
        gone=tuple(sorted(_fact(key, before) for key in gone)),
        changed=tuple(sorted([*(_change(*c, before, after) for c in changed), *_flow_changes(before, after)])),
        confirmed=tuple(sorted(_fact(key, after) for key in kept if after.facts[key] > before.facts[key])),
        conflicts_added=tuple(sorted(after.conflicts[c] for c in set(after.conflicts) - set(before.conflicts))),
        conflicts_gone=tuple(sorted(before.conflicts[c] for c in set(before.conflicts) - set(after.conflicts))),
        merged=tuple(
            Change(before.name(iri), "same as", iri, after.replaced[iri])
            for iri in sorted(set(after.replaced) - set(before.replaced))
        ),
        texts_added=tuple(sorted(after.texts[text] for text in set(after.texts) - set(before.texts))),
        texts_gone=tuple(sorted(before.texts[text] for text in set(before.texts) - set(after.texts))),
    )


Key = tuple[str, str, str]


def _changed(gone: set[Key], added: set[Key]) -> Iterator[tuple[Key, Key]]:
    """Single-valued facts that are gone here and stand there with another value."""
    new: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(added):
        if key[1] in SINGLE_VALUED:
            new[key[0], key[1]].append(key)
    for key in sorted(gone):
        if new[key[0], key[1]]:
            yield key, new[key[0], key[1]].pop(0)


def _fact(key: Key, state: _State) -> Fact:
    return Fact(state.name(key[0]), key[1], state.name(key[2]))


def _change(old: Key, new: Key, before: _State, after: _State) -> Change:
    return Change(after.name(new[0]), new[1], before.name(old[2]), after.name(new[2]))


def _flow_changes(before: _State, after: _State) -> Iterator[Change]:
    for iri in sorted(set(before.flows) | set(after.flows)):
        old, new = _in_words(before, iri), _in_words(after, iri)
        if old != new:
            yield Change(iri, "funding", old, new)


def _in_words(state: _State, iri: str) -> str:
    flow = state.flows.get(iri)
    return ", ".join(f"{name} {flow[name]}" for name in _MONEY if name in flow) if flow else ""


def _state(release: Path) -> _State:
    store = Store.read_only(str(release / "store"))
    state = _State()
    for label in store.quads_for_pattern(None, NamedNode(SKOS + "prefLabel"), None, DefaultGraph()):
        state.names[_text(label.subject)] = _text(label.object)
    claims = _claims(store)
    for predicate in _PREDICATES:
        for quad in store.quads_for_pattern(None, koop(predicate), None, DefaultGraph()):
            key = (_text(quad.subject), predicate, _text(quad.object))
            state.facts[key] = claims.get(key, 0)
    for quad in store.quads_for_pattern(None, koop("status"), None, DefaultGraph()):
        state.flows[_text(quad.subject)] = _flow(store, quad.subject, state)
    graph = iris.graph("conflicts")
    for quad in store.quads_for_pattern(None, koop("onProperty"), None, graph):
        subject = next((q.object for q in store.quads_for_pattern(quad.subject, koop("onSubject"), None, graph)), None)
        about = state.name(_text(subject)) if subject else ""
        state.conflicts[_text(quad.subject)] = f"{about}: {_text(quad.object).removeprefix(KOOP)}"
    for quad in store.quads_for_pattern(None, NamedNode(DCTERMS + "isReplacedBy"), None, DefaultGraph()):
        state.replaced[_text(quad.subject)] = _text(quad.object)
    meta = iris.graph("meta")
    for quad in store.quads_for_pattern(None, NamedNode(DCTERMS + "identifier"), None, meta):
        state.texts[_text(quad.subject)] = _text(quad.object)
    return state


def _claims(store: Store) -> Mapping[Key, int]:
    """How many texts say a fact."""
    parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    graphs: dict[str, str] = {}
    for name in ("subject", "predicate", "object"):
        for quad in store.quads_for_pattern(None, NamedNode(RDF + name), None, None):
            parts[_text(quad.subject)][name] = _text(quad.object)
            graphs[_text(quad.subject)] = _text(quad.graph_name)
    texts: defaultdict[Key, set[str]] = defaultdict(set)
    for claim, part in parts.items():
        texts[part["subject"], part["predicate"].removeprefix(KOOP), part["object"]].add(graphs[claim])
    return {key: len(found) for key, found in texts.items()}


def _flow(store: Store, node: object, state: _State) -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    assert isinstance(node, NamedNode)
    for name in _MONEY:
        for quad in store.quads_for_pattern(node, koop(name), None, DefaultGraph()):
            found[name].append(state.name(_text(quad.object)).rpartition("/")[2])
    return {name: " + ".join(sorted(values)) for name, values in found.items()}


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
