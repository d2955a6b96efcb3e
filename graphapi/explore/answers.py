"""One question about the way of money, from whatever mouth (page, command line, tool), and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graphapi.errors import BadRequest, NotFound
from graphapi.explore.amounts import say_amount, say_range
from graphapi.explore.funding import FILTERS, STATUSES, Filters, find_things
from graphapi.explore.hops import open_network
from graphapi.explore.money_records import Record, chains_record, trace_record
from graphapi.explore.sums import Group, Sum
from graphapi.explore.tables import Row, open_tables
from graphapi.explore.tracing import (
    MAX_HOPS,
    Chains,
    Direction,
    Trace,
    TraceFilters,
    chains,
    chains_of,
    trace,
)
from graphapi.store import Release

_DIRECTIONS: dict[str, Direction] = {"from": "from", "to": "to", "both": "both"}


@dataclass(frozen=True, slots=True)
class Question:
    """Where money goes from ``start`` (or comes from), or the shortest ways from ``start`` to ``until``. IRIs."""

    start: str
    until: str = ""
    direction: str = "both"
    filters: TraceFilters = field(default_factory=TraceFilters)
    hops: int = MAX_HOPS


@dataclass(frozen=True, slots=True)
class Answer:
    """Either the shortest chains between two things, or one trace for each direction that was asked for."""

    question: Question
    traces: tuple[Trace, ...] = ()
    chains: Chains | None = None

    def record(self, base_iri: str) -> Record:
        if self.chains is not None:
            return chains_record(self.chains, base_iri)
        return {"start": self.question.start, "traces": [trace_record(found, base_iri) for found in self.traces]}


def named(release: Release, words: str) -> str:
    """The IRI that ``words`` mean: an IRI, or a name that only one thing has. Raises NotFound or BadRequest."""
    found = find_things(release.keep(open_tables), words)
    fitting = [thing for thing in found if thing["fit"] == found[0]["fit"]]
    if not fitting:
        raise NotFound("no_name", name=words)
    if len(fitting) > 1:
        offered = "; ".join(f"{thing['name']} ({thing['kind']}) {thing['iri']}" for thing in fitting)
        raise BadRequest("several_names", name=words, offered=offered)
    return str(fitting[0]["iri"])


_THINGS: Final = ("funder", "recipient", "programme", "alliance", "actor")
_YEARS: Final = ("first", "last")


def read_filters(release: Release, asked: Mapping[str, str]) -> Filters:
    """The filters in ``asked``; things by IRI or by a name that only one has. Raises BadRequest or NotFound."""
    given: dict[str, Any] = {}
    for name in FILTERS:
        value = asked.get(name, "").strip()
        if not value:
            continue
        if name in _THINGS:
            given[name] = named(release, value)
        elif name in _YEARS:
            if not (value.isdecimal() and len(value) == 4):
                raise BadRequest("no_year", where=name, parameter=name)
            given[name] = int(value)
        else:
            given[name] = value
    return Filters(**given)


def follow(release: Release, question: Question) -> Answer:
    """The answer to a question; raises BadRequest for what cannot be asked."""
    if question.direction not in _DIRECTIONS:
        raise BadRequest("one_of", where="direction", parameter="direction", there=", ".join(_DIRECTIONS))
    if question.filters.statuses - set(STATUSES):
        raise BadRequest("one_of", where="status", parameter="status", there=", ".join(STATUSES))
    network, tables = release.keep(open_network), release.keep(open_tables)
    if question.until:
        found = chains(network, tables, question.start, question.until, question.filters, max_hops=question.hops)
        return Answer(question, chains=found)
    ways: tuple[Direction, ...] = ("from", "to") if question.direction == "both" else (_DIRECTIONS[question.direction],)
    return Answer(
        question,
        tuple(trace(network, tables, question.start, way, question.filters, max_hops=question.hops) for way in ways),
    )


_ARROWS = {"from": "→", "to": "←"}


def tell(answer: Answer) -> Iterator[str]:
    """The answer in lines for a terminal: each step under the step it continues, with its amount and its words."""
    if answer.chains is not None:
        yield f"{answer.chains.found} shortest ways" + ("" if answer.chains.whole else ", these are some")
        for chain in answer.chains.chains:
            yield ""
            for depth, row in enumerate(chain):
                yield from _line(row, depth + 1, "from")
        return
    for found in answer.traces:
        steps = f"{found.found} steps" + ("" if found.whole else f", the nearest {len(found.hops)}")
        yield f"money {'from' if found.direction == 'from' else 'to'} {found.start}: {steps}"
        for line in chains_of(found):
            yield from _line(line[-1], len(line), found.direction)


def _line(row: Row, depth: int, direction: str) -> Iterator[str]:
    end = row["target_name"] if direction == "from" else row["source_name"]
    if row["flow"]:
        through = f", {row['programme_name']}" if row["programme"] and row["kind"] != "programme" else ""
        joint = ", jointly" if row["joint"] else ""
        said = f"{row['kind']}: {say_amount(row, 'en')}{through}{joint}"
    else:
        said = row["kind"]
    indent = "  " * depth
    yield f"{indent}{_ARROWS[direction]} {end} ({said})"
    for quote in (row["evidence"] or ())[:1]:
        words = " ".join(quote["quote"].split())
        yield f"{indent}    “{words}” [{quote['text']} {quote['start']}–{quote['end']}]"


def tell_sums(totals: Sequence[Sum], groups: Sequence[Group]) -> Iterator[str]:
    """Sums in lines for a terminal, each group with what is in it and what is not; the last lines hold all."""
    for group in groups:
        yield group.name or "(not named)"
        for one in group.sums:
            yield f"  {_sum_line(one)}"
    if groups:
        yield "together"
    for one in totals:
        yield f"{'  ' if groups else ''}{_sum_line(one)}"


def _sum_line(one: Sum) -> str:
    said = []
    if one.totals:
        said.append(say_range(one.total_min, one.total_max, one.currency, "en"))
    if one.yearlies:
        said.append(f"{say_range(one.yearly_min, one.yearly_max, one.currency, 'en')} a year")
    aside = {
        "without an amount": one.unnamed,
        "part of a total": one.parts,
        "sum of others": one.restated,
        "without a recipient": one.volumes,
        "granted since": one.granted_since,
    }
    left_out = ", ".join(f"{count} {words}" for words, count in aside.items() if count)
    return (
        f"{one.status}: {' and '.join(said) or 'no amount stated'} from {one.counted} flows"
        + (f"; not in it: {left_out}" if left_out else "")
        + (f"; {one.disputed} disputed" if one.disputed else "")
    )
