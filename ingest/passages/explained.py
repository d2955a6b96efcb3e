"""Passages that explain an instrument and tell of nobody: "Was ist LEADER?", "Ein ILEK ist ein Konzept, das …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ingest.names.knowledge.kinds import GROUPS, LOCAL, PAYERS
from ingest.passages.labels import Label
from ingest.passages.passages import Passage
from ingest.passages.terms import sets_terms


def find_explained(passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]]) -> tuple[Passage, ...]:
    """The passages that say what an instrument is for: those behind a sentence that defines it, to the end of its
    paragraph, those under a heading that asks for it, and those that set the terms of funding. What names a town,
    region or alliance tells of that."""
    found: list[Passage] = []
    asked = {block for block, own in labels.items() if any(_ASKS.match(label.text) for label in own)}
    defined = of_somebody = None
    for passage in passages:
        block = passage.block
        if defined is not block and _defines(passage):
            defined = block
        told = passage.sentence.block in asked or defined is block
        named = _names_somebody(passage) or (of_somebody is block and _parts_money(passage))
        of_somebody = block if named else of_somebody
        if (told and not named) or sets_terms(passage):
            found.append(passage)
    return tuple(found)


def _parts_money(passage: Passage) -> bool:
    """Whether it says what an office pays of money told of before: "90 % davon gibt das Amt für Landentwicklung"."""
    return bool(passage.amounts or passage.shares) and any(
        a.kind in PAYERS and a.reference.form in ("name", "short") for a in passage.arguments
    )


def _names_somebody(passage: Passage) -> bool:
    named = (a for a in passage.arguments if a.reference.form in ("name", "short") and not a.explains)
    return any(a.kind in _SOMEBODY for a in named)


_SOMEBODY: Final = GROUPS | LOCAL
_PROPER: Final = (
    r"(?:leader|(?:kommunalen? |lokalen? |regionalen? )?(?:lags?|ilen?|iles|ileks?|iseks?|inseks?|reks?|les)"
    r"|(?:leader-|aktiv|öko-modell|ökomodell|bio)region(?:en)?|regional(?:budget|management|marketing)s?"
    r"|integrierte ländliche entwicklung|dorferneuerung|flurneuordnung|städtebauförderung|klein(?:st)?projekte)\b"
)
"""Instruments of regional policy by name."""
_KIND: Final = (
    r"(?:\w*(?:programm|förderung|entwicklung|konzept|strategie|allianz|zweckverb[aä]nd|netz|aktionsgruppe)\w{0,3}\b)"
)
"""Nouns that are one where no article makes it a certain one."""
_ASKS: Final = re.compile(
    r"(?:was|wie|wozu|wofür|warum) (?:\w+ ){0,2}(?:ist|sind|bedeutet|heißt|steht|steckt|funktioniert|läuft|kann|wird) "
    rf"(?:(?:[\w-]+ ){{0,4}}?{_PROPER}|eine? (?:[\w-]+ ){{0,3}}?{_KIND}|(?:das )?mit der förderung)"
    r" ?(?:\([^)]*\))?(?: und wie .{0,40})?\?*$|(?:\w+ )?regionalbudget ?[-–:] ?was ist das\?"
    r"|(?:unsere |mein |meine |unser )?(?:leistungen|leistungsspektrum|leistungsangebot|dienstleistungen)$",
    re.IGNORECASE,
)
"""Headings that ask what an instrument is: "Was ist eine AktivRegion?"."""
_DEFINED: Final = re.compile(
    r"(?:(?:bei )?(?:ein|eine|einer|einem|das|die|der|unter) )?(?!\w*(?:grundlage|basis|ziel|träger|partner)\b)"
    rf"(?:[\w-]+e[rsnm]? ){{0,3}}?(?:{_PROPER}|{_KIND})[*]?(?: \([^)]{{2,30}}\))?,? "
    r"(?:[–-] (?:das |dies )?)?"
    r"(?P<says>ist|sind|stellt|bezeichnet|bedeutet|meint|steht|dient|versteht man|setzt|besteht|zeigt|beschreibt) "
    r"(?:\w+ )?(?:eine?[rsnm]?\b|kein|für\b|dazu\b|als\b|aus\b|d(?:as|ie|er)\b|wie\b|,|\w+formen\b|\w*programme?\b"
    r"|\w*instrumente?\b|(?:maßnahmen|vorhaben|projekte)\b|[„“\"])",
    re.IGNORECASE,
)
"""How a sentence opens that defines one: "LEADER ist ein Förderprogramm", "Die ILE stellt ein Instrument dar"."""
_CLASS: Final = re.compile(
    r"\b\w*(?:programme?s?|instrumente?s?|ansatz|ansätze|konzepte?s?|begriff|abkürzung|zusammenschl[uü]ss\w*|kooperationsform\w*"
    r"|verfahren|förderangebot|methode|fonds|initiative|strategiepapier|planwerk\w*|plan|pläne|werkzeug|baustein|förderung"
    r"|körperschaft|rechtsform|maßnahmen|projekte|vorhaben|netzwerke?|partnerschaft\w*|ideenschmieden?|form)\b",
    re.IGNORECASE,
)
"""What an instrument is said to be."""


def _defines(passage: Passage) -> bool:
    """Whether the sentence says what an instrument is, and of no one in particular."""
    span = passage.sentence.span
    opening = passage.document.text[span.start : min(span.end, span.start + _OPENING)]
    found = _DEFINED.match(opening)
    return (
        found is not None and _CLASS.search(opening, found.start("says")) is not None and not _names_somebody(passage)
    )


_OPENING: Final = 240
"""Characters of a sentence in which it says what something is."""
