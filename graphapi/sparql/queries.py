"""A stranger's query, looked at before anything parses it: its form, its data set, and whether it is let in at all.

The engine's parser overflows its stack on deep nesting and hangs on some nested blank nodes, and SERVICE would let a
query post to any address. So the text is read here as tokens, in one pass of a regular expression without recursion.
The last wall behind this one is the query process, which has no network at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urljoin

from graphapi.errors import BadRequest, Refused, TooLarge

Form = Literal["select", "ask", "construct", "describe"]

_TOKEN: Final = re.compile(
    r"""
    (?P<skip>[\s]+|\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
              |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$][\w]+)
  | (?P<language>@[A-Za-z][\w-]*)
  | (?P<name>(?:[^\W\d_](?:[\w.-]{0,99}[\w-])?)?:(?:[\w:%]|[.-](?=[\w:%.\\-])|\\.)*)
  | (?P<word>[^\W\d][\w]*)
  | (?P<number>[\d.]+(?:[eE][+-]?\d+)?)
  | (?P<open>[{(\[])
  | (?P<close>[})\]])
  | (?P<sign>\\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS: Final = ("select", "ask", "construct", "describe")
_UPDATES: Final = frozenset(["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"])
_HIDDEN_SERVICE: Final = re.compile(r"\)\.?service", re.IGNORECASE)
"""``FILTER(?a<?b)SERVICE?x#>``: the engine reads the ``<`` of an expression as less-than, the token rule as an IRI."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs a query is asked over, ``default`` merged to one; None in both is the store's own data set."""

    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may be handed to a query process."""

    text: str
    form: Form
    dataset: Dataset
    normal: str
    """The same tokens with single blanks and no comments: equal for queries that differ in layout only."""
    by_protocol: bool = False
    """Whether ``dataset`` was given beside the query, where it counts instead of what the text says."""


@dataclass(frozen=True, slots=True)
class Limits:
    length: int
    nesting: int


def read_query(text: str, limits: Limits) -> Query:
    """``text`` with its form and data set. Raises BadRequest, Refused or TooLarge; never parses beyond tokens."""
    if len(text) > limits.length:
        raise TooLarge(
            f"The query has {len(text)} characters; at most {limits.length} are read.",
            remedy="Split it, or take the dump and query it at home.",
        )
    tokens = [(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text)]
    tokens = [token for token in tokens if token[0] != "skip"]
    _check_nesting(tokens, limits.nesting)
    _refuse_service(tokens)
    words = [value.lower() for kind, value in tokens if kind == "word"]
    form = next((word for word in words if word in _FORMS or word in _UPDATES), None)
    if form in _UPDATES:
        raise Refused("This endpoint is for reading: updates are not taken.")
    if form not in _FORMS:
        raise BadRequest("The query has no SELECT, ASK, CONSTRUCT or DESCRIBE.", where="query")
    return Query(text, form, _read_dataset(tokens), " ".join(value for _, value in tokens))  # type: ignore[arg-type]


def _check_nesting(tokens: list[tuple[str, str]], allowed: int) -> None:
    depth = signs = 0
    for kind, value in tokens:
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        signs = signs + 1 if kind == "sign" and value in "!+-^" else 0
        if depth > allowed or signs > allowed:
            raise BadRequest(f"The query is nested more than {allowed} levels deep.", where="query")


def _refuse_service(tokens: list[tuple[str, str]]) -> None:
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
            raise Refused(
                "SERVICE is refused: this endpoint asks no other server on behalf of a query.",
                where="query",
                remedy="Ask each endpoint yourself and join the answers, or take the dump.",
            )


def _read_dataset(tokens: list[tuple[str, str]]) -> Dataset:
    """The FROM and FROM NAMED clauses, with prefixes and BASE resolved."""
    if not any(kind == "word" and value.lower() == "from" for kind, value in tokens):
        return Dataset()
    prefixes: dict[str, str] = {}
    base = ""
    default: list[str] = []
    named: list[str] = []
    for at, (kind, value) in enumerate(tokens):
        word = value.lower() if kind == "word" else ""
        if word not in ("prefix", "base", "from"):
            continue
        following = [*tokens[at + 1 : at + 3], ("", ""), ("", "")]
        if word == "base":
            base = urljoin(base, following[0][1][1:-1])
        elif word == "prefix":
            prefixes[following[0][1]] = urljoin(base, following[1][1][1:-1])
        elif following[0][1].lower() == "named":
            named.append(_resolve(following[1], prefixes, base))
        else:
            default.append(_resolve(following[0], prefixes, base))
    return Dataset(tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named)))


def _resolve(token: tuple[str, str], prefixes: dict[str, str], base: str) -> str:
    kind, value = token
    if kind == "iri":
        return urljoin(base, value[1:-1])
    if kind == "name":
        prefix, _, local = value.partition(":")
        if f"{prefix}:" in prefixes:
            return prefixes[f"{prefix}:"] + re.sub(r"\\(.)", r"\1", local)
        raise BadRequest(f"The prefix {prefix}: of a FROM clause is not declared.", where="query")
    raise BadRequest("FROM must be followed by an IRI.", where="query")
