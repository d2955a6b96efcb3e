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
    address = _Parameters(query_string, "parameters")
    if method != "POST":
        return _read(address)
    media_type, _, parameter = content_type.partition(";")
    media_type = media_type.strip().lower()
    name, _, charset = parameter.strip().lower().partition("=")
    if name == "charset" and charset.strip('"') != "utf-8":
        raise BadRequest("body_charset", where="Content-Type", charset=charset)
    if media_type == _UPDATE:
        raise Refused("reading_only")
    if media_type == _FORM:
        form = _Parameters(body, "form")
        form.refuse_shared(address)
        return _read(form, address.take("format"))
    if media_type == _QUERY:
        if address.values.get("query"):
            raise BadRequest("query_twice", where="query")
        try:
            address.values["query"] = [body.decode("utf-8")]
        except UnicodeDecodeError as error:
            raise BadRequest("body_not_utf8", where=f"byte {error.start}") from error
        return _read(address)
    raise BadRequest("body_type", where="Content-Type", type=media_type, bare=_QUERY, form=_FORM)


class _Parameters:
    """The parameters of one place, each taken once."""

    def __init__(self, encoded: bytes, place: str) -> None:
        self.values: dict[str, list[str]] = {}
        try:
            text = encoded.decode("ascii") if b"%" in encoded else encoded.decode("utf-8")
            pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
        except ValueError as error:
            raise BadRequest(f"{place}_not_utf8") from error
        for name, value in pairs:
            self.values.setdefault(name, []).append(value)

    def take(self, name: str) -> str | None:
        values = self.values.get(name, [])
        if len(values) > 1:
            raise BadRequest("parameter_repeated", where=name, name=name, count=len(values))
        return values[0] if values else None

    def refuse_shared(self, other: _Parameters) -> None:
        for name in ("query", "default-graph-uri", "named-graph-uri", "format", "update"):
            if name in self.values and name in other.values:
                raise BadRequest("parameter_twice", where=name, name=name)
        if "query" in other.values:
            raise BadRequest("query_not_in_body", where="query")
        for name in ("default-graph-uri", "named-graph-uri"):
            self.values.setdefault(name, other.values.get(name, []))


def _read(parameters: _Parameters, form: str | None = None) -> Asked:
    if "update" in parameters.values or "using-graph-uri" in parameters.values:
        raise Refused("reading_only")
    query = parameters.take("query")
    if query is not None and not query.strip():
        raise BadRequest("empty_query", where="query")
    default = tuple(dict.fromkeys(parameters.values.get("default-graph-uri", [])))
    named = tuple(dict.fromkeys(parameters.values.get("named-graph-uri", [])))
    dataset = Dataset(default, named) if default or named else None
    return Asked(query, dataset, parameters.take("format") or form)
