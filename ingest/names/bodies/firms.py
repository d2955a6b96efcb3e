"""Organisations by their build: what stands before a legal form or "& Partner"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.names.bodies.advisers import KIN
from ingest.names.bodies.club_names import (
    BODY_NOUN,
    WITHIN,
    ends_small,
    forms_club,
    is_bracketed,
    is_called_land,
    is_named_there,
    is_plain_club,
    meets,
    purpose_start,
    without_bracket,
)
from ingest.names.bodies.practices import ADVERB, JOINTS, PLURAL_TRADES, TRADES, is_marked
from ingest.names.brackets import OPENING, abbreviation, quotation_end
from ingest.names.knowledge.gazetteer import is_landscape, is_town_adjective, territory
from ingest.names.knowledge.inflection import decline, is_adjective, noun_form
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_STOPS: Final = cues("stops")
_FUNCTION: Final = cues("function_words")
_LEGAL: Final = cues("legal_forms")
_ADVISERS: Final = re.compile(
    r"plan|berat|consult|architekt|ingenieur|entwicklung|landgesellschaft|stadterneuerung|sanierung|geo|raum|siedlung"
    r"|struktur|concept|konzept|projekt|regio|kommunal|management",
    re.IGNORECASE,
)
_OTHER_FIRMS: Final = re.compile(
    r"touristik|tourismus|wirtschaftsförderung|stadtwerk|energie|verkehr|marketing|wohnung|klinik|krankenhaus|sparkasse"
    r"|bank|medien|verlag|zeitung|messe|flughafen|abfall|entsorgung|netz|wasser|strom|bahn|kultur|festspiele|theater",
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
    at = _begin(words, index)
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


def _begin(words: Words, index: int) -> int:
    forms = words.forms
    at = index
    while at > 0 and not words.breaks[at]:
        before = forms[at - 1]
        if before in JOINTS and at > 1 and forms[at - 2][0].isalnum():
            if _parts_items(words, at - 1):
                break
            at -= 1
        elif before == "." and at > 1 and forms[at - 2] in {"Dr", "Prof", "St"}:
            at -= 2
        elif (lain := _lying(forms, at)) > 0:
            at -= lain
        elif (
            list(forms[at - 2 : at]) == ["Stadt", "und"]
            and forms[at] in _COUNTIES
            and at > 2
            and forms[at - 3][0].isupper()
        ):
            at -= 2  # "Regionalmanagement Stadt und Landkreis Hof GmbH"
        elif before in WITHIN and is_named_there(words, at, index):
            at -= 1  # "Leben am Fluss e. V."
        elif (before in _STOPS and before != "Partner") or (before in _FUNCTION and not _links(words, at - 1)):
            break
        elif before[0].isupper() or before[0].isdigit() or is_marked(before) or _links(words, at - 1):
            partner = before == "Partner" and forms[at - 2] in {"&", "+", "und"}
            ends = at == index and territory(before) is not None and not is_called_land(words, at - 1)
            ends = ends or meets(before)
            if ends or (is_office(before) and not partner and not before.lower().endswith(tuple(TRADES))):
                break
            at -= 1
        elif before[0].islower() and at > 1 and forms[at - 2] == "für" and is_adjective(before):
            at -= 1  # "Gesellschaft für wissenschaftliche Beratung mbH"
        elif before == ")" and is_bracketed(words, at):
            at -= 4  # "Lokale Aktionsgruppe (LAG) Oberland e. V."
        elif before[0].islower() and at == index and (ends_small(words, at) or before == "gemeinnützige"):
            at -= 1 + (before != "gemeinnützige")  # "Oberland gemeinsam e. V.", "Alte Post gemeinnützige UG"
        elif before[0].islower() and (at == index or _opens_name(words, at - 1)):
            at -= 1
            if at == index - 1 and at > 0 and forms[at - 1][0].islower() and _opens_name(words, at - 1):
                at -= 1  # "die pro regio AG"
            break
        else:
            break
    while at < index and (forms[at] in _FUNCTION or forms[at] in JOINTS or forms[at] in {".", "Deren", "Dessen"}):
        at += 1
    ordinary = at + 2 == index and _OTHER_FIRMS.fullmatch(forms[at + 1]) is not None  # "die Thüringer Energie AG"
    if (
        at + 1 < index
        and not ordinary
        and not forms_club(forms[index])  # "der Leipziger Muldenland e. V."
        and is_town_adjective(forms[at])
        and find_head(forms[at + 1]) is None
        and forms[at + 1] not in {"und", "Land"}
    ):
        at += 1  # "die Berliner Regionomica GmbH"
    elif at + 2 < index and is_town_adjective(forms[at]) and _is_sort_of_firm(forms[at + 1]):
        at += 2  # "die Jenaer Beratungsgesellschaft Regio Impuls mbH"
    return at


_COUNTIES: Final = frozenset({"Landkreis", "Kreis"})
_WATERS: Final = (["an", "der"], ["a", ".", "d", "."], ["a.", "d."], ["a.d."])
"""What joins the river to the name of a town: "Neustadt an der Aisch", "Neustadt a. d. Aisch"."""


def _lying(forms: Sequence[str], at: int) -> int:
    """How many words before word ``at`` join a river to a district: "Landkreis Neustadt a. d. |Aisch e. V."."""
    for joint in _WATERS:
        size = len(joint)
        if at > size + 1 and list(forms[at - size : at]) == joint and forms[at - size - 2] in _COUNTIES:
            return size
    return 0


def _is_sort_of_firm(form: str) -> bool:
    """Whether a noun only says what sort of firm the name behind it is of: "Firma", "Beratungsgesellschaft"."""
    head = find_head(form)
    return head is not None and head[0].kind == "Consultancy" and head[0].bare == "refers"


def _parts_items(words: Words, at: int) -> bool:
    """Whether a mark with space on both sides parts the items of a list: "A | B | C e. V.", "A / Stadt B / C GmbH"."""
    forms = words.forms
    if words.glued(at) or words.glued(at + 1):
        return False
    if forms[at] in {"–", "-"} and (forms[at - 1].isdigit() or find_head(forms[at + 1]) is not None):
        return True  # "Haushaltsplan 2023 – Regionalverein X e. V."
    near = forms[max(0, at - _LIST) : at + _LIST]
    return near.count(forms[at]) > _IN_NAME or find_head(forms[at - 1]) is not None


_IN_NAME: Final = 2
"""Marks of one sort in the name of a firm at most: "Hammer | Rink | Wegner GmbH"."""
_LIST: Final = 24
"""Words to either side in which the items of a list are counted."""


def _links(words: Words, at: int) -> bool:
    """Whether a small word stands inside a firm's name: "Gesellschaft für Stadterneuerung mbH"."""
    forms = words.forms
    form = forms[at]
    if form not in {"für", "der", "des", "zur", "und"} or at == 0:
        return False
    before = forms[at - 1]
    if form == "und" and forms[at + 1] in KIN:
        return before[0].isupper()  # "Verkehrsplanung Köhler und Partner GbR"
    if form == "und":
        policy = before[0].isupper() and forms[at + 1][0].isupper() and "für" in forms[max(0, at - 4) : at]
        return before.endswith("-") or policy or _is_pair(words, at)
    head = find_head(before)
    return (head is not None and head[0].kind in {"Organisation", "Consultancy", "Cooperation"}) or bool(
        BODY_NOUN.fullmatch(before)
    )


