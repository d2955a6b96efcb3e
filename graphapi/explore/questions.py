"""The catalogue of questions: fixed queries whose parameters may be bound, each answered with its proofs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from graphapi.explore.flows import per_of
from graphapi.explore.queries import with_prefixes
from graphapi.explore.statements import Quote, quote_of
from graphapi.explore.things import Thing, Value, local_name, local_of, object_of, text_of
from graphapi.store import Row, Store

_FOLDER: Final = Path(__file__).parent / "questions"
ORDER: Final = (
    "ministry-alliances",
    "concept-payers",
    "office-concepts",
    "office-alliances",
    "cross-border",
    "several-memberships",
    "responsible",
    "contradictions",
    "own-money",
    "planned-money",
    "programme-recipients",
    "money-to-towns",
    "role-changes",
    "awards",
)
"""The catalogue: money, plans, places, people."""
_QUOTED: Final = frozenset({"document", "title", "quote", "start", "end"})
_AMOUNT: Final = frozenset({"amountMax", "approximate", "currency", "per"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a reader may give a value: the name of a thing of one of these kinds."""

    name: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    counted: Mapping[str, str]
    """What ``count`` counts, in both languages."""
    count: str
    """A quick query for the size of the whole answer."""
    parameters: tuple[Parameter, ...]
    query: str

    @property
    def columns(self) -> tuple[str, ...]:
        """What a reader sees beside the quotes: names stand with their things, amounts are one column."""
        hidden = _QUOTED | _AMOUNT | {f"{name}Name" for name in self._variables}
        return tuple(name for name in self._variables if name not in hidden)

    @property
    def things(self) -> frozenset[str]:
        """The columns that hold things with a name, as against dates and numbers."""
        return frozenset(name for name in self._variables if f"{name}Name" in self._variables)

    @property
    def _variables(self) -> list[str]:
        return re.findall(r"\?(\w+)", self.query[: self.query.index("WHERE")])


@dataclass(frozen=True, slots=True)
class Amount:
    amount: str
    amount_max: str
    approximate: bool
    currency: str
    per: str


Cell = Thing | Value | Amount | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer with all the words that prove it."""

    cells: tuple[Cell, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    columns: tuple[str, ...]
    rows: tuple[AnswerRow, ...]

    @property
    def proven(self) -> bool:
        return any(row.quotes for row in self.rows)


@cache
def list_questions() -> tuple[Question, ...]:
    """All questions in the order of the catalogue."""
    return tuple(_read(_FOLDER / f"{name}.rq") for name in ORDER)


def find_question(id_: str) -> Question | None:
    return next((question for question in list_questions() if question.id == id_), None)


def answer_question(store: Store, question: Question, given: Mapping[str, str]) -> Answer:
    """The answer for the IRIs ``given`` to parameters; the others stay open."""
    bound = {name: NamedNode(iri) for name, iri in given.items()}
    columns = question.columns
    proofs: dict[tuple[Cell, ...], list[Quote]] = {}
    for row in store.select(_narrowed(question.query, given), **bound):
        quotes = proofs.setdefault(tuple(_cell(row, column) for column in columns), [])
        if "quote" in row and (quote := quote_of(row)) not in quotes:
            quotes.append(quote)
    return Answer(columns, tuple(AnswerRow(cells, tuple(quotes)) for cells, quotes in proofs.items()))


def count_answers(store: Store, question: Question) -> int:
    """How many of what the question is about there are."""
    rows = store.select(question.count)
    return int(text_of(rows[0], "count")) if rows else 0


def shown_question(question: Question, given: Mapping[str, str]) -> str:
    """The query as a reader can run it anywhere, with the values that were given."""
    values = "".join(f"\n  VALUES ?{name} {{ {NamedNode(iri)} }}" for name, iri in sorted(given.items()))
    return with_prefixes(_narrowed(question.query, given).replace("WHERE {", f"WHERE {{{values}", 1))


def _narrowed(query: str, given: Iterable[str]) -> str:
    """``query`` without the rows that only lack a value for what is given: an OPTIONAL that does not fit would keep
    them, and they would tell of the given thing what the graph says of none."""
    named = "".join(f"\n  FILTER(BOUND(?{name}Name))" for name in sorted(given))
    return query.replace("WHERE {", f"WHERE {{{named}", 1)


def _read(path: Path) -> Question:
    text = path.read_text("utf-8")
    head = [line[2:].split(":", 1) for line in text.splitlines() if line.startswith("# ")]
    said = {key: value.strip() for key, value in head}
    asked = [value.split() for key, value in head if key == "ask"]
    return Question(
        path.stem,
        {language: said[language] for language in ("de", "en")},
        {language: said[f"note-{language}"] for language in ("de", "en") if f"note-{language}" in said},
        {language: said[f"counted-{language}"] for language in ("de", "en")},
        said["count"],
        tuple(Parameter(name, tuple(kinds)) for name, *kinds in asked),
        "".join(line + "\n" for line in text.splitlines() if not line.startswith("#")),
    )


def _cell(row: Row, column: str) -> Cell:
    if column == "amount":
        if "amount" not in row and "amountMax" not in row:
            return None
        least, most, currency = text_of(row, "amount"), text_of(row, "amountMax"), local_of(row, "currency")
        return Amount(least, most, text_of(row, "approximate") == "true", currency, per_of(row))
    term = row.get(column)
    if term is None:
        return None
    if isinstance(term, NamedNode) and f"{column}Name" not in row:
        return Value(local_name(term.value))
    return object_of(term, text_of(row, f"{column}Name")) if isinstance(term, NamedNode | Literal) else None
