from __future__ import annotations

import pytest
from pyoxigraph import Store

from graphapi.explore.questions import ORDER, Question, answer_question, find_question, list_questions, shown_question
from graphapi.store.embedded import EmbeddedStore

HOSTILE = "http://e/a> ?x ?y . ?s ?p ?o } #"


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


def test_values_are_bound_never_written() -> None:
    question = find_question("ministry-alliances")
    assert question is not None
    with pytest.raises(ValueError):
        answer_question(EmbeddedStore(Store()), question, {"funder": HOSTILE})
    with pytest.raises(ValueError):
        shown_question(question, {"funder": HOSTILE})


def test_unknown_question() -> None:
    assert find_question("../../etc/passwd") is None
