"""The only place that mints IRIs. Patterns are those of ``docs/vocabulary.md``; every one is deterministic."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pyoxigraph import NamedNode

from ontology.terms import BASE

_FOLD: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

DATASET: Final = NamedNode(BASE + "dataset")
EXTRACTOR: Final = NamedNode(BASE + "extractor/koopgraph")
REPORT: Final = NamedNode(BASE + "report")

BUCKETS: Final[dict[str, str]] = {
    "Municipality": "place",
    "District": "place",
    "State": "place",
    "Region": "place",
    "Person": "person",
    "Concept": "work",
    "Project": "work",
    "Programme": "programme",
    "Award": "award",
    "Event": "event",
}
"""Coarse on purpose: retyping an Organisation as a Consultancy must not change its IRI. All other kinds are agents."""


def slug(name: str) -> str:
    """``name`` in lower-case ASCII words joined by hyphens; never empty, at most 80 characters."""
    spoken = re.sub(r"(?<=\w)\+", " plus", name)  # LEADER+ is not LEADER
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", spoken).translate(_FOLD))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words)[:80].strip("-") or "x"


def bucket(kind: str) -> str:
    return BUCKETS.get(kind, "agent")


def entity(kind: str, name: str, suffix: str = "") -> NamedNode:
    """``id/{bucket}/{slug}``; ``suffix`` (six hexadecimal digits) keeps two things of one name apart."""
    return NamedNode(f"{BASE}id/{bucket(kind)}/{slug(name)}" + (f"-{suffix}" if suffix else ""))


def municipality(ags: str) -> NamedNode:
    return NamedNode(f"{BASE}id/place/ags-{ags}")


def district(key: str) -> NamedNode:
    """``key`` has five digits for a district, three for a Regierungsbezirk."""
    return NamedNode(f"{BASE}id/place/kreis-{key}")


def state(key: str) -> NamedNode:
    return NamedNode(f"{BASE}id/place/land-{key}")


def document(source: str) -> NamedNode:
    return NamedNode(f"{BASE}doc/{source}")


def span(source: str, start: int, end: int) -> NamedNode:
    return NamedNode(f"{BASE}doc/{source}#o{start}-{end}")


def claim(source: str, digest: str) -> NamedNode:
    return NamedNode(f"{BASE}claim/{source}/{digest}")


def funding(source: str, number: str) -> NamedNode:
    """A flow as one text states it."""
    return NamedNode(f"{BASE}funding/{source}/{number}")


def fused_funding(digest: str) -> NamedNode:
    """A flow that several texts state."""
    return NamedNode(f"{BASE}funding/{digest}")


def conflict(digest: str) -> NamedNode:
    return NamedNode(f"{BASE}conflict/{digest}")


def decision(digest: str) -> NamedNode:
    """A decision on identity, of things or of money."""
    return NamedNode(f"{BASE}identity/{digest}")


def change(original: NamedNode, result: NamedNode) -> NamedNode:
    """The event by which one body became another."""
    names = (iri.value.rpartition("/")[2] for iri in (original, result))
    return NamedNode(f"{BASE}change/{'--'.join(names)}")


def run(version: str) -> NamedNode:
    """The reading of all texts of a release."""
    return NamedNode(f"{BASE}run/{version}")


def document_graph(source: str) -> NamedNode:
    return NamedNode(f"{BASE}graph/doc/{source}")


def graph(name: str) -> NamedNode:
    """``graph/meta``, ``graph/conflicts``, ``graph/identities``."""
    return NamedNode(f"{BASE}graph/{name}")


def code(scheme: str, value: str) -> NamedNode:
    """An entry of a SKOS code list, for instance ``code("funding-status", "granted")``."""
    return NamedNode(f"{BASE}vocab/{scheme}/{value}")
