"""Names of cooperations at the head of their own page: "Kommunales Heideforum", below it "Mitglieder: A, B, C".

A page that lists members of what it never calls an alliance is about what its title or its field "Name:" says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.documents.labels import is_label
from ingest.model import Block, BlockKind, Span
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.sightings import Sighting
from ingest.names.structure.headlines import record_field
from ingest.names.unions.joint_names import joint_noun
from ingest.names.words import Words

_MEMBERS: Final = re.compile(
    r"(?:unsere |die |alle |beteiligte |ordentliche )?(?:(?:verbands|vereins|gründungs)?mitglied(?:er|s\w+)"
    r"|mitgliederverzeichnis"
    r"|(?:mitglieds|partner|allianz|verbands)-?(?:kommunen|gemeinden|städte)|partner|gesellschafter|kommunen|gemeinden"
    r"|städte und gemeinden|beteiligte|beteiligte (?:kommunen|gemeinden|städte|orte)(?: und gemeinden)?"
    r"|wer (?:gehört|macht|ist|sind) .*|dabei sind|mit dabei|zusammensetzung)(?: \(.*\))?",
    re.IGNORECASE,
)
_PROJECT: Final = re.compile(
    r"projekt\w*|vorhaben|maßnahme|zuwendung\w*|auftraggeb\w+|auftragnehm\w+|honorar\w*|fördersumme|gesamtkosten|kosten|zuschuss"
    r"|leistung\w*|bearbeitungszeit\w*",
    re.IGNORECASE,
)
"""Labels of a sheet on a project, whose partners make no alliance."""
_TRIM: Final = re.compile(
    r"^#+\s+|^(?:steckbrief|kurzprofil|profil|willkommen (?:bei|beim|in)(?: der| dem)?|über (?:die|den|das)|die|der|das"
    r"|mitglieder(?:verzeichnis)?(?: de[rs])?|wir über uns:?|satzung de[rs]|infoblatt|faltblatt)\s*[:–-]?\s+"
    r"|\s+(?:[–|:-]\s+.*|im überblick|stellt sich vor|auf einen blick)$|:\s.*$",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:ist|sind|war|wird|werden|wurde|hat|haben|wie|was|wer|wo|soll|können|kann|gibt|will|geht)\b"
)
_LOWER: Final = frozenset(
    {"und", "am", "an", "der", "des", "die", "im", "in", "um", "den", "zum", "zur", "für", "e.", "v.", "&", "von"}
)
_REACH: Final = 1500
"""Characters below a label of members in which they are named."""
_LONGEST: Final = 8
_RANK: Final = 62


def find_letterheads(words: Words, sightings: Sequence[Sighting], blocks: tuple[Block, ...]) -> Iterator[Sighting]:
    """The name of the one cooperation that a page is about, where nothing on it was known for one by its noun."""
    if any(s.kind == "Cooperation" and not (s.plural or _tells_form(words, s)) for s in sightings):
        return
    text = words.text
    labels = [(b, (b.label or b.span)) for b in blocks if b.label is not None or b.kind is BlockKind.HEADING]
    titles = [(b, text[s.start : s.end].strip(" :*#.?…")) for b, s in labels]
    if sum(_PROJECT.fullmatch(title) is not None for _, title in titles) > 1:
        return
    listing = next((b for b, title in titles if _MEMBERS.fullmatch(title) and _has_towns(words, sightings, b)), None)
    if listing is None:
        return
    for span in _candidates(text, blocks, listing):
        found = _sighting(words, sightings, span)
        if found is not None:
            yield found
            return


def _tells_form(words: Words, sighting: Sighting) -> bool:
    """Whether a bare noun only says in a field what something is: "Art der Kooperation: Arbeitsgemeinschaft"."""
    return (sighting.bare or sighting.refers) and words.kinds[sighting.first] is BlockKind.FIELD


def _has_towns(words: Words, sightings: Sequence[Sighting], block: Block) -> bool:
    """Whether several towns are named at or below the label of a block."""
    start = bisect_left(words.starts, block.span.start)
    end = bisect_left(words.starts, block.span.start + _REACH)
    return len({s.name for s in sightings if s.kind in LOCAL and start <= s.first < end}) > 1


def _candidates(text: str, blocks: tuple[Block, ...], listing: Block) -> Iterator[Span]:
    """What may be the name: the value of a field for it, then the headings above the list of members."""
    for block in blocks:
        value = record_field(text, block)
        if value is not None:
            yield value
    for block in blocks:
        if block.span.start >= listing.span.start:
            return
        if block.kind is BlockKind.HEADING:
            yield block.span


def _sighting(words: Words, sightings: Sequence[Sighting], span: Span) -> Sighting | None:
    whole = words.text[span.start : span.end]
    start, end = 0, len(whole)
    for _ in range(3):
        trimmed = _TRIM.search(whole, start, end)
        if trimmed is not None:
            start, end = (trimmed.end(), end) if trimmed.start() == start else (start, trimmed.start())
    name = whole[start:end].strip(' „“"»«')
    if not _is_name(name):
        return None
    first = bisect_left(words.starts, span.start + start)
    last = bisect_left(words.starts, span.start + end)
    inside = [s for s in sightings if s.first < last and first < s.last]
    if not 0 < last - first <= _LONGEST or any(_is_other(s, last - first) for s in inside):
        return None
    noun = next((n for word in reversed(name.split(" ")) if (n := joint_noun(word)) is not None), None)
    sort, gender = noun if noun is not None else ("Name", "")
    return Sighting(first, last, "Cooperation", name, _short(name), sort=sort, gender=gender, rank=_RANK)


def _is_other(sighting: Sighting, length: int) -> bool:
    """Whether a title that holds this sighting names something else: a plan, a person, a town alone."""
    if sighting.kind in ("Region", "Organisation", "Project", "Cooperation"):
        return False
    return sighting.kind != "Municipality" or sighting.last - sighting.first == length


def _is_name(name: str) -> bool:
    """Whether the words of a title are a proper name: no sentence, no label, no enumeration, no bare noun."""
    pieces = name.split()
    if not 0 < len(pieces) <= _LONGEST or len(name) < 4 or "," in name or is_label(name) or _VERB.search(name.lower()):
        return False
    if (
        not name[0].isalnum()
        or name.isdigit()
        or pieces[0].lower().startswith(("unser", "ihr", "mein"))
        or any(c in name for c in "?!@|>")
    ):
        return False
    if not all(p[0].isupper() or p.lower() in _LOWER or not p[0].isalpha() for p in pieces):
        return False
    own = re.search(r"\be\. ?V\.$", name) is not None or any(joint_noun(p) is not None for p in pieces)
    return own and not (len(pieces) == 1 and name.lower() in _BARE)


_BARE: Final = frozenset(
    {"initiative", "gemeinschaft", "partnerschaft", "verein", "verband", "netzwerk", "bund", "verbund", "forum"}
)


def _short(name: str) -> tuple[str, ...]:
    plain = re.sub(r"\s*e\. ?V\.$", "", name)
    return (plain,) if plain != name else ()
