"""Regions that turn out to be cooperations once the whole text is known: founded, joined or led as bodies are."""

from __future__ import annotations

from typing import Final

from ingest.names.cast.cast import Cast, Member
from ingest.names.cast.identities import LEADER_SORTS
from ingest.names.knowledge.gazetteer import is_landscape
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues
from ingest.names.knowledge.regions import coined_region, holds_office
from ingest.names.words import Words

AREAS: Final = frozenset(
    {
        "LEADER-Region",
        "Leader-Region",
        "Leaderregion",
        "LEADER-Gebiet",
        "LEADER-Aktionsgebiet",
        "Stadtregion",
        "Stadt-Umland-Region",
        "Stadt-Umland-Raum",
    }
)
"""Sorts of regions that stay areas where no cooperation is named: what lies in them is part of them."""


_LOCATIVES: Final = frozenset({"im", "am", "vom", "aus", "ins", "in"})


def settle_regions(cast: Cast, words: Words) -> None:
    """A named region that is founded, joined or led in the words beside it is a cooperation."""
    signs = cues("signs_of_cooperation")
    for member in cast.members:
        built = _is_built(member.name.split(" ")[0])
        other = member.sort in {"", "Region"} and " " in member.name and not member.name.startswith("Region")
        if member.kind != "Region" or (other and not built and coined_region(member.name) is None):
            continue
        if member.sort in AREAS or (member.sort == "Region" and not built and is_landscape(member.name)):
            continue
        if _has_group(cast, member):
            continue
        coined = coined_region(member.name)
        if coined is not None and holds_office(coined, words):
            member.kind = "Cooperation"
            if coined not in member.names:
                member.names.append(coined)  # its office goes by this word alone
            continue
        landscape = is_landscape(member.name)
        for first, last in member.places:
            if landscape and first and words.forms[first - 1] in _LOCATIVES:
                continue  # "Gemeinden im Hunsrück haben sich zusammengeschlossen"
            start, end = words.sentence(first, last, _BESIDE)
            near = words.forms[max(start, first - 6) : min(end, last + 7)]
            if _is_called_union(words, last):
                member.kind = "Cooperation"
                break
            joined = _is_belonged_to(words, first, last) or (built and "zusammen" in near)
            if joined or any(form.lower().startswith(sign) for form in near for sign in signs):
                member.kind = "Cooperation"
                break


def _has_group(cast: Cast, region: Member) -> bool:
    """Whether the text names the LEADER group of the region, which then is but its area."""
    own = f" {region.name.removeprefix('Region ')}"
    return own[1:] != region.name and any(
        m.kind == "Cooperation" and m.sort in LEADER_SORTS and m.name.removesuffix(" e. V.").endswith(own)
        for m in cast.members
    )


def _is_called_union(words: Words, last: int) -> bool:
    """Whether the words behind a region call it a union: "ist eine Integrierte Ländliche Entwicklung"."""
    forms = words.forms
    if last + 2 >= len(forms) or words.breaks[last] or forms[last] not in {"ist", ",", "–", "bildet"}:
        return False
    if forms[last + 1] not in {"ein", "eine"}:
        return False
    noun = next((i for i in range(last + 2, min(last + _APPOSED, len(forms))) if forms[i] in _UNIONS), None)
    if noun is None:
        return False
    return all(form in _UNIONS or is_adjective(form) or form in {"von", "und"} for form in forms[last + 2 : noun])


_UNIONS: Final = frozenset(
    {"ILE", "Integrierte", "Entwicklung", "Zusammenschluss", "Verbund", "Bündnis", "Allianz", "Kooperation", "Verein"}
    | {"Arbeitsgemeinschaft", "Gemeinschaft", "Partnerschaft", "Zweckverband", "Netzwerk", "Zusammenarbeit"}
)
_APPOSED: Final = 7
"""Words behind a region to the noun that says what it is."""


def _is_built(noun: str) -> bool:
    """Whether a noun calls a region by what is done in it together: "Klimaregion", not "Region" or "Planungsregion"."""
    return noun.lower().endswith("region") and noun not in _DRAWN


_DRAWN: Final = frozenset(
    {"Region", "Dorfregion", "Planungsregion", "Metropolregion", "Stadtregion", "Großregion", "Grenzregion"}
    | {"Ferienregion", "Urlaubsregion"}
)


def _is_belonged_to(words: Words, first: int, last: int) -> bool:
    """Whether towns belong to it as one belongs to a club: "Der Klimaregion X gehören A und B an"; land has "zu"."""
    forms = words.forms
    end = words.sentence(first, last, _COUNTED)[1]
    if forms[last : last + 1] == [","] and forms[last + 1 : last + 2] in (["der"], ["dem"]):
        return any(form in {"angehören", "angehörten", "angehört"} for form in forms[last + 2 : end])
    belongs = forms[last : last + 1] and forms[last] in {"gehören", "gehört", "gehörten", "gehörte"}
    if not belongs or first == 0 or forms[first - 1].lower() not in {"der", "dem"}:
        return False
    return "an" in forms[last:end]


_BESIDE: Final = 7
_COUNTED: Final = 40
"""Words to either side of a region in the sentence that speaks of it."""
