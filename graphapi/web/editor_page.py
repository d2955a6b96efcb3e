"""The SPARQL editor, with a plain form in its place where scripts do not run."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from graphapi.explore.questions import list_questions, shown_question
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.sparql.examples import list_examples
from graphapi.web.languages import PageLanguage
from graphapi.web.rendering import LOOSE_STYLE_POLICY, render_page
from graphapi.web.words import say
from ontology.terms import PREFIXES

_VIEW_WORDS: Final = ("table", "network", "map", "cut", "full", "unplaced")
_PLAIN: Final = 'curl -H "Accept: text/csv" --data-urlencode query@query.rq'

router = APIRouter(include_in_schema=False)


@router.get("/editor", name="editor")
def editor(
    request: Request,
    release: ServedRelease,
    language: PageLanguage,
    query: Annotated[str, Query(max_length=50_000)] = "",
) -> HTMLResponse:
    """The editor with ``query`` in it, or the first example."""
    examples = [{"title": q.titles[language], "query": shown_question(q, {})} for q in list_questions()]
    examples += [{"title": e.titles[language], "query": e.query} for e in list_examples()]
    return render_page(
        request,
        "editor.html",
        policy=LOOSE_STYLE_POLICY,
        examples=examples,
        data={
            "base": release.base_iri,
            "endpoint": "/sparql",
            "words": {name: say(language, f"editor.{name}") for name in _VIEW_WORDS},
            "label": say(language, "editor.query"),
            "prefixes": PREFIXES,
            "query": query or examples[0]["query"],
        },
        endpoint=f"{_PLAIN} {site_address(request)}/sparql",
    )
