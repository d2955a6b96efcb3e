"""Labels of fields: "Auftraggeber: …", "Laufzeit ……… 2016–2019", "gegründet — 1995"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.documents.lines import Line
from ingest.documents.wordlists import read_phrases

_LABELS = read_phrases("labels")
_LEADS = read_phrases("leads")
_BRACKETS = re.compile(r"\s*(?:\([^()]{0,60}\)|\[[^\[\]]{0,60}\])")
_PARTS = re.compile(r"\s*(?:[/,&+]|\bund\b|\bbzw\.|\bsowie\b|\boder\b)\s*")
_FURTHER = re.compile("de[rsnm]|die|das|zu[rm]|für|vo[nm]|i[mn]|a[mn]|ab|seit|bis|nach|mit|durch|aus|je|pro|auf|und")
_LOWER = re.compile("bisherige[rs]?|stellvertretende[r]?|weiterer?|neuer?|ehemaliger?")
_ASKING = frozenset(
    {"was", "wer", "wann", "wo", "womit", "wofür", "wie lange", "seit wann", "bis wann", "wie viel", "wieviel", "geld"}
)
_COLON = re.compile(r"([^:\n]{1,90}?)[ \t\u00a0]*:(?=\s|$|[^\s\d/\\)(:*]{2})")
_QUESTION = re.compile(
    r"((?:Wer|Wann|Wo|Seit wann|Von wem|Wie viele|Welche (?:Kommunen|Gemeinden|Städte|Orte|Partner))\b[^?.!:\n]{0,60}?)"
    r"[ \t]*\?[ \t]+(?=[A-ZÄÖÜ\d„])"
)
"""A question whose answer goes on in its line: "Wer macht mit? Adorf und Bedorf"."""
_BOLD = re.compile(r"(\*\*|__)([^*_:\n]{1,60})(?::\s?\1|\1\s?:)\s*")
"""Labels that are marked as in Markdown: "**Mitglieder:** A, B"."""
_DOTS = re.compile(r"(\S(?:[^.…\n]{0,58}?[^.…\s])?)\s*(?:\.{3,}|…+|(?:\s\.){2,}|\s\.(?=\s)|(?<=\S)·{2,})+[\s.…]*")
_DASH = re.compile(r"(.{1,60}?)\s+(?:—|–|--)\s+")
_EQUALS = re.compile(r"([^=\n]{1,50}?)\s+=\s+")
_COLUMN = re.compile(r"(\S+(?:[ \u00a0]\S+){0,7})(?:\t[\t ]*| {2,})")
_DATE = re.compile(
    r"(?:(?:seit|ab|bis|anfang|mitte|ende|frühjahr|frühling|sommer|herbst|winter|jahresende|jahreswechsel)\s)?"
    r"(?:\d{1,2}\.\s?)?(?:\d{1,2}\.|\d{1,2}/|(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zä]*\.?\s)?\s?"
    r"(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?",
    re.IGNORECASE,
)
_ENTRY = re.compile(rf"({_DATE.pattern})\s+(?=[A-ZÄÖÜ„][\wäöüß-]{{2}})", re.IGNORECASE)
_HYPHEN = re.compile(rf"({_DATE.pattern})\s+-\s+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[!?;]|[.,]\s+[a-zäöü]|\b(?:ist|sind|war|waren|wird|wurde|wurden|werden|hat|haben|hatte|hatten|kann|soll|sollen|"
    r"stehen|steht|heißt|lautet|lauten|gibt|gilt|bilden|bildet|gehören|gehört|sagte|sagt|erklärte|betonte|dass|wenn|"
    r"weil|trägt|trug|berichtete?|erläuterte?|teilt|ergänzte?|fragte?|antwortete?|weist|merkt|begrüßte?)\b"
)

_COMPOUND = re.compile(
    r"[a-zäöüß-]{3,30}(?:grundlagen?|koordination|leitung|träger(?:in)?|kosten|summe|zeitraum|laufzeit|kulisse|partner|quote"
    r"|geber(?:in)?|nehmer(?:in)?|empfänger(?:in)?|satz|anteil|status|titel|volumen|budget|beginn|dauer|schwerpunkte?"
    r"|themen|felder|behörde|stelle|programm|verantwortung|verantwortliche[r]?)"
)
"""Labels that are freely built: "Konzeptgrundlage", "Projektkoordination"."""
_SENTENCE_END = re.compile(r"(?:[a-zäöüß]{3}|\d{4})[.!?]\s+[A-ZÄÖÜ]")
_SHORTENED = re.compile(r"[A-Za-zÄÖÜäöüß]{1,12}[bcdfghjklmpqrstvwxz]\. \w+")
"""Two words of which the first is cut short: "zuwendungsf. Ausgaben"."""
_MARKED = re.compile(rf"({_DATE.pattern})\s+[·•|→➔»>]\s+(?=[A-ZÄÖÜ„])", re.IGNORECASE)
Form = Literal["colon", "dots", "dash", "equals", "column", "entry"]
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("colon", _COLON),
    ("dots", _DOTS),
    ("column", _COLUMN),
    ("equals", _EQUALS),
    ("dash", _DASH),
    ("dash", _HYPHEN),
    ("entry", _MARKED),
    ("entry", _ENTRY),
)
_WIDTH = 240  # no label is longer: what stands further right need not be searched


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a line: ``label`` and ``value`` are where they end and begin within the line."""

    form: Form
    end: int
    value: int


