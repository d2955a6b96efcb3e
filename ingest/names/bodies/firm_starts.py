"""Where the names of firms and registered clubs begin, found back from their legal form."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    meets,
)
from ingest.names.bodies.practices import ADVERB, JOINTS, TRADES, is_marked
from ingest.names.knowledge.gazetteer import is_town_adjective, territory
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.words import Words

_STOPS: Final = cues("stops")
_FUNCTION: Final = cues("function_words")
OTHER_TRADES: Final = re.compile(
    r"touristik|tourismus|wirtschaftsförderung|stadtwerk|energie|verkehr|marketing|wohnung|klinik|krankenhaus|sparkasse"
    r"|bank|medien|verlag|zeitung|messe|flughafen|abfall|entsorgung|netz|wasser|strom|bahn|kultur|festspiele|theater",
    re.IGNORECASE,
)
"""Trades of firms that sell something else than advice."""


def firm_start(words: Words, index: int) -> int:
    """The first word of the name that ends in the legal form at word ``index``; ``index`` itself if there is none."""
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
    ordinary = at + 2 == index and OTHER_TRADES.fullmatch(forms[at + 1]) is not None  # "die Thüringer Energie AG"
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
    trade = after == "Service" or OTHER_TRADES.search(after) is not None  # "Marketing und Service GmbH"
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
