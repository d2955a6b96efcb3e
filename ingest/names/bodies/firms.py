"""Organisations by their build: what stands before a legal form or "& Partner"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.bodies.club_names import (
    forms_club,
    is_plain_club,
    purpose_start,
    without_bracket,
)
from ingest.names.bodies.firm_starts import OTHER_TRADES, firm_start
from ingest.names.bodies.practices import PLURAL_TRADES
from ingest.names.brackets import OPENING, abbreviation, quotation_end
from ingest.names.knowledge.gazetteer import is_landscape, is_town_adjective, territory
from ingest.names.knowledge.inflection import decline, is_adjective, noun_form
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_first_name
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_LEGAL: Final = cues("legal_forms")
_ADVISERS: Final = re.compile(
    r"plan|berat|consult|architekt|ingenieur|entwicklung|landgesellschaft|stadterneuerung|sanierung|geo|raum|siedlung"
    r"|struktur|concept|konzept|projekt|regio|kommunal|management",
    re.IGNORECASE,
)
_LARGE: Final = frozenset({"AG", "SE", "KGaA", "eG", "KG", "OHG"})
"""Legal forms of companies that sell something else than advice."""
_COOPERATIVE: Final = re.compile(
    r"region|\bregio\b|allianz|bündnis|netz|kommunal|\brag\b|\blag\b|leader|\bile\b|\w+ land\b|gemeinsam|miteinander",
    re.IGNORECASE,
)


def advises(name: str) -> bool:
    """Whether the name of a firm tells that it plans or advises."""
    return _ADVISERS.search(name) is not None


def legal_end(words: Words, at: int) -> int | None:
    """The end of a legal form that begins at word ``at``: "GmbH", "GmbH & Co. KG", "e. V."."""
    forms = words.forms
    if at >= len(forms):
        return None
    form = forms[at]
    if form == "e" and forms[at + 1 : at + 3] in ([".", "V"], [".", "G"], [".", "K"]):
        return at + 4 if forms[at + 3 : at + 4] == ["."] else at + 3
    if form not in _LEGAL or form == "Stiftung":
        return None
    if forms[at + 1 : at + 3] == ["&", "Co"]:
        end = at + 3
        if forms[end : end + 1] == ["."]:
            end += 1
        return end + 1 if forms[end : end + 1] == ["KG"] else end
    return at + 1


def find_firm(words: Words, index: int, end: int) -> Iterator[Sighting]:
    """The organisation whose name ends in the legal form or "& Partner" at words ``index`` to before ``end``."""
    at = firm_start(words, index)
    if forms_club(words.forms[index]):
        at = purpose_start(words, index, at)
    if at >= index or _is_of_noun(words, at):
        return
    opening_mark = next((i for i in range(at - 1, max(at - _LONGEST, -1), -1) if words.forms[i] in OPENING), None)
    if opening_mark is not None and quotation_end(words, opening_mark) in (end, end + 1):
        at = opening_mark + 1  # „bergaufland Ostallgäu e. V.“
    at += at + 1 < index and is_plain_club(words, at)
    sort = words.spelled(at, end) if at + 1 < index and words.forms[at] in _SORTS else None
    at += sort is not None
    quoted = at > 0 and words.forms[at - 1] in OPENING
    partner = words.forms[index] in {"&", "+"}
    name = words.spelled(at, end)
    plain = name if partner else words.spelled(at, index)
    opening, declined = _declined_opening(words, at, index)
    written = len(words.spelled(at, declined))
    name, plain = opening + name[written:], opening + plain[written:]
    name, plain = without_bracket(name), without_bracket(plain)
    kind, gender = _kind(words, at, index, name)
    called = find_head(words.forms[at - 2]) if quoted and at > 1 else None
    if called is not None and called[0].kind == "Cooperation":
        kind, gender = called[0].kind, called[0].gender
    if partner and end < len(words) and not words.breaks[end] and words.forms[end].lower() in PLURAL_TRADES:
        name, end = f"{name} {words.forms[end]}", end + 1  # "FRANK & Partner Stadtplaner"
    close, short = abbreviation(words, end)
    aliases = tuple(a for a in (plain, short, _lead(plain), sort) if a and a != name)
    yield Sighting(at, close if short else end, kind, name, aliases, gender=gender, rank=58 + int(quoted))


_SORTS: Final = frozenset({"Firma"})
"""Nouns in front of a firm that are no part of its name: "die Firma Landplan Nordost GmbH"."""
_LONGEST: Final = 7
"""Words of a name in quotation marks."""


def _is_of_noun(words: Words, at: int) -> bool:
    """Whether the name goes on behind the short form of its noun: "die Lokale Aktionsgruppe (LAG) |Moorland e. V."."""
    if at < _SHORTENED or words.breaks[at] or words.forms[at - 1] != ")" or not abbreviation(words, at - 3)[1]:
        return False
    head = find_head(words.forms[at - _SHORTENED])
    return head is not None and head[0].kind in {"Cooperation", "Organisation"} and "name" in head[0].follow


_SHORTENED: Final = 4
"""Words of a noun and its short form in brackets."""


def _lead(plain: str) -> str:
    """The first word of a firm's name where it can stand for the whole: "Sweco", "IPU"."""
    first = plain.split(" ")[0]
    ordinary = (
        is_town_adjective(first)
        or is_adjective(first)
        or find_head(first) is not None
        or is_first_name(first)
        or is_landscape(first)
    )
    return "" if ordinary or len(first) < 3 or first == plain else first


