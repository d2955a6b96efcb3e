"""Cities that stand for the government that sits in them: "Geld aus Wiesbaden", "Brüssel hat 50.000 Euro zugesagt"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.names.knowledge.lexicon import rows
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_CITY: Final = ("Stadt ", "hauptstadt ", "Hauptstadt ", "Kommune ")
"""Before its name they say that the city itself is spoken of."""


def with_governments(passage: Passage) -> Passage:
    """The passage with the governments in place of the cities that stand for them as givers; a city whose government
    the text does not name is left out, for it gives nothing itself."""
    if not any(a.kind == "Municipality" for a in passage.arguments):
        return passage
    seats = {a.token: a for a in passage.arguments if _is_seat(passage, a)}
    if not seats:
        return passage
    meant = [_government(passage, a) if a.token in seats else a for a in passage.arguments]
    return replace(passage, arguments=tuple(a for a in meant if a is not None))


@cache
def _governments() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("capitals")}


def _is_seat(passage: Passage, argument: Argument) -> bool:
    if argument.kind != "Municipality" or len(argument.reference.entities) != 1:
        return False
    name = passage.name(argument.reference.entities[0])
    text = passage.document.text
    if name not in _governments() or text[argument.span.start : argument.span.end] != name:
        return False
    if any(a is not argument and a.group == argument.group for a in passage.arguments):
        return False
    return _acts(passage, argument) and not any(noun + name in text for noun in _CITY)


def _acts(passage: Passage, argument: Argument) -> bool:
    """Whether money comes from the city, or its clause says that it gives some."""
    governor = argument.governor or ""
    if argument.preposition == "aus":
        return any(is_money_word(governor, s) for s in ("funds", "grants", "notices")) or _brings(passage, argument)
    number = passage.clause_at(argument.token)
    gives = bool(passage.clauses) and is_gift(passage, number) and passage.clauses[number].voice == "active"
    return gives and argument.preposition is None and argument.governor is None


def _brings(passage: Passage, argument: Argument) -> bool:
    """Whether the clause says that money comes from there."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if clause is None or clause.lemma is None or not (passage.amounts or passage.shares):
        return False
    return is_money_word(clause.lemma, "comes") and argument.governor in (None, "euro", "€", "prozent")


def _government(passage: Passage, argument: Argument) -> Argument | None:
    name = _governments()[passage.name(argument.reference.entities[0])]
    forms = _UNION.get(name, (f"Land {name}", f"Freistaat {name}", name))
    found = next((e for form in forms if (e := passage.register.named(form)) is not None), None)
    if found is None:
        return None
    reference = replace(argument.reference, entities=(found,), kind=passage.kind(found), form="noun")
    preposition = "von" if argument.preposition == "aus" else argument.preposition
    return replace(argument, reference=reference, preposition=preposition)


_UNION: Final = {"Bund": ("Bund",), "EU": ("EU", "Europäische Union")}
