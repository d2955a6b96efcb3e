"""Bodies that turn out to be the cooperation of a text that names none: a club that lists towns or bears a LEADER
region, a union of towns, a body that towns own."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.model import BlockKind
from ingest.names.cast.cast import Cast, Member
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.words import Words

CLUB: Final = re.compile(r"(?:\w*[Vv]erein\b.*|.*\be\. ?V\.)")
UNION: Final = re.compile(
    r"region|allianz|kommunal|städte|gemeinde|kreis|leader|\brag\b|\blag\b|\bile\b|bund\b|bündnis|aktion|initiative"
    r"|arbeitsgemeinschaft|interessengemeinschaft|forum|netzwerk|kooperation|verbund|nachbarschaft|land\b|landschaft|entwicklung",
    re.IGNORECASE,
)
"""Words in the names of clubs that towns form."""


def raise_bodies(cast: Cast, words: Words) -> None:
    """Make a body of the cast its cooperation where the text shows that it is one."""
    _raise_bearer(cast, words)
    _raise_club(cast, words)
    _raise_union(cast, words)
    _raise_owned(cast, words)


_OURS: Final = re.compile(
    r"\b(?:arbeiten|wirken|machen) (?:bei|mit) uns\b|\bgehören (?:zu )?uns\b|\bsind bei uns (?:Mitglied|dabei)"
    r"|\b[Uu]nsere[rn]? (?:\w+ )?(?:Mitglieds(?:gemeinden|kommunen|städte)|Kommunen|Gemeinden)"
)
"""How a club that towns form speaks of them."""


def raise_speaker(cast: Cast, place: int, text: str) -> int:
    """The place of the body that says "wir" in a text, made the cooperation of towns that work "bei uns" where no other
    is named."""
    speaker = cast.members[place]
    alone = not any(member.kind == "Cooperation" for member in cast.members)
    if alone and speaker.kind == "Organisation" and _OURS.search(text):
        speaker.kind = "Cooperation"
    return place


_BEARING: Final = re.compile(
    r"Träger(?:in|schaft|verein)?\s(?:ist|der|dieser|unserer|für)\b[^.!?]{0,60}?(?:LEADER|Leader|AktivRegion|Region\b)"
    r"|(?:LEADER|Leader)-?[Rr]egion[^.!?]{0,60}\b(?:Träger|getragen)"
)


def _raise_bearer(cast: Cast, words: Words) -> None:
    """The one club of a text that bears a LEADER region is its group: "Der Verein ist Träger der LEADER-Region"."""
    clubs = [m for m in cast.members if m.kind == "Organisation" and m.places and _REGISTERED.fullmatch(m.name)]
    if len(clubs) == 1 and _BEARING.search(words.text):
        clubs[0].kind = "Cooperation"


_REGISTERED: Final = re.compile(r".*\be\. ?V\.")


def _raise_club(cast: Cast, words: Words) -> None:
    """A registered club in the title of a page that lists towns as members is the cooperation of them."""
    listed = sum(
        m.kind == "Municipality"
        and any(words.columns.get(words.starts[at[0]]) == "place" or _is_member(words, *at) for at in m.places)
        for m in cast.members
    )
    clubs = [
        m
        for m in cast.members
        if m.kind == "Organisation"
        and (CLUB.fullmatch(m.name) or UNION.search(m.name))
        and (_is_headed(words, m) or any(_has_members(words, first, last) for first, last in m.places))
    ]
    if listed > 1 and clubs:
        min(clubs, key=lambda m: m.places[0]).kind = "Cooperation"


def _is_member(words: Words, first: int, last: int) -> bool:
    """Whether the page says "wir" of those among whom it counts the town: "sind wir nun acht Mitglieder: A, B …",
    "Bei uns arbeiten zusammen: A, B …"."""
    left, right = words.sentence(first, last, _COUNTED)
    near = words.forms[left:right]
    return not (_JOINED.isdisjoint(near) or _WE.isdisjoint(near))


_JOINED: Final = frozenset({"Mitglieder", "zusammen"})
_WE: Final = frozenset({"wir", "uns", "unsere", "unseren", "unserer"})
_COUNTED: Final = 40
"""Words to either side of a town in the sentence that counts it."""
_UNIONS_OF_TOWNS: Final = frozenset({"Planungsverband", "Tourismusverband", "Landschaftsverband", "Verkehrsverbund"})
_MEMBERSHIP: Final = re.compile(
    r"[Mm]itglied|Verbandsversammlung|Umlage|Verbandsgebiet|Verbandsvorsitz|gehören|angehör"
)


def _raise_union(cast: Cast, words: Words) -> None:
    """A union that towns may form is the cooperation of a text that names no other and speaks of who belongs to it."""
    if any(m.kind == "Cooperation" for m in cast.members):
        return
    unions = [m for m in cast.members if m.kind == "Organisation" and m.sort in _UNIONS_OF_TOWNS and m.places]
    named = [m for m in unions if " " in m.name and (len(m.places) > 1 or _is_headed(words, m))]
    if len(named) == 1 and any(map(_MEMBERSHIP.match, words.forms)):
        named[0].kind = "Cooperation"


def _is_headed(words: Words, member: Member) -> bool:
    """Whether a heading names the body."""
    return any(words.kinds[first] is BlockKind.HEADING for first, _ in member.places)


_OWNERS: Final = re.compile(
    r"gehör|angehör|zugehör|[Mm]itglied|[Gg]esellschafter|[Tt]räger|getragen|beteilig|zusammengeschlossen|verbunden"
)
_BUSINESS: Final = re.compile(
    r"bank\b|sparkasse|kammer\b|\b(?:IHK|HWK|AOK)\b|hochschule|universität|stadtwerk|innung|bauernverband|kreisverband"
    r"|gewerkschaft|stiftung\b|caritas|diakonie|kirch",
    re.IGNORECASE,
)
"""Partners that belong to no towns but to themselves."""
_OWNING: Final = 3
"""Towns that are told to belong to a body together."""


def _raise_owned(cast: Cast, words: Words) -> None:
    """A body of any form that several towns are told to belong to or to carry is their cooperation, in a text that
    names no other: "Der Entwicklungsagentur X gehören A, B und C an"."""
    if any(m.kind == "Cooperation" for m in cast.members):
        return
    towns = sorted(first for m in cast.members if m.kind == "Municipality" for first, _ in m.places)
    bodies = [
        m
        for m in cast.members
        if m.kind in ("Organisation", "Consultancy") and m.places and not _BUSINESS.search(m.name)
    ]
    for body in sorted(bodies, key=lambda m: m.places[0]):
        for first, last in body.places:
            left, right = words.sentence(first, last, _COUNTED)
            named = bisect_left(towns, right) - bisect_left(towns, left)
            if not {"und", "sowie", ","}.isdisjoint(words.forms[max(0, first - 2) : first]):
                continue  # "… und die Sparkasse X" is one more member
            if named >= _OWNING and any(_OWNERS.match(form) for form in words.forms[left:right]):
                body.kind = "Cooperation"
                return
    listed = _listed_as_owners(cast, words)
    if len(listed) >= _OWNING:
        above = [m for m in bodies if " " in m.name and m.places[0][0] < min(listed) and not _serves(words, m)]
        if above:
            max(above, key=lambda m: (len(m.places), -m.places[0][0])).kind = "Cooperation"


def _serves(words: Words, body: Member) -> bool:
    """Whether a firm is but named in fields of what it does: "Moderation: Stadtbüro X GmbH"."""
    firm = body.kind == "Consultancy" or _FIRM.search(body.name) is not None
    return firm and all(words.kinds[first] is BlockKind.FIELD for first, _ in body.places)


_FIRM: Final = re.compile(r"\b(?:g?GmbH|AG|KG|mbB|PartG)\b")


def _listed_as_owners(cast: Cast, words: Words) -> list[int]:
    """Where the towns stand that a list says to own or to carry something: "Gesellschafter:" above their names."""
    towns = {first for m in cast.members if m.kind in LOCAL for first, _ in m.places}
    found: list[int] = []
    owning = False
    for at, form in enumerate(words.forms):
        if words.breaks[at] == _BLOCK:
            listed = words.kinds[at] in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
            owning = _OWNING_LABEL.match(form) is not None or (owning and (listed or not words.labels[at]))
            owning = owning and (listed or words.kinds[at] is not BlockKind.HEADING or bool(_OWNING_LABEL.match(form)))
        if owning and at in towns and words.kinds[at] is not BlockKind.PARAGRAPH:
            found.append(at)
    return found


_BLOCK: Final = 2
_OWNING_LABEL: Final = re.compile(
    r"(?:[Mm]itglied|[Gg]esellschafter|Träger(?:kommunen|gemeinden|städte)?$|Anteilseigner|Kommunale)"
)


def _has_members(words: Words, first: int, last: int) -> bool:
    """Whether members are spoken of right beside the name: "Der Verband X hat elf Mitglieder"."""
    return any(form.startswith(("Mitglied", "Verbandsmitglied")) for form in words.forms[max(0, first - 3) : last + 5])
