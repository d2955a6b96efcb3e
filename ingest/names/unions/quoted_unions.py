"""Cooperations that a sentence on towns calls by what stands in quotation marks: "… gründeten die „Grünen Drei“"."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.sightings import Sighting
from ingest.names.unions.joint_names import ARTICLES, joint_noun
from ingest.names.words import Words

WORK: Final = re.compile(r"projekt|vorhaben|maßnahme|konzept|programm|kampagne|wettbewerb")
"""What else may be called by a name in quotation marks."""
_SAID: Final = 63
"""What a text says that a union is called is no mere association."""
_REACH: Final = 70
"""Words of a sentence to either side of a name that are looked at."""


def is_of_works(words: Words, sighting: Sighting) -> bool:
    """Whether the sentence around a name in quotation marks speaks of projects."""
    start, end = words.sentence(sighting.first, sighting.last, _REACH)
    return any(WORK.search(form.lower()) for form in words.forms[start:end])


def find_quoted(words: Words, start: int, end: int, local: set[int]) -> Sighting | None:
    """The cooperation that the sentence says to be called by what stands in quotation marks."""
    forms = words.forms
    low = [form.lower() for form in forms[start:end]] if end - start <= _REACH else []
    for at in range(start, end - 2):
        if forms[at] not in OPENING:
            continue
        close = quotation_end(words, at)
        if close is None or not 2 < close - at <= _LONGEST:
            continue
        pact = _pact(words, at, start)
        if pact is not None:
            name = f"{pact[0]} {words.spelled(at, close)}"
            inner = words.spelled(at + 1, close - 1)
            return Sighting(at - 1, close, "Cooperation", name, (inner,), sort=pact[0], gender=pact[1], rank=_SAID)
        if not local.isdisjoint(range(at, close)):
            continue
        after = [form.lower() for form in forms[close : close + _BEHIND]]
        before = [form.lower() for form in forms[max(start, at - 3) : at]]
        called = not _UNIONS.isdisjoint(after) and (after[0] in _CALLED or not _BAPTISED.isdisjoint(after))
        called = called or (after[:1] in _MODALS and "heißen" in after and not _UNIONS.isdisjoint(after))
        joint = any(joint_noun(form) is not None for form in forms[at + 1 : close - 1])
        built = at > 0 and forms[at - 1] in ARTICLES and joint
        called = called or (before[-1:] == ["sich"] and not _CALLED.isdisjoint(before))
        called = called or (forms[at - 1] in ARTICLES and any(map(_FOUNDING.fullmatch, low)))
        if called or built or not _NAMES.isdisjoint(before[-2:]):
            return Sighting(at + 1, close - 1, "Cooperation", words.spelled(at + 1, close - 1), sort="Name", rank=_SAID)
    return None


def _pact(words: Words, at: int, start: int) -> tuple[str, str] | None:
    """The noun for a union right before the quotation at ``at`` that has an article: "den Bund „Sichere Orte“"."""
    if at - 2 < start or words.breaks[at]:
        return None
    noun = joint_noun(words.forms[at - 1])
    articled = words.forms[at - 2] in ARTICLES or is_adjective(words.forms[at - 2])
    return noun if noun is not None and articled and noun[0] == words.forms[at - 1] else None


_LONGEST: Final = 9
"""Words of a name with its quotation marks."""
_BEHIND: Final = 7
"""Words behind a name in marks that may say what it is the name of."""
_BAPTISED: Final = frozenset({"getauft", "genannt", "tauften", "taufte"})
_CALLED: Final = frozenset({"heißt", "hieß", "nennt", "nannte", "nennen", "lautet", "heißen"})
_MODALS: Final = (["soll"], ["wird"], ["sollte"], ["möge"])
_FOUNDING: Final = re.compile(r"gründete[nt]?|gegründet|zusammengeschlossen|zusammengetan|zusammengefunden|verbündet")
_NAMES: Final = frozenset({"namen", "name", "bezeichnung", "dachmarke"})
_UNIONS: Final = frozenset(
    {"zusammenschluss", "bündnis", "verbund", "kooperation", "allianz", "gemeinschaft", "verein", "verband", "netzwerk"}
    | {"partnerschaft", "arbeitsgemeinschaft", "initiative", "runde", "zweckverband", "städtebund", "sich"}
)
