"""Full-text search over a release: folded German words, compounds, typing errors, facets; suggestions while typing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Any, Final

from rapidfuzz import fuzz
from tantivy import Document, Index, Occur, Query, Schema, Searcher, TextAnalyzer

from graphapi.store import Release
from ontology.folding import NAMES, WORDS, fold, folded_words, names_analyzer, words_analyzer

FACETS: Final = ("kind", "state", "district", "theme", "programme", "year")
PAGE: Final = 20
SUGGESTED: Final = 8
LONGEST_TERM: Final = 200
"""Characters of a search term that are looked at; no name is longer."""
_MOST_WORDS: Final = 12
_FACET_VALUES: Final = 200
_CANDIDATES: Final = 200
"""Hits that are ranked anew by how much is known about them."""


@dataclass(frozen=True, slots=True)
class Hit:
    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    states: tuple[str, ...]
    statements: int
    told_apart: str = ""
    """What tells it from others of its kind and name; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with its values and how many hits each has; years from new to old, others most first."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    loosened: bool = False
    """No entry has all the words; these have some of them."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The opened index of one release; safe to use from threads."""

    schema: Schema
    searcher: Searcher
    words: TextAnalyzer


def open_search(release: Release) -> SearchIndex | None:
    """The index of the release, opened; None where it was built without one."""
    folder = release.search
    if not (folder / "meta.json").is_file():
        return None
    index = Index.open(str(folder))
    words = words_analyzer((folder / "words.txt").read_text("utf-8").split())
    index.register_tokenizer(NAMES, names_analyzer())
    index.register_tokenizer(WORDS, words)
    return SearchIndex(index.schema, index.searcher(), words)


def search(index: SearchIndex, term: str, chosen: Mapping[str, str] | None = None, page: int = 1) -> Found:
    """What matches all words of ``term`` (else some of them) and every chosen facet; an empty term matches all."""
    narrow = [_exactly(index, facet, value) for facet, value in (chosen or {}).items() if value]
    words = folded_words(term[:LONGEST_TERM])[:_MOST_WORDS]
    required = [_word_query(index, word, last=word is words[-1]) for word in words]
    found = _run(index, _all_of([*required, *narrow]), term, page)
    if found.total or len(words) < 2:
        return found
    some = Query.boolean_query([(Occur.Should, query) for query in required])
    return _run(index, _all_of([some, *narrow]), term, page, loosened=True)


def suggest(index: SearchIndex, term: str, kinds: Iterable[str] = ()) -> list[Hit]:
    """The best few things whose names begin like ``term``, typing errors allowed."""
    words = folded_words(term[:LONGEST_TERM])[:_MOST_WORDS]
    if not words:
        return []
    queries = [_name_query(index, word, prefix=word is words[-1]) for word in words]
    wanted = list(kinds)
    if wanted:
        queries.append(Query.term_set_query(index.schema, "kind", wanted))
    ranked = _ranked(index, _all_of(queries), term)
    return [hit for _, hit in ranked[:SUGGESTED]]


def find_candidates(index: SearchIndex, term: str, kinds: Iterable[str], limit: int) -> list[Hit]:
    """Things whose names share a word with ``term``, typing errors allowed, the most alike first."""
    words = folded_words(term[:LONGEST_TERM])[:_MOST_WORDS]
    if not words:
        return []
    queries = [_any_of(*(_name_query(index, word, prefix=False) for word in words))]
    wanted = list(kinds)
    if wanted:
        queries.append(Query.term_set_query(index.schema, "kind", wanted))
    return [hit for _, hit in _ranked(index, _all_of(queries), term)][:limit]


def _all_of(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries]) if queries else Query.all_query()


def _any_of(*queries: Query) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _exactly(index: SearchIndex, facet: str, value: str) -> Query:
    return Query.const_score_query(Query.term_query(index.schema, facet, value), 0.0)


def _name_query(index: SearchIndex, word: str, *, prefix: bool) -> Query:
    """Names with ``word``: exact first, then as a beginning, then with one or two typing errors."""
    queries = [Query.boost_query(Query.term_query(index.schema, "names", word), 6.0)]
    if prefix:
        begins = Query.fuzzy_term_query(index.schema, "names", word, distance=0, prefix=True)
        queries.append(Query.boost_query(begins, 3.0))
    if len(word) > 3:
        distance = 2 if len(word) > 8 else 1
        queries.append(Query.fuzzy_term_query(index.schema, "names", word, distance=distance, prefix=prefix))
    return _any_of(*queries)


def _word_query(index: SearchIndex, word: str, *, last: bool) -> Query:
    """``word`` anywhere: in names, in the meaning of names, in the words of the sources."""
    queries = [_name_query(index, word, prefix=last and len(word) > 2)]
    parts = index.words.analyze(word)
    for field, boost in (("title", 3.0), ("text", 1.0)):
        if parts:
            every = _all_of([Query.term_query(index.schema, field, part) for part in parts])
            queries.append(Query.boost_query(every, boost))
    return _any_of(*queries)


def _run(index: SearchIndex, query: Query, term: str, page: int, *, loosened: bool = False) -> Found:
    ranked = _ranked(index, query, term, limit=max(_CANDIDATES, page * PAGE))
    total = _count(index, query)
    hits = tuple(hit for _, hit in ranked[(page - 1) * PAGE : page * PAGE])
    return Found(total, hits, _facets(index, query), loosened)


def _ranked(index: SearchIndex, query: Query, term: str, limit: int = _CANDIDATES) -> list[tuple[float, Hit]]:
    """Hits by how well they match and how much is said about them; equal ones by name."""
    whole = fold(term.strip())
    scored = []
    for score, address in index.searcher.search(query, limit, count=False).hits:
        hit = _hit(index.searcher.doc(address))
        known = (0.7 if hit.kind == "SourceDocument" else 1.0) * (1 + log(1 + hit.statements) / 8)
        scored.append((float(score) * known * _likeness(whole, hit), hit))
    return sorted(scored, key=lambda pair: (-round(pair[0], 6), len(pair[1].name), pair[1].name, pair[1].iri))


def _likeness(whole: str, hit: Hit) -> float:
    """From 1 to 4: how much a name of the hit is like the whole term, so that a town stands before its projects."""
    if not whole:
        return 1.0
    return 1 + 3 * max(fuzz.ratio(whole, fold(name)) / 100 for name in (hit.name, *hit.aliases)) ** 2


def _count(index: SearchIndex, query: Query) -> int:
    answer = index.searcher.aggregate(query, {"all": {"value_count": {"field": "weight"}}})
    return int(answer["all"]["value"])


def _hit(document: Document) -> Hit:
    stored: dict[str, list[Any]] = document.to_dict()
    return Hit(
        stored["iri"][0],
        stored.get("kind", [""])[0],
        stored["name"][0],
        tuple(stored.get("alias", ())),
        tuple(stored.get("state", ())),
        int(stored["weight"][0]),
        stored.get("told_apart", [""])[0],
    )


def _facets(index: SearchIndex, query: Query) -> tuple[Facet, ...]:
    asked = {name: {"terms": {"field": name, "size": _FACET_VALUES}} for name in FACETS}
    answer = index.searcher.aggregate(query, asked)
    facets = []
    for name in FACETS:
        values = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer[name]["buckets"]]
        ordered = sorted(values, reverse=True) if name == "year" else sorted(values, key=lambda v: (-v[1], v[0]))
        if ordered:
            facets.append(Facet(name, tuple(ordered)))
    return tuple(facets)
