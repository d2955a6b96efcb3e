"""Sums that may be trusted: nothing counted twice, nothing mixed, everything left out named.

Granted, own and planned money are never added to each other, currencies neither, and an amount per year is no total
unless its period is closed. Joint payers, recipients and states are one group that is never split, so the groups of a
table add up to its last line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graphapi.errors import BadRequest
from graphapi.explore.funding import BY_YEARS, PERIOD, Filters, where
from graphapi.explore.tables import Row, Tables

DIMENSIONS: Final[dict[str, tuple[str, str]]] = {
    "funders": ("funders", "funders_name"),
    "programme": ("programme", "programme_name"),
    "recipient": ("recipient", "recipient_name"),
    "alliance": ("alliance", "alliance_name"),
    "state": ("states", "states_name"),
    "kind": ("recipient_kind", "recipient_kind"),
}
"""What sums can be grouped by besides the year: the column that names a group, and the one that says it in words."""


VIEWS: Final = {
    "payers": "funders",
    "recipients": "recipient",
    "programmes": "programme",
    "alliances": "alliance",
    "states": "state",
    "kinds": "kind",
    "years": "year",
}
"""The tables of sums: what they are called in addresses and commands → the dimension."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What flows of one status and currency come to, and what stands beside the sum instead of in it.

    ``flows`` = ``counted`` + ``unnamed`` + ``parts`` + ``restated`` + ``volumes`` + ``granted_since``. ``total`` holds
    closed sums, ``yearly`` amounts that recur every year over an open period; each runs from at least to at most.
    """

    status: str
    currency: str
    flows: int
    counted: int
    total_min: Decimal
    total_max: Decimal
    yearly_min: Decimal
    yearly_max: Decimal
    totals: int
    """Flows in ``total``."""
    yearlies: int
    """Flows in ``yearly``."""
    unnamed: int
    """Flows whose amount no text states."""
    parts: int
    """Parts of a total that is counted."""
    restated: int
    """Sums of parts that are counted."""
    volumes: int
    """Money without a named recipient: what a programme has to give."""
    volume_max: Decimal
    granted_since: int
    """Planned money that another text reports as granted."""
    disputed: int
    """Counted flows whose amount texts contradict each other on; the range holds all figures."""
    approximate: int
    """Counted flows whose amount the text marks as rounded."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sums of one group of flows; ``key`` is empty for the flows that name nothing in this dimension."""

    key: str
    name: str
    sums: tuple[Sum, ...]


_ZERO: Final = Decimal("0.00")

SELECTION: Final = """
WITH chosen AS NOT MATERIALIZED (SELECT * FROM fundings WHERE {condition}),
judged AS NOT MATERIALIZED (
  SELECT *, CASE
    WHEN counts_as = 'part' AND included_in NOT IN (SELECT iri FROM chosen)
      THEN CASE WHEN total_max IS NULL AND yearly_max IS NULL THEN 'unnamed' ELSE 'money' END
    ELSE counts_as END AS role
  FROM chosen)
"""
"""A part counts where its total is not among the flows that were asked for. Not materialised: a query reads only the
columns that it needs."""

_MEASURES: Final = """
  coalesce(currency, '') AS currency, role, count(*) AS flows,
  sum(total_min) AS total_min, sum(total_max) AS total_max, count(total_max) AS totals,
  sum(yearly_min) AS yearly_min, sum(yearly_max) AS yearly_max, count(yearly_max) AS yearlies,
  count_if(disputed) AS disputed, count_if(approximate) AS approximate
"""
"""What flows of one role come to. Few expressions and one row a role: planning a query costs more than running it."""
_ROLES: Final = {
    "unnamed": "unnamed",
    "part": "parts",
    "sum": "restated",
    "volume": "volumes",
    "granted since": "granted_since",
}
"""The roles that stand beside a sum, and what they are called there."""


def add_up(tables: Tables, filters: Filters) -> tuple[Sum, ...]:
    """The sums of all flows that fit, one for each status and currency, in the order granted, own, planned."""
    return _sums(_grouped(tables, filters, "''", "''"))


def sums_by(tables: Tables, filters: Filters, by: str) -> tuple[Group, ...]:
    """The sums by one dimension, the largest granted money first; the groups add up to ``add_up``."""
    if by == "year":
        return sums_by_year(tables, filters)
    if by not in DIMENSIONS:
        raise BadRequest("one_of", where="by", parameter="by", there=", ".join([*DIMENSIONS, "year"]))
    key, name = DIMENSIONS[by]
    return _groups(_grouped(tables, filters, key, name))


def _grouped(tables: Tables, filters: Filters, key: str, name: str) -> list[Row]:
    condition, values = where(filters)
    selection = SELECTION.format(condition=condition)
    return tables.rows(
        f"{selection} SELECT coalesce({key}, '') AS key, coalesce(any_value({name}), '') AS name, status, {_MEASURES} "  # noqa: S608 fixed texts
        "FROM judged GROUP BY key, status, coalesce(currency, ''), role",
        values,
    )


