"""Lines that a page prints around its text: navigation, cookies, sharing, rights, page numbers."""

from __future__ import annotations

import re
import unicodedata

from ingest.documents.wordlists import read_phrases

_PHRASES = read_phrases("boilerplate")
_EXACT = frozenset(phrase for phrase in _PHRASES if not phrase.endswith("…"))
_BEGINNINGS = tuple(phrase[:-1] for phrase in _PHRASES if phrase.endswith("…"))
_PARTS = re.compile(r"\s*[|·•»«>›‹→←◄►▲▼↑↓/\[\]]\s*|\s+[–—-]\s+|\s{2,}|\t")
_TRIMMED = re.compile(r"\s*(?:\(\s*\d*\s*\)|\(pdf[^)]{0,30}\)|…|\.{3}|\d+)\s*$|^[\s*#]+|[\s:!.*#]+$|^\d+\s+")
_NEEDS_COMPANY = read_phrases("companions")
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"verwende|zustimm|akzeptier|nutz|einstellung|notwendig|browser|website|webseite|seite", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"^(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b|alle rechte vorbehalten|alle angaben ohne gewähr|all rights reserved|"
    r"(?:bild|foto)(?:nachweis|quelle|credit|rechte)?s?\s*(?:[:/©]|\()|fotos?\s+[„\"©]|bildnachweis|bildquelle|"
    r"(?:text|bericht)e?\s+(?:und|&|/|\+)\s+(?:bild|foto)(?:er|s)?\s*:|"
    r"dieses thema im programm\b|über dieses thema berichte|dieser beitrag lief|"
    r"lesen sie (?:auch|hier|mehr|dazu)\b|mehr zum thema|das könnte sie auch|"
    r"diese (?:e-?)?mail wird nicht|(?:wird )?nicht richtig angezeigt|zur webansicht|im browser (?:ansehen|öffnen)|"
    r"dieser artikel (?:erschien|ist erschienen)|"
    r"druckversion vom|zuletzt (?:aktualisiert|geändert|geprüft)|letzte (?:änderung|aktualisierung)|sie sind hier|"
    r"sie befinden sich hier|verwandte (?:einträge|artikel|themen|beiträge|projekte)\b|sortieren nach|treffer \d|"
    r"seite drucken|teilen:|teilen sie|folgen sie uns|"
    r"kommentare? \(\d|javascript\b)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:^|\s{2,}|\t|\|\s?)[-–]?\s?(?:seite|s\.|blatt|page)\s+\d{1,4}(?:\s*(?:von|/|of)\s*\d{1,4})?\s*[-–]?$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\S\s{3,}(?:\S.{0,40})?(?:[–-]\s*(?:seite\s+)?\d{1,4}(?:\s*[–-])?|seite\s+\d{1,4})$", re.IGNORECASE
)
"""The line at the head or foot of a printed page: a title, a gap, the number of the page."""
_PAGER = re.compile(
    r"^[«‹←] ?\S.{0,120}[»›→]$"
    r"|^(?:[«‹←] ?)?(?:vorheriges?|nächstes?|voriges?) (?:projekt|beitrag|artikel|referenz|seite)\b.{0,80}$",
    re.IGNORECASE,
)
"""What leads to the pages before and behind."""
_NUMBER = re.compile(r"^[-–\s]*\d{1,4}\s*/\s*\d{1,4}[-–\s]*$|^[-–]\s*\d{1,4}\s*[-–]$")
_CRUMBS = re.compile(
    r"^(?:(?:sie sind hier|pfad)\s*:|(?:start(?:seite)?|home|blog|aktuelles|zurück)\s*[>»›/→])", re.IGNORECASE
)
_RULE = re.compile(r"^[-–—_=*~·.•#+\s]{3,}$")
_PICTURE = re.compile(r"^\[?(?:logo|wappen|bild|foto|grafik|video|karte|image)\]?$", re.IGNORECASE)
_FILE = re.compile(r"\((?:pdf|docx?|xlsx?|zip)[^()]{0,30}\)\s*$", re.IGNORECASE)
_SITE_CRUMBS = re.compile(r"^(?:www\.)?[\w-]{1,60}\.[a-z]{2,6}\s+[/>»›]\s")
_HITS = re.compile(r"\btreffer \d+(?:\s?[–-]\s?\d+)? von \d+", re.IGNORECASE)
_COMMENTS = re.compile(r"^(?:\d+|keine)\s+kommentare?\b", re.IGNORECASE)


