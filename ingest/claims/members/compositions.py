"""Members by build: "der Kooperationsraum X aus den Landkreisen A und B", "die Allianz der Orte A und B", "X: A, B, C".

A cooperation with an enumeration of towns or districts right behind it is made of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.model import BlockKind, Claim, Modality
from ingest.names.knowledge.gazetteer import districts
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL, PLACES
from ingest.names.knowledge.small_words import ALL, ARTICLES, GLUE
from ingest.names.scenes import Scene
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_JOINTS: Final = re.compile(r"\s+[–-]\s+|[–/]|(?<=\w)-(?=[A-ZÄÖÜ])|\s+und\s+")
_AREA: Final = re.compile(r"region|raum", re.IGNORECASE)
_APPOSING: Final = frozenset({",", "(", "–", "-", "als", "ist", "war", "bildet"})
_UNIONS: Final = (
    "zusammenschluss",
    "verbund",
    "bündnis",
    "verband",
    "verein",
    "allianz",
    "kooperation",
    "gemeinschaft",
    "netzwerk",
    "vereinigung",
    "zusammenarbeit",
    "partnerschaft",
    "initiative",
)
"""Endings of nouns that say in apposition what a cooperation is: "X, ein Zusammenschluss der Orte A und B"."""
_DIGIT: Final = re.compile(r"\d")
_LINKS: Final = frozenset({"aus", "zwischen", "von", ":", "der", "des", "mit", "(", "bestehend", "=", "–"})


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` for each item of an enumeration that completes the name of a cooperation."""
    arguments = passage.arguments
    for index, group in enumerate(arguments[:-1]):
        if group.kind not in ("Cooperation", "Region") or len(group.reference.entities) != 1:
            continue
        first = arguments[index + 1]
        if first.kind not in LOCAL or not (_linked(passage, group, first) or _is_list_of_region(passage, group, first)):
            continue
        members = [a for a in arguments[index + 1 :] if a.group == first.group and a.kind in LOCAL]
        members = [a for a in members if not (a.explains and a.kind != first.kind)]
        if first.preposition == "aus" and first.governor in _TOWNS:
            continue  # "vier Kommunen aus dem Landkreis X"
        members += _company(passage, members[-1]) if members else []
        if len(members) < 2:
            continue
        apposed = not {",", "("}.isdisjoint(passage.words_between(group.span, first.span))
        if passage.modality(passage.clause_at(group.token)) is not Modality.ASSERTED and not apposed:
            continue  # an apposition is true whatever the rest of the clause says
        for member in members:
            for entity in member.reference.entities:
                quote = (passage.quote([group.span, member.span]),)
                predicate = "memberOf" if group.kind == "Cooperation" else "partOf"
                districts = all(m.kind == "District" for m in members)
                if districts and passage.words_between(group.span, first.span)[:1] == ("(",):
                    area = group.reference.entities[0]
                    yield Claim(area, "coversArea", entity, quote, "composition", 0.8)
                elif predicate == "memberOf" or member.kind == "Municipality":
                    yield Claim(entity, predicate, group.reference.entities[0], quote, "composition", 0.8)


_TOWNS: Final = frozenset(
    {"kommunen", "gemeinden", "städten", "orten", "dörfern", "märkten", "partnern", "mitgliedern"}
)


def _company(passage: Passage, last: Argument) -> list[Argument]:
    """The towns that "mit" joins right behind others: "eine Kooperation der Stadt A mit den Gemeinden B und C"."""
    behind = [a for a in passage.arguments if a.token > last.token and a.kind in LOCAL and a.group != last.group]
    if not behind or behind[0].preposition not in ("mit", "sowie"):
        return []
    between = passage.words_between(last.span, behind[0].span)
    joined = between[:1] == ("mit",) and all(w in ARTICLES or is_head(w) for w in between[1:])
    return [a for a in behind if a.group == behind[0].group] if joined else []


