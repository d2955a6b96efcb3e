"""The same money in several texts is one flow; what contradicts stays two; what is open is a candidate."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ingest.model import Evidence, Funding, Modality, Span
from ingest.release.flows import DistinctFlow, Flows, find_flows
from ingest.release.statements import Flow, Statement
from ontology import iris

KAG = iris.entity("Cooperation", "KAG Oberzentrum")
LAND = iris.entity("Authority", "Freistaat Thüringen")
BUND = iris.entity("Authority", "Bund")
RING = iris.entity("Programme", "Region gestalten")
AKTIV = iris.entity("Programme", "Aktive Regionalentwicklung")
BUDGET = iris.entity("Programme", "Regionalbudget")
ONE, TWO, THREE = "1" * 16, "2" * 16, "3" * 16


def money(
    source: str,
    number: int = 1,
    *,
    recipient: NamedNode | None = KAG,
    funders: tuple[NamedNode, ...] = (LAND,),
    programme: NamedNode | None = None,
    quote: str = "erhält Geld",
    **fields: object,
) -> Flow:
    evidence = (Evidence(source, Span(number * 100, number * 100 + len(quote)), quote),)
    if "amount" in fields:
        fields.setdefault("currency", "EUR")
    fields.setdefault("status", "granted")
    funding = Funding(id=f"f{number}", evidence=evidence, **fields)  # type: ignore[arg-type]
    return Flow(iris.funding(source, str(number)), source, funding, recipient, funders, programme)


def says(source: str, subject: NamedNode, predicate: str, target: NamedNode, start: int = 100) -> Statement:
    evidence = (Evidence(source, Span(start, start + 10), "0123456789"),)
    return Statement(
        iris.claim(source, f"{predicate}{start}"), source, subject, predicate, target, evidence, "", 0.9,
        Modality.ASSERTED, inferred=False,
    )  # fmt: skip


def only(flows: Flows) -> DistinctFlow:
    assert len(flows.distinct) == 1
    return flows.distinct[0]


def test_one_text_keeps_its_own_name() -> None:
    flow = only(find_flows([money(ONE, amount="1000")]))
    assert flow.flow.iri == iris.funding(ONE, "1")


def test_two_texts_on_one_grant_are_one_flow_with_all_evidence() -> None:
    flow = only(find_flows([money(ONE, amount="600000"), money(TWO, amount="600000", share="55")]))
    assert flow.flow.funding.amount == "600000"
    assert flow.flow.funding.share == "55"
    assert [evidence.source for evidence in flow.flow.funding.evidence] == [ONE, TWO]


def test_the_order_of_texts_does_not_matter() -> None:
    flows = [money(ONE, amount="600000"), money(TWO, amount="600000"), money(THREE, amount="5")]
    assert find_flows(flows) == find_flows(reversed(flows))


def test_two_grants_of_one_text_are_never_joined() -> None:
    assert len(find_flows([money(ONE, 1, amount="900000"), money(ONE, 2, amount="900000")]).distinct) == 2


def test_what_fits_two_grants_of_another_text_stays_open() -> None:
    flows = find_flows(
        [
            money(ONE, 1, amount="900000", start="2010-07", end="2013-06"),
            money(ONE, 2, amount="900000", start="2013-07", end="2016-06"),
            money(TWO, amount="900000"),
        ]
    )
    assert len(flows.distinct) == 3
    assert len(flows.candidates) == 2


def test_contradicting_figures_under_nested_programmes_are_one_disputed_flow() -> None:
    said = [says(ONE, KAG, "fundedUnder", AKTIV), says(ONE, KAG, "fundedUnder", RING)]
    flow = only(
        find_flows(
            [
                money(ONE, amount="700000", programme=AKTIV, end="2024-04"),
                money(TWO, amount="714000", programme=RING),
            ],
            said,
        )
    )
    assert flow.disputed
    assert (flow.flow.funding.amount, flow.flow.funding.amount_max) == ("700000", "714000")
    assert flow.flow.programme == AKTIV
    assert flow.wider == (RING,)


def test_programmes_known_to_be_nested_are_one_flow_and_only_those_that_texts_name_are_told() -> None:
    known = {AKTIV: frozenset({RING}), RING: frozenset({BUDGET})}
    stated = [money(ONE, amount="5", programme=AKTIV), money(TWO, amount="5", programme=RING)]
    assert len(find_flows(stated).distinct) == 2
    flow = only(find_flows(stated, broader=known))
    assert (flow.flow.programme, flow.wider) == (AKTIV, (RING,))


def test_a_preferred_statement_settles_the_amount() -> None:
    stated = [money(ONE, amount="700000", programme=RING), money(TWO, amount="714000", programme=RING)]
    flow = only(find_flows(stated, preferred={stated[1].iri.value}))
    assert (flow.disputed, flow.settled) == (True, True)
    assert (flow.flow.funding.amount, flow.flow.funding.amount_max) == ("714000", None)
    assert len(flow.stated) == 2


def test_a_rounded_figure_gives_way_to_the_exact_one() -> None:
    flow = only(
        find_flows(
            [
                money(ONE, amount="1100000", amount_written="1,1 Mio. Euro", programme=BUDGET),
                money(TWO, amount="1125000", amount_written="1.125.000 Euro", programme=BUDGET),
            ]
        )
    )
    assert not flow.disputed
    assert flow.flow.funding.amount == "1125000"


def test_joint_funders_and_one_of_them_alone_are_one_flow_of_both() -> None:
    flow = only(find_flows([money(ONE, amount="5", funders=(LAND, BUND)), money(TWO, amount="5", funders=(BUND,))]))
    assert set(flow.flow.funders) == {LAND, BUND}


def test_own_money_is_never_granted_money() -> None:
    flows = find_flows([money(ONE, amount="5"), money(TWO, amount="5", status="own")])
    assert len(flows.distinct) == 2
    assert not flows.candidates


def test_yearly_amounts_are_never_totals() -> None:
    flows = find_flows([money(ONE, amount="50000", per="year"), money(TWO, amount="50000")])
    assert len(flows.distinct) == 2


def test_other_periods_shares_and_programmes_tell_flows_apart() -> None:
    stated = money(ONE, amount="5", start="2010", end="2012", share="55", programme=RING)
    for other in (
        money(TWO, amount="5", start="2013"),
        money(TWO, amount="5", share="65"),
        money(TWO, amount="5", programme=BUDGET),
    ):
        assert len(find_flows([stated, other]).distinct) == 2


def test_planned_money_that_was_granted_points_to_the_grant() -> None:
    flows = find_flows([money(ONE, amount="5", status="planned"), money(TWO, amount="5")])
    planned = next(flow for flow in flows.distinct if flow.flow.funding.status == "planned")
    assert planned.granted_as == iris.funding(TWO, "1")
    assert not flows.candidates


def test_money_to_an_alliance_and_to_its_project_may_be_the_same() -> None:
    project = iris.entity("Project", "Regionalmanagement")
    flows = find_flows(
        [money(ONE, amount="5"), money(TWO, amount="5", recipient=project)], [says(ONE, KAG, "hasProject", project)]
    )
    assert len(flows.distinct) == 2
    assert len(flows.candidates) == 1


def test_statements_without_amount_are_one_only_where_they_say_the_very_same() -> None:
    assert len(find_flows([money(ONE), money(TWO)]).distinct) == 1
    assert len(find_flows([money(ONE), money(TWO, start="2020")]).distinct) == 2
    assert len(find_flows([money(ONE), money(TWO, amount="5")]).candidates) == 1


def test_instalments_without_amounts_are_parts_of_the_total_beside_them() -> None:
    flows = find_flows(
        [
            money(ONE, 1, amount="1719999", quote="insgesamt 1.719.999 Euro"),
            money(ONE, 2, share="75", start="2018-06", end="2021-07"),
            money(ONE, 3, share="65", start="2021-08", end="2024-07"),
        ]
    )
    parts = [flow for flow in flows.distinct if flow.included_in]
    assert [flow.flow.iri for flow in parts] == [iris.funding(ONE, "2"), iris.funding(ONE, "3")]
    assert {flow.included_in for flow in parts} == {iris.funding(ONE, "1")}


def test_a_sum_of_parts_with_amounts_is_set_aside() -> None:
    flows = find_flows([money(ONE, 1, amount="30"), money(ONE, 2, amount="10"), money(ONE, 3, amount="20")])
    sums = [flow for flow in flows.distinct if flow.sum_of]
    assert [flow.flow.iri for flow in sums] == [iris.funding(ONE, "1")]
    assert sums[0].sum_of == (iris.funding(ONE, "2"), iris.funding(ONE, "3"))
    assert not any(flow.included_in for flow in flows.distinct)


def test_a_sum_that_says_so_is_one_whomever_it_names() -> None:
    concept = iris.entity("Concept", "REK")
    parts = [money(ONE, number, amount="900000", programme=BUDGET) for number in (1, 2)]
    sum_ = money(ONE, 3, amount="1800000", recipient=concept, funders=(), quote="Insgesamt waren es 1,8 Mio. Euro")
    other = money(ONE, 4, amount="1800000", recipient=concept, funders=())
    assert [flow.flow.iri for flow in find_flows([*parts, sum_]).distinct if flow.sum_of] == [sum_.iri]
    assert not any(flow.sum_of for flow in find_flows([*parts, other]).distinct)


def test_a_joint_grant_names_all_that_it_pays() -> None:
    other = iris.entity("Cooperation", "Allianz SON.NEC")
    said = [says(ONE, KAG, "fundedBy", LAND), says(ONE, other, "fundedBy", LAND, 101)]
    flow = only(find_flows([money(ONE, recipient=None, amount="5")], said))
    assert set(flow.recipients) == {KAG, other}


def test_the_volume_of_a_programme_has_no_recipient() -> None:
    assert only(find_flows([money(ONE, recipient=None, funders=(), programme=RING, amount="5")])).recipients == ()
