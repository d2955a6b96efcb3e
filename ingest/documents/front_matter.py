"""The YAML head of a text file: what its publisher or collector says about it. Read as data from a stranger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from ingest.model import Span, Wording

MAX_HEAD: Final = 20_000
"""Characters. A head is a dozen lines; YAML is slow, and a long one is an attack or a mistake."""

_TOO_LONG: Final = Wording(
    f"der Kopf ist länger als {MAX_HEAD} Zeichen", f"its head is longer than {MAX_HEAD} characters"
)
_NO_FIELDS: Final = Wording("der Kopf ist keine Liste von Feldern", "its head is no list of fields")
_HEAD: Final = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a text: its span, its fields as plain strings, and what was wrong with it, if anything."""

    span: Span | None = None
    fields: tuple[tuple[str, str], ...] = ()
    fault: Wording | None = None

    def get(self, name: str) -> str | None:
        return dict(self.fields).get(name) or None


class _PlainLoader(yaml.SafeLoader):
    """Scalars stay as written (``2026-11-22`` is no date object), anchors are refused: no expansion, no surprise."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def find_head(text: str) -> Span | None:
    """Where the head of ``text`` stands, whatever is in it; None if there is none."""
    head = _HEAD.match(text[: MAX_HEAD + 1])
    return Span(*head.span()) if head else None


def read_front_matter(text: str) -> FrontMatter:
    """The head of ``text`` between two lines of ``---``; empty if there is none. Never raises: a fault is a word."""
    if not text.lstrip("\ufeff").startswith("---"):
        return FrontMatter()
    head = _HEAD.match(text[: MAX_HEAD + 1])
    if head is None:
        closed = re.search(r"^---[ \t]*\r?$", text[4:], re.MULTILINE)
        return FrontMatter(fault=_TOO_LONG if closed else None)
    span = Span(*head.span())
    try:
        fields = yaml.load(head["yaml"], Loader=_PlainLoader)  # noqa: S506 (a safe loader, narrowed further)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line, problem = where.line + 2 if where else 0, getattr(error, "problem", None) or error
        fault = Wording(
            f"der Kopf ist kein YAML{f' in Zeile {line}' if line else ''}: {problem}",
            f"its head is no YAML{f' in line {line}' if line else ''}: {problem}",
        )
        return FrontMatter(span, fault=fault)
    if fields is None:
        return FrontMatter(span)
    if not isinstance(fields, Mapping):
        return FrontMatter(span, fault=_NO_FIELDS)
    plain = tuple((str(name), value.strip()) for name, value in fields.items() if isinstance(value, str))
    return FrontMatter(span, plain)
