"""Works on something by what is done: "Sanierung der alten Mühle"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head, find_undertaking, territories
from ingest.names.knowledge.small_words import DEFINITE
from ingest.names.sightings import Sighting
from ingest.names.structure.deeds import is_told
from ingest.names.structure.longer_names import longer_forms
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words


def find_works(words: Words) -> Iterator[Sighting]:
    """ "Sanierung der alten Mühle", "Ausbau des alten Bahnhofs in Dornau zum Kulturhaus", where it is undertaken."""
    forms = words.forms
    for index, form in enumerate(forms[:-2]):
        if form not in cues("building_works") or forms[index + 1] not in _GENITIVES:
            continue
        noun = index + 2
        while noun < len(forms) - 1 and noun - index < 5 and _is_adjective(words, noun):
            noun += 1
        head = find_head(forms[noun])
        made = head is None or head[0].kind == "Project"
        made = made or (head is not None and head[0].kind == "Cooperation" and forms[index + 1] in {"eines", "einer"})
        if not forms[noun][0].isupper() or words.breaks[noun] or not made:
            continue
        if (
            match(words, noun) is not None
            or (forms[noun] in territories() and not _ends_group(words, noun))
            or _whither(words, index) in _WHEN
        ):
            continue
        end = name_end(words, noun + 1) if noun + 1 < len(forms) else noun + 1
        last = max(end, noun + 1)
        if last == noun + 1 and noun == index + 2 and takes_up(forms[noun], forms[index + 1]):
            continue
        if _MATTERS.fullmatch(forms[noun]):
            continue
        if forms[last : last + 1] != ["("] and is_told(words, index, last):
            name = words.spelled(index, last)
            more = longer_forms(words, index, last, name, "n")
            thing = _nominative(forms[noun], forms[index + 1])
            thing = " ".join(filter(None, (thing, words.spelled(noun + 1, last) if last > noun + 1 else "")))
            yield Sighting(index, last, "Project", name, (thing, *more), rank=33 if form in _NEW else 53)


_MATTERS: Final = re.compile(
    r"(?:Entwicklungs)?[Pp]oten[tz]ial\w*|Ressourcen?|Synergien?\w*|Chancen?|Herausforderung\w*|Lebensqualität|Wertschöpfung"
    r"|Kräften?|Kompetenzen|Ideen|Wissens?|Strukturen|Rahmenbedingungen|Voraussetzungen|Bedingungen|Möglichkeiten|Märkten?"
)
"""What is opened up or built up in a manner of speaking: "die Erschließung von Potenzialen"."""


def _whither(words: Words, index: int) -> str:
    """The word before the noun at word ``index`` and its adjective: "zur gemeinsamen Beschaffung"."""
    at = index - 1
    while at > 0 and words.forms[at][0].islower() and is_adjective(words.forms[at]) and not words.breaks[at]:
        at -= 1
    return words.forms[at].lower()


def takes_up(noun: str, article: str) -> bool:
    """Whether a plain noun behind its article takes up what was named before: "Eröffnet wurde der Weg", "für den Bau
    des Weges"."""
    if article not in DEFINITE:
        return False
    plain = re.sub(r"e?s$", "", noun) if article == "des" else noun
    thing = find_undertaking(plain)
    return len(plain) < _TELLING or (thing is not None and thing[0].lemma == plain)


_TELLING: Final = 4
"""Letters of the shortest noun that may name a thing."""


def _is_adjective(words: Words, at: int) -> bool:
    form, after = words.forms[at], words.forms[at + 1]
    return (
        not words.breaks[at]
        and is_adjective(form)
        and (form[0].islower() or (form.endswith("er") and after[0].isupper()))
    )


_NEW: Final = frozenset(
    {"Bau", "Neubau", "Errichtung", "Einrichtung", "Schaffung", "Aufbau", "Kauf", "Ankauf", "Erwerb", "Anschaffung"}
    | {"Beschaffung", "Herstellung", "Fertigstellung"}
)
"""Works by which a thing comes to be: the thing is the project, where it has a name."""


def _nominative(noun: str, article: str) -> str:
    """A noun behind "des" as it stands by itself: "Dorfhauses" → "Dorfhaus"."""
    return re.sub(r"(?<=[a-zäöüß]{3})e?s$", "", noun) if article in {"des", "eines"} else noun


def _ends_group(words: Words, noun: int) -> bool:
    """Whether a noun that may stand before a town does not: "Ausbau der weißen Flecken kostet"."""
    after = words.forms[noun + 1 : noun + 2]
    return words.forms[noun - 1][0].islower() and bool(after) and after[0][0].islower() and words.forms[noun] in _SPOTS


_SPOTS: Final = frozenset({"Flecken"})
_WHEN: Final = frozenset({"nach", "vor", "während", "seit", "bei", "beim", "zur", "zum", "durch", "ohne"})
_GENITIVES: Final = frozenset({"der", "des", "von", "eines", "einer"})
