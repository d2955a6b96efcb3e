"""Nothing gets into a release that does not hold together, whoever read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Claim, Evidence, Funding, Reading, Span, Value
from ingest.release.admission import admit
from tests.ingest.readings import document, reading

GOOD = reading("eins", {"a": ("Cooperation", "Allianz"), "b": ("Consultancy", "Planwerk")}, [("a", "managedBy", "b")])
QUOTE = GOOD.claims[0].evidence
ELSEWHERE = (Evidence(GOOD.document.source.id, Span(0, 7), "another"),)


def claim(**changes: object) -> Claim:
    return replace(GOOD.claims[0], **changes)  # type: ignore[arg-type]


def flow(**changes: object) -> Funding:
    return replace(Funding("f1", "granted", QUOTE, recipient="a", funders=("b",)), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (claim(evidence=ELSEWHERE), "quote does not stand"),
        (claim(evidence=document("zwei", "Andere Worte.").evidence(Span(0, 6)) and ELSEWHERE), "quote"),
        (claim(subject="x"), "x is no entity"),
        (claim(object="x"), "x is no entity"),
        (claim(predicate="likes"), "likes is no relation"),
        (claim(predicate="issued", object=Value("20x9")), "“20x9” is no value of issued"),
        (claim(predicate="heldOn", object=Value("2019-09-02/2019-13-03")), "is no value of heldOn"),
        (claim(predicate="memberOf", object=Value("b")), "memberOf takes no value"),
        (claim(predicate="theme", object=Value(" ")), "is no value of theme"),
    ],
)
def test_a_claim_that_does_not_hold_is_refused_with_a_word(fault: Claim, why: str) -> None:
    admitted = admit(replace(GOOD, claims=(fault,)))
    assert admitted.claims == ()
    assert why in admitted.issues[0].message.en


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (flow(amount="viel", currency="EUR"), "not all are numbers"),
        (flow(amount="200", amount_max="100", currency="EUR"), "more than its upper end"),
        (flow(amount="100"), "without a currency"),
        (flow(share="120"), "a share of 120"),
        (flow(start="2020", end="2019"), "before it starts"),
        (flow(start="gestern"), "not all are dates"),
        (flow(funders=("x",)), "x is no entity"),
        (flow(evidence=ELSEWHERE), "quote does not stand"),
    ],
)
def test_a_flow_that_does_not_hold_is_refused_with_a_word(fault: Funding, why: str) -> None:
    admitted = admit(replace(GOOD, fundings=(fault,)))
    assert admitted.fundings == ()
    assert why in admitted.issues[0].message.en


def test_what_holds_is_admitted_unchanged() -> None:
    whole = replace(GOOD, fundings=(flow(amount="100", amount_max="200", currency="EUR", start="2019", end="2019-12"),))
    assert admit(whole) == whole


def test_a_claim_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="claim without evidence"):
        claim(evidence=())


def test_an_empty_reading_is_admitted() -> None:
    empty = Reading(document("leer", "Nichts."))
    assert admit(empty) == empty
