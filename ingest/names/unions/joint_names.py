"""Names on the nouns of joint doing, as Partnerschaft, Bund, Forum, Runde: "Randen-Partnerschaft", "Forum Nord"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.brackets import OPENING, abbreviation, quotation_end
from ingest.names.headed.complements import PAST_YEAR
from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.inflection import decline, is_adjective, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.knowledge.small_words import TO
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

TAKEN: Final = frozenset(
    {"Cooperation", "Committee", "Ministry", "Authority", "Person", "Concept", "Programme", "Event", "Award"}
    | {"Consultancy"}
)
"""Kinds that are known for what they are."""
_RANK: Final = 57
_BUILT: Final = {
    gender: re.compile(rf"((?:\w+-)*\w*?)-?((?:{'|'.join(sorted(cues(table)))})(?:es|s)?)", re.IGNORECASE)
    for gender, table in (("f", "joint_nouns_f"), ("n", "joint_nouns_n"), ("m", "joint_nouns_m"))
}
_ENDS: Final = tuple(
    noun.lower() + end
    for table in ("joint_nouns_f", "joint_nouns_n", "joint_nouns_m")
    for noun in sorted(cues(table))
    for end in ("", "s", "es")
)
"""How every word ends that one of these patterns takes: quick to ask, and few words do."""
_SPATIAL: Final = ("achse", "raum", "kreis", "bogen", "dreieck", "viereck", "ring", "stern", "kranz")
"""Nouns that name stretches of land as well."""
ARTICLES: Final = frozenset(
    {"der", "die", "das", "dem", "den", "des", "im", "zum", "zur", "vom", "beim", "am", "ins"}
    | {"Der", "Die", "Das", "Dem", "Im", "Zum", "Zur", "Beim", "Vom"}
    | {"unser", "unsere", "unseren", "unserem", "unserer", "unseres", "Unser", "Unsere"}
    | {"ihr", "ihre", "ihrer", "ihrem", "ihren", "ihres"}
)
_UNLIKE: Final = (
    *("ver", "breit", "fließ", "förder", "lauf", "ton", "bild", "sha", "monito", "sponso", "cate", "mento"),
    *("zeit", "spiel", "leer", "hohl"),
)
"""Before "band", "ring" and "raum" these make other words."""


_SHARED: Final = frozenset({"gemeinsames", "eigenes", "neues", "kommunales", "interkommunales"})
"""Adjectives before the noun whose strong ending no table knows."""


def joint_name(words: Words, at: int, local: set[int], *, sure: bool, articled: bool = True) -> Sighting | None:
    """The cooperation whose noun is word ``at``, if it has a name of its own and, where ``articled``, an article."""
    forms = words.forms
    form = forms[at]
    if not form[0].isupper() or len(form) < 4 or not form.lower().endswith(_ENDS):
        return None
    if territory(form) is not None or is_office(form):
        return None
    shapes = ((gender, pattern.fullmatch(form)) for gender, pattern in _BUILT.items())
    gender, built = next(((g, found) for g, found in shapes if found), ("", None))
    if built is None or built[1].lower().endswith(_UNLIKE):
        return None
    first = at
    while first > 0 and not words.breaks[first] and forms[first - 1][0].isupper() and may_open_name(forms[first - 1]):
        first -= 1
    before = first - 1
    while before > 0 and forms[before] not in ARTICLES and (is_adjective(forms[before]) or forms[before] in _SHARED):
        before -= 1
    leads = before >= 0 and not words.breaks[before + 1] and forms[before] in ARTICLES
    if articled and not leads:
        return None
    if leads and forms[before] in TO and built[2].lower().startswith(_SPATIAL) and not sure:
        return None
    behind = last = _behind_short_form(words, at + 1)
    closing = quotation_end(words, last) if last < len(forms) and forms[last] in OPENING else None
    last = closing if closing is not None else name_end(words, last, where=True)
    while last > behind and not local.isdisjoint(range(behind, last)) and closing is None and _lists(words, last):
        last -= 1
    if last == behind:
        behind = last = at + 1
    if last > behind + 1 and closing is None and PAST_YEAR.fullmatch(forms[last - 1]):
        last -= 1  # "konnte der Verbund Elm 2020 seine Arbeit aufnehmen"
    if built[2].lower().endswith("zentrum") and not local.isdisjoint(range(at, last)):
        return None  # the Oberzentrum X is the town X
    if not _is_own(built[1], named=last > behind or first < at):
        return None
    genitive = leads and forms[before] == "des"
    noun = form[: -len(built[2])] + re.sub(r"(?<=[bdfgklmnrtz])e?s$", "", built[2]) if genitive else form
    parts = [decline(adjective, gender, False) for adjective in forms[first:at]]
    rest = words.spelled(behind, last) if last > behind else ""
    name = " ".join(part for part in (*parts, noun, rest) if part)
    sort = built[2].lower().capitalize()
    short = (noun,) if rest and first == at and (built[1] or noun.endswith("zentrum")) and name != noun else ()
    return Sighting(first, last, "Cooperation", name, short, sort=sort, gender=gender, rank=_RANK)


def _behind_short_form(words: Words, at: int) -> int:
    """Where the name goes on behind "(IKZ)" at word ``at``; ``at`` itself where no short form stands."""
    end, _ = abbreviation(words, at) if words.forms[at : at + 1] == ["("] else (at, "")
    return end if end < len(words) and not words.breaks[end] else at


@lru_cache(maxsize=32768)
def joint_noun(word: str) -> tuple[str, str] | None:
    """The noun for a union that a capital word ends in, and its gender: "Heideforum" is a Forum."""
    if not word[:1].isupper() or not word.lower().endswith(_ENDS) or territory(word) is not None:
        return None
    shapes = ((gender, pattern.fullmatch(word)) for gender, pattern in _BUILT.items())
    return next(
        (
            (built[2].lower().capitalize(), gender)
            for gender, built in shapes
            if built and not built[1].lower().endswith(_UNLIKE)
        ),
        None,
    )


def _lists(words: Words, last: int) -> bool:
    """Whether the name would run into the enumeration of the towns: "der Hohlwegebund Celle, Uelzen und Gifhorn"."""
    return last < len(words) and words.forms[last] in {",", "und", "sowie"}


def _is_own(lead: str, *, named: bool) -> bool:
    """Whether a compound is a name: by what stands beside it, by a hyphen, or by a first part that is not general."""
    plain = lead.lower().rstrip("-")
    head = find_head(lead) if lead else None
    if named:
        return plain not in _WEAK or plain == ""
    if not plain or not cues("general_first_parts").isdisjoint((plain, plain.rstrip("s"))):
        return False
    return len(plain) > 2 and (head is None or "-" in lead or head[0].kind not in TAKEN)


_WEAK: Final = frozenset(
    {"arbeits", "lenkungs", "steuerungs", "gesprächs", "land", "wahl", "um", "unter", "freundes", "ver"}
)
