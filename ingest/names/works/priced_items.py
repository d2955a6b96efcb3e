"""Projects that a line names right before what they cost or how far they are: "Mostwagen Aue – 4.870 €"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.german.calendars import YEAR
from ingest.model import BlockKind
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.money import is_money_word
from ingest.names.sightings import Sighting
from ingest.names.words import NONE, Words
from ingest.names.works.item_names import SMALL, behind_mark, behind_town, shorter_forms
from ingest.names.works.ventures import names_thing

_BORDERS: Final = frozenset({":", "–", "-", "—", ",", "(", "|", "="})
_SUM: Final = re.compile(r"\d{1,3}(?:[.’\s]\d{3})*|\d+")
_CURRENCY: Final = frozenset({"Euro", "€", "EUR", "TEUR", "T€", "Mio", "Millionen", "Tsd"})
_BEFORE_SUM: Final = frozenset(
    {
        "rund",
        "etwa",
        "ca",
        ".",
        "knapp",
        "gut",
        "über",
        "zu",
        "bis",
        "Zuschuss",
        "Förderung",
        "Zuwendung",
        "Fördersumme",
    }
    | {"Fördermittel", "gefördert", "mit", ":", "Förderbetrag", "bewilligt", "insgesamt", "Förderhöhe", "von", "noch"}
)
_STATE: Final = re.compile(
    r"fertig(?:gestellt)?|eröffnet|eingeweiht|umgesetzt|abgeschlossen|realisiert|gestartet|freigegeben|gebaut|errichtet|angelegt"
    r"|angeschafft|eingerichtet|läuft|seit|beendet|verwirklicht|saniert"
)
_NUMBER: Final = re.compile(r"\d{1,2}")
_LONGEST: Final = 8
"""Words of a name in a line."""
_NEAR: Final = 6
"""Words from the end of a name to its sum, beside a bracket."""
_BRACKET: Final = 7
_LINES: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.FIELD, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH})


def find_priced(words: Words) -> Iterator[Sighting]:
    """A project for each line that opens with a thing and goes on with its sum, its years or that it is done."""
    edges = [i for i in range(len(words)) if words.breaks[i] != NONE] + [len(words)]
    for start, end in pairwise(edges):
        if words.kinds[start] not in _LINES or (start > 0 and words.labels[start - 1]):
            continue
        first = behind_town(words, behind_mark(words, start, end), end)
        closing = quotation_end(words, first) if words.forms[first] in OPENING else None
        last = first if closing is None else closing
        while last < end and words.forms[last] not in _BORDERS and last - first <= _LONGEST:
            last += 1
        if not 0 < last - first <= _LONGEST or not _is_name(words, first, last) or not names_thing(words, first, last):
            continue
        listed = words.kinds[start] is BlockKind.LIST_ITEM or _NUMBER.fullmatch(words.forms[start]) is not None
        if _has_sum(words, last) or (listed and _has_state(words, last)):
            name, shorter = words.spelled(first, last).strip('„“»«"'), shorter_forms(words, first, last)
            yield Sighting(first, last, "Project", name, shorter, rank=41)


def _is_name(words: Words, first: int, last: int) -> bool:
    """Whether the words are no sentence: the noun comes first, but for adjectives, and no mark parts them."""
    forms = words.forms[first:last]
    noun = next((i for i, form in enumerate(forms) if form[0].isupper()), None)
    return (
        noun is not None
        and noun < 3
        and not forms[noun].startswith(("Geld", "Million"))
        and all(_may_link(form) for form in forms if form[0].islower())
        and not any(form in {".", ";", "?", "!"} or _SUM.fullmatch(form) for form in forms)
        and not any(
            is_money_word(f.lower(), s) for f in (forms[noun], forms[-1]) for s in ("grants", "strong", "funds", "own")
        )
        and not is_money_word(forms[noun].lower(), "cost")
    )


def _may_link(form: str) -> bool:
    """Whether a small word may stand inside a name: a preposition, an article, an adjective, no verb."""
    return form in SMALL or form == "u" or is_adjective(form)


def _has_sum(words: Words, at: int) -> bool:
    """Whether a sum of money is the next thing behind the name that ends before word ``at``."""
    forms = words.forms
    if forms[at : at + 1] == ["("] and (at + 1 >= len(forms) or not forms[at + 1][0].isdigit()):
        close = next((i for i in range(at + 1, min(at + _BRACKET, len(forms))) if forms[i] == ")"), None)
        at = close + 1 if close is not None else at
    if forms[at : at + 1] == [","] and forms[at + 1 : at + 2] and forms[at + 1][0].isupper():
        colon = next((i for i in range(at + 2, min(at + _NEAR, len(forms))) if forms[i] == ":"), None)
        at = colon if colon is not None else at  # "Klosterpfad, Beschilderung: 4.800 Euro"
    for index in range(at, min(at + _NEAR, len(forms) - 1)):
        if _SUM.match(forms[index]):
            after = index + 1
            while after < len(forms) and (forms[after] in {",", ".", "-"} or forms[after].isdigit()):
                after += 1
            return forms[after : after + 1] != [] and forms[after] in _CURRENCY
        if forms[index] not in _BORDERS and forms[index] not in _BEFORE_SUM:
            return False
    return False


def _has_state(words: Words, at: int) -> bool:
    """Whether the name that ends before word ``at`` is followed by years in brackets or that it is done."""
    forms = words.forms[at : at + 3]
    if len(forms) < 2 or words.breaks[at]:
        return False
    if forms[0] == "(":
        return YEAR.match(forms[1]) is not None
    return forms[0] in {",", "–", ":", "-"} and _STATE.fullmatch(forms[1]) is not None
