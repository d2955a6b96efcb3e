"""Members counted again: "Gegründet wurde sie von fünf Gemeinden. Inzwischen sind es elf."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.claims.places.headcounts import MEMBERS, MOST_MEMBERS, total
from ingest.german.numbers import Count
from ingest.model import Claim, Modality, Span, Value
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.passages import Passage

_OTHERS: Final = frozenset({"Project", "Concept", "Programme", "Event", "Committee"})
"""Where these are spoken of, it may be their partners that are counted."""
_LEAST: Final = 3
_NOW: Final = re.compile(
    r"inzwischen|heute|heutzutage|mittlerweile|derzeit|aktuell|zur ?zeit|jetzt|nun|nunmehr|momentan|gegenwärtig|zuletzt"
    r"|seither|seitdem|damit|somit|zwischenzeitlich|unterdessen|seit|ab|dato|bis"
)
_PADDING: Final = re.compile(
    r"und|aber|doch|bereits|schon|sogar|immerhin|insgesamt|zusammen|nur|noch|also|genau|ganze|dann|stolze|gar|wieder|nach"
    r"|allerdings|jedoch|dagegen|hingegen|wir|es|in|bei|von|um|mit|zu|zum|zur|der|dem|den|beitritt|aufnahme|erweiterung|anfang|mitte|ende|jahr|jahre"
    r"|jahresbeginn|jahresende|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
    r"|sommer|herbst|frühjahr|winter|letzte[rnms]?|vorige[rnms]?|vergangene[rnms]?|diese[rnms]?|kurzem|langem|einiger|zeit"
    r"|am|im|vor|stand|,|\.|–|-|\d{1,4}"
)
"""What may stand beside a word of time without saying where or among whom is counted."""
_JOINED: Final = frozenset({"beitritt", "aufnahme", "erweiterung"})
"""With these, towns may be named that were added."""
_PRESENT: Final = frozenset({"sind", "sinds"})
_PAST: Final = frozenset({"waren"})
_COUNTED: Final = frozenset({"es", "wir"})
_BEGUN: Final = re.compile(
    r"(?:ge)?gründe\w*|gegründet|gestartet|starte\w*|begann\w*|begonnen|schloss\w*|zusammengeschlossen|mitglied\w*|gehör\w*"
    r"|angehör\w*|tr[aie]t\w*|besteh\w*|zähl\w*|beigetreten|bei(?:trat|traten)|dabei|zusammen\w*|verein\w*|bild\w*|zusammenschluss\w*"
)
_NEAR: Final = 6
"""Words."""


def with_recounts(passages: Sequence[Passage], claims: list[Claim]) -> list[Claim]:
    """The claims with ``memberCount`` where members that were told of before are counted as they are now, and without
    the former numbers told right before it."""
    counted: dict[str, list[tuple[Claim, Span]]] = {}
    for before, passage in zip((None, *passages), passages, strict=False):
        for again in _counted_again(passage, before):
            told = Span((before or passage).sentence.span.start, passage.sentence.span.end)
            counted.setdefault(again.subject, []).append((again, told))
    kept = [c for c in claims if c.predicate != "memberCount" or not _is_former(c, counted.get(c.subject, ()))]
    for recounts in counted.values():
        kept.extend(c for i, (c, _) in enumerate(recounts) if not _is_former(c, recounts[i + 1 :]))
    return kept


def _is_former(claim: Claim, recounts: Sequence[tuple[Claim, Span]]) -> bool:
    """Whether one of the ``recounts`` gives another number for what the claim told right before it."""
    return any(claim.object != again.object and claim.evidence[0].span in told for again, told in recounts)


def _counted_again(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    for count in passage.counts:
        if not _LEAST <= count.value <= MOST_MEMBERS or (count.noun is not None and not _are_members(count.noun)):
            continue
        start = bisect_left(passage.starts, count.span.start)
        if not (_is_taken_up(passage, start) or _has_become(passage, start)):
            continue
        if not _members_were_told(passage, before, count):
            continue
        group = _group(passage, before)
        value = total(passage, count)
        if group is None or value is None or passage.modality(passage.clause_at(start)) is not Modality.ASSERTED:
            continue
        yield Claim(group, "memberCount", Value(str(value)), (passage.quote([count.span]),), "counted again", 0.8)


def _are_members(noun: str) -> bool:
    return MEMBERS.fullmatch(noun.lower()) is not None or noun.lower().endswith(("mitglieder", "mitgliedern"))


def _is_taken_up(passage: Passage, start: int) -> bool:
    """Whether the number stands behind "sind es" or "es sind" and only words of time with them."""
    clause = passage.clause_at(start)
    first = start
    while first > 0 and passage.clause_at(first - 1) == clause:
        first -= 1
    named = [a.span for a in passage.arguments if a.kind == "Cooperation"]
    if not _JOINED.isdisjoint(passage.words[first:start]):
        named += [a.span for a in passage.arguments if a.kind in LOCAL]
    words = [
        passage.words[i] for i in range(first, start) if not any(s.start <= passage.starts[i] < s.end for s in named)
    ]
    verbs = [i for i, word in enumerate(words) if word in _PRESENT | _PAST]
    if len(verbs) != 1:
        return False
    at = verbs[0]
    if words[at] != "sinds" and _COUNTED.isdisjoint((*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])):
        return False
    others = (*words[:at], *words[at + 1 :])
    if not all(_NOW.fullmatch(w) or _PADDING.fullmatch(w) for w in others):
        return False
    return words[at] in _PRESENT or "zuletzt" in others


def _has_become(passage: Passage, start: int) -> bool:
    """Whether the number is what a former number of members grew to: "Aus fünf Gemeinden sind elf geworden"."""
    words = passage.words
    near = words[max(start - _NEAR, 0) : start]
    if not {"sind", "wurden"}.intersection(near) or "aus" not in words[:start]:
        return False
    grown = "wurden" in near or "geworden" in words[start : start + 2 * _NEAR]
    former = [c for c in passage.counts if bisect_left(passage.starts, c.span.start) < start]
    at = words.index("aus")
    return grown and any(0 < bisect_left(passage.starts, c.span.start) - at <= _NEAR for c in former)


def _members_were_told(passage: Passage, before: Passage | None, count: Count) -> bool:
    """Whether what was counted last, here or in the sentence before, are members, or towns were named as such."""
    former = [c for c in passage.counts if c.span.end <= count.span.start and c.noun is not None]
    start = bisect_left(passage.starts, count.span.start)
    told = former or [c for c in (before.counts if before is not None else ()) if c.noun is not None]
    towns = [c for c in told if _are_members(c.noun or "")]
    if told:
        return bool(towns) and towns[-1] is told[-1]
    if _names(passage, count) or any(_are_members(w) for w in passage.words[:start] if w.startswith("mitglied")):
        return True
    if before is None:
        return False
    named = {e for a in before.arguments if a.kind in LOCAL for e in a.reference.entities}
    league = any(a.kind == "Cooperation" for a in before.arguments)
    spoken = league and any(_BEGUN.fullmatch(w) for w in before.words)
    return spoken and (count.noun is not None or len(named) > 1)


def _names(passage: Passage, count: Count) -> bool:
    """Whether just so many towns are named behind the number and a colon."""
    at = bisect_left(passage.starts, count.span.end)
    named = {e for a in passage.arguments if a.kind in LOCAL and a.token >= at for e in a.reference.entities}
    return ":" in passage.words[at : at + 3] and len(named) == count.value


def _group(passage: Passage, before: Passage | None) -> str | None:
    """The cooperation whose members are counted: the one named last, else the topic."""
    for near in (passage, before):
        if near is None:
            continue
        named = dict.fromkeys(e for a in near.arguments if a.kind == "Cooperation" for e in a.reference.entities)
        if len(named) > 1 or any(a.kind in _OTHERS and a.preposition not in _BESIDE for a in near.arguments):
            return None
        if named:
            return next(iter(named))
    return passage.topic("Cooperation")


_BESIDE: Final = frozenset({"mit", "bei", "auf"})