_GENITIVES: Final = frozenset({"des", "eines", "unseres", "dieses"})


def _declined_opening(words: Words, at: int, index: int) -> tuple[str, int]:
    """The first words of the name in the nominative, with where they end: "Westsächsische Gesellschaft für … mbH"."""
    first, end = words.forms[at], at + 1
    called = find_head(first)
    owned = at > 0 and words.forms[at - 1] in _GENITIVES
    if called is not None and owned and index > end:
        return noun_form(first, *called), end  # "die Vorsitzende des Vereins Gute Wege e. V."
    if not is_adjective(first) or territory(first) is not None or is_landscape(first):
        return first, end
    for noun in range(end, index):
        head = find_head(words.forms[noun])
        if head is not None:
            opening = decline(first, head[0].gender, plural=False)
            if owned and noun == end and head[0].gender != "f":
                return f"{opening} {noun_form(words.forms[noun], *head)}", end + 1  # "des Kommunalen Vereins … e. V."
            return opening, end
        if re.search(r"(?:gesellschaft|agentur|beratung|verwaltung)$", words.forms[noun], re.IGNORECASE):
            return decline(first, "f", plural=False), end
    return first, end


_SHARED: Final = re.compile(r"\bStadt und (?:Landk|K)reis\b")
"""Whose the firm of a town and the district around it is."""


def _kind(words: Words, at: int, index: int, name: str) -> tuple[str, str]:
    forms = words.forms
    registered = forms_club(forms[index])
    for noun in range(at, index):
        head = find_head(forms[noun])
        if head is not None and head[0].kind in {"Cooperation", "Organisation", "Consultancy", "Region"}:
            kind = "Cooperation" if head[0].kind == "Region" else head[0].kind
            shared = _SHARED.search(name) is not None and head[0].lemma.startswith("Regional")
            if kind == "Cooperation" and not registered and head[0].gender != "m" and not shared:
                kind = "Organisation"
            if kind == "Organisation" and not registered and _ADVISERS.search(name) and not OTHER_TRADES.search(name):
                kind = "Consultancy"
            return kind, "f" if shared else head[0].gender
    if registered:
        return ("Cooperation" if _COOPERATIVE.search(name) else "Organisation"), "m"
    if forms[index] == "AöR" or ((OTHER_TRADES.search(name) or forms[index] in _LARGE) and not _ADVISERS.search(name)):
        return "Organisation", "f"
    return "Consultancy", "f"