def find_below_name(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of the towns that stand alone in the line below the name of a cooperation: "A · B · C"."""
    towns = [a for a in passage.arguments if a.kind in LOCAL and not a.explains]
    members = dict.fromkeys(e for a in towns if a.kind == towns[0].kind for e in a.reference.entities)
    if len(members) < _ALONE or not passage.is_fragment or passage.block.kind is not BlockKind.PARAGRAPH:
        return
    if passage.block.label is not None or any(a.kind not in PLACES or a.preposition for a in passage.arguments):
        return
    inside = {at for a in passage.arguments for at in range(a.token, bisect_left(passage.starts, a.span.end))}
    rest = [w for at, w in enumerate(passage.words) if at not in inside]
    if not all(w in GLUE or w in ARTICLES or w in ALL or is_head(w) or w == "." for w in rest):
        return
    group = passage.last("Cooperation")
    if group is None or not passage.near(group, _NEXT_LINE) or passage.sentence.span.start != passage.block.span.start:
        return
    for member in members:
        yield Claim(member, "memberOf", group, (passage.quote([]),), "below name", 0.75)


_ALONE: Final = 3
_NEXT_LINE: Final = 60
"""Characters from the name of a cooperation to the line below it, a subtitle perhaps between."""


def find_parties(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of the parties to a contract on a cooperation: "zwischen der Stadt A, vertreten durch …, und …"."""
    text, start = passage.document.text, passage.sentence.span.start
    parties = [
        a
        for a in passage.arguments
        if a.kind in LOCAL and _REPRESENTED.match(text, a.span.end, min(len(text), a.span.end + _INSERTED)) is not None
    ]
    if not parties or not _BETWEEN.search(text, max(0, start - _CONTRACT), parties[-1].span.start):
        return
    named = [e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities]
    group = named[0] if named else passage.topic("Cooperation")
    if group is None or not _AGREEMENT.search(text, max(0, start - _CONTRACT), passage.sentence.span.end):
        return
    for party in parties:
        for entity in party.reference.entities:
            yield Claim(entity, "memberOf", group, (passage.quote([party.span]),), "party", 0.8)


_REPRESENTED: Final = re.compile(r",?\s+(?:\([^()]{3,40}\),?\s+)?(?:diese[rs]? )?(?:gesetzlich )?vertreten\s+durch")
_BETWEEN: Final = re.compile(r"\b[Zz]wischen\b")
_AGREEMENT: Final = re.compile(r"[Vv]ereinbarung|[Vv]ertrag|[Ss]atzung|VEREINBARUNG|VERTRAG")
_CONTRACT: Final = 600
"""Characters in which the head of a contract stands before its parties."""
_INSERTED: Final = 80


def find_apposed(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of whom the words right behind the name call a member: "die Kammer X, auch Mitglied im Bund"."""
    text = passage.document.text
    for member in passage.arguments:
        if member.kind not in _JOINING or member.reference.form == "pronoun":
            continue
        said = _APPOSED.match(text, member.span.end, min(len(text), member.span.end + _INSERTED))
        if said is None or "ehemal" in said[0] or "kein" in said[0]:
            continue
        if any(a.kind == "Person" and a.token < member.token for a in passage.arguments):
            continue  # "P von der Bank X, Mitglied im Vorstand"
        group = next((a for a in passage.arguments if a.span.start >= said.end() and a.kind == "Cooperation"), None)
        if group is None or group.span.start - said.end() > _CLOSE or len(group.reference.entities) != 1:
            continue
        for entity in member.reference.entities:
            quote = (passage.quote([member.span, group.span]),)
            yield Claim(entity, "memberOf", group.reference.entities[0], quote, "apposed member", 0.8)


_JOINING: Final = LOCAL | {"Organisation", "Authority"}
_APPOSED: Final = re.compile(
    r"(?:,| –| \() (?:[a-zäöüß]+ ){0,2}(?:seit \d{4} )?(?:Gründungsm|M)itglied (?:im|in|des|der|beim|bei)\b"
)
_CLOSE: Final = 12
"""Characters from "Mitglied im" to the name of the cooperation."""


def find_named(scene: Scene) -> Iterator[Claim]:
    """``memberOf`` of the towns that make the name of a cooperation, "Allianz A – B".

    The towns in the name of a region may be but its corners.
    """
    places = {
        name: entity.id
        for entity in scene.entities
        if entity.kind in LOCAL
        for name in (entity.name, *entity.aliases)
        if len(name) > 2
    }
    for entity in scene.entities:
        if entity.kind != "Cooperation":
            continue
        for name in (entity.name, *entity.aliases):
            parts = [part.strip(' „“"') for part in _JOINTS.split(name)]
            first = next((p for p in sorted(places, key=len, reverse=True) if parts[0].endswith(f" {p}")), None)
            members = [places[first], *(places[p] for p in parts[1:] if p in places)] if first else []
            if first is None or len(members) != len(parts) or len(set(members)) < 2 or _AREA.search(parts[0]):
                continue
            if "-".join((first, *parts[1:])) in districts():
                continue  # "LAG Mansfeld-Südharz"
            place = next((r.span for r in scene.references if r.entities == (entity.id,)), None)
            if place is None:
                continue
            evidence = (scene.document.evidence(place),)
            for member in dict.fromkeys(members):
                yield Claim(member, "memberOf", entity.id, evidence, "name of towns", 0.8)
            break


def _is_list_of_region(passage: Passage, region: Argument, first: Argument) -> bool:
    """Whether towns are listed behind a colon soon after a region: "in der Region X liegen: A, B"."""
    between = [w for w in passage.words_between(region.span, first.span) if w not in ARTICLES and not is_head(w)]
    return region.kind == "Region" and between[-1:] == [":"] and len(between) <= _NEAR


_NEAR: Final = 3


def _linked(passage: Passage, group: Argument, first: Argument) -> bool:
    between = passage.words_between(group.span, first.span)
    union = next((i for i, w in enumerate(between) if w.endswith(_UNIONS)), None)
    if union is not None and between[0] in _APPOSING and union <= _NEAR + 1 and not _DIGIT.search(between[union - 1]):
        between = between[union + 1 :] or ("der",)
    return (
        bool(between)
        and between[0] in _LINKS
        and all(w in _LINKS or w in ARTICLES or is_head(w) or w.isdigit() for w in between)
    )
