"""Sums that may be trusted: nothing counted twice, nothing mixed, everything left out named.

Granted, own and planned money are never added to each other, currencies neither, and an amount per year is no total
unless its period is closed. Joint payers, recipients and states are one group that is never split, so the groups of a
table add up to its last line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from graphapi.errors import BadRequest
from graphapi.explore.funding import Filters, where
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

    ``flows`` = ``counted`` + ``unnamed`` + ``parts`` + ``volumes`` + ``granted_since``. ``total`` holds closed sums,
    ``yearly`` amounts that recur every year over an open period; each runs from at least to at most.
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
WITH chosen AS (SELECT * FROM fundings WHERE {condition}),
judged AS (
  SELECT *, CASE
    WHEN counts_as = 'part' AND included_in NOT IN (SELECT iri FROM chosen)
      THEN CASE WHEN total_max IS NULL AND yearly_max IS NULL THEN 'unnamed' ELSE 'money' END
    ELSE counts_as END AS role
  FROM chosen)
"""
"""A part counts where its total is not among the flows that were asked for."""

MEASURES: Final = """
  coalesce(currency, '') AS currency,
  count(*) AS flows,
  count(*) FILTER (role = 'money') AS counted,
  coalesce(sum(total_min) FILTER (role = 'money'), 0) AS total_min,
  coalesce(sum(total_max) FILTER (role = 'money'), 0) AS total_max,
  coalesce(sum(yearly_min) FILTER (role = 'money'), 0) AS yearly_min,
  coalesce(sum(yearly_max) FILTER (role = 'money'), 0) AS yearly_max,
  count(total_max) FILTER (role = 'money') AS totals,
  count(yearly_max) FILTER (role = 'money') AS yearlies,
  count(*) FILTER (role = 'unnamed') AS unnamed,
  count(*) FILTER (role = 'part') AS parts,
  count(*) FILTER (role = 'volume') AS volumes,
  coalesce(sum(coalesce(total_max, yearly_max)) FILTER (role = 'volume'), 0) AS volume_max,
  count(*) FILTER (role = 'granted since') AS granted_since,
  count(*) FILTER (role = 'money' AND disputed) AS disputed,
  count(*) FILTER (role = 'money' AND approximate) AS approximate
"""


def add_up(tables: Tables, filters: Filters) -> tuple[Sum, ...]:
    """The sums of all flows that fit, one for each status and currency, in the order granted, own, planned."""
    return _sums(_grouped(tables, filters, "''", "''"))


def sums_by(tables: Tables, filters: Filters, by: str) -> tuple[Group, ...]:
    """The sums by one dimension, the largest granted money first; the groups add up to ``add_up``."""
    if by == "year":
        return sums_by_year(tables, filters)
    if by not in DIMENSIONS:
        raise BadRequest(f"by must be one of {', '.join(DIMENSIONS)}, year", where="by")
    key, name = DIMENSIONS[by]
    return _groups(_grouped(tables, filters, key, name))


def _grouped(tables: Tables, filters: Filters, key: str, name: str) -> list[Row]:
    condition, values = where(filters)
    selection = SELECTION.format(condition=condition)
    return tables.rows(
        f"{selection} SELECT coalesce({key}, '') AS key, coalesce(any_value({name}), '') AS name, status, {MEASURES} "  # noqa: S608 fixed texts
        "FROM judged GROUP BY key, status, coalesce(currency, '')",
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
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        values = {name: value for name, value in row.items() if name not in {"key", "name"}}
        found[row["status"], row["currency"]] = values
    for (status, currency), values in list(found.items()):
        named = [key for key in found if key[0] == status and key[1]]
        if not currency and len(named) == 1:
            found[named[0]] = _added(found[named[0]], values)
            del found[status, currency]
    return tuple(Sum(**found[key]) for key in sorted(found))


def _added(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    words = {"status": left["status"], "currency": left["currency"]}
    return words | {name: left[name] + right[name] for name in left if name not in words}


def sums_by_year(tables: Tables, filters: Filters) -> tuple[Group, ...]:
    """The sums by year as far as texts tell: a year that a flow names alone; the years of an amount per year with first
    and last year; otherwise the whole period, which is never split; last the flows without a period."""
    condition, values = where(filters)
    selection = SELECTION.format(condition=condition)
    rows = tables.rows(
        f"""{selection}, spread AS (
          SELECT * EXCLUDE (total_min, total_max),
            unnest(CASE WHEN by_years THEN list_transform(range(first_year, last_year + 1), lambda y: y::VARCHAR)
                        ELSE [period] END) AS key,
            CASE WHEN by_years THEN coalesce(amount, 0) * payments ELSE total_min END AS total_min,
            CASE WHEN by_years THEN coalesce(amount_max, amount) * payments ELSE total_max END AS total_max
          FROM (SELECT *,
            (per IS NOT NULL AND length("from") = 4 AND length("to") = 4) AS by_years,
            (CASE per WHEN 'month' THEN 12 ELSE 1 END) AS payments,
            CASE
              WHEN first_year = last_year THEN first_year::VARCHAR
              WHEN first_year IS NULL AND last_year IS NULL THEN ''
              ELSE coalesce(first_year::VARCHAR, '') || '–' || coalesce(last_year::VARCHAR, '') END AS period
            FROM judged))
        SELECT key, key AS name, status, {MEASURES} FROM spread GROUP BY key, status, coalesce(currency, '')""",  # noqa: S608 fixed texts
        values,
    )
    return tuple(sorted(_groups(rows), key=lambda group: (not group.key, _first_year(group.key), group.key)))


def _first_year(period: str) -> int:
    years = [int(year) for year in period.split("–") if year]
    return years[0] if years else 0


def perhaps_double(tables: Tables, filters: Filters) -> list[Row]:
    """Pairs of flows that are both in the sums and may be the same money; ``overlap``: by how much at most."""
    condition, values = where(filters)
    return tables.rows(
        'SELECT c."left", c."right", c.overlap, c.reasons FROM flow_candidates c '  # noqa: S608 fixed texts
        f'WHERE c."left" IN (SELECT iri FROM fundings WHERE {condition}) '
        f'AND c."right" IN (SELECT iri FROM fundings WHERE {condition}) ORDER BY c."left", c."right"',
        [*values, *values],
    )
