"""Names of cooperations, bodies, concepts, programmes, projects, events: by a head noun, by tables, as coined words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.names.bodies.firms import find_firm, legal_end
from ingest.names.bodies.foundations import find_foundations
from ingest.names.bodies.institutes import find_institutes
from ingest.names.bodies.labelled_firms import find_labelled_firms
from ingest.names.bodies.practices import find_practice
from ingest.names.brackets import OPENING
from ingest.names.headed.headed_names import find_headed
from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.lexicon import cues, find_head, find_undertaking
from ingest.names.sightings import Sighting
from ingest.names.structure.known_names import find_government, find_known, find_money_of, names_money
from ingest.names.structure.labelled_programmes import find_labelled_programmes
from ingest.names.unions.societies import find_societies
from ingest.names.words import Words
from ingest.names.works.quotations import find_called, find_quotation
from ingest.names.works.ventures import find_venture

_COINED: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ][\wäöüß.-]*|[A-ZÄÖÜ]{3,}[a-zäöüß]{3,}\w*")

_KIN: Final = (["Partner"], ["Partnerinnen"], ["Kollegen"], ["Kolleginnen"], ["Töchter"])
"""Who else works in the firm of somebody who gives it the name."""
_PRACTICES: Final = cues("practice_nouns")
_LEGAL_FORMS: Final = cues("legal_forms")


def find_mentions(words: Words) -> list[Sighting]:
    """All names but those of persons and places. They may overlap: the surer and the longer is to be preferred."""
    found: list[Sighting] = []
    for index, form in enumerate(words.forms):
        if "/" in form and _ADDRESS.search(form) is not None:
            continue
        found.extend(find_known(words, index))
        if form in OPENING:
            found.extend(find_quotation(words, index))
        elif form in {"Namen", "Bezeichnung", "Titel"}:
            found.extend(find_called(words, index))
        elif form[0].isupper() or "-" in form:
            government = find_government(words, index)
            if government is not None:
                found.append(government)
                continue
            if form == "Entwicklung":
                found.extend(_joint_development(words, index))
            head = find_head(form)
            if head is not None and head[0].kind == "Project" and _leads_programme(words, index):
                continue  # "des Modellvorhabens Land(auf)Schwung"
            if head is not None:
                found.extend(find_headed(words, index, head[0], plural=head[1]))
            elif names_money(form):
                found.extend(find_money_of(words, index))
            elif is_coined(form) and not _is_law(words, index):
                found.append(_coined(words, index))
            elif _is_attribute(words, index):
                continue
            elif (thing := find_undertaking(form)) is not None and not _is_town(words, index):
                found.extend(find_headed(words, index, thing[0], plural=thing[1]))
            elif (venture := find_venture(words, index)) is not None:
                found.extend(find_headed(words, index, venture, plural=False))
        if form in _PRACTICES:
            found.extend(find_practice(words, index))
        if form in _LEGAL_FORMS or form == "e":
            end = legal_end(words, index)
            if end is not None:
                found.extend(find_firm(words, index, end))
        elif (
            form in {"&", "+"}
            and words.forms[index + 1 : index + 2] in _KIN
            and (index + 2 >= len(words) or legal_end(words, index + 2) is None)
        ):
            found.extend(find_firm(words, index, index + 2))
    found.extend(find_labelled_firms(words))
    found.extend(find_labelled_programmes(words))
    found.extend(find_institutes(words))
    found.extend(find_societies(words))
    found.extend(find_foundations(words))
    return found


def _joint_development(words: Words, index: int) -> Iterator[Sighting]:
    """The alliance that is called by the instrument written out: "die Integrierte Ländliche Entwicklung (ILE) X"."""
    adjectives = words.forms[max(0, index - 2) : index]
    union = find_head("ILE")
    if union is None or [a.rstrip("rn") for a in adjectives] != ["Integrierte", "Ländliche"]:
        return
    named = (s for s in find_headed(words, index, union[0], plural=False) if s.rank >= _NAMED and s.last > index + 1)
    for sighting in named:
        yield replace(sighting, rank=_WRITTEN_OUT)


_NAMED: Final = 50
_WRITTEN_OUT: Final = 55
"""Above that of the instrument, which begins with the same words."""


_ADDRESS: Final = re.compile(r"^https?://|\.[a-z]{2,6}/")
"""What addresses of pages hold: "lag-oderbogen.de/regionalbudget"."""


def _is_attribute(words: Words, index: int) -> bool:
    """Whether a capital adjective stands before its noun: "die Mobile Kelterei"."""
    after = index + 1
    capital = after < len(words) and not words.breaks[after] and words.forms[after][0].isupper()
    return capital and words.forms[index].endswith(("e", "en", "es")) and may_open_name(words.forms[index])


def _leads_programme(words: Words, index: int) -> bool:
    """Whether a programme known by name stands right behind the noun."""
    after = index + 1
    return (
        after < len(words) and not words.breaks[after] and any(s.kind == "Programme" for s in find_known(words, after))
    )


def _is_town(words: Words, index: int) -> bool:
    """Whether the noun opens the name of a place of several words ("Höfen an der Enz"), or is called a place by the
    word before it: "Landkreis Schweinfurt"."""
    place = match(words, index)
    called = index > 0 and not words.breaks[index] and territory(words.forms[index - 1]) is not None
    return place is not None and (called or place[0] > index + 1)


def _is_law(words: Words, index: int) -> bool:
    """Whether a word is the short title of a law: "§ 5 ThürKGG", "KommZG"."""
    before = words.forms[max(0, index - 6) : index]
    return not {"§", "§§", "Art", "Artikel"}.isdisjoint(before) or words.forms[index].endswith(_LAWS)


_LAWS: Final = ("G", "GB", "O", "VO", "RL", "Bl", "BI")
"""How the short titles of laws, orders and gazettes end: "KommZG", "BauGB", "GuAVO", "GVOBl"."""


def is_coined(form: str) -> bool:
    """Whether a word is a coined name by its capitals: "RegionNord", "SPESSARTregional", not "BürgerInnen",
    "GmbH-Strukturen"."""
    ordinary = form.endswith(_PEOPLE) or form.startswith(_FORMS)
    return len(form) > 5 and bool(_COINED.fullmatch(form)) and not ordinary


_FORMS: Final = ("GmbH-", "gGmbH-", "AöR-", "KdöR-", "KöR-")
"""Legal forms that open an ordinary compound."""
_PEOPLE: Final = ("partner", "partnern", "Partner", "Partnern", "In", "Innen")


def _coined(words: Words, index: int) -> Sighting:
    """A coined name: an adviser behind "durch" or "an", otherwise what the text makes of it."""
    end = index + 1
    while end < len(words) and not words.breaks[end] and _COINED.fullmatch(words.forms[end]):
        end += 1
    place = match(words, end) if end < len(words) and not words.breaks[end] else None
    end = place[0] if place else end
    adviser = index > 0 and words.forms[index - 1] in {"an", "durch", "von", "Von", "Durch", "mit"}
    kind = "Consultancy" if adviser else "Project"
    return Sighting(index, end, kind, words.spelled(index, end), sort="Eigenname", rank=18)
