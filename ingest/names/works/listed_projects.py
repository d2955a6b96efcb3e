"""Projects listed by what is done: items under "Projekte" and in fields of projects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.documents.labels import is_label
from ingest.german.calendars import month_number
from ingest.model import BlockKind
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import find_head
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.small_words import BEFORE_NOUNS
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, LINE, Words
from ingest.names.works.item_names import ARTICLES, behind_town, shorter_forms, tells, unquoted
from ingest.names.works.project_leads import PURPOSE, leads_projects, opens_projects

LONGEST: Final = 12
"""Words of an item that may still be a name."""


def find_listed(words: Words) -> Iterator[Sighting]:
    """A project for each item of a list, or part of a field, that by its heading, label or lead holds projects."""
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    leads = headed = numbered = False
    chapter = ""
    for start, end in pairwise(edges):
        kind = words.kinds[start]
        if kind is BlockKind.TABLE_ROW:
            yield from _cell(words, start, end)
            continue
        text = words.spelled(max(start, end - 25), end)
        opened = words.spelled(start, min(end + words.labels[start], len(words)))  # "Projekt" | "2"
        numbered = _NUMBERED.match(opened) is not None or (numbered and kind is BlockKind.FIELD)
        if words.labels[start]:
            label = words.spelled(start, end)
            first = words.forms[start]
            if STATE.fullmatch(label.strip(_MARKS + ":")):
                continue  # "Ebenfalls fertig: der Auenweg"
            dated = first in {"[", "("} or (first[0].isdigit() and len(first) == 4)
            named = (leads or headed) and (dated or kind is BlockKind.LIST_ITEM) and not is_label(label.split(" (")[0])
            dashed = headed and words.forms[end - 1] in _DASHES and not is_label(label.strip(_MARKS))
            priced = headed and _is_sum(words, end) and not (_TOTAL.match(first) or _names_money(words, start, end))
            if named or dashed or priced:
                yield from _item(words, _behind_date(words, start, end), end)
            else:
                leads = leads_projects(label) or (numbered and _NAME_OF_ENTRY.fullmatch(label) is not None)
        elif kind is BlockKind.LIST_ITEM and leads and not (start > 0 and words.labels[start - 1]):
            yield from _item(words, start, end)
        elif kind is BlockKind.FIELD and leads and start > 0 and _labels(_label_before(words, start)):
            at = start
            single = _SINGLE.match(_label_before(words, start)) is not None
            for index in (end,) if single else _borders(words, start, end):
                yield from _item(words, at, index)
                at = index + (not words.breaks[index] if index < end else 1)
        elif kind is BlockKind.FIELD and (words.forms[end - 1] == ":" or not (start > 0 and words.labels[start - 1])):
            leads = leads_projects(text)  # "Frau Behrens berichtet über folgende Vorhaben:"
        elif kind is BlockKind.HEADING and (leads or headed) and _is_town(words, start, end):
            continue
        elif kind is BlockKind.HEADING:
            number = _NUMBER.match(text)
            under = number is not None and chapter and number[1].startswith(chapter)
            leads = headed = not under and leads_projects(text)
            if under and _names_project(words, start, end):
                yield from _item(words, _behind_date(words, start, end), end)
            elif not under:
                chapter = f"{number[1]}." if leads and number is not None else ""
        elif kind is BlockKind.PARAGRAPH:
            if end == len(words) or (words.kinds[end] is BlockKind.PARAGRAPH and not words.labels[end]):
                continue  # the next paragraph says anew what it leads in
            closed = words.forms[end - 1] in {".", "!", "?", "“"}
            leads = opens_projects(text, headed=headed and not closed)


def _is_town(words: Words, start: int, end: int) -> bool:
    """Whether a heading is a town alone, under which stand projects of the heading above that lie there."""
    at = start + (words.forms[start] in _TOWNS and start + 1 < end)
    place = match(words, at)
    return place is not None and place[0] >= end


_TOWNS: Final = frozenset(
    {"Stadt", "Gemeinde", "Markt", "Samtgemeinde", "Verbandsgemeinde", "Ortsgemeinde", "Landkreis"}
)


def _names_money(words: Words, start: int, end: int) -> bool:
    """Whether a label is that of a field or a word of money: "Beantragte Landesmittel"."""
    nouns = [form.lower() for form in words.forms[start:end] if form[0].isupper()]
    money = any(is_money_word(noun, sense) for noun in nouns for sense in (*_MONEY, "funds"))
    return money or is_label(words.spelled(start, end).strip(_MARKS))


def _is_sum(words: Words, at: int) -> bool:
    """Whether a sum of money stands at word ``at``: "250.000 EUR"."""
    sums = at + 1 < len(words) and words.forms[at][0].isdigit() and not words.breaks[at + 1]
    return sums and words.forms[at + 1] in {"EUR", "Euro", "€", "TEUR"}


_MONEY: Final = ("cost", "strong", "grants", "own")


def _is_concept(words: Words, start: int, stop: int) -> bool:
    """Whether the first noun of the name is that of a plan: "Integriertes Klimaschutzkonzept"."""
    noun = next((f for f in words.forms[start:stop] if f[0].isupper() and not is_adjective(f)), "")
    head = find_head(noun) if noun else None
    return head is not None and head[0].kind == "Concept" and not head[1]


def _is_office(words: Words, start: int, stop: int) -> bool:
    """Whether the first noun of an item is that of an authority: "Amt für Landwirtschaft"."""
    noun = next((f for f in words.forms[start:stop] if f[0].isupper() and not is_adjective(f)), "")
    head = find_head(noun) if noun else None
    return head is not None and head[0].kind in {"Authority", "Ministry"}


def _borders(words: Words, start: int, end: int) -> Iterator[int]:
    """Where the items of a value end: with lines or before semicolons where it has any, else before commas; none inside
    brackets."""
    forms = words.forms
    lines = [index for index in range(start + 1, end) if words.breaks[index] == LINE or _closes_line(words, index - 1)]
    if lines:
        yield from (*lines, end)
        return
    border = ";" if ";" in forms[start:end] else ","
    depth = 0
    for index in range(start, end):
        depth += (forms[index] == "(") - (forms[index] == ")")
        if forms[index] == border and depth == 0:
            yield index
    yield end


def _closes_line(words: Words, at: int) -> bool:
    """Whether a line ends with the bracket at word ``at``."""
    return words.forms[at] == ")" and "\n" in words.text[words.ends[at] : words.starts[at + 1]]


def _cell(words: Words, start: int, end: int) -> Iterator[Sighting]:
    """The project that the cell of a row names under "Projekt"; none of a row of totals."""
    if _TOTAL.fullmatch(words.forms[start]):
        return
    for at in range(start, end):
        if words.columns.get(words.starts[at]) == "work":
            stop = next((i for i in range(at + 1, end) if words.breaks[i] or words.forms[i] in {"|", ";"}), end)
            yield from _item(words, at, stop)


_TOTAL: Final = re.compile(r"(?:Gesamt|Zwischen|End)?[Ss]umme|Gesamt|Insgesamt|Zusammen|Total|Gesamtbetrag")


def _labels(label: str) -> bool:
    return is_label(label) or PURPOSE.match(label) is not None or _WORKS.match(label) is not None


_WORKS: Final = re.compile(r"(?:(?:\w+e|bisher) ){0,2}(?:[\w-]+?)?(?:projekte|maßnahmen|vorhaben)\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"(?:(?:teil|einzel)?projekt|(?:teil)?vorhaben|(?:einzel)?maßnahme|antrag|beispiel|(?:projekt)?steckbrief|projektblatt)"
    r" (?:nr\.? )?(?:\d{1,2}|[A-H])\b",
    re.IGNORECASE,
)
"""What opens one of several entries that are only counted: "Projekt 2", below which "Name" is that of a project."""
_NAME_OF_ENTRY: Final = re.compile(r"(?:name|titel|bezeichnung|kurztitel|thema|was):?", re.IGNORECASE)
_SINGLE: Final = re.compile(r"(?:name|titel|bezeichnung|kurztitel|beispiel(?:projekt)?\b)", re.IGNORECASE)
"""Labels of one thing, whose name may hold a comma."""
_FEW: Final = 2
"""Words of a label at the head of an item."""
_NUMBER: Final = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})?)\.? ")
SECTION: Final = re.compile(
    r"ausgang|ziel|stand\b|sachstand|ausblick|fazit|überblick|übersicht|allgemein|hintergrund|ergebnis|finanz|kosten|zeit"
    r"|laufend|geplant|abgeschlossen|einleitung|vorbemerk|bewertung|beschluss|umsetzung|beteilig|organisation|weitere"
    r"|begründung|anlass|anlagen|projekt|maßnahme|vorhaben|rückblick|vorschau|hinweis|termin|frist|kontakt|auswahl|antrag"
    r"|verfahren|rückfrage|nachfrage|anfrage|frage|antwort|thema|themen|diskussion|vortrag|bericht|gäste|teilnehm",
    re.IGNORECASE,
)
"""Headings that part a chapter without naming what it is about."""


def _names_project(words: Words, start: int, end: int) -> bool:
    """Whether a numbered heading below "2. Vorhaben" names one of them: nouns, and none of another kind."""
    forms = words.forms[_behind_date(words, start, end) : end]
    heads = [find_head(form) for form in forms]
    others = any(head is not None and head[0].kind != "Project" for head in heads)
    return 0 < len(forms) <= _HEADING and not others and not any(SECTION.match(form) for form in forms)


_HEADING: Final = 7
"""Words of a heading that may be the name of a project."""


def _label_before(words: Words, at: int) -> str:
    """The label of the field whose value begins at word ``at``."""
    first = at - 1
    while first > 0 and words.labels[first - 1] and not words.breaks[first]:
        first -= 1
    return words.spelled(first, at).strip(" |–=*.…-") if words.labels[first] else ""


def _behind_date(words: Words, start: int, end: int) -> int:
    """The word behind the year or date that an item opens with: "2023 – Mühlenpfad"."""
    at = start
    while at < end - 1 and (not words.forms[at][0].isalpha() or month_number(words.forms[at])):
        at += 1
    return at


def _item(words: Words, start: int, end: int) -> Iterator[Sighting]:
    forms = words.forms
    while start < end and not forms[start][0].isalnum() and forms[start] != "„":
        start += 1
    if start < end and forms[start].lower() in ARTICLES:
        start += 1
    start = behind_town(words, start, end)
    stop = (quotation_end(words, start) if start < end and forms[start] in OPENING else None) or start
    while stop < end and (forms[stop] not in _ENDS or _joins(words, stop)) and stop - start <= LONGEST:
        stop += 1
    while stop > start and forms[stop - 1] in _GOING_ON:
        stop -= 1
    if (
        not 0 < stop - start <= LONGEST
        or forms[start][0].isdigit()
        or forms[start] in BEFORE_NOUNS  # "Projekte |von 17 Orten"
        or forms[start] in {"UND", "IM", "IN", "DER", "DES", "EG", "TVöD", "Ansatz"}
    ):
        return
    shortened = (
        stop == start + 1 and len(forms[start]) < _SHORTEST and forms[stop : stop + 1] == ["."]
    )  # "Bgm. P sagte"
    if shortened or tells(forms[start:stop]) or (stop == start + 1 and _PAGES.fullmatch(forms[start])):
        return
    if forms[stop : stop + 1] == [":"] and stop - start <= _FEW and SECTION.match(forms[start]):
        return  # "Rückblick: Zuletzt erhielten …"
    nouns = [form for form in forms[start:stop] if form[0].isupper()]
    place = match(words, start)
    if not nouns or "wir" in forms[start:stop] or (place is not None and place[0] >= stop):
        return
    if any(is_money_word(nouns[0].lower(), sense) for sense in _MONEY) and any(
        f[0].isdigit() for f in forms[start:stop]
    ):
        return  # "Gesamtinvestition 1,2 Mio. Euro"
    place = match(words, start)
    if place is not None and place[0] >= stop and forms[stop : stop + 1] == [","]:
        return  # "Wuppertal, kreisfreie Stadt"
    name = unquoted(words.spelled(start, stop))
    acts = stop > start + 1 and ACTION.fullmatch(forms[start]) is not None and forms[start + 1] not in OPENING
    if _is_office(words, start, stop):
        return
    kind = "Concept" if _is_concept(words, start, stop) else "Project"
    yield Sighting(start, stop, kind, name, shorter_forms(words, start, stop), rank=51 if acts else 43)


_GOING_ON: Final = frozenset({"und", "sowie", "oder"})
"""What ends an item of a list that goes on below it."""
ACTION: Final = re.compile(
    r".+(?:ung|bau|kauf|nahme|tion|gang|schluss|tritt|legung|fertigung|markt|betrieb|auftritt|schaffung|stellung|haltung|lage)"
    r"|Kauf|Bau|Betrieb|Zusammenarbeit|Kooperation|Präsentation|Konzeption|Erhalt|Aufbau|Abriss|Netzwerkarbeit"
)
"""Nouns of what is done: with what it is done to they name a project."""


_SHORTEST: Final = 5
"""Letters of a word that is no abbreviation before a full stop."""
_ENDS: Final = frozenset({",", ";", ":", "(", "–", ".", "|", "*", "—"})


_PAGES: Final = re.compile(
    r"Downloads?|Presse|Aktuelles|Startseite|Impressum|Datenschutz|Kontakte?|Termine|Newsletter|Suche|Galerie|Über uns"
    r"|Mitglieder|Anfahrt|Home|Login|Service|Team|Links|Archiv|Mediathek|Sitemap|Menü|Stellenangebote|Jobs|FAQ|Nr|Barrierefreiheit"
)
"""Links of a page that stand in a row with that to its projects."""
_MARKS: Final = " *_–—-"
STATE: Final = re.compile(
    r"(?:(?:ebenfalls|auch|bereits|schon|noch|neu|zuletzt|demnächst|bald|seit kurzem|endlich|fast|teilweise) )?"
    r"(?:fertig|fertiggestellt|abgeschlossen|umgesetzt|geschafft|eröffnet|vollendet|in arbeit|im bau|begonnen|laufend"
    r"|geplant|gestartet|beendet|verworfen|angelaufen|in planung|beantragt|bewilligt|abgelehnt|gestrichen|erledigt|neu"
    r"|zurückgestellt|in umsetzung|in vorbereitung)",
    re.IGNORECASE,
)
"""Labels that say how far the project behind them is."""
_DASHES: Final = frozenset({"–", "—", "-"})
"""Marks behind the name of an item that goes on with what is told of it: "**Kernwegenetz** – 2016 bis 2019"."""


def _joins(words: Words, at: int) -> bool:
    """Whether a dash without spaces joins two names: "Radweg Lassan–Pulow"."""
    return words.forms[at] == "–" and words.glued(at) and at + 1 < len(words) and words.glued(at + 1)
