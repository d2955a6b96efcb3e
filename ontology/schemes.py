"""The code lists of ``schemes.ttl`` as records, and what the name of a cooperation or concept shows of its kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from ontology.terms import BASE, DCTERMS, ORG, SKOS, TYPE

_BROAD_MATCH: Final = NamedNode(SKOS + "broadMatch")
_SORTED_BY: Final = {
    "Cooperation": ("cooperation-kind", NamedNode(ORG + "classification")),
    "Concept": ("concept-kind", NamedNode(DCTERMS + "type")),
}
FILE: Final = Path(__file__).with_name("schemes.ttl")


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list: "granted is called bewilligt".

    ``cues`` are words in names that point to it; ``classes`` of other vocabularies hold all things of this kind.
    """

    scheme: str
    value: str
    iri: NamedNode
    label: Mapping[str, str]
    definition: Mapping[str, str]
    cues: tuple[str, ...]
    classes: tuple[NamedNode, ...] = ()


@cache
def schemes() -> Mapping[str, tuple[Code, ...]]:
    """All code lists by name, entries in the order of the file."""
    facts: dict[str, dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    classes: dict[str, list[NamedNode]] = defaultdict(list)
    for quad in ox.parse(path=FILE):
        if not isinstance(quad.subject, NamedNode):
            continue
        if isinstance(quad.object, Literal):
            facts[quad.subject.value][quad.predicate.value.removeprefix(SKOS)].append(quad.object)
        elif quad.predicate == _BROAD_MATCH and isinstance(quad.object, NamedNode):
            classes[quad.subject.value].append(quad.object)
    found: dict[str, list[Code]] = defaultdict(list)
    for iri, texts in facts.items():
        scheme, _, value = iri.removeprefix(f"{BASE}vocab/").partition("/")
        if value:
            label = {text.language or "": text.value for text in texts["prefLabel"]}
            definition = {text.language or "": text.value for text in texts["definition"]}
            cues = tuple(text.value for text in texts["hiddenLabel"])
            found[scheme].append(Code(scheme, value, NamedNode(iri), label, definition, cues, tuple(classes[iri])))
    return {scheme: tuple(codes) for scheme, codes in found.items()}


def codes(scheme: str) -> tuple[Code, ...]:
    return schemes()[scheme]


def kind_of_name(scheme: str, name: str) -> Code | None:
    """The entry whose cue is the longest that stands in ``name``; None if none does.

    A cue of at most five letters must be a word of its own ("ILE" is not in "Meile"); a longer one may end a compound.
    """
    folded = name.casefold()
    best: tuple[int, Code] | None = None
    for code in codes(scheme):
        for cue in code.cues:
            pattern = rf"{re.escape(cue)}(?!\w)" if len(cue) > 5 else rf"\b{re.escape(cue)}(?!\w)"
            if (best is None or len(cue) > best[0]) and re.search(pattern, folded):
                best = len(cue), code
    return best[1] if best else None


def sorts(kind: str, names: Iterable[str]) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Properties and objects that say what sort of cooperation or concept a thing is, as the first name shows that
    shows anything: its entry in the code list, and the classes of other vocabularies that follow."""
    if kind not in _SORTED_BY:
        return
    scheme, predicate = _SORTED_BY[kind]
    code = next((code for name in names if (code := kind_of_name(scheme, name))), None)
    if code:
        yield predicate, code.iri
        yield from ((TYPE, class_) for class_ in code.classes)
