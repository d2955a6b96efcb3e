"""Flows of money by whatever one may ask of them: rows, facets, one flow with its words, what may be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from graphapi.errors import BadRequest
from graphapi.explore.tables import Row, Tables

STATUSES: Final = ("granted", "own", "planned")
ORDERS: Final[dict[str, str]] = {
    "amount": "coalesce(total_max, yearly_max) DESC NULLS LAST, iri",
    "recipient": "recipient_name NULLS LAST, iri",
    "funders": "funders_name NULLS LAST, iri",
    "programme": "programme_name NULLS LAST, iri",
    "year": "coalesce(first_year, last_year) NULLS LAST, iri",
}
FACETS: Final[dict[str, tuple[str, str]]] = {
    "status": ("[status]", "status"),
    "state": ("state_keys", "state"),
    "programme": ("[programme]", "programme"),
    "funder": ("funder_iris", "funder"),
    "alliance": ("alliance_iris", "alliance"),
    "kind": ("[recipient_kind]", "kind"),
}
"""What the flows can be narrowed by: the list that holds its values, the name of its filter."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What flows must have to be shown; empty means any. ``funder`` pays it, alone or with others; ``actor`` takes any
    part in it; ``first`` and ``last`` are years that its stated period must touch; flows without a period are left
    out then, because no text says when they were."""

    status: str = ""
    funder: str = ""
    recipient: str = ""
    programme: str = ""
    alliance: str = ""
    actor: str = ""
    state: str = ""
    kind: str = ""
    first: int | None = None
    last: int | None = None
    group: str = ""
    """A row of a table of sums, as ``view:key``: exactly the flows that are in it; an empty key is those that name
    nothing there."""

    def __post_init__(self) -> None:
        if self.group and self.group.partition(":")[0] not in GROUPS:
            raise BadRequest("no_group", where="group", there=", ".join(GROUPS))
        if self.status and self.status not in STATUSES:
            raise BadRequest("one_of", where="status", parameter="status", there=", ".join(STATUSES))
        if self.first is not None and self.last is not None and self.first > self.last:
            raise BadRequest("years_turned", where="first")

    def given(self) -> Mapping[str, str]:
        """The filters that are set, as they stand in an address."""
        return {name: str(value) for name, value in asdict(self).items() if value not in ("", None)}


PERIOD: Final = """CASE WHEN first_year = last_year THEN first_year::VARCHAR
  WHEN first_year IS NULL AND last_year IS NULL THEN ''
  ELSE coalesce(first_year::VARCHAR, '') || '–' || coalesce(last_year::VARCHAR, '') END"""
"""The stated period in years, in words: 2019, 2010–2013, 2003–, –2021."""
BY_YEARS: Final = """(per IS NOT NULL AND length("from") = 4 AND length("to") = 4)"""
"""True for an amount per year whose period has a first and a last year: it belongs to each of them."""
GROUPS: Final = {
    "payers": "coalesce(funders, '') = ?",
    "recipients": "coalesce(recipient, '') = ?",
    "programmes": "coalesce(programme, '') = ?",
    "alliances": "coalesce(alliance, '') = ?",
    "states": "coalesce(states, '') = ?",
    "kinds": "coalesce(recipient_kind, '') = ?",
    "years": f"CASE WHEN {BY_YEARS} THEN try_cast(? AS INTEGER) BETWEEN first_year AND last_year ELSE {PERIOD} = ? END",
}
"""The flows of one row of a table of sums, by the table."""

FILTERS: Final = tuple(field.name for field in fields(Filters))

_CONDITIONS: Final[dict[str, str]] = {
    "status": "status = ?",
    "funder": "list_contains(funder_iris, ?)",
    "recipient": "list_contains(recipient_iris, ?)",
    "programme": "(programme = ? OR list_contains(wider_iris, ?))",
    "alliance": "list_contains(alliance_iris, ?)",
    "actor": (
        "(list_contains(funder_iris, ?) OR list_contains(recipient_iris, ?) OR list_contains(alliance_iris, ?) "
        "OR programme = ? OR list_contains(wider_iris, ?))"
    ),
    "state": "list_contains(state_keys, ?)",
    "kind": "recipient_kind = ?",
    "first": "coalesce(last_year, CASE WHEN per IS NULL THEN first_year ELSE 9999 END) >= ?",
    "last": "coalesce(first_year, last_year) <= ?",
}
_DATED: Final = "(first_year IS NOT NULL OR last_year IS NOT NULL)"


def where(filters: Filters) -> tuple[str, list[Any]]:
    """The condition of an SQL query over ``fundings`` and the values to bind into it."""
    conditions, values = ["true"], []
    for name, condition in _CONDITIONS.items():
        value = getattr(filters, name)
        if value not in ("", None):
            conditions.append(condition)
            values.extend([value] * condition.count("?"))
    if filters.group:
        view, _, key = filters.group.partition(":")
        conditions.append(GROUPS[view])
        values.extend([key] * GROUPS[view].count("?"))
    if filters.first is not None or filters.last is not None:
        conditions.append(_DATED)
    return " AND ".join(conditions), values


@dataclass(frozen=True, slots=True)
class FlowPage:
    """Some of the flows that were asked for, and how many there are in all."""

    rows: list[Row]
    total: int


def flow_page(
    tables: Tables,
    filters: Filters,
    *,
    order: str = "amount",
    limit: int = 50,
    offset: int = 0,
    columns: Sequence[str] = (),
) -> FlowPage:
    """One page of flows with their words; all columns if none are named (each one costs a little)."""
    condition, values = where(filters)
    total = tables.rows(f"SELECT count(*) AS n FROM fundings WHERE {condition}", values)[0]["n"]  # noqa: S608 fixed texts
    wanted = ", ".join(f'"{column}"' for column in columns) or "*"
    rows = tables.rows(
        f"SELECT {wanted} FROM fundings WHERE {condition} ORDER BY {_order(order)} LIMIT ? OFFSET ?",  # noqa: S608 fixed texts
        [*values, limit, offset],
    )
    return FlowPage(rows, total)


def _order(order: str) -> str:
    if order not in ORDERS:
        raise BadRequest("one_of", where="order", parameter="order", there=", ".join(ORDERS))
    return ORDERS[order]


def flows_query(filters: Filters, *, order: str = "amount") -> tuple[str, list[Any]]:
    """The query for all flows that fit, whole and with their words, and the values to bind: for downloads."""
    condition, values = where(filters)
    return f"SELECT * FROM fundings WHERE {condition} ORDER BY {_order(order)}", values  # noqa: S608 fixed texts


def one_flow(tables: Tables, iri: str) -> Row | None:
    """A flow with its words; also under the name that one text gave it before it was joined with others."""
    rows = tables.rows("SELECT * FROM fundings WHERE iri = ? OR list_contains(stated_iris, ?)", [iri, iri])
    return rows[0] if rows else None


def flow_neighbours(tables: Tables, iri: str) -> dict[str, list[Row]]:
    """What a flow must not be added to: its parts, its total, what it was planned as, what may be the same money."""
    candidates = tables.rows(
        'SELECT CASE WHEN "left" = ? THEN "right" ELSE "left" END AS iri, * EXCLUDE ("left", "right") '
        'FROM flow_candidates WHERE "left" = ? OR "right" = ? ORDER BY iri',
        [iri, iri, iri],
    )
    return {
        "parts": tables.rows("SELECT * FROM fundings WHERE included_in = ? ORDER BY iri", [iri]),
        "planned": tables.rows("SELECT * FROM fundings WHERE granted_as = ? ORDER BY iri", [iri]),
        "perhaps_same": candidates,
    }


def facets(tables: Tables, filters: Filters, *, top: int = 12) -> dict[str, list[Row]]:
    """For each facet its values with the number of flows under the other filters, most first."""
    found = {}
    for name, (column, own) in FACETS.items():
        condition, values = where(Filters(**{**_as_kwargs(filters), own: ""}))
        rows = tables.rows(
            f"SELECT value, count(*) AS flows FROM (SELECT unnest({column}) AS value FROM fundings WHERE {condition}) "  # noqa: S608 fixed texts
            "WHERE value IS NOT NULL GROUP BY value ORDER BY flows DESC, value LIMIT ?",
            [*values, top],
        )
        found[name] = [row | {"name": row["value"]} for row in rows]
    _name(tables, found)
    return found


def _as_kwargs(filters: Filters) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in FILTERS}


def _name(tables: Tables, found: dict[str, list[Row]]) -> None:
    iris = [row["value"] for rows in found.values() for row in rows if "/" in row["value"]]
    names = names_of(tables, iris)
    for rows in found.values():
        for row in rows:
            row["name"] = names.get(row["value"], row["value"])


def names_of(tables: Tables, iris: list[str]) -> dict[str, str]:
    """The names of things by IRI; where others are called the same, with what tells them apart in brackets."""
    if not iris:
        return {}
    telling = "name || coalesce(' (' || told_apart || ')', '') AS name"
    rows = tables.rows(f"SELECT iri, {telling} FROM entities WHERE iri IN (SELECT unnest(?))", [iris])  # noqa: S608 fixed texts
    return {row["iri"]: row["name"] for row in rows}


def find_things(tables: Tables, words: str, *, limit: int = 10) -> list[Row]:
    """Things of that IRI or name, best first: ``fit`` is 3 for the IRI or the name, 2 for an alias, 1 for a part."""
    return tables.rows(
        """SELECT iri, kind, name, CASE
             WHEN iri = $words OR lower(name) = lower($words) THEN 3
             WHEN list_contains(list_transform(aliases, lambda a: lower(a)), lower($words)) THEN 2
             ELSE 1 END AS fit
           FROM entities WHERE iri = $words OR contains(lower(name), lower($words))
             OR list_contains(list_transform(aliases, lambda a: contains(lower(a), lower($words))), true)
           ORDER BY fit DESC, claims DESC, iri LIMIT $limit""",
        {"words": words, "limit": limit},
    )
