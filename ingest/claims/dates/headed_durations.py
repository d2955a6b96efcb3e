"""When the project of the heading, or of the sentence before, began and ended, in sentences that do not name it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.dates.durations import RIVALS, both_ends, told_by
from ingest.model import BlockKind, Claim, Modality, Value
from ingest.passages.appositions import apposed_to
from ingest.passages.passages import Passage


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``startDate`` and ``endDate`` of the project that a passage without one speaks of."""
    if not passage.dates or any(a.kind == "Project" and a.reference.form != "publisher" for a in passage.arguments):
        return
    yield from _of_previous(passage)
    yield from _of_heading(passage)
    yield from _of_work_in_hand(passage)


_STARTS: Final = frozenset(
    {
        "start",
        "beginn",
        "baubeginn",
        "baustart",
        "projektstart",
        "projektbeginn",
        "auftakt",
        "startschuss",
        "begonnen",
        "gestartet",
        "los",
    }
)
_ENDS: Final = frozenset(
    {"fertigstellung", "abschluss", "projektende", "bauende", "abgeschlossen", "fertiggestellt", "vollendet"}
    | {"schluss"}
)
_SPOKEN: Final = frozenset({"war", "ist", "wurde", "fiel", "erfolgte", "hat", "haben", "geht", "ging"})
_OPENING: Final = 5
"""Words at the head of a sentence among which the start is named."""


def _of_previous(passage: Passage) -> Iterator[Claim]:
    """``startDate`` and ``endDate`` of the work of the sentence before: "Baubeginn war im Oktober 2024, die
    Fertigstellung erfolgte im Mai 2025"; the end of work on a plan is its ``issued``."""
    in_hand = _has_work_in_hand(passage)
    if not in_hand and not any(word in _STARTS or word in _ENDS for word in passage.words):
        return
    work = passage.last("Project", "Concept")
    if work is None or not passage.follows(work) or any(a.kind in RIVALS for a in passage.arguments):
        return
    plan = passage.kind(work) == "Concept"
    said: set[str] = set()
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        clause = passage.clause_at(token)
        words = passage.clause_words(clause)
        opening = words[:_OPENING]
        told: list[tuple[str, str]] = []
        noted = passage.is_fragment and words[:1] != () and (words[0] in _STARTS or words[0] in _ENDS)
        if date.relation == "on" and date.start is not None and (noted or not _SPOKEN.isdisjoint(opening)):
            starts, ends = not _STARTS.isdisjoint(opening), not _ENDS.isdisjoint(opening)
            told = [("startDate" if starts else "endDate", date.start)] if starts or ends else []
        if not told and in_hand:
            told = list(told_by(passage, date, words, token, bracketed=False))
        for predicate, lexical in told:
            if predicate == "endDate" and plan and date.relation == "on":
                predicate = "issued"
            if predicate not in said and passage.modality(clause) is Modality.ASSERTED:
                said.add(predicate)
                yield Claim(work, predicate, Value(lexical), (passage.quote([date.span]),), "duration", 0.7)


def _has_work_in_hand(passage: Passage) -> bool:
    """Whether the sentence speaks of the work on what was told before: "Die Bearbeitung begann am 15. Januar"."""
    words = passage.words
    return words[0] in _DEFINITE and words[1:2] != () and words[1] in _IN_HAND


_DEFINITE: Final = frozenset({"die", "der", "seine", "ihre", "seit"})
_IN_HAND: Final = frozenset(
    {"bearbeitung", "erarbeitung", "erstellung", "ausarbeitung", "bearbeitungszeit", "arbeiten", "laufzeit", "arbeit"}
    | {
        "umsetzung",
        "durchführung",
        "projektlaufzeit",
        "bauarbeiten",
        "bauzeit",
        "realisierung",
        "bau",
        "bearbeitungsfrist",
    }
)
"""Nouns of the doing of what the sentence before named."""


def _of_heading(passage: Passage) -> Iterator[Claim]:
    """``startDate`` of what the heading names from a line that holds nothing but it: "seit Juli 2020"."""
    work = passage.heading_topic("Project") or passage.heading_topic("Concept") or passage.heading_topic("Cooperation")
    text = passage.document.text
    for date in passage.dates:
        line = text[text.rfind("\n", 0, date.span.start) + 1 : date.span.start]
        behind = text[date.span.end : date.span.end + 1]
        alone = _ONLY.fullmatch(line) is not None and behind in ("", "\n", ".", ",") and passage.is_fragment
        if alone and work is not None and date.relation == "since" and date.start is not None:
            yield Claim(work, "startDate", Value(date.start), (passage.quote([date.span]),), "duration", 0.7)


