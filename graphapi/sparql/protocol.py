"""SPARQL 1.1 Protocol, section 2.1: what a request for a query says, read once and strictly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from graphapi.errors import BadRequest, Refused
from graphapi.sparql.datasets import Dataset

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_FIELDS: Final = 1000
"""More fields than any request has; parsing stops there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``query`` is None where none was given. ``dataset`` is None where the request names no graphs."""

    query: str | None
    dataset: Dataset | None
    format: str | None


def read_request(method: str, query_string: bytes, content_type: str, body: bytes) -> Asked:
    """What a GET, HEAD or POST asks for. Every parameter stands once, in the address or in the body but not in both."""
    address = _Parameters(query_string, "the address")
    if method != "POST":
        return _read(address)
    media_type, _, parameter = content_type.partition(";")
    media_type = media_type.strip().lower()
    charset = parameter.strip().lower().replace('"', "")
    if charset and charset != "charset=utf-8":
        raise BadRequest(f"The body must be UTF-8, not {parameter.strip()!r}.", where="Content-Type")
    if media_type == _UPDATE:
        raise Refused("This endpoint is for reading: updates are not taken.")
    if media_type == _FORM:
        form = _Parameters(body, "the body")
        form.refuse_shared(address)
        return _read(form, address.take("format"))
    if media_type == _QUERY:
        if address.values.get("query"):
            raise BadRequest("A query stands in the address and in the body.", where="query")
        try:
            address.values["query"] = [body.decode("utf-8")]
        except UnicodeDecodeError as error:
            raise BadRequest("The body is not UTF-8.", where=f"byte {error.start}") from error
        return _read(address)
    raise BadRequest(
        f"A query is not posted as {media_type or 'nothing'!r}.",
        where="Content-Type",
        remedy=f"Use {_QUERY} for the bare query or {_FORM} for a form.",
    )


class _Parameters:
    """The parameters of one place, each taken once."""

    def __init__(self, encoded: bytes, place: str) -> None:
        self.place = place
        self.values: dict[str, list[str]] = {}
        try:
            text = encoded.decode("ascii") if b"%" in encoded else encoded.decode("utf-8")
            pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
        except ValueError as error:
            raise BadRequest(f"The parameters in {place} are not percent-encoded UTF-8.") from error
        for name, value in pairs:
            self.values.setdefault(name, []).append(value)

    def take(self, name: str) -> str | None:
        values = self.values.get(name, [])
        if len(values) > 1:
            raise BadRequest(f"The parameter {name} stands {len(values)} times.", where=name)
        return values[0] if values else None

    def refuse_shared(self, other: _Parameters) -> None:
        for name in ("query", "default-graph-uri", "named-graph-uri", "format", "update"):
            if name in self.values and name in other.values:
                raise BadRequest(f"The parameter {name} stands in the address and in the body.", where=name)
        if "query" in other.values:
            raise BadRequest("A form carries its query in the body, not in the address.", where="query")
        for name in ("default-graph-uri", "named-graph-uri"):
            self.values.setdefault(name, other.values.get(name, []))


def _read(parameters: _Parameters, form: str | None = None) -> Asked:
    if "update" in parameters.values or "using-graph-uri" in parameters.values:
        raise Refused("This endpoint is for reading: updates are not taken.")
    query = parameters.take("query")
    if query is not None and not query.strip():
        raise BadRequest("The query is empty.", where="query")
    default = tuple(dict.fromkeys(parameters.values.get("default-graph-uri", [])))
    named = tuple(dict.fromkeys(parameters.values.get("named-graph-uri", [])))
    dataset = Dataset(default, named) if default or named else None
    return Asked(query, dataset, parameters.take("format") or form)