_MENU = frozenset(
    {
        "home",
        "startseite",
        "start",
        "menü",
        "über uns",
        "wir über uns",
        "projekte",
        "mitglieder",
        "downloads",
        "download",
    }
    | {"presse", "kontakt", "impressum", "aktuelles", "termine", "service", "newsletter", "datenschutz", "mediathek"}
    | {
        "ansprechpartner",
        "team",
        "links",
        "suche",
        "login",
        "intern",
        "förderung",
        "news",
        "archiv",
        "galerie",
        "partner",
    }
    | {
        "region",
        "verein",
        "der verein",
        "die region",
        "das forum",
        "die allianz",
        "leader",
        "veranstaltungen",
        "themen",
    }
)
"""What the menu of a page leads to."""


def count_menu(lines: list[str]) -> int:
    """How many of the first lines of a page are its menu: three short ones at least, most of them usual in menus."""
    end = next((i for i, line in enumerate(lines) if not line or len(line) > 25 or line[-1] in ".:?!"), len(lines))
    usual = sum(line.strip(" >|•").lower() in _MENU for line in lines[:end])
    closed = end < len(lines) and not lines[end]
    return end if closed and end >= 3 and usual * 3 >= end * 2 else 0


_NAME = r"(?:Dr\.\s)?[A-ZÄÖÜ][\wäöüß-]{1,20}\.?\s(?:(?:von|[A-ZÄÖÜ]\.?)\s)?[A-ZÄÖÜ][\wäöüß-]{2,30}"
_BYLINE = re.compile(
    rf"[*_]{{0,3}}(?:[Vv]on|VON)\s(?:(?:unsere[mr]|unserm)\s(?:[A-Z]\w{{1,20}}-)?(?:Redakt|Mitarbeit|Korrespond|Report|Volont)\w{{2,12}}\s)?"
    rf"{_NAME}(?:(?:,|\sund|\s/)\s{_NAME})?(?:,\s(?:dpa|epd|\w{{0,20}}[Rr]edaktion))?[*_]{{0,3}}"
)
"""Who wrote an article: "Von Jana Berg"."""
_LONGEST_PART = 40
"""No function of a page has a longer name."""


def _is_phrase(part: str) -> bool:
    phrase = _TRIMMED.sub("", _TRIMMED.sub("", part.lower())).strip()
    if phrase in _EXACT or phrase.startswith(_BEGINNINGS) or part.lower().strip() in _EXACT:
        return True
    return bool(_FILE.search(part))


def _ends_with_number(line: str) -> bool:
    """Whether a figure is the last of the line, but for dashes: only such lines may hold the number of a page."""
    return line.rstrip().rstrip("-–").rstrip()[-1:].isdigit()


def is_boilerplate(line: str) -> bool:
    """Whether a line is none of the author's words: it names functions of the page, rights, cookies or its number."""
    if len(line) > 400:
        return False
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
    if (
        _RULE.match(line)
        or (_ends_with_number(line) and (_PAGE.search(line) or _RUNNING.search(line)))
        or _NUMBER.match(line)
        or _PAGER.match(line)
        or _PICTURE.match(line)
        or _COMMENTS.match(line)
    ):
        return True
    low = line.lower()
    if len(line) <= 160 and "treffer" in low and _HITS.search(line):
        return True
    if len(line) <= 100 and _BYLINE.fullmatch(line):
        return True
    if _CRUMBS.match(line) or _SITE_CRUMBS.match(line) or _RIGHTS.match(line):
        return True
    if "cookie" in low and _COOKIES.search(line) and _CONSENT.search(line):
        return True
    parts = [part for part in _PARTS.split(line) if part and part.strip()]
    if not parts or len(line) > 250:
        return not parts
    if max(map(len, parts)) > _LONGEST_PART:
        return False
    known = sum(map(_is_phrase, parts))
    if len(parts) == 1:
        return known == 1 and parts[0].strip(" :").lower() not in _NEEDS_COMPANY
    if known * 2 >= len(parts):
        return True
    if line[len(parts[0])] in "\t:":
        return False  # "Themen\tRadverkehr · Wohnen · Läden": a field
    # A menu names the page's own themes beside the usual words.
    return known >= 1 and len(parts) >= 4 and all(len(part) <= 25 and part[:1].isupper() for part in parts)
