"""The example queries: real questions of people who study cooperation, each a file that runs as it stands anywhere.

A file begins with ``# de:``, ``# en:`` and ``# keywords:``. They are described as ``sh:SPARQLExecutable`` in the way of
the SIB endpoints, so that editors and catalogues find them under ``/.well-known/sparql-examples``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.terms import BASE, PREFIXES, RDF, RDFS, SH

FOLDER: Final = Path(__file__).parent / "examples"
_SCHEMA: Final = "https://schema.org/"
"""SIB writes schema.org with https, and tools that read such descriptions look for that."""
_HEAD: Final = re.compile(r"^# (\w+): (.+)$", re.MULTILINE)
_FORM: Final = re.compile(r"^(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.MULTILINE)
_KINDS: Final = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct", "DESCRIBE": "Describe"}
_PREFIXES: Final = NamedNode(BASE + "sparql-prefixes")


@dataclass(frozen=True, slots=True)
class Example:
    """``titles`` are the question in German and English; ``query`` declares its own prefixes."""

    name: str
    titles: Mapping[str, str]
    keywords: tuple[str, ...]
    query: str
    form: str


@cache
def list_examples() -> tuple[Example, ...]:
    """Every example, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.rq")))


def _read(path: Path) -> Example:
    text = path.read_text("utf-8")
    head = dict(_HEAD.findall(text))
    query = _HEAD.sub("", text).strip() + "\n"
    form = _FORM.search(query)
    assert form, f"{path}: no query"
    keywords = tuple(word.strip() for word in head["keywords"].split(","))
    return Example(path.stem, {"de": head["de"], "en": head["en"]}, keywords, query, form[1])


def describe_examples(endpoint: str) -> list[Triple]:
    """The examples as executables of SHACL, each with its question, its query and the endpoint it is asked of."""
    triples: list[Triple] = []
    for prefix, iri in PREFIXES.items():
        declared = NamedNode(f"{_PREFIXES.value}#{prefix}")
        triples += [
            Triple(_PREFIXES, _sh("declare"), declared),
            Triple(declared, _sh("prefix"), Literal(prefix)),
            Triple(declared, _sh("namespace"), Literal(iri, datatype=NamedNode(PREFIXES["xsd"] + "anyURI"))),
        ]
    for example in list_examples():
        node = NamedNode(f"{BASE}sparql-examples/{example.name}")
        kind = _KINDS[example.form]
        triples += [
            Triple(node, NamedNode(RDF + "type"), _sh("SPARQLExecutable")),
            Triple(node, NamedNode(RDF + "type"), _sh(f"SPARQL{kind}Executable")),
            Triple(node, _sh("prefixes"), _PREFIXES),
            Triple(node, _sh(kind.lower()), Literal(example.query)),
            Triple(node, NamedNode(_SCHEMA + "target"), NamedNode(endpoint)),
        ]
        for language, title in example.titles.items():
            triples.append(Triple(node, NamedNode(RDFS + "comment"), Literal(title, language=language)))
        for keyword in example.keywords:
            triples.append(Triple(node, NamedNode(_SCHEMA + "keywords"), Literal(keyword)))
    return triples


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
