"""The fixed queries of the pages, as files; values are bound into them, never written."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from ontology.terms import PREFIXES

_FOLDER: Final = Path(__file__).parent / "queries"


@cache
def read_query(name: str) -> str:
    """The text of ``queries/{name}.rq``."""
    return (_FOLDER / f"{name}.rq").read_text("utf-8")


def shown_query(name: str, this: NamedNode | None = None) -> str:
    """The query as a reader can run it anywhere: with the prefixes it uses and ``?this`` given its value."""
    text = _with_prefixes(name)
    return text if this is None else text.replace("WHERE {", f"WHERE {{\n  VALUES ?this {{ {this} }}", 1)


@cache
def _with_prefixes(name: str) -> str:
    return with_prefixes(read_query(name))


def with_prefixes(query: str) -> str:
    """``query`` after a declaration of each prefix it uses."""
    used = (f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if re.search(rf"\b{prefix}:", query))
    return "".join(used) + query