@lru_cache(maxsize=4096)
def is_label(words: str) -> bool:
    """Whether pages print these words as the label of a field ("Laufzeit", "bisheriger Stellvertreter")."""
    if len(words) > 80:
        return False
    name = _BRACKETS.sub("", unicodedata.normalize("NFC", words)).strip(" :.*_#\u00a0").lower()
    name = without_count(name)
    if not name:
        return False
    if name in _LABELS or _COMPOUND.fullmatch(name):
        return True
    if not words.lstrip()[0].isupper() and not _LOWER.fullmatch(name.split(" ", 1)[0]):
        return False
    parts = [part for part in _PARTS.split(name) if part]
    if len(parts) > 1 and len(parts) <= 3 and all(part in _LABELS for part in parts):
        return True
    if len(parts) > 1 and parts[0] in _LABELS and len(name.split()) <= 4:
        return True
    singles = name.split()
    if not 2 <= len(singles) <= 6:
        return False
    if singles[-1] in _LABELS and len(singles) <= 3 and _qualifies(words.split()[:-1]):
        return True
    for length in (2, 1):
        head, rest = " ".join(singles[:length]), singles[length:]
        if head in _LABELS and rest and (_FURTHER.fullmatch(rest[0]) or rest[0].isdigit()):
            return True
    return False


def asks(words: str) -> bool:
    """Whether the words are a label where a colon sets them off, though they also open sentences: "wann", "Geld"."""
    return words.strip(" ?*_").lower() in _ASKING


def without_count(name: str) -> str:
    """A label in small letters without the number of what it lists: "5 kommunen", "drei landkreise"."""
    counted = _COUNT.match(name)
    return name[counted.end() :] if counted else name


_COUNT = re.compile(
    r"(?:[1-9]\d{0,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|zwanzig)\s"
    r"(?=(?:\w*(?:mitglied|gemeinden|kommunen|partner|kreise)|städte|orte|märkte|ämter|landkreis|projekte|maßnahmen)\b)"
)


def may_stand_alone(words: str) -> bool:
    """Whether the words are a known label as they stand, or known labels joined, without any addition."""
    name = words.strip(" *\u00a0").lower()
    parts = [part for part in _PARTS.split(name) if part]
    return name in _LABELS or (1 < len(parts) <= 3 and all(part in _LABELS for part in parts))


def _qualifies(words: list[str]) -> bool:
    """Whether these are adjectives as in "bisheriger Stellvertreter", "Stv. Vorsitzender", "Weitere Gremien"."""
    return all(word.endswith((".", "e", "er", "es", "en")) and not _FURTHER.fullmatch(word.lower()) for word in words)


def is_lead(words: str) -> bool:
    """Whether these words with a colon open running text instead of a field ("Zum Vergleich: …")."""
    name = _BRACKETS.sub("", unicodedata.normalize("NFC", words)).strip(" :").lower()
    return name in _LEADS or name.split(" ", 1)[0] in ("stichwort", "frage", "hintergrund", "zum", "zur", "bitte")


def is_date(words: str) -> bool:
    """Whether the words are a bare date or year, as the entries of a chronicle have in front."""
    return len(words) <= 40 and _DATE.fullmatch(words.strip(" :")) is not None


def _may_label(words: str) -> bool:
    words = words.strip()
    if not words or len(words) > 70 or len(words.split()) > 8:
        return False
    return not _CLAUSE.search(_BRACKETS.sub("", words)) and any(letter.isalnum() for letter in words)


def find_label(line: str) -> Label | None:
    """The label at the head of a line, where a colon, dots, a dash or a column sets it off.

    Dashes and columns also stand in running text: a reader takes them for labels only among their like, or where
    ``is_label`` knows the words.
    """
    line = line[:_WIDTH]
    bold = _BOLD.match(line)
    if bold is not None and _may_label(bold[2]):
        return Label("colon", bold.end(2), bold.end())
    question = _QUESTION.match(line)
    if question is not None:
        return Label("colon", question.end(1), question.end())
    for form, pattern in _FORMS:
        found = pattern.match(line)
        if not found or not _may_label(found[1]):
            continue
        if form == "colon":
            words = found[1]
            if words.count("(") != words.count(")") or (
                _SENTENCE_END.search(words) and not _SHORTENED.fullmatch(words)
            ):
                continue
            if words.lower() in ("http", "https", "mailto") or (
                words[-1].isdigit() and line[found.end() : found.end() + 1].isdigit()
            ):
                continue
            if "  " in words or "\t" in words:  # a column in front, the colon stands in its value
                continue
            if " | " in words or (len(words.split()) > 6 and not is_label(words) and "(" not in words):
                continue
            inner = _DOTS.match(line)
            if inner and inner.end() < found.end(1):
                continue
        if form == "dash" and is_date(found[1]) and is_date(line[found.end() :].strip()):
            continue  # a period
        value = found.end()
        while value < len(line) and line[value].isspace():
            value += 1
        if form != "colon" and value >= len(line):
            continue
        return Label(form, found.end(1), value)
    return None


def find_labels(lines: tuple[Line, ...]) -> list[Label | None]:
    """The label at the head of each line. One as long as the column of those above it has one space only in front of
    its value."""
    labels: list[Label | None] = []
    column = 0
    for line in lines:
        words = line.text
        label = find_label(words) if words else None
        if label and label.form == "column":
            column = line.indent + label.value
        else:
            at = column - line.indent
            if 2 < at < len(words) and words[at - 1] == " " and words[at - 2] != " " and words[at].isupper():
                label = Label("column", at - 1, at)
            elif not words or line.indent < column:
                column = 0
        labels.append(label)
    return labels
