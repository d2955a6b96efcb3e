"""Advisers that a field or a label in brackets names: "Auftragnehmer: Planwerk, Nürnberg"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import BlockKind
from ingest.names.bodies.practices import JOINTS
from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_STOPS: Final = cues("stops")
_FUNCTION: Final = cues("function_words")

_OTHER_LABEL: Final = re.compile(
    r"(?:zeit|zeitraum|dauer|stand|jahr|kosten|ort|frist|ende|beginn|ausschuss|verband|region|raum|gebiet|recht)$"
)
_FIRM_LABEL: Final = re.compile(
    r"(?:Auftragnehmer|Träger|Projektträger|Betreiber|Durchführung|Bearbeit|Büro|Planungsbüro|Projektpartner|Gutachter"
    r"|Dienstleister|Begleitung|Konzepterstellung|Prozessbegleit|Moderation|Projektsteuerung|Erstell|Verfasser|Beratung|Planung"
    r"|Regionalmanagement|Umsetzungsbegleitung|Geschäftsführung|Geschäftsbesorgung|Koordination|Koordinierung|Management)"
)
_MANAGER_LABEL: Final = re.compile(r"Geschäftsführung|Geschäftsbesorgung|Koordination|Koordinierung|Management")
"""Labels of what people do as well as firms."""
_FIRM: Final = re.compile(
    r"(?:beratung|planung|consult|büro|agentur|gesellschaft|institut|werkstatt|kontor|kommunal|[a-z]werk)|^[&+]$",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(r"[a-zäöüß]{3,}(?:es|er|en|e)")


def find_labelled_firms(words: Words) -> Iterator[Sighting]:
    """The adviser that a field or a label in brackets names: "Auftragnehmer: Planwerk, Nürnberg"."""
    forms = words.forms
    for index in range(1, len(words)):
        label = _label_before(words, index)
        if not label or forms[index] in _STOPS:
            continue
        if not any(_FIRM_LABEL.match(form) and not _OTHER_LABEL.search(form) for form in label):
            continue
        if _ATTRIBUTE.fullmatch(forms[index]) and forms[index + 1 : index + 2] and forms[index + 1][0].isupper():
            continue  # "Regionalmanagement: neues Gesicht"
        end = index
        while (
            end < len(forms)
            and not words.breaks[end] * (end > index)
            and (forms[end][0].isalpha() or forms[end] in JOINTS)
        ):
            end += 1
        if _MANAGER_LABEL.fullmatch(label[0]) and not any(map(_FIRM.search, forms[index:end])):
            continue
        plain = not forms[index].isdigit() and forms[index].lower() not in _FUNCTION
        plain = plain and (forms[index][0].isupper() or end - index > 1 or _FIRM.search(forms[index]) is not None)
        if 0 < end - index <= 5 and plain and not _is_described(forms, index):
            coined = end - index > 1 and territory(forms[index]) is None and find_head(forms[index]) is None
            yield Sighting(index, end, "Consultancy", words.spelled(index, end), rank=41 if coined else 17)


def _is_described(forms: Sequence[str], at: int) -> bool:
    """Whether an adjective opens the value: "Regionalmanagement: neues Gesicht"."""
    after = forms[at + 1] if at + 1 < len(forms) else ""
    return _DECLINED.fullmatch(forms[at]) is not None and after[:1].isupper()


_DECLINED: Final = re.compile(r"[a-zäöüß]{3,20}e[rsnm]?")


def _label_before(words: Words, index: int) -> Sequence[str]:
    """The words of the label whose value begins at word ``index``, none where no value does."""
    forms = words.forms
    if words.breaks[index] == BLOCK and words.labels[index - 1] and not words.labels[index]:
        start = index - 1
        while start > 0 and words.labels[start - 1] and not words.breaks[start]:
            start -= 1
        return forms[start:index]
    if (
        index > 3
        and forms[index - 1] == ":"
        and forms[index - 3] in {"(", ";", ","}
        and "(" in forms[max(0, index - 12) : index]
    ):
        return forms[index - 2 : index - 1]
    led = index > 2 and not words.breaks[index] and forms[index - 2 if forms[index - 1] == ":" else index - 1]
    if led and _AUTHOR.fullmatch(led):
        colon = forms[index - 1] == ":"
        first = index - 1 - colon
        if words.opens[first] or (
            forms[first - 1] in {"(", ";", ",", "|", "·", "–"} and (colon or forms[first - 1] == ",")
        ):
            return [led] if colon or words.kinds[index] is BlockKind.FIELD else ()
    return ()


_AUTHOR: Final = re.compile(
    r"Auftragnehmer(?:in)?|Verfasser(?:in|innen)?|Bearbeiter(?:in)?|Gutachter(?:in)?|Konzeptersteller|Planungsbüro|Bearbeitung"
)
"""Labels inside a sentence or value: "Auftragnehmer: X", "April 2022, Verfasser X"."""
