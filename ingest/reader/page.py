"""One self-contained HTML page for a reading: no script, no request, safe for hostile text."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from ingest.documents.front_matter import find_head
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
    """The text below its front matter with every proving stretch marked; beside it the statements, linked both ways."""
    statements = find_statements(reading)
    text = reading.document.text
    head = find_head(text)
    marks = [
        (text[m.span.start : m.span.end], m.statements)
        for m in find_marks(head.end if head else 0, len(text), statements)
        if m.span.start < m.span.end
    ]
    first: dict[int, int] = {}
    opened: list[list[int]] = []
    for index, (_, numbers) in enumerate(marks):
        opened.append([number for number in numbers if first.setdefault(number, index) == index])
    return _template().render(
        title=reading.document.source.title or reading.document.source.name,
        publisher=reading.document.source.publisher,
        marks=marks,
        statements=statements,
        first=first,
        opened=opened,
        issues=reading.issues,
    )
