"""Facts in rows: the words that prove most of them stand once, and what proves only some says which."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graphapi.explore.entities import Fact, Group
from graphapi.explore.statements import Quote, Statement
from graphapi.explore.things import Thing
from graphapi.web.facts import SHOWN, lay_out

LIST, NOTE, OTHER = (Quote("text", start, start + 5, f"words {start}") for start in (10, 20, 30))


def member(name: str, *quotes: Quote, modality: str = "") -> Fact:
    iri = NamedNode(f"https://example.org/{name}")
    said = [Statement(f"https://example.org/{name}-{n}", "memberOf", iri, (q,), "", "") for n, q in enumerate(quotes)]
    return Fact(Thing(iri.value, name), tuple(said), modality)


def names(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.value.name for fact in facts if isinstance(fact.value, Thing)]


def test_the_quote_that_proves_most_comes_first_and_once() -> None:
    facts = (member("A", NOTE, LIST), member("B", LIST), member("C", OTHER), member("D", LIST, NOTE), member("E"))
    [group] = lay_out([Group("in.memberOf", facts)])
    assert [names(row.facts) for row in group.rows] == [["A", "B", "D"], ["C"], ["E"]]
    first = group.rows[0]
    assert [(said.quote, said.claim, names(said.facts)) for said in first.proofs] == [
        (LIST, "A-1", []),
        (NOTE, "A-0", ["A", "D"]),
    ]
    assert group.rows[-1].proofs == ()


def test_what_is_planned_stands_apart_from_what_is_so() -> None:
    [group] = lay_out([Group("in.memberOf", (member("A", LIST), member("B", LIST, modality="planned")))])
    assert [names(row.facts) for row in group.rows] == [["A"], ["B"]]


def test_long_groups_are_cut_unless_asked_for_whole() -> None:
    facts = tuple(member(f"{n:03}", LIST) for n in range(SHOWN + 5))
    for whole, shown, rest in (("", SHOWN, 5), ("in.memberOf", SHOWN + 5, 0)):
        [group] = lay_out([Group("in.memberOf", facts)], whole)
        assert (sum(len(row.facts) for row in group.rows), group.count, group.rest) == (shown, SHOWN + 5, rest)
