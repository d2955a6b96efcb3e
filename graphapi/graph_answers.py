"""A graph as an answer: in the form that the client likes best, or in the one it names."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from graphapi.errors import NotAcceptable, NotFound
from graphapi.formats import TRIPLES, Format, named_format, offers
from graphapi.negotiation import choose
from graphapi.store.query_process import used_prefixes

_OFFERS: Final = offers(TRIPLES)
_SUFFIXES: Final = {form.suffix: form for form in TRIPLES}
_HTML: Final = "text/html"
_FORMS: Final = ", ".join(form.media_type for form in TRIPLES)


def form_of(suffix: str) -> Format:
    """The form that the end of an address names. Raises NotFound for one that there is not."""
    form = _SUFFIXES.get(suffix)
    if form is None:
        raise NotFound("no_form", there=", ".join(_SUFFIXES))
    return form


def preferred_data(request: Request) -> Format | None:
    """The form of the data that the client likes better than the page; None where it wants the page."""
    media_type = choose(request.headers.get("accept"), (_HTML, *_OFFERS))
    if media_type is None:
        raise NotAcceptable("page_not_acceptable", where="Accept")
    return None if media_type == _HTML else _OFFERS[media_type]


def graph_format(request: Request, named: str | None = None) -> tuple[str, Format]:
    """The media type to answer under, and the format behind it: as ``named``, else as Accept likes it."""
    if named:
        form = named_format(named, TRIPLES)
        if form is None:
            raise NotAcceptable("no_graph_format", where="format", form=named[:40], there=_FORMS)
        return form.media_type, form
    media_type = choose(request.headers.get("accept"), tuple(_OFFERS))
    if media_type is None:
        raise NotAcceptable("graph_not_acceptable", where="Accept", there=_FORMS)
    return media_type, _OFFERS[media_type]


def negotiated_graph(request: Request, triples: list[Triple], named: str | None = None) -> Response:
    """``triples`` in the form asked for."""
    media_type, form = graph_format(request, named)
    return graph_response(triples, form, media_type=media_type)


def graph_response(
    triples: list[Triple], form: Format, *, media_type: str | None = None, link: str | None = None
) -> Response:
    """``triples`` in ``form``; ``link`` is the page that says the same."""
    body = serialize(triples, format=form.writer, prefixes=used_prefixes(triples))  # type: ignore[arg-type]
    headers = {"link": f'<{link}>; rel="alternate"; type="text/html"'} if link else {}
    return Response(body or b"", media_type=media_type or form.media_type, headers=headers)
