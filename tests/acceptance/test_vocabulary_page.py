"""Every query of ``docs/vocabulary.md`` is answered by the graph of the demonstration corpus, its example is true."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import RdfFormat, Store

from ontology import hierarchy, terms
from tests.acceptance.graph import PROLOGUE, ROOT, Built

PAGE = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```trig\n(.*?)```", PAGE, re.DOTALL)
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.partition("WHERE")[0].strip())
def test_query_has_answers(corpus: Built, query: str) -> None:
    assert corpus.rows(query)


@pytest.mark.parametrize("example", EXAMPLES, ids=["facts", "evidence"])
def test_example_stands_in_the_graph(corpus: Built, example: str) -> None:
    read = Store()
    read.load(f"{PROLOGUE}{example}".encode(), format=RdfFormat.TRIG)
    assert list(read)
    assert [quad for quad in read if quad not in corpus.store] == []


@pytest.mark.parametrize("name", [*terms.KINDS, *terms.RELATIONS, *terms.VALUES, *terms.FUNDING_VALUES])
def test_each_word_of_the_guide_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_page_names_only_terms_that_exist() -> None:
    named = set(re.findall(r"\bkoop:([A-Za-z]\w*)", PAGE))
    assert named <= set(hierarchy.terms())
