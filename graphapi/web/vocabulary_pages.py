"""The vocabulary, its code lists and the rules: pages for people, RDF for machines, at the addresses of their IRIs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, RedirectResponse, Response
from pyoxigraph import Literal, NamedNode, Triple, parse, serialize

from graphapi.errors import NotFound
from graphapi.formats import Format
from graphapi.graph_answers import form_of, preferred_data
from graphapi.web.rendering import render_page
from ontology import hierarchy, schemes, shapes
from ontology.terms import KOOP, PREFIXES, SH, SHAPES

_TURTLE: Final = "text/turtle"
_CONTEXT: Final = hierarchy.FILE.with_name("context.jsonld")
_FILES: Final[dict[str, tuple[Path, ...]]] = {
    "ontology": (hierarchy.FILE,),
    "vocab": (schemes.FILE,),
    "shapes": shapes.shape_files(),
}

router = APIRouter(include_in_schema=False)


@router.get("/ontology")
def ontology(request: Request) -> Response:
    """Every term with what it means, or the ontology itself."""
    return _negotiated(request, "ontology") or _terms_page(request)


@router.get("/shapes")
def rules(request: Request) -> Response:
    """What every release is held to, or the SHACL shapes themselves."""
    return _negotiated(request, "shapes") or render_page(
        request, "shapes.html", shapes=_shape_messages(), queries=shapes.set_queries()
    )


@router.get("/vocab/{scheme}")
@router.get("/vocab/{scheme}/{value}")
def code_list(request: Request, scheme: str, value: str = "") -> Response:
    """A code list or one of its entries: where the page of the ontology shows it, or its triples."""
    codes = schemes.schemes().get(scheme, ())
    if not codes or (value and value not in {code.value for code in codes}):
        raise NotFound("no_code")
    anchor = f"{scheme}-{value}" if value else scheme
    return _negotiated(request, "vocab") or RedirectResponse(f"/ontology#{anchor}", 303)


@router.get("/ontology.{suffix}")
def ontology_file(suffix: str) -> Response:
    return _file("ontology", suffix)


@router.get("/vocab.{suffix}")
def code_lists_file(suffix: str) -> Response:
    return _file("vocab", suffix)


@router.get("/shapes.{suffix}")
def shapes_file(suffix: str) -> Response:
    return _file("shapes", suffix)


@router.get("/context.jsonld")
def context() -> Response:
    """The JSON-LD context of the vocabulary."""
    return FileResponse(_CONTEXT, media_type="application/ld+json")


def _file(part: str, suffix: str) -> Response:
    return _rdf(part, form_of(suffix))


def _negotiated(request: Request, part: str) -> Response | None:
    """RDF where it is asked for, None where a page is."""
    form = preferred_data(request)
    return _rdf(part, form) if form else None


def _rdf(part: str, form: Format) -> Response:
    files = _FILES[part]
    if form.media_type == _TURTLE and len(files) == 1:
        return FileResponse(files[0], media_type=_TURTLE)  # with the comments of its authors
    return Response(_serialized(part, form), media_type=form.media_type)


@cache
def _serialized(part: str, form: Format) -> bytes:
    triples = [quad.triple for path in _FILES[part] for quad in parse(path=path)]
    body = serialize(triples, format=form.writer, prefixes=PREFIXES)  # type: ignore[arg-type]
    return body or b""


def _terms_page(request: Request) -> Response:
    terms = hierarchy.terms().values()
    return render_page(
        request,
        "ontology.html",
        groups=[(sort, [term for term in terms if term.sort == sort]) for sort in ("class", "relation", "value")],
        codes=schemes.schemes(),
        short=_short,
        local=lambda iri: iri.value.removeprefix(KOOP) if iri.value.startswith(KOOP) else "",
    )


def _short(iri: NamedNode) -> str:
    """``iri`` as a prefixed name where a prefix fits, the longest first; without the prefix where it is ours."""
    if iri.value.startswith(KOOP):
        return iri.value.removeprefix(KOOP)
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if iri.value.startswith(namespace):
            return f"{prefix}:{iri.value.removeprefix(namespace)}"
    return iri.value


@cache
def _shape_messages() -> tuple[tuple[str, str, tuple[tuple[str, str, dict[str, str]], ...]], ...]:
    """The shapes by theme: (file, theme, ((name, severity, message in each language), …)), as their files have them."""
    found = []
    for path in shapes.shape_files():
        rows: dict[str, dict[str, str]] = {}
        severities: dict[str, str] = {}
        for quad in parse(path=path):
            if isinstance(quad.subject, NamedNode):
                _note(quad.triple, rows, severities)
        listed = tuple((name, severities.get(name, "Violation"), rows[name]) for name in rows)
        found.append((path.name, path.stem, listed))
    return tuple(found)


def _note(triple: Triple, rows: dict[str, dict[str, str]], severities: dict[str, str]) -> None:
    assert isinstance(triple.subject, NamedNode)
    name = triple.subject.value.removeprefix(SHAPES)
    if triple.predicate.value == SH + "message" and isinstance(triple.object, Literal):
        rows.setdefault(name, {})[triple.object.language or ""] = triple.object.value
    elif triple.predicate.value == SH + "severity" and isinstance(triple.object, NamedNode):
        severities[name] = triple.object.value.removeprefix(SH)
