"""What the value of a field says: a number, a year or day, an address in the web, how many members there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.german.numbers import number_of
from ingest.model import Span
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_WEBSITE: Final = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9äöü-]+(?:\.[a-z0-9äöü-]+)*\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b(?:/[\w./-]*)?"
)
_CLOSING: Final = frozenset(
    {"abschluss", "ende", "voraussichtlich", "fertigstellung", "geplant", "bis", "endet", "endete"}
)
"""Words before a date that say that it is no beginning."""
_NUMBER_OF_MEMBERS: Final = re.compile(
    r"\s*(?:rund |ca\. |derzeit |aktuell |insgesamt |zurzeit )*(\d{1,3})"
    r"(?: (?:\w*[Mm]itglieder|\w*[Kk]ommunen|\w*[Gg]emeinden|Städte|Partner|Orte)(?: und Gemeinden)?)?"
    r"\s*(?:[(:–;,.](?! ?\d).*)?",
    re.DOTALL,
)
_NUMBER_IN_LABEL: Final = re.compile(
    r"\w \((?P<behind>\d{1,3})\)|^(?P<before>\d{1,3}|[A-ZÄÖÜa-zäöü]+) (?!Jahr|Tage|Projekt|Frage)\w"
)
"""How many stand in a list below: "Mitgliedskommunen (8)", "Acht Gemeinden"."""


def number_of_members(passage: Passage, label: Label) -> str | None:
    """The number below "Mitglieder", alone or before the names, or else the one in the label."""
    value = passage.block.value
    number = _NUMBER_OF_MEMBERS.fullmatch(passage.document.text, value.start, value.end) if value else None
    return number[1] if number else _number_in_label(label.text)


def _number_in_label(label: str) -> str | None:
    if _PART_OF_MEMBERS.match(label) is not None:
        return None
    found = _NUMBER_IN_LABEL.search(" ".join(label.split()))
    if found is None or found["behind"] or "partner" in label.lower():
        return found and found["behind"]
    many = int(found["before"]) if found["before"].isdigit() else number_of(found["before"])
    return str(many) if many is not None and many > 1 else None


_PART_OF_MEMBERS: Final = re.compile(
    r"(?:\d{1,2}[.)] ?|[a-zA-Z][.)] ?)?"
    r"(?:kommunale|private|öffentliche|fördernde|weitere|neue|stimmberechtigte|beratende)[nr]? ",
    re.IGNORECASE,
)
"""Labels that count only some of the members."""


def _is_end(passage: Passage) -> bool:
    """Whether the label of the field says that something ended on the one day of its value: "Projektende"."""
    label = passage.block.label
    if label is None or len(passage.dates) != 1 or _AHEAD.search(" ".join(passage.words)) is not None:
        return False
    return _END.match(passage.document.text, label.start, label.end) is not None


_END: Final = re.compile(
    r"(?:(?:projekt|bau|vorhabens?)?(?:ende|abschluss)|(?:bau)?fertigstellung|fertiggestellt|abgeschlossen|beendet)\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"\b(?:voraussichtlich|geplant|vorgesehen|spätestens|angestrebt|soll|offen)\b")


def find_values(passage: Passage, form: str | None) -> Iterator[tuple[str, Span]]:
    """The values of this form ("integer", "start", "end", "website") in the field, or in the sentence where the passage
    is no field, each with its place."""
    value = passage.block.value or passage.sentence.span
    text = passage.document.text
    match form:
        case "integer":
            if passage.sentence.span.start > value.start:
                return  # a date or mark behind the number: "5.544 (31. Dez. 2024)[1]"
            for count in passage.counts:
                yield str(count.value), count.span
                return
            number = re.search(r"\d{1,3}(?:[. ]\d{3})+|\d+", text[value.start : value.end])
            if number:
                yield re.sub(r"\D", "", number.group()), Span(value.start + number.start(), value.start + number.end())
        case "start":
            for date in passage.dates:
                ahead = passage.words[: bisect_left(passage.starts, date.span.start)]
                if date.start is not None and date.relation != "until" and _CLOSING.isdisjoint(ahead):
                    yield date.start, date.span
                    return
        case "end":
            if len(passage.dates) == 2 and all(d.relation == "on" and d.start for d in passage.dates):
                yield passage.dates[1].start or "", passage.dates[1].span  # "01.08.2023 / 31.07.2026"
                return
            for date in passage.dates:
                end = date.end or (date.start if date.relation == "until" or _is_end(passage) else None)
                if end is not None:
                    yield end, date.span
                    return
        case "website":
            site = _WEBSITE.search(text[value.start : value.end])
            if site:
                yield site.group(), Span(value.start + site.start(), value.start + site.end())
