"""Names of any build that towns unite to or in: "A und B haben sich zum Gemeinschaftswerk Nagold zusammengeschlossen".

Here the verb alone says that what is named is a cooperation; its noun may be any.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.lexicon import find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.knowledge.small_words import LINKS, TO
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_UNITED: Final = re.compile(
    r"zusammengeschlossen|zusammengetan|zusammengefunden|zusammengerauft|zusammenschlossen|zusammentaten|zusammenfanden"
    r"|zusammenzuschließen|verbündet|verbündeten|vereint|vereinigt|vereinten|verbunden|formiert|formierten"
)
_PARTED: Final = frozenset({"schlossen", "schließen", "taten", "tun", "fanden", "finden"})
"""Verbs that "zusammen" stands apart from."""
_JOINED: Final = re.compile(r"beigetreten|angehören|angehörten|angehört|austritt|ausgetreten")
_BELONG: Final = frozenset({"gehören", "gehört", "gehörten", "gehörte", "traten", "tritt", "trat", "treten"})
_BELONG_TO: Final = frozenset({"an", "bei"})
_IN: Final = frozenset({"im"})
_DATIVE: Final = frozenset({"dem", "der", "Dem", "Der"})
_WORKS: Final = re.compile(
    r"\w*(?:projekt|vorhaben|maßnahme|konzept|programm|kampagne|wettbewerb|konferenz|studie|stelle|haus|park|zentrum|straße"
    r"|weg|route|gebiet|verfahren|tagung|schule|linie|strecke|tal|wald|see)s?",
    re.IGNORECASE,
)
"""Nouns of works, places and happenings, for which towns may unite."""
_TAKEN: Final = frozenset({"Ministry", "Authority", "Person", "Concept", "Programme", "Event", "Award", "Committee"})
_RANK: Final = 57


def joined_name(words: Words, start: int, end: int, local: set[int], taken: set[int]) -> Sighting | None:
    """What the towns of the sentence between ``start`` and ``end`` unite to or belong to; ``local`` are the words of
    the towns, ``taken`` those that name something known."""
    forms = words.forms
    low = [form.lower() for form in forms[start:end]]
    united = any(map(_UNITED.fullmatch, low)) or ("zusammen" in low and not _PARTED.isdisjoint(low))
    joined = any(map(_JOINED.fullmatch, low)) or not (_BELONG.isdisjoint(low) or _BELONG_TO.isdisjoint(low))
    if not united and not joined:
        return None
    for at in range(start, end - 1):
        leads = (united and (forms[at] in TO or (forms[at] in _IN or forms[at - 1 : at + 1] in _IN_THE))) or (
            joined and forms[at] in _DATIVE and not (forms[at - 1] in LINKS and at - 2 in local)
        )
        found = _name(words, at + 1, end, local, taken) if leads else None
        if (
            found is None
            and united
            and forms[at : at + 2] == [",", "zu"]
            and forms[at + 2 : at + 3] in (["dem"], ["der"])
        ):
            found = _name(words, _back(words, at, start), at, local, taken)  # "X, zu dem sich A und B vereinigt haben"
        if found is not None:
            return found
    return None


def _back(words: Words, at: int, start: int) -> int:
    """Where the run of capital words before ``at`` begins, without an article that opens the sentence."""
    first = at
    while first > start and words.forms[first - 1][0].isupper() and not words.breaks[first]:
        first -= 1
    return first + (words.forms[first] in {"Der", "Die", "Das", "Dem"})


_IN_THE: Final = (["in", "der"], ["In", "der"], ["in", "dem"], ["In", "dem"], ["zu", "dem"], ["zu", "der"])


def _name(words: Words, first: int, end: int, local: set[int], taken: set[int]) -> Sighting | None:
    """The name that begins at word ``first``: a noun of no known sort with a name behind it."""
    forms = words.forms
    noun = first
    while noun + 1 < end and forms[noun][0].isupper() and may_open_name(forms[noun]):
        noun += 1
    double = forms[noun].endswith("-") and forms[noun + 1 : noun + 2] in (["und"], ["&"]) and noun + 2 < end
    noun += 2 if double else 0  # "Insel- und Küstenrunde"
    form = forms[noun]
    if (
        noun in local
        or (noun in taken and not double)
        or not form[0].isupper()
        or len(form) < _NOUN
        or words.breaks[noun]
    ):
        return None
    if territory(form) is not None or is_office(form) or (_WORKS.fullmatch(form) is not None and not double):
        return None
    head = find_head(form)
    last = name_end(words, noun + 1) if noun + 1 < end else noun + 1
    if double and last == noun + 1:
        return _sighting(words, first, last, form)
    if (head is not None and (head[0].kind in _TAKEN or head[0].kind == "Region")) or last > end:
        return None
    if last == noun + 1:
        return _named_elsewhere(words, first, noun, local)
    if last < end and forms[last] in {",", "und", "sowie"} and not local.isdisjoint(range(noun + 1, last)):
        return None  # the towns themselves
    return _sighting(words, first, last, form)


def _named_elsewhere(words: Words, first: int, noun: int, local: set[int]) -> Sighting | None:
    """The name that the text gives in another place to what is called by its noun alone: "zu dem Gemeinschaftswerk"."""
    form = words.forms[noun]
    for at, other in enumerate(words.forms[:-1]):
        if other != form or at == noun or words.breaks[at + 1] or find_head(form) is not None:
            continue
        last = name_end(words, at + 1)
        if last > at + 1 and at + 1 not in local:
            name = words.spelled(at, last)
            return Sighting(first, noun + 1, "Cooperation", name, (form,), sort=form, rank=_RANK)
    return None


def _sighting(words: Words, first: int, last: int, sort: str) -> Sighting:
    return Sighting(first, last, "Cooperation", words.spelled(first, last), sort=sort, rank=_RANK)


_NOUN: Final = 4
