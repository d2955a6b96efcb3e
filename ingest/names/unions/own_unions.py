"""Cooperations that only their name as publisher or in the title makes known: "Städtekette Nordharz", "Hunsrückbund".

Their noun is one of joint doing, and the text calls them by the name or by that noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.sightings import Sighting
from ingest.names.unions.joint_names import joint_noun
from ingest.names.words import Words, split_words

_LATER: Final = re.compile(r"(.{3,}?)-?((?:kette|konferenz|runde|region|gemeinde|schaft|werk)n?)", re.IGNORECASE)
"""Nouns of what may publish as a cooperation, beside those of joint doing."""
_CLUB: Final = re.compile(r"\s*(?:e\. ?V\.|\(.*\)|GbR)\s*$")
_PAPERS: Final = cues("publishing_words")
_BEFORE: Final = re.compile(r"(?:[Uu]nser\w*|[Dd](?:e[rsmn]|ie|as)|[Ii]m|[Bb]eim|[Vv]om|[Zz]u[rm]|[Dd]iese\w?|Jahre)")
_KNOWN: Final = frozenset({"Cooperation", "Organisation", "Ministry", "Authority", "Consultancy"})
_AREAS: Final = frozenset({"Municipality", "District", "State", "Region", "Project", "Concept"})
_SPATIAL: Final = ("kreis", "bogen", "raum", "stern", "achse", "dreieck", "viereck", "kranz")
"""Nouns that name stretches of land as well, which in a title make no name of a union."""
_RANK: Final = 58


def find_own(words: Words, sightings: list[Sighting], publisher: str | None, title: str | None) -> Iterator[Sighting]:
    """The places where the text names the cooperation that publishes it or that its title names."""
    named = [s for s in sightings if not (s.bare or s.refers)]
    known = {i for s in named if s.kind in _KNOWN or s.kind in _AREAS for i in range(s.first, s.last)}
    called = " ".join(s.name for s in named if s.kind == "Cooperation")
    for name in filter(None, (_published(publisher), *_titled(title))):
        if name[1] in called:
            continue
        found = [s for s in _places(words, name) if known.isdisjoint(range(s.first, s.last))]
        if found:
            yield from found
            return


def _published(publisher: str | None) -> tuple[str, str] | None:
    """The name of a publisher that is a cooperation by its noun, and that noun."""
    plain = _CLUB.sub("", publisher) if publisher else ""
    pieces = split_words(plain)
    if not pieces or len(pieces) > _LONGEST or any(p in _PAPERS or territory(p) is not None for p in pieces):
        return None
    if any(p.endswith("kreis") for p in pieces) or any(
        (head := find_head(p)) is not None and head[0].kind in _KNOWN for p in pieces
    ):
        return None
    named = len(pieces) > 1
    noun = next((p for p in pieces if _is_joint(p, named=named) or (_LATER.fullmatch(p) and (named or "-" in p))), None)
    return (plain, noun) if noun is not None and plain[0].isupper() else None


def _titled(title: str | None) -> Iterator[tuple[str, str]]:
    """The compounds of joint doing in a title, each as a name of its own: "25 Jahre Muldentalbund"."""
    for piece in split_words(title or ""):
        plain = re.sub(r"(?<=[bdfgklmnrtz])e?s$", "", piece)
        for noun in dict.fromkeys((piece, plain)):
            if _is_joint(noun) and find_head(noun) is None and not noun.lower().endswith(_SPATIAL):
                yield noun, noun
                break


def _is_joint(word: str, *, named: bool = False) -> bool:
    """Whether a compound is the name of a union: a noun of joint doing behind what is not general, unless a name
    follows it."""
    joint = joint_noun(word)
    if joint is None or not word.lower().endswith(joint[0].lower()):
        return False
    lead = word[: -len(joint[0])].rstrip("-").lower()
    return (
        len(lead) > _PROPER
        and (named or not lead.endswith("s"))
        and (named or cues("general_first_parts").isdisjoint((lead, lead.rstrip("s"))))
    )


_PROPER: Final = 3
_LONGEST: Final = 5


def _places(words: Words, name: tuple[str, str]) -> Iterator[Sighting]:
    full, noun = name
    pieces = split_words(full)
    pattern = re.compile(rf"{re.escape(noun)}(?:e?s)?")
    place = pieces.index(noun)
    for at, form in enumerate(words.forms):
        if pattern.fullmatch(form) is None:
            continue
        first, last = at - place, at - place + len(pieces)
        whole = first >= 0 and last <= len(words) and words.is_whole(first, last)
        if whole and all(_is_same(words.forms[first + i], p, i == place) for i, p in enumerate(pieces)):
            yield Sighting(first, last, "Cooperation", full, (noun,), sort=noun, rank=_RANK)
        elif at and _BEFORE.fullmatch(words.forms[at - 1]) and not words.breaks[at]:
            yield Sighting(at, at + 1, "Cooperation", full, (noun,), sort=noun, rank=_RANK)


def _is_same(form: str, piece: str, is_noun: bool) -> bool:
    """Whether a word of the text is the piece of the name, the noun in any case, an adjective in any ending."""
    if is_noun or form == piece:
        return True
    return may_open_name(piece) and form[:-2] == piece[:-2]
