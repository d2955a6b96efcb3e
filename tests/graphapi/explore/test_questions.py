from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from graphapi.explore.questions import ORDER, Question, answer_question, find_question, list_questions, shown_question
from graphapi.explore.things import Thing
from graphapi.store.embedded import EmbeddedStore

HOSTILE = "http://e/a> ?x ?y . ?s ?p ?o } #"
OWN_MONEY = """
PREFIX koop: <https://w3id.org/koopgraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX e: <http://e/>
BASE <https://w3id.org/koopgraph/>
<id/agent/one> skos:prefLabel "One" . <id/agent/other> skos:prefLabel "Other" .
e:f1 a koop:Funding ; koop:status <vocab/status/own> ; koop:recipient <id/agent/one> ; koop:evidence e:s1 .
e:f2 a koop:Funding ; koop:status <vocab/status/own> ; koop:evidence e:s2 .
GRAPH e:g { e:s1 oa:exact "a" ; oa:start 0 ; oa:end 1 ; prov:wasQuotedFrom e:d .
            e:s2 oa:exact "b" ; oa:start 2 ; oa:end 3 ; prov:wasQuotedFrom e:d }
"""


@pytest.mark.parametrize("question", list_questions(), ids=ORDER)
def test_question_can_be_asked_of_any_store(question: Question) -> None:
    store = EmbeddedStore(Store())
    assert answer_question(store, question, {}).rows == ()
    given = {parameter.name: "https://w3id.org/koopgraph/id/agent/x" for parameter in question.parameters}
    assert answer_question(store, question, given).rows == ()
    Store().query(shown_question(question, given))


@pytest.mark.parametrize("question", list_questions(), ids=ORDER)
def test_parameters_are_variables_of_the_answer(question: Question) -> None:
    assert {parameter.name for parameter in question.parameters} <= set(question.columns)


@pytest.mark.parametrize("question", list_questions(), ids=ORDER)
def test_parameters_have_names_in_the_answer(question: Question) -> None:
    """A row without the name of a given thing is not about it."""
    head = question.query[: question.query.index("WHERE")]
    assert all(f"?{parameter.name}Name " in head for parameter in question.parameters)


def test_what_names_no_recipient_is_no_answer_for_one() -> None:
    """Own money without a recipient is not that of whomever is asked for."""
    question = find_question("own-money")
    assert question is not None
    quads = Store()
    quads.load(OWN_MONEY.encode(), format=RdfFormat.TRIG)
    store = EmbeddedStore(quads)
    one, other = "https://w3id.org/koopgraph/id/agent/one", "https://w3id.org/koopgraph/id/agent/other"
    assert len(answer_question(store, question, {}).rows) == 2
    assert [row.cells[0] for row in answer_question(store, question, {"recipient": one}).rows] == [Thing(one, "One")]
    assert answer_question(store, question, {"recipient": other}).rows == ()
    assert store.select(shown_question(question, {"recipient": other})) == []


def test_values_are_bound_never_written() -> None:
    question = find_question("ministry-alliances")
    assert question is not None
    with pytest.raises(ValueError):
        answer_question(EmbeddedStore(Store()), question, {"funder": HOSTILE})
    with pytest.raises(ValueError):
        shown_question(question, {"funder": HOSTILE})


def test_unknown_question() -> None:
    assert find_question("../../etc/passwd") is None
