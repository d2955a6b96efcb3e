"""Templates → pages: one environment, escaping on, every word from the table, every address on this server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from graphapi.explore.things import Value
from graphapi.store import Release
from graphapi.web.assets import asset
from graphapi.web.languages import page_language
from graphapi.web.words import read_words, say, say_date, say_decimal, say_money, say_number, say_percent, say_period
from graphapi.wording import Language
from ontology.terms import XSD

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
LOOSE_STYLE_POLICY: Final = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "font-src 'self'", "font-src 'self' data:"
)
"""For the editor and the drawings alone, whose libraries set styles from scripts."""
TABLE_FORMATS: Final = (("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json"), ("Parquet", "parquet"))
"""What every table of a page is offered as: the name and the end of the address."""
_WHOLE_FRAGMENT: Final = 10
_ENDS: Final = 4
"""Words at either end of a long quote that find it on the original page."""
_NUMBERS: Final = frozenset({XSD + "integer", XSD + "decimal"})
_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
_DATES: Final = frozenset({XSD + "date", XSD + "gYear", XSD + "gYearMonth"})


class _PlainContext(Context):
    """Calls what a template names as it stands: nothing of ours asks for the context, and looking whether it does
    takes more than a quarter of a page's time."""

    def call(
        self, obj: Callable[..., Any], *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any
    ) -> Any:
        """``obj`` called; the variables of loops and blocks are for what asks for the context."""
        return obj(*args, **kwargs)


class _Environment(Environment):
    context_class = _PlainContext


_environment = _Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

_environment.filters["fragment"] = lambda words: text_fragment(words)


def safe_href(address: str) -> str:
    """``address`` if it is one that a reader may follow (http, https, mailto), else empty."""
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    return address if scheme in ("http", "https", "mailto") else ""


def text_fragment(words: str) -> str:
    """``words`` for ``#:~:text=``: long ones by their beginning and end, as the draft of text fragments has it."""
    parts = words.split()
    ends = [" ".join(parts)] if len(parts) <= _WHOLE_FRAGMENT else [" ".join(parts[:_ENDS]), " ".join(parts[-_ENDS:])]
    return ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def json_block(value: object) -> Markup:
    """``value`` as JSON that can stand in a script element: nothing in it can end the element or open another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


def local_path(base_iri: str, iri: str) -> str:
    """Where this server shows ``iri``: ``/page/…`` for things, ``/doc/…`` for sources; empty for IRIs not ours."""
    if not base_iri or not iri.startswith(base_iri):
        return ""
    path = iri.removeprefix(base_iri)
    if path.startswith("id/"):
        path = "page/" + path.removeprefix("id/")
    return "/" + quote(path, safe="/#%")


def compile_templates() -> None:
    """Every template and the table of words, read and compiled; else the first visitors would do it, side by side."""
    read_words()
    for name in _environment.list_templates():
        _environment.get_template(name)


class Wording:
    """What templates call to speak the page's language and to link to other pages in it."""

    def __init__(self, request: Request, release: Release, language: Language) -> None:
        self.language = language
        self.base = release.base_iri
        self.asked = request.query_params.get("lang") == language

    def __call__(self, key: str, **values: Any) -> str:
        return say(self.language, key, **values)

    def known(self, key: str) -> bool:
        return key in read_words()

    def group(self, key: str) -> str:
        """The heading of a group of facts: "Mitglieder", "gefördert durch"."""
        name = key.removeprefix("in.")
        section = "reverse" if key.startswith("in.") else "relation"
        return self(f"{section}.{name}") if self.known(f"{section}.{name}") else name

    def kind(self, kind: str) -> str:
        return self(f"kind.{kind or 'none'}")

    def href(self, path: str, **query: object) -> str:
        """An address on this server that keeps the language which was asked for in the address."""
        if self.asked:
            query["lang"] = self.language
        if not query:
            return path
        before, hash_, fragment = path.partition("#")
        asked = urlencode({name: str(value) for name, value in query.items() if value not in (None, "")})
        joint = "&" if "?" in before else "?"
        return before + (joint + asked if asked else "") + hash_ + fragment

    def path(self, thing: Any) -> str:
        return local_path(self.base, thing.iri)

    def thing(self, thing: Any) -> str:
        """The address of a thing's page; empty for what has none here."""
        path = self.path(thing)
        return self.href(path) if path else safe_href(thing.iri)

    def number(self, number: int | str) -> str:
        return say_number(self.language, number)

    def percent(self, number: int | str) -> str:
        return say_percent(self.language, str(number))

    def date(self, lexical: str) -> str:
        return say_date(self.language, lexical)

    def period(self, start: str, end: str) -> str:
        return say_period(self.language, start, end)

    def money(self, flow: Any) -> str:
        """The amount of a flow, empty where none is stated."""
        return say_money(self.language, flow.amount, flow.amount_max, flow.currency, flow.per, flow.approximate)

    def value(self, value: Value) -> str:
        """A literal as a reader writes it."""
        if value.datatype in _DATES:
            return say_date(self.language, value.lexical)
        if value.datatype in _NUMBERS and _NUMBER.fullmatch(value.lexical):
            return say_decimal(self.language, value.lexical)
        return value.lexical


def render_page(
    request: Request,
    template: str,
    /,
    *,
    status: int = 200,
    policy: str = POLICY,
    headers: dict[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """The page in the language of the request. ``t`` in templates is the ``Wording``."""
    release: Release = request.state.release
    language = page_language(request)
    query = {name: value for name, value in request.query_params.items() if name != "lang"}
    text = _environment.get_template(template).render(
        t=Wording(request, release, language),
        language=language,
        other="en" if language == "de" else "de",
        here=request.url.path,
        other_query=urlencode({**query, "lang": "en" if language == "de" else "de"}),
        release=release,
        asset=asset,
        safe_href=safe_href,
        json_block=json_block,
        table_formats=TABLE_FORMATS,
        **context,
    )
    return HTMLResponse(
        text, status, {"content-security-policy": policy, "content-language": language, **(headers or {})}
    )