def _groups(rows: Sequence[Row]) -> tuple[Group, ...]:
    keys: dict[str, list[Row]] = {}
    for row in rows:
        keys.setdefault(row["key"], []).append(row)
    groups = [Group(key, found[0]["name"], _sums(found)) for key, found in keys.items()]
    return tuple(sorted(groups, key=_rank))


def _rank(group: Group) -> tuple[bool, list[Decimal], int, str]:
    by_status = dict.fromkeys(("granted", "own", "planned"), _ZERO)
    for one in group.sums:
        by_status[one.status] -= one.total_max or one.yearly_max
    return not group.key, list(by_status.values()), -sum(one.flows for one in group.sums), group.key


def _sums(rows: Sequence[Row]) -> tuple[Sum, ...]:
    """Rows → sums. Flows without amount have no currency: they stand with that of their status, if it is one."""
    currencies: dict[str, set[str]] = {}
    for row in rows:
        currencies.setdefault(row["status"], set()).update(filter(None, [row["currency"]]))
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        only = currencies[row["status"]] if len(currencies[row["status"]]) == 1 else ()
        found.setdefault((row["status"], row["currency"] or next(iter(only), "")), []).append(row)
    return tuple(_sum(*key, found[key]) for key in sorted(found))


def _sum(status: str, currency: str, rows: Sequence[Row]) -> Sum:
    money = [row for row in rows if row["role"] == "money"]
    beside = {name: sum(row["flows"] for row in rows if row["role"] == role) for role, name in _ROLES.items()}
    volumes = [row["total_max"] or row["yearly_max"] or _ZERO for row in rows if row["role"] == "volume"]

    def together(name: str) -> Decimal:
        return sum((row[name] for row in money if row[name] is not None), _ZERO)

    return Sum(
        status=status,
        currency=currency,
        flows=sum(row["flows"] for row in rows),
        counted=sum(row["flows"] for row in money),
        total_min=together("total_min"),
        total_max=together("total_max"),
        yearly_min=together("yearly_min"),
        yearly_max=together("yearly_max"),
        totals=sum(row["totals"] for row in money),
        yearlies=sum(row["yearlies"] for row in money),
        volume_max=sum(volumes, _ZERO),
        disputed=sum(row["disputed"] for row in money),
        approximate=sum(row["approximate"] for row in money),
        **beside,
    )


def sums_by_year(tables: Tables, filters: Filters) -> tuple[Group, ...]:
    """The sums by year as far as texts tell: a year that a flow names alone; the years of an amount per year with first
    and last year; otherwise the whole period, which is never split; last the flows without a period."""
    condition, values = where(filters)
    selection = SELECTION.format(condition=condition)
    rows = tables.rows(
        f"""{selection}, spread AS (
          SELECT status, currency, role, yearly_min, yearly_max, disputed, approximate,
            unnest(CASE WHEN by_years THEN list_transform(range(first_year, last_year + 1), lambda y: y::VARCHAR)
                        ELSE [period] END) AS key,
            CASE WHEN by_years THEN coalesce(amount, 0) * payments ELSE total_min END AS total_min,
            CASE WHEN by_years THEN coalesce(amount_max, amount) * payments ELSE total_max END AS total_max
          FROM (SELECT status, currency, role, yearly_min, yearly_max, total_min, total_max, disputed, approximate,
            amount, amount_max, first_year, last_year,
            {BY_YEARS} AS by_years,
            (CASE per WHEN 'month' THEN 12 ELSE 1 END) AS payments,
            {PERIOD} AS period
            FROM judged))
        SELECT key, key AS name, status, {_MEASURES} FROM spread GROUP BY key, status, coalesce(currency, ''), role""",  # noqa: S608 fixed texts
        values,
    )
    return tuple(sorted(_groups(rows), key=lambda group: (not group.key, _first_year(group.key), group.key)))


def _first_year(period: str) -> int:
    years = [int(year) for year in period.split("–") if year]
    return years[0] if years else 0


def perhaps_double(tables: Tables, filters: Filters) -> list[Row]:
    """Pairs of flows that are both in the sums and may be the same money; ``overlap``: by how much at most."""
    condition, values = where(filters)
    if not tables.rows("SELECT 1 FROM flow_candidates LIMIT 1"):
        return []
    return tables.rows(
        "SELECT c.* FROM flow_candidates c "  # noqa: S608 fixed texts
        f'WHERE c."left" IN (SELECT iri FROM fundings WHERE {condition}) '
        f'AND c."right" IN (SELECT iri FROM fundings WHERE {condition}) ORDER BY c."left", c."right"',
        [*values, *values],
    )