def _of_work_in_hand(passage: Passage) -> Iterator[Claim]:
    """``startDate`` and ``endDate`` of the project of the heading, where a sentence without another subject tells of
    its term or works: "Laufzeit 2019 bis 2021", "Die Arbeiten begannen im Mai 2022", "Fertiggestellt 2023"."""
    work = passage.heading_topic("Project")
    if work is None or passage.block.kind is BlockKind.HEADING:
        return
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        clause = passage.clause_at(token)
        words = passage.clause_words(clause)
        inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause and a.preposition is None]
        labelled = passage.is_fragment and _is_named_by_label(passage, work)
        other = any(a.kind in RIVALS and a.reference.form != "pronoun" for a in inside) and _TERMED.isdisjoint(words)
        meant = passage.is_fragment or _is_added(passage, token) or _is_of_state(passage)
        meant = meant or any(t.text in _WORKS for t in passage.sentence.tokens)
        apart = bool(apposed_to(passage, clause)) or _is_of_free_label(passage, work)
        if apart or (other and not labelled) or not meant or passage.modality(clause) is not Modality.ASSERTED:
            continue
        period = date.relation == "period"
        if period and not _TERMED.isdisjoint(passage.words[max(0, token - _NEAR) : token]):
            told = both_ends(date)
        elif period and not labelled:
            continue
        else:
            told = told_by(passage, date, words, token, bracketed=False)
        for predicate, lexical in told:
            yield Claim(work, predicate, Value(lexical), (passage.quote([date.span]),), "duration", 0.7)


def _is_of_state(passage: Passage) -> bool:
    """Whether the line is a field that says how far the work is: "Status: läuft bis 12/2026"."""
    label = passage.block.label
    return label is not None and passage.document.text[label.start : label.end].strip(" :").lower() in _STATES


_STATES: Final = frozenset({"status", "stand", "sachstand", "umsetzungsstand", "projektstatus", "projektstand"})


def _is_of_free_label(passage: Passage, work: str) -> bool:
    """Whether the line has a quoted name in front that is not the work: "„Schnuppertag“: 2021 gestartet"."""
    label = passage.block.label
    quoted = label is not None and passage.document.text[label.start : label.start + 1] in ("„", '"', "»")
    return quoted and not _is_named_by_label(passage, work)


def _is_named_by_label(passage: Passage, work: str) -> bool:
    """Whether the label of the line names the project: "Leerstandslotsin – 2019 bis 2021"."""
    label = passage.block.label
    return label is not None and any(work in r.entities for r in passage.references_in(label))


def _is_added(passage: Passage, token: int) -> bool:
    """Whether a participle behind a comma has the date: "18 Kilometer, eröffnet im Mai 2014"."""
    at = token - 1
    while at > 0 and passage.words[at] in ("im", "am", "seit", "ab"):
        at -= 1
    return (
        at > 0
        and passage.words[at - 1] in (",", ";", "(", ":")
        and _PARTICIPLE.fullmatch(passage.words[at]) is not None
    )


_PARTICIPLE: Final = re.compile(
    r"(?:eröffnet|eingeweiht|gestartet|gebaut|errichtet|fertiggestellt|angelegt|eingerichtet|abgeschlossen|vollendet|saniert"
    r"|umgebaut|freigegeben|begonnen|aufgestellt|geschaffen|entstanden|beendet)"
)
_TERMED: Final = frozenset(
    {"laufzeit", "projektlaufzeit", "zeitraum", "projektzeitraum", "bauzeit", "umsetzung", "dauer"}
)
_WORKS: Final = frozenset(
    {
        "Arbeiten",
        "Bauarbeiten",
        "Umbauarbeiten",
        "Umbau",
        "Bau",
        "Ausbau",
        "Projekt",
        "Vorhaben",
        "Maßnahme",
        "Umsetzung",
    }
    | {"Sanierung", "Einrichtung", "Eröffnung", "Einweihung", "Fertigstellung", "Spatenstich"}
)
"""What begins and ends of a project."""
_NEAR: Final = 3
_ONLY: Final = re.compile(r"[•–*-]?\s*(?:[Ll]äuft |[Ll]aufend |[Ii]n Bearbeitung |[Bb]earbeitung )?(?:[Ss]eit)?\s*")
