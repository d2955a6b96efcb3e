"""Frames: things that sentences say, the words by which they say them and the roles that must be filled.

The frames are data (``frames.yaml``); ``statements`` finds them in sentences, ``fillers`` what fills their roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.model import Span
from ingest.names.knowledge.lexicon import tables
from ingest.names.knowledge.word_patterns import WordPatterns


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    kinds: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    least: int = 0
    most: int = 10**9
    words: WordPatterns | None = None
    many: bool = False
    prefers: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    ungoverned: bool = False
    nominative: bool = False
    """Whether a dative alone bars it: "gehören dem Landkreis X an"."""
    own: bool = False
    """Whether a plan or project right before, which it owns, bars it: "das Konzept der Allianz"."""
    within: bool = False
    """Whether only the clause of the trigger can name it."""
    governors: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    """Prepositions behind which further ones are named that fill the role as well: "mit A und B bildet C …"."""
    governed: bool = False
    """Whether it must stand right behind one of the governors."""
    joining: bool = False
    """Whether it is filled by those who take part, and not by who owns something that is named or is excepted."""
    alone: bool = False
    """Whether what stands like it may be what it acts on, so that of several the first fills it: "A beauftragte B"."""
    fallback: str | None = None
    yields: frozenset[str] = frozenset()
    """Kinds of arguments behind "zu" that say what the sentence is about instead of the topic: "gehört zum Kreis"."""


@dataclass(frozen=True, slots=True)
class Frame:
    name: str
    triggers: tuple[tuple[WordPatterns, ...], ...]
    """The parts of each trigger: words of all of them stand in one clause."""
    strict: frozenset[int]
    """The triggers that say so much only where all is named in the sentence."""
    roles: tuple[Role, ...]
    claims: tuple[tuple[str, Mapping[str, str], str], ...]
    """Subject role, relation by kind of the subject ("" for any), object role."""
    barred: frozenset[WordPatterns]
    """Words that deny what it says."""
    unless: tuple[frozenset[WordPatterns], ...]
    """Words that deny it together."""
    near: int | None
    ended: bool
    beside: frozenset[str]
    """Kinds that the clause speaks of instead where it names one without a preposition: "X startete das Projekt Y"."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: entities or a literal, where it stands, and how sure that is."""

    values: tuple[str, ...]
    spans: tuple[Span, ...]
    certainty: float


@cache
def frames() -> tuple[Frame, ...]:
    """All frames of ``frames.yaml``. Raises ValueError where a frame names a role or relation that does not exist."""
    return tuple(_frame(name, row) for name, row in tables(__file__, "frames")["frames"].items())


def _frame(name: str, row: dict[str, Any]) -> Frame:
    roles = tuple(
        Role(
            name=role,
            kinds=frozenset(r.get("kinds", ())),
            dates=frozenset(r.get("date", ())),
            counts=frozenset(r.get("count", ())),
            least=r.get("least", 0),
            most=r.get("most", 10**9),
            words=WordPatterns.of(r["words"]) if "words" in r else None,
            many=r.get("many", False),
            prefers=frozenset(r.get("prefers", ())),
            needs=frozenset(r.get("needs", ())),
            bars=frozenset(r.get("bars", ())),
            ungoverned=r.get("ungoverned", False),
            nominative=r.get("nominative", False),
            own=r.get("own", False),
            within=r.get("within", False),
            governors=frozenset(r.get("governors", ())),
            governed=r.get("governed", False),
            joins=frozenset(r.get("joins", ())),
            joining=r.get("joining", False),
            alone=r.get("alone", False),
            fallback=r.get("fallback"),
            yields=frozenset(r.get("yields", ())),
        )
        for role, r in row["roles"].items()
    )
    known = {r.name for r in roles}
    for subject, _, obj in row["claims"]:
        if not {subject, obj} <= known:
            raise ValueError(f"frame {name}: a claim names a role that is not there: {subject}, {obj}")
    triggers = tuple(_parts(trigger.rstrip(" !")) for trigger in row["triggers"])
    strict = frozenset(i for i, t in enumerate(row["triggers"]) if t.endswith("!"))
    unless = [frozenset(_parts(words)) for words in row.get("unless", ())]
    claims = tuple((s, p if isinstance(p, dict) else {"": p}, o) for s, p, o in row["claims"])
    return Frame(
        name,
        triggers,
        strict,
        roles,
        claims,
        frozenset().union(*(parts for parts in unless if len(parts) == 1)),
        tuple(parts for parts in unless if len(parts) > 1),
        row.get("near"),
        row.get("ended", False),
        frozenset(row.get("beside", ())),
        row.get("confidence", 0.8),
    )


def _parts(trigger: str) -> tuple[WordPatterns, ...]:
    return tuple(WordPatterns.of(part.split("/")) for part in trigger.split(" + "))