def _is_pair(words: Words, at: int) -> bool:
    """Whether "und" joins two words behind one article: "die M & T Markt und Trend GmbH", "der Plan und Praxis GbR"."""
    forms = words.forms
    before, after = forms[at - 1], forms[at + 1]
    if not (before[0].isupper() and after[0].isupper()):
        return False
    if "&" in forms[max(0, at - 4) : at]:
        return True
    known = find_head(before) is not None or territory(before) is not None or is_office(before)
    trade = after == "Service" or _OTHER_FIRMS.search(after) is not None  # "Marketing und Service GmbH"
    return not known and (trade or (at > 1 and forms[at - 2] in {"der", "die"}))


def _opens_name(words: Words, at: int) -> bool:
    """Whether a small word begins a firm's name: "die complan Kommunalberatung GmbH"."""
    form = words.forms[at]
    if form in _FUNCTION or form in _SMALL or at == 0 or ADVERB.fullmatch(form) or _PARTICIPLE.fullmatch(form):
        return False
    before = words.forms[at - 1]
    if words.breaks[at] == 0 and before not in cues("before_firms"):
        return False
    if not is_adjective(form) or "-" in form:
        return True
    declined = ("e", "en") if before == "der" else "en" if before in _OBLIQUE else "e"
    return not form.endswith(declined)


_SMALL: Final = cues("determiners") | cues("prepositions") | cues("first_person")
_PARTICIPLE: Final = re.compile(r"\w*(?:ge|be|er|ver|zer|ent|an|auf|aus|ein|über)\w{2,}(?:te[nrs]?|t)")
_OBLIQUE: Final = frozenset({"der", "dem", "den", "des", "vom", "beim", "von", "zur", "zum"})


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
            if kind == "Organisation" and not registered and _ADVISERS.search(name) and not _OTHER_FIRMS.search(name):
                kind = "Consultancy"
            return kind, "f" if shared else head[0].gender
    if registered:
        return ("Cooperation" if _COOPERATIVE.search(name) else "Organisation"), "m"
    if forms[index] == "AöR" or ((_OTHER_FIRMS.search(name) or forms[index] in _LARGE) and not _ADVISERS.search(name)):
        return "Organisation", "f"
    return "Consultancy", "f"
