"""Where the proper name behind a head noun ends: over capital words, places, numbers and what joins them."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.gazetteer import is_known_town, match
from ingest.names.knowledge.lexicon import cues
from ingest.names.knowledge.policies import STATE_GENITIVES, complement_end
from ingest.names.structure.name_parts import may_name
from ingest.names.structure.names_of_sites import where_end
from ingest.names.words import Words


def name_end(words: Words, at: int, *, where: bool = False, state: bool = False, firm: bool = False) -> int:
    """The end of a run of capital words and places from word ``at`` on; ``at`` itself if there is none.

    ``where`` lets "am Saalebogen" be the name, ``state`` lets it be "des Landes Brandenburg", ``firm`` "Dr. Kern".
    """
    end = at
    while end < len(words) and not words.breaks[end]:
        after = _step_right(words, end, at, where=where, state=state, firm=firm)
        if after == end:
            break
        end = after
    return end


def _step_right(words: Words, end: int, start: int, *, where: bool, state: bool, firm: bool) -> int:
    """The word after the next part of a proper name that began at ``start`` and so far reaches to ``end``."""
    forms = words.forms
    form = forms[end]
    first = end == start
    if form == "Zwischen" and (after := _between_end(words, end)) > end:
        return after
    matched = match(words, end) if form[0].isupper() else None
    if matched is not None and not forms[matched[0] - 1].endswith("-"):
        if end > start + 1 and matched[1].kind == "Municipality" and _opens_list(words, matched[0]):
            return end  # "des Verbandes Mittleres Tal |Adorf, Bedorf und Cedorf"
        return _joined_places(words, matched[0])
    if form == "St" and forms[end + 1 : end + 2] == ["."] and forms[end + 2 : end + 3] and forms[end + 2][0].isupper():
        return end + 3  # "Initiative St. Wendeler Land"
    if form[0].isupper() and len(form) > 1 and may_name(words, end, first=first):
        parted = form.endswith("-") and forms[end + 1 : end + 2] and forms[end + 1] in {"und", "u", "&", "/"}
        if parted and end + 2 < len(forms) and forms[end + 2][0].isupper():
            return end + 3  # "Kern Stadt- und Regionalplanung", "Zweckverband Industrie-/Gewerbepark Rain"
        if form.endswith("-") and forms[end + 1 : end + 2] == [","]:
            return end  # "hat an der FH Kufstein Sport-, Kultur- und Eventmanagement studiert"
        return end + 1
    if form == "Oder" and not first and forms[end - 1].rstrip("nrs").lower() in _REACHES:
        return end + 1  # the river: "Städtenetz Mittlere Oder"
    if form in {"A", "B"} and forms[end + 1 : end + 2] and forms[end + 1].isdigit() and not words.breaks[end + 1]:
        return end + 2  # "Gewerbepark A 31"
    if len(form) > 3 and not form[0].isupper() and any(c.isupper() or c in "|&+" for c in form[1:]):
        return end + 1  # "hesselberg|limes"
    if _LETTERS_AND_FIGURES.fullmatch(form):
        return end + 1  # "ILE nord23"
    barred = forms[end + 1 : end + 2] == ["|"] and words.kinds[end] is not BlockKind.TABLE_ROW
    if first and where and form[0].islower() and barred and form not in _FUNCTION:
        return min(end + 3, len(forms))
    if (
        firm
        and form == "Dr"
        and forms[end + 1 : end + 2] == ["."]
        and forms[end + 2 : end + 3]
        and forms[end + 2][0].isupper()
    ):
        return end + 3  # "Kommunalberatung Dr. Kern"
    if first:
        if where and (form in _WHERE or (form in _NAMED_WHERE and not words.opens[end])):
            return where_end(words, end)
        if state and form == "des" and forms[end + 1 : end + 2] and forms[end + 1] in {*STATE_GENITIVES, "Saarlandes"}:
            return complement_end(words, end)
        return end
    if form == "plus" or (form[0].isdigit() and _is_number_of_name(words, end)):
        return end + 1
    if form == "/" and end + 1 < len(forms) and _is_part_of_place(forms[end - 1]) and _is_part_of_place(forms[end + 1]):
        return end + 2  # "Handlungskonzept Aue-Süd / Zell-Nord"
    if form in {"&", "+"} and end + 1 < len(forms) and forms[end + 1][0].isupper():
        return end + 2
    if form == "–" and words.glued(end) and words.glued(end + 1) and not words.breaks[end + 1]:
        return end + 2 if forms[end + 1][0].isupper() else end  # "Kommunalgemeinschaft Ilse–Hohe Börde"
    if form == "und" and forms[end + 1 : end + 2] in (["Umland"], ["Umgebung"]):
        return end + 2
    if form in {"und", "/"} and end + 1 < len(forms) and forms[end + 1][0].isupper() and _is_registered(words, end + 1):
        return end + 2
    return end


_PARTS_OF_TOWNS: Final = re.compile(r"-(?:Nord|Süd|Ost|West|Mitte|Altstadt|Innenstadt|Stadt|Land)\w*")


def _opens_list(words: Words, at: int) -> bool:
    """Whether a comma and two more towns stand at word ``at``, as in a list."""
    second = match(words, at + 1) if words.forms[at : at + 1] == [","] and at + 1 < len(words) else None
    further = second is not None and words.forms[second[0] : second[0] + 1] in ([","], ["und"], ["sowie"])
    return second is not None and second[1].kind == "Municipality" and further


def _is_part_of_place(form: str) -> bool:
    """Whether a word names a side of a town: "Aue-Süd"."""
    found = _PARTS_OF_TOWNS.search(form)
    return found is not None and is_known_town(form[: found.start()])


def _between_end(words: Words, at: int) -> int:
    """The end of "Zwischen Elbe und Oste" from word ``at`` on; ``at`` itself if nothing is joined there."""
    forms = words.forms
    for joint in range(at + 2, min(at + _BETWEEN, len(forms) - 1)):
        if forms[joint] in {"und", "&"} and forms[joint + 1][0].isupper() and words.is_whole(at, joint + 2):
            return joint + 2
    return at


_BETWEEN: Final = 5
"""Words from "Zwischen" to the joint at the furthest."""
_LETTERS_AND_FIGURES: Final = re.compile(r"[a-zäöü]{3,}\d{1,2}")
_FUNCTION: Final = cues("function_words")
_WHERE: Final = frozenset({"am", "an", "im", "in", "ob", "vor", "um"})
_NAMED_WHERE: Final = frozenset({"Am", "An", "Im", "Ob", "Vor"})
"""The like in capitals, as names have it: "Allianz Am Limes"."""
_REACHES: Final = frozenset({"mittlere", "untere", "obere", "alte", "neue", "westliche", "östliche"})
"""What parts of a river are called."""


def _is_registered(words: Words, at: int) -> bool:
    """Whether a run of capital words leads to "e. V.": then "und" before it stands inside the name."""
    forms = words.forms
    for index in range(at, min(at + 5, len(forms))):
        if forms[index] in {"e.V.", "eV"} or (forms[index] == "e" and forms[index + 1 : index + 3] == [".", "V"]):
            return True
        if words.breaks[index] or not forms[index][0].isupper():
            return False
    return False


def _is_number_of_name(words: Words, at: int) -> bool:
    """Whether digits belong to a name ("Mobilitätsstrategie 2030") and are no sum, date or count."""
    form = words.forms[at]
    after = words.forms[at + 1] if at + 1 < len(words) else ""
    if after in {"–", "-", "/"} and at + 2 < len(words) and words.forms[at + 2][0].isdigit():
        return False
    if len(form) < 4 and after == "," and at + 2 < len(words) and words.forms[at + 2][0].isdigit():
        return False  # the decimal comma of a sum
    if len(form) < 4 and len(after) == 3 and after.isdigit():
        return False  # "90 000 Euro"
    return bool(re.fullmatch(r"\d{1,4}(?:\.0)?", form)) and after not in {
        ".",
        "Euro",
        "€",
        "Prozent",
        "%",
        "Mio",
        "EUR",
    }


def _joined_places(words: Words, end: int) -> int:
    """Over "A – B" where both are places, and over "A–B" without spaces."""
    forms = words.forms
    while end + 1 < len(forms) and forms[end] in {"–", "-"} and not (words.breaks[end] or words.breaks[end + 1]):
        following = match(words, end + 1)
        glued = words.glued(end) and words.glued(end + 1) and forms[end + 1][0].isupper()
        if following is None and not glued:
            break
        end = following[0] if following is not None else end + 2
    return end
