"""The graphs that a query is asked over: what its FROM clauses say, and whether it matters that they are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from pyoxigraph import Literal

from graphapi.errors import BadRequest
from graphapi.sparql.tokens import TOKEN, Token
from ontology.terms import PREFIXES

_COUNTING: Final = frozenset(["count", "sum", "avg", "group_concat"])
_GROUPING: Final = _COUNTING | {"group", "min", "max", "sample"}
_MAKING: Final = frozenset(["rand", "uuid", "struuid", "bnode"])
_DECIDING: Final = frozenset(["prefix", "base", "from", "graph"])


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs a query is asked over, ``default`` merged to one; None in both is the store's own data set."""

    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


def read_dataset(tokens: Sequence[Token]) -> Dataset:
    """The FROM and FROM NAMED clauses, with prefixes and BASE resolved. Raises BadRequest for one without an IRI."""
    if not any(kind == "word" and value.lower() == "from" for kind, value in tokens):
        return Dataset()
    clauses = [(word, iri) for word, iri in _graph_names(tokens) if word != "graph"]
    default, named = (tuple(dict.fromkeys(iri for said, iri in clauses if said == word)) for word in ("from", "named"))
    return Dataset(default, named)


def read_graphs(tokens: Sequence[Token]) -> tuple[str | None, ...]:
    """What stands behind each GRAPH: an IRI, or None for a variable."""
    return tuple(iri or None for word, iri in _graph_names(tokens) if word == "graph")


def without_clauses(text: str) -> str:
    """``text`` without its FROM clauses."""
    kept = []
    left = 0
    dropping = False
    for match in TOKEN.finditer(text):
        if match.lastgroup == "word" and match[0].lower() == "from":
            kept.append(text[left : match.start()])
            dropping = True
        elif dropping and match.lastgroup in ("iri", "name"):
            left = match.end()
            dropping = False
    return "".join([*kept, text[left:]])


def within_graphs(text: str, below: str, aside: Sequence[str]) -> str:
    """``text`` with a filter behind each GRAPH with a variable: a graph whose IRI begins with ``below`` and is none of
    ``aside``."""
    without = ", ".join(f"<{graph}>" for graph in aside)
    kept = []
    left = 0
    opened: list[str] = []
    last = before = ("", "")
    for match in TOKEN.finditer(text):
        token = (match.lastgroup or "", match[0])
        if token[0] == "skip":
            continue
        if token[0] == "open":
            behind = before[1].lower() == "graph" and (before[0], last[0], token[1]) == ("word", "variable", "{")
            opened.append(last[1] if behind else "")
        elif token[0] == "close" and opened and (variable := opened.pop()):
            kept.append(text[left : match.end()])
            kept.append(f" FILTER(STRSTARTS(STR({variable}), {Literal(below)}) && {variable} NOT IN ({without})) ")
            left = match.end()
        before, last = last, token
    return "".join([*kept, text[left:]])


def minds_repetition(tokens: Sequence[Token]) -> bool:
    """Whether it may change the answer that a triple is met once for each graph it stands in; False only if not."""
    words = [value.lower() for kind, value in tokens if kind == "word"]
    if _MAKING & set(words) or ("select" not in words and {"limit", "offset"} & set(words)):
        return True
    if "construct" in words and _makes_nodes(tokens):
        return True
    grouped = words.count("select") == 1 and _GROUPING & set(words)  # then each group is one row
    for at, (kind, value) in enumerate(tokens):
        word = value.lower() if kind == "word" else ""
        following = [value.lower() for _, value in tokens[at + 1 : at + 3]]
        if word == "select" and following[:1] != ["distinct"] and not grouped:
            return True
        if word in _COUNTING and following != ["(", "distinct"]:
            return True
    return False


def _makes_nodes(tokens: Sequence[Token]) -> bool:
    """Whether a template has blank nodes: a new one for each solution."""
    for kind, value in tokens:
        if kind == "word" and value.lower() == "where":
            return False
        if (kind == "open" and value != "{") or (kind, value) == ("word", "_"):
            return True
    return True


def _graph_names(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """(``from``, ``named`` or ``graph``, the IRI behind it); the IRI is empty where GRAPH has a variable."""
    prefixes = {f"{prefix}:": iri for prefix, iri in PREFIXES.items()}
    base = ""
    for at, (kind, value) in enumerate(tokens):
        word = value.lower() if kind == "word" else ""
        if word not in _DECIDING:
            continue
        first, second = [*tokens[at + 1 : at + 3], ("", ""), ("", "")][:2]
        if word == "base":
            base = urljoin(base, first[1][1:-1])
        elif word == "prefix":
            prefixes[first[1]] = urljoin(base, second[1][1:-1])
        elif word == "graph":
            yield word, "" if first[0] == "variable" else _resolve(first, prefixes, base)
        elif first[1].lower() == "named":
            yield "named", _resolve(second, prefixes, base)
        else:
            yield word, _resolve(first, prefixes, base)


def _resolve(token: Token, prefixes: dict[str, str], base: str) -> str:
    kind, value = token
    if kind == "iri":
        return urljoin(base, value[1:-1])
    if kind == "name":
        prefix, _, local = value.partition(":")
        if f"{prefix}:" in prefixes:
            return prefixes[f"{prefix}:"] + re.sub(r"\\(.)", r"\1", local)
        raise BadRequest("undeclared_prefix", where="query", prefix=prefix)
    raise BadRequest("graph_without_iri", where="query")
