"""One self-contained HTML page for a reading: no script, no request, safe for hostile text."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from ingest.model import Reading
from ingest.reader.marks import find_marks
from ingest.reader.statements import find_statements


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("ingest.reader", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("page.html.j2")


def render_page(reading: Reading) -> str:
    """The text with every proving stretch marked, and beside it the statements, each linked to its words."""
    statements = find_statements(reading)
    text = reading.document.text
    marks = [
        (text[m.span.start : m.span.end], m.statements)
        for m in find_marks(len(text), statements)
        if m.span.start < m.span.end
    ]
    first: dict[int, int] = {}
    for index, (_, numbers) in enumerate(marks):
        for number in numbers:
            first.setdefault(number, index)
    return _template().render(
        title=reading.document.source.title or reading.document.source.name,
        publisher=reading.document.source.publisher,
        marks=marks,
        statements=statements,
        first=first,
        issues=reading.issues,
    )
