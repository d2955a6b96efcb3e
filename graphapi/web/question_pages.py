"""The catalogue of questions: forms instead of SPARQL, the query shown, the answer as a page, CSV or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from graphapi.errors import NotFound
from graphapi.explore.questions import (
    Amount,
    Answer,
    Cell,
    Question,
    answer_question,
    count_answers,
    find_question,
    list_questions,
    shown_question,
)
from graphapi.explore.reconciliation import named_thing
from graphapi.explore.searches import open_search, suggest
from graphapi.explore.things import Thing
from graphapi.requests import ServedRelease
from graphapi.store import Release
from graphapi.web.kept_pages import KeptRoute
from graphapi.web.languages import PageLanguage
from graphapi.web.money import table_response
from graphapi.web.rendering import render_page

WHOLE: Final = 2_000
"""A larger answer is not drawn up for a page that shows 200 rows of it: the reader is asked to narrow it down."""
SHOWN: Final = 200
"""Rows on the page, which says so; the downloads have all."""
_PROOF: Final = ("quote", "source", "start", "end")

router = APIRouter(include_in_schema=False, route_class=KeptRoute)


@router.get("/questions")
def catalogue(request: Request, release: ServedRelease) -> HTMLResponse:
    return render_page(request, "questions.html", questions=list_questions(), counts=release.keep(all_counts))


@router.get("/questions/{name}.json")
def answer_json(request: Request, release: ServedRelease, name: str) -> JSONResponse:
    """The answer as JSON objects, with the release and the query it comes from."""
    question = _question(name)
    given = _asked(release, question, request)
    answer = answer_question(release.store, question, given)
    rows = [
        {
            **dict(zip(answer.columns, map(_object, row.cells), strict=True)),
            "quotes": [
                {"text": quote.words, "source": quote.document, "start": quote.start, "end": quote.end}
                for quote in row.quotes
            ],
        }
        for row in answer.rows
    ]
    return JSONResponse(
        {
            "question": question.titles,
            "release": release.version,
            "query": shown_question(question, given),
            "rows": rows,
        }
    )


@router.get("/questions/{name}.{suffix}")
def answer_file(request: Request, release: ServedRelease, name: str, suffix: str) -> Response:
    """The answer as a table, a line for each quote: things as name and IRI, quotes with their place."""
    question = _question(name)
    names, rows = _table(question, answer_question(release.store, question, _asked(release, question, request)))
    return table_response(question.id, suffix, names, [rows], release, {"release": release.version})


@router.get("/questions/{name}")
def answer_page(request: Request, release: ServedRelease, language: PageLanguage, name: str) -> HTMLResponse:
    question = _question(name)
    given = _given(release, question, request)
    asked = {p.name: request.query_params.get(p.name, "") for p in question.parameters}
    iris = _iris(given)
    too_much = not iris and release.keep(all_counts)[question.id] > WHOLE
    answer = Answer(question.columns, ()) if too_much else answer_question(release.store, question, iris)
    return render_page(
        request,
        "question.html",
        question=question,
        title=question.titles[language],
        note=question.notes.get(language, ""),
        asked=asked,
        given=given,
        unknown=[text for parameter, text in asked.items() if text and parameter not in given],
        answer=answer,
        too_much=too_much,
        count=release.keep(all_counts)[question.id],
        shown=answer.rows[:SHOWN],
        values={name: thing.iri for name, thing in given.items()},
        query=shown_question(question, iris),
        is_thing=lambda cell: isinstance(cell, Thing),
        is_amount=lambda cell: isinstance(cell, Amount),
    )


def all_counts(release: Release) -> Mapping[str, int]:
    """The size of each question's whole answer."""
    return {question.id: count_answers(release.store, question) for question in list_questions()}


def _question(name: str) -> Question:
    question = find_question(name)
    if question is None:
        raise NotFound("no_question")
    return question


def _given(release: Release, question: Question, request: Request) -> dict[str, Thing]:
    """The things that the values in the address name: an IRI, or the best match of a name."""
    index = release.keep(open_search)
    given = {}
    for parameter in question.parameters:
        text = request.query_params.get(parameter.name, "").strip()
        if release.base_iri and text.startswith(release.base_iri):
            thing = named_thing(release, text)
        elif text and index:
            hits = suggest(index, text, parameter.kinds)
            thing = Thing(hits[0].iri, hits[0].name, hits[0].kind) if hits else None
        else:
            thing = None
        if thing:
            given[parameter.name] = thing
    return given


def _iris(given: Mapping[str, Thing]) -> dict[str, str]:
    return {name: thing.iri for name, thing in given.items()}


def _asked(release: Release, question: Question, request: Request) -> dict[str, str]:
    """The IRIs that a file is asked for. Raises NotFound for a name that means nothing: a file cannot tell that its
    answer is for all."""
    given = _given(release, question, request)
    for parameter in question.parameters:
        text = request.query_params.get(parameter.name, "").strip()
        if text and parameter.name not in given:
            raise NotFound("no_name_in_role", name=text)
    return _iris(given)


def _table(question: Question, answer: Answer) -> tuple[list[str], list[list[Any]]]:
    """Headings and lines, a line for each quote; an answer without a quote has one line. The headings are the same
    whatever the answer is."""
    names = [heading for column in answer.columns for heading in _headings(column, question)]
    lines = []
    for row in answer.rows:
        cells = zip(answer.columns, row.cells, strict=True)
        texts = [text for column, cell in cells for text in _texts(column, cell, question)]
        proofs = [[quote.words, quote.document, quote.start, quote.end] for quote in row.quotes]
        lines += [[*texts, *proof] for proof in proofs or [[None] * len(_PROOF)]]
    return [*names, *_PROOF], lines


def _headings(column: str, question: Question) -> list[str]:
    if column == "amount":
        return ["amount", "amount_max", "currency", "per", "approximate"]
    return [column, f"{column}_iri"] if column in question.things else [column]


def _texts(column: str, cell: Cell, question: Question) -> list[str]:
    match cell:
        case Amount():
            return [cell.amount, cell.amount_max, cell.currency, cell.per, "true" if cell.approximate else ""]
        case Thing():
            return [cell.name, cell.iri]
        case None:
            return [""] * len(_headings(column, question))
        case _:
            return [cell.lexical, ""] if column in question.things else [cell.lexical]


def _object(cell: Cell) -> Any:
    match cell:
        case Amount():
            said = {"amount": cell.amount, "amountMax": cell.amount_max, "currency": cell.currency, "per": cell.per}
            return {key: value for key, value in said.items() if value} | {"approximate": cell.approximate}
        case Thing():
            return {"iri": cell.iri, "name": cell.name}
        case None:
            return None
        case _:
            return cell.lexical
