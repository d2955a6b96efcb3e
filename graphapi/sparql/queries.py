"""A stranger's query, looked at before anything parses it: its form, its data set, and whether it is let in at all.

The engine's parser overflows its stack on deep nesting and hangs on some nested blank nodes, and SERVICE would let a
query post to any address. So the text is read here as tokens, in one pass of a regular expression without recursion.
The last wall behind this one is the query process, which has no network at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from graphapi.errors import BadRequest, Refused, TooLarge
from graphapi.sparql.datasets import Dataset, read_dataset
from graphapi.sparql.tokens import Token, read_tokens

Form = Literal["select", "ask", "construct", "describe"]

_FORMS: Final = ("select", "ask", "construct", "describe")
_UPDATES: Final = frozenset(["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"])
_HIDDEN_SERVICE: Final = re.compile(r"\)\.?service", re.IGNORECASE)
"""``FILTER(?a<?b)SERVICE?x#>``: the engine reads the ``<`` of an expression as less-than, the token rule as an IRI."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may be handed to a query process."""

    text: str
    form: Form
    dataset: Dataset
    normal: str
    """The same tokens with single blanks and no comments: equal for queries that differ in layout only."""


@dataclass(frozen=True, slots=True)
class Limits:
    length: int
    nesting: int


def read_query(text: str, limits: Limits) -> Query:
    """``text`` with its form and data set. Raises BadRequest, Refused or TooLarge; never parses beyond tokens."""
    if len(text) > limits.length:
        raise TooLarge("long_query", length=len(text), most=limits.length)
    tokens = read_tokens(text)
    _check_nesting(tokens, limits.nesting)
    _refuse_service(tokens)
    words = [value.lower() for kind, value in tokens if kind == "word"]
    form = next((word for word in words if word in _FORMS or word in _UPDATES), None)
    if form in _UPDATES:
        raise Refused("reading_only")
    if form not in _FORMS:
        raise BadRequest("no_query_form", where="query")
    return Query(text, form, read_dataset(tokens), " ".join(value for _, value in tokens))  # type: ignore[arg-type]


def _check_nesting(tokens: list[Token], allowed: int) -> None:
    depth = signs = 0
    for kind, value in tokens:
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        signs = signs + 1 if kind == "sign" and value in "!+-^" else 0
        if depth > allowed or signs > allowed:
            raise BadRequest("nested_query", where="query", most=allowed)


def _refuse_service(tokens: list[Token]) -> None:
    for at, (kind, value) in enumerate(tokens):
        lowered = value.lower()
        if "service" not in lowered:
            continue
        following = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        before = tokens[at - 1][1].lower() if at else ""
        if (
            kind == "word"  # also glued to its neighbours, as in ``trueSERVICE`` or ``SERVICESILENT``
            or (kind == "iri" and _HIDDEN_SERVICE.search(value))
            or (kind == "name" and lowered.startswith("service") and following == "{" and before != "graph")
        ):
            raise Refused("no_service", where="query")
