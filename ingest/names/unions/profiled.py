"""Cooperations that only their sheets tell from anything else: a name above "Mitglieder", "Gegründet", "Sprecher"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.documents.labels import without_count
from ingest.model import Block, BlockKind, Span
from ingest.names.sightings import Sighting
from ingest.names.structure.headlines import ALLIANCES, LEADS, SHEET, label_of, name_in
from ingest.names.words import Words

_MEMBERS: Final = re.compile(
    r"(?:verbands|allianz|partner)?mitglied.*|(?:mitglieds|partner|verbands|allianz|beteiligte |zugehörige )"
    r"(?:kommunen|gemeinden|städte|orte)|kommunen|gemeinden|städte und gemeinden|gesellschafter"
)
_SIGNS: Final = (
    _MEMBERS,
    re.compile(
        r"gründung.*|gegründet.*|(?:besteht|zusammenschluss|zusammenarbeit|kooperation|bündnis|verbund|allianz) seit"
    ),
    re.compile(r"rechtsform|organisationsform|organe?|gremien|beschlussorgan|entscheidungsgremium|(?:verbands)?umlage"),
    re.compile(r"(?:verbands|vereins|\d\. )?vorsitz.*|sprecher.*|verbandsvorsteher.*|geschäftsführ.*|geschäftsstelle"),
)
"""What a cooperation has: members, a beginning, a form, a head."""
_FIELDS: Final = 14
"""Blocks below a name that are looked at."""
_TAKEN: Final = frozenset(
    {"Cooperation", "Concept", "Programme", "Person", "Event", "Project", "Region", "District", "State", "Ministry"}
    | {"Authority", "Consultancy", "Organisation", "Committee", "Award"}
)
_HEAD: Final = re.compile(r"(?:Steckbrief|Kurzprofil|Profil|Porträt|Datenblatt)(?: (?:der|des|zum|zur))?:? (?:– )?")
_GENERAL: Final = re.compile(
    r"(?:de[rsnm]|die|das|unser\w*|eine?|an|am|auf|aus|in|im|zu[rm]?|über|von|vom|für|mit|wir|alle|kurz|rund"
    r"|was|wer|wie)\b",
    re.IGNORECASE,
)
"""What opens a heading that names nothing."""
_RANK: Final = 56


def find_profiled(words: Words, sightings: Sequence[Sighting], blocks: tuple[Block, ...]) -> Iterator[Sighting]:
    """The names of cooperations above their sheets or as the value of a field, where no word tells what they are."""
    if any(s.kind == "Cooperation" and not (s.bare or s.refers) for s in sightings):
        return
    for index, block in enumerate(blocks):
        span = _named_by_field(words.text, block) or _heading(words.text, blocks, index)
        if span is None:
            continue
        first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
        if not first < last <= first + 8 or not words.is_whole(first, last):
            continue
        inside = [s for s in sightings if s.first < last and first < s.last]
        called = _is_called_so(words.text, blocks, index) and all(s.kind in _UNSURE for s in inside)
        if not called and any(s.kind in _TAKEN or (s.first, s.last) == (first, last) for s in inside):
            continue
        bracket = next((i for i in range(first + 1, last) if words.forms[i] == "("), last)
        short = words.forms[bracket + 1] if bracket + 2 < last else ""
        aliases = (short,) if short.isupper() and len(short) > 1 else _in_short(words.text, blocks, index)
        name = words.spelled(first, bracket).strip('„“”»«" ')
        yield Sighting(first, last, "Cooperation", name, aliases, sort="Name", gender="", rank=_RANK)


_UNSURE: Final = frozenset({"Organisation", "Region", "Project", "Municipality", "Committee"})
"""What the words of a name may be taken for that a label calls one of a cooperation."""
_NAMES: Final = re.compile(
    r"(?:(?:voll|offizielle|vollständige|amtliche)r? )?(?:name|bezeichnung|titel) (?:des|der|unsere[sr]|dieser?) "
    r"(?:\w+en )?\w*(?:netzwerk|netz|verbund|bund|bündnis|zusammenschluss|kooperation|allianz|partnerschaft"
    r"|gemeinschaft|verband|zusammenarbeit|kooperationsraum|initiative|städtebund|aktionsgruppe|lag|ile)(?:e?s)?"
    r"|(?:kooperations|allianz|verbunds?|netzwerk|bündnis|verbands)name"
    r"|(?:interkommunale |kommunale )?(?:kooperation|allianz|bündnis)"
)
"""Labels whose value names a cooperation and nothing else."""
_SHORT_LABELS: Final = re.compile(r"kurz(?:form|name|bezeichnung|titel)|kürzel|abkürzung|kurz")


def _is_called_so(text: str, blocks: tuple[Block, ...], index: int) -> bool:
    """Whether the label of a field calls its value the name of a cooperation, or "Name" among fields of members."""
    label = label_of(text, blocks[index])
    if _NAMES.fullmatch(label):
        return True
    if label not in {"name", "bezeichnung", "offizieller name", "vollständiger name"}:
        return False
    below = [without_count(label_of(text, b)) for b in blocks[index + 1 : index + 1 + _FIELDS]]
    return any(_MEMBERS.fullmatch(label) for label in below if label)


def _in_short(text: str, blocks: tuple[Block, ...], index: int) -> tuple[str, ...]:
    """The short form that the field right below a name gives: "Kurzform: KNN"."""
    for below in blocks[index + 1 : index + 3]:
        if below.value is not None and _SHORT_LABELS.fullmatch(label_of(text, below)):
            short = text[below.value.start : below.value.end].strip('„“”»«" ')
            return (short,) if short and " " not in short else ()
    return ()


def _named_by_field(text: str, block: Block) -> Span | None:
    label = label_of(text, block)
    if block.value is None or not label:
        return None
    if _NAMES.fullmatch(label) is None and (ALLIANCES.fullmatch(label) is None or "region" in label):
        return None
    return name_in(text, block.value) if "," not in text[block.value.start : block.value.end] else None


def _heading(text: str, blocks: tuple[Block, ...], index: int) -> Span | None:
    """The name in a heading above fields that say what only a cooperation has."""
    if blocks[index].kind is not BlockKind.HEADING:
        return None
    labels: list[str] = []
    for below in blocks[index + 1 : index + 1 + _FIELDS]:
        if label := label_of(text, below):
            labels.append(without_count(label))
        elif below.kind is BlockKind.HEADING and (labels or not _is_lead(text, below)):
            break
    signs = sum(any(sign.fullmatch(label) for label in labels) for sign in _SIGNS)
    sheet = sum(SHEET.fullmatch(label) is not None for label in labels)
    if signs < 2 or sheet > 1 or not any(_MEMBERS.fullmatch(label) for label in labels):
        return None
    span = blocks[index].span
    if _GENERAL.match(text[span.start : span.end].lstrip("#* ")):
        return None
    lead = _HEAD.match(text, span.start, span.end)
    return name_in(text, Span(lead.end(), span.end) if lead else span)


def _is_lead(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end]
    return LEADS.fullmatch(words) is not None or words.lower().startswith(("zahlen", "daten", "profil"))
