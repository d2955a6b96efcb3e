"""Offices that run a cooperation, where the text says that they steer it: "Die Geschäftsstelle koordiniert alles"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.names.knowledge.lexicon import cues
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

BUREAU: Final = re.compile(
    r"(?:Verbands|Vereins|Verbund|Gemeinschafts|Allianz|LAG-|ILE-|Bündnis)?[Gg]eschäftsstelle"
    r"|(?:Allianz|Kooperations|Verbund|Bündnis|Koordinations|Koordinierungs|Gemeinschafts)büro"
)
_STEERS: Final = re.compile(
    r"(?:koordinier|steuer|organisier|manag|lenk)(?:t|te|en|ten)|gesteuert|gemanagt|gelenkt|koordination|koordinierung"
    r"|steuerung|gesamtsteuerung|gesamtkoordination|fäden|tagesgeschäft"
)
_RUNS: Final = frozenset({"führt", "führte", "besorgt", "erledigt", "übernimmt", "übernahm", "obliegen", "obliegt"})
_RELATIVES: Final = frozenset({"die", "der", "welche", "welcher", "das"})
_TAKEN_UP: Final = frozenset({"Diese", "Sie", "Dieses", "Es", "Ihr", "Ihre", "Dort"})
_WITHIN: Final = frozenset({"in", "bei", "an", "aus", "für", "mit", "zur", "zum", "im", "beim", "am", "neben", "unter"})
"""Behind these it is where or for whom something is done, and does it not itself."""
_REACH: Final = 16


def find_bureaus(words: Words) -> Iterator[Sighting]:
    """All places where an office is named, of a text that says of it that it steers."""
    forms = words.forms
    found = [
        (index, match)
        for index, form in enumerate(forms)
        if form[0].isupper() and (match := BUREAU.fullmatch(form)) and _is_bare(words, index)
    ]
    steering = {match.group() for i, match in found if _steers(words, i)}
    for i, match in found:
        if match.group() in steering:
            gender = "n" if match.group().endswith("büro") else "f"
            yield Sighting(i, i + 1, "Organisation", match.group(), sort=match.group(), gender=gender, rank=52)


def _is_bare(words: Words, at: int) -> bool:
    """Whether neither a label is read nor a name of its own follows: "Geschäftsstelle Süd" is called so."""
    forms = words.forms
    follows = at + 1 < len(forms) and not words.breaks[at + 1] and forms[at + 1][0].isupper()
    return not (words.labels[at] or follows)


def _steers(words: Words, at: int) -> bool:
    """Whether the clause of the office, a relative clause behind it or a sentence that takes it up says so."""
    forms = words.forms
    first = at
    while first > 0 and at - first < _ARTICLE and forms[first - 1][0].islower() and forms[first - 1] not in _WITHIN:
        first -= 1
        if forms[first] in cues("definite") or forms[first] in cues("determiners"):
            break
    before = forms[first - 1] if first else ""
    genitive = before[:1].isupper() and forms[first] in {"der", "des"} and not words.opens[first - 1]
    if before in _WITHIN or forms[first] in _WITHIN or genitive:
        return False
    start, stop = words.sentence(at, at + 1, _REACH)
    left, right = at, at
    while left > start and forms[left - 1] not in {",", ";", ":"}:
        left -= 1
    while right < stop and forms[right] not in {",", ";", ":"}:
        right += 1
    if _says(forms[left:right]) and not _HEADS.intersection(forms[left:right]):
        return True
    closed = next((i for i in range(right + 1, stop) if forms[i] == ","), stop)
    inserted = closed < stop and _SEATED.intersection(forms[right + 1 : closed])
    if inserted and _says(forms[closed + 1 : stop]):
        return True  # "Die Geschäftsstelle, bei der Stadt X angesiedelt, koordiniert den Verbund"
    relative = right + 1 < stop and forms[right] == "," and forms[right + 1] in _RELATIVES
    if relative and not any(_VERB.fullmatch(form) for form in forms[at + 1 : right]):
        end = right + 1
        while end < stop and forms[end] != ",":
            end += 1
        return _says(forms[right + 1 : end])
    if stop + 1 < len(forms) and words.breaks[stop] != BLOCK and forms[stop] == "." and forms[stop + 1] in _TAKEN_UP:
        return _says(forms[stop + 1 : words.sentence(stop + 1, stop + 2, _REACH)[1]])
    return False


_SEATED: Final = frozenset(
    {"angesiedelt", "untergebracht", "ansässig", "angedockt", "eingerichtet", "sitzt", "mit", "seit"}
)
"""Words of an insertion that says where an office is."""
_ARTICLE: Final = 4
_HEADS: Final = frozenset({"Leiter", "Leiterin", "Leitung"})
_VERB: Final = re.compile(r"(?:leitet|leitete|führt|führte|übernahm|übernimmt|hat|ist|wird|wurde|besetzt)")


def _says(clause: Sequence[str]) -> bool:
    """Whether a clause says that somebody steers, or does the daily business."""
    small = [form.lower() for form in clause]
    runs = "geschäfte" in small and not _RUNS.isdisjoint(small)
    return runs or any(_STEERS.fullmatch(form) for form in small)
