"""The lines of a page, and what each of them is among its neighbours."""

from __future__ import annotations

import re

from ingest.documents.boilerplate import is_boilerplate
from ingest.documents.contacts import is_contact
from ingest.documents.fields import holds_fields
from ingest.documents.flat_labels import PLACES, find_flat_label
from ingest.documents.headings import breaks_off, ends, is_plural_heading, is_year, may_follow, may_head
from ingest.documents.labels import asks, find_labels, is_date, is_label, is_lead, may_stand_alone, without_count
from ingest.documents.line_shapes import SUM, count_cells, is_long_sentence, is_sentence, prices
from ingest.documents.lines import Line
from ingest.documents.plain_numbers import find_plain_number
from ingest.documents.profiles import is_full_name, is_post
from ingest.documents.running_heads import find_running_heads

_ITEM = re.compile(
    r"(?:[•▪◦‣·∙●○■□▸▹►➔→✓✔✘✗☑☐❖*+>»–—-]|\(?\d{1,2}\)|\(?[a-z]\)|[ivx]{1,4}\)|\d{1,2}\.(?!\s?(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|"
    r"Aug|Sep|Okt|Nov|Dez|\d)))[ \t\u00a0]+(?=\S)"
)
_COUNTED = re.compile(r"(\d{1,2})\. ")
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[A-ZÄÖÜ]")
_NUMBERED = re.compile(r"(?:§{1,2} ?\d{1,3}[a-z]?|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)[ \t\u00a0]+(?=[A-ZÄÖÜ„])")
_AREA = re.compile(r"(?:Landkreis|Lkr\.|Kreis|Region|Bundesland|Land|Stadt|Gemeinde|Amt)\s")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]?")
_PART = re.compile(r"(?:davon|darunter|hiervon)\b")
_WIDE = 55
"""Characters of a line that may have been cut at the width of the page."""
_GROUP = 12
"""Lines in a row that are looked at for whether posts stand above names or below them."""
_NEAR = 6
"""Lines: how far off another flattened field may stand that makes a doubtful one believed."""


class Page:
    """The lines of one text. Each question about a line is answered once; all indices are of lines."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.labels = find_labels(lines)
        running = find_running_heads(lines)
        self.boilerplate = [
            bool(line.text) and (line.text in running or is_boilerplate(line.text)) for line in lines
        ]  # fmt: skip
        self._contacts: list[bool | None] = [None] * len(lines)
        self._flat: list[int | None] = [None] * len(lines)

    def __len__(self) -> int:
        return len(self.lines)

    def text(self, index: int) -> str:
        return self.lines[index].text if 0 <= index < len(self.lines) else ""

    def last_above(self, index: int) -> int:
        """The last line above that is not blank; -1 where none is."""
        return next((i for i in range(index - 1, -1, -1) if self.text(i)), -1)

    def is_plain(self, index: int) -> bool:
        """Whether the line is there and is the author's."""
        return bool(self.text(index)) and not self.boilerplate[index]

    def is_contact(self, index: int) -> bool:
        known = self._contacts[index] if 0 <= index < len(self.lines) else False
        if known is None:
            known = self._contacts[index] = not self.boilerplate[index] and is_contact(self.text(index))
        return known

    # -- lists and tables

    def marker(self, index: int) -> re.Match[str] | None:
        """The mark of a list item at the head of the line, whether or not it is one."""
        return _ITEM.match(self.text(index)) or find_plain_number(self.lines, index)

    def starts_item(self, index: int) -> bool:
        """Whether the line begins a list item; a dash does so only where no sentence is open above it."""
        marker = self.marker(index)
        if not marker:
            return False
        sign = marker[0].strip()
        if is_year(self.text(index)):
            return False  # "· 2001 ·"
        if sign in "–—-":
            above = self.text(index - 1)
            return not above or ends(above) or may_head(above) or self._has_same_sign(index, sign)
        if sign[0].isdigit() and sign.endswith("."):
            return not self.heads_section(index) and not self._ranks(index)
        return True

    def _ranks(self, index: int) -> bool:
        """Whether the number is part of a title in a column of labels: "2. Vorsitzende   Eva Lang"."""
        label = self.labels[index]
        return label is not None and label.form == "column" and is_post(self.text(index)[: label.end])

    def _has_same_sign(self, index: int, sign: str) -> bool:
        marks = [self.marker(near) for near in (index - 1, index + 1)]
        return any(mark is not None and mark[0].strip() == sign for mark in marks)

    def heads_section(self, index: int) -> bool:
        """Whether a numbered line is a heading: no sentence, and what stands below it is no numbered item."""
        words = self.text(index)
        if not _NUMBERED.match(words) or not may_head(words) or len(words) > 90 or self._counts_on(index):
            return False
        label = self.labels[index]
        if label is not None and label.form == "colon" and label.value < len(words) and self.marker(index - 1):
            return False  # the last of numbered fields
        below = index + 1 if self.text(index + 1) else index + 2
        mark = self.marker(below)
        return bool(self.text(below)) and not (mark and mark[0].strip()[0].isdigit())

    def _counts_on(self, index: int) -> bool:
        """Whether the number of a line follows that of the line right above: the last item of a list."""
        one, other = _COUNTED.match(self.text(index - 1)), _COUNTED.match(self.text(index))
        return one is not None and other is not None and int(other[1]) == int(one[1]) + 1

    def is_number(self, index: int) -> bool:
        """Whether the line is but the number of what stands below it."""
        return bool(_NUMBER.fullmatch(self.text(index))) and bool(self.text(index + 1))

    def counts_next(self, index: int) -> bool:
        """Whether the line is a number and the one below a field that lists so many: "5" / "Kommunen: …"."""
        words, below = self.text(index), self.text(index + 1)
        label = self.labels[index + 1] if below else None
        if not words.isdigit() or len(words) > 3 or label is None or label.form != "colon" or label.value >= len(below):
            return False
        name = f"{words} {below[: label.end].lower()}"
        return without_count(name) != name and is_label(name)

    def opens(self, index: int) -> bool:
        """Whether something new begins with the line: an item, contact, section, field or table."""
        if self.starts_item(index) or self.is_contact(index) or self.heads_section(index) or self.starts_field(index):
            return True
        return count_cells(self.text(index)) > 1 and count_cells(self.text(index + 1)) > 1

    # -- fields

    def label_form(self, index: int) -> str | None:
        """How the line sets off a label that can be believed, None where it has none."""
        if not 0 <= index < len(self.lines):
            return None
        label, words = self.labels[index], self.text(index)
        if label is None or self.boilerplate[index]:
            return None
        name = words[: label.end]
        known = is_label(name) or is_date(name)
        if label.form == "colon":
            if known or asks(name):
                return "colon"
            parts = _PART.match(words) is not None and SUM.match(words[label.value :]) is not None
            if not parts and (is_lead(name) or may_follow(name) or self._titles(index)):
                return None
            if is_long_sentence(words[label.value :]) and not holds_fields(words):
                return None
            return "colon"
        if label.form == "dots":
            return "dots"
        if label.form == "entry":
            return "entry" if self._is_dated(index - 1) or self._is_dated(index + 1) else None
        if label.form == "dash":
            return "dash" if self._has_like(index, "dash") or (known and is_date(name)) else None
        return label.form if known or self._has_like(index, label.form) else None

    def is_dashed(self, index: int) -> bool:
        """Whether a dash sets off what stands behind a name that is no label: "Bretten – Landkreis Karlsruhe"."""
        label, words = self.labels[index], self.text(index)
        return label is not None and label.form == "dash" and not is_label(words[: label.end])

    def _titles(self, index: int) -> bool:
        """Whether a line with a colon is a heading: "Wartburgregion: Entwicklungsstrategie" above its own fields."""
        label = self.labels[index]
        if self.text(index - 1) or not may_head(self.text(index)):
            return False
        if label is not None and self.text(index)[label.value :][:1].isdigit():
            return False  # "Mitglieder gesamt: 4"
        below = self.text(index + 1)
        if not below:
            return index < 2 or self.labels[index - 2] is None
        label = self.labels[index + 1]
        return label is not None and is_label(below[: label.end])

    def _is_dated(self, index: int) -> bool:
        """Whether the line is headed by a date, as the entries of a chronicle are."""
        label = self.labels[index] if 0 <= index < len(self.labels) else None
        return label is not None and is_date(self.text(index)[: label.end])

    def _has_like(self, index: int, form: str) -> bool:
        near = [self.labels[i] for i in (index - 1, index + 1) if 0 <= i < len(self.labels)]
        return any(label is not None and label.form == form for label in near)

    def starts_field(self, index: int) -> bool:
        if self.label_form(index) is not None:
            return True
        return self.names_next(index) or self.flattened(index) is not None

    def names_next(self, index: int) -> bool:
        """Whether the line is a known label and the line below it the value: "Laufzeit" / "2016–2019"."""
        if not self.is_plain(index) or not self._may_be_value(index + 1):
            return False
        if not is_label(_COUNTED.sub("", self.text(index), count=1)) and not prices(
            self.text(index), self.text(index + 1)
        ):
            return False
        if _SECTION.match(self.text(index + 1)) or (
            _COUNTED.match(self.text(index)) and self.text(index + 1)[-1:] in ".!?"
        ):
            return False  # a numbered heading above another or above its text
        if self.names_person(index - 1) or self.names_person(index + 1):
            return False
        below, further = self.text(index + 1), self.text(index + 2)
        if is_label(below) and self.text(index).count(" ") >= 2 and not may_stand_alone(self.text(index)):
            return False
        if is_label(below) and further and not is_label(further) and not self.label_form(index + 2):
            return False  # a heading above the first label
        if self.label_form(index + 1) is not None or count_cells(below) > 1:
            return False
        if is_plural_heading(self.text(index)) and self.label_form(index + 2) == "colon":
            return False  # a heading above the name and the fields of the first of several
        return not is_sentence(below) and not self.starts_item(index + 2)

    def names_person(self, index: int) -> bool:
        """Whether the line is but a full name, and the line below it a post: "Eva Lang" / "Vorsitzende"."""
        if not (is_full_name(self.text(index)) and self.is_plain(index + 1) and is_post(self.text(index + 1))):
            return False
        first = index
        while first > max(0, index - _GROUP) and self.is_plain(first - 1) and not is_sentence(self.text(first - 1)):
            first -= 1
        telling = (self.text(i) for i in range(first, index + 1))
        return not is_post(next(words for words in telling if is_full_name(words) or is_post(words)))

    def has_value_below(self, index: int) -> bool:
        """Whether the line below is the value of a label that ends in a colon."""
        if not self._may_be_value(index + 1) or is_sentence(self.text(index + 1)):
            return False
        return (label := self.labels[index + 1]) is None or label.form != "colon" or self.label_form(index + 1) is None

    def _may_be_value(self, index: int) -> bool:
        return self.is_plain(index) and not self.starts_item(index) and not self.is_contact(index)

    def flattened(self, index: int) -> int | None:
        """Where the label ends in "Laufzeit 1997 bis heute", of which a page's columns left one space only."""
        end = self._flat_label(index)
        if end is None or self._heads_list(index) or self._is_prose(index) or self._heads_record(index):
            return None
        near = range(max(0, index - _NEAR), min(len(self.lines), index + _NEAR + 1))
        others = {self.text(i)[:other] for i in near if i != index and (other := self._flat_label(i)) is not None}
        return end if others - (PLACES if self.text(index)[:end] in PLACES else set()) else None

    def _heads_record(self, index: int) -> bool:
        """Whether the line stands alone above fields: "Umsetzungsbegleitung ISEK Aue" / "Auftraggeber: …"."""
        if index > 0 and self.text(index - 1):
            return False
        return all(self.label_form(i) == "colon" for i in (index + 1, index + 2))

    def _is_prose(self, index: int) -> bool:
        """Whether the line was cut out of a sentence that began above it or goes on below."""
        above, below, words = self.text(index - 1), self.text(index + 1), self.text(index)
        begun = len(above) >= _WIDE and not ends(above)
        goes_on = len(words) >= _WIDE and bool(below) and not ends(words) and self._flat_label(index + 1) is None
        return begun or goes_on

    def _heads_list(self, index: int) -> bool:
        """Whether the line heads a list: alone above its items, or an area above what lies in it: "Landkreis Calw"."""
        below = index + 1 if self.text(index + 1) else index + 2
        parted = below == index + 1 and not self.text(index - 1)
        lists = self.starts_item(below) or " | " in self.text(below)
        named = lists or (parted and self.labels[below] is None and self._flat_label(below) is None)
        return (parted and self.starts_item(below)) or (named and bool(_AREA.match(self.text(index))))

    def _flat_label(self, index: int) -> int | None:
        known = self._flat[index]
        if known is None:
            words = self.text(index)
            found = None if not words or self.boilerplate[index] or self.is_contact(index) else find_flat_label(words)
            known = self._flat[index] = found or 0
        return known or None

    def continues(self, last: int, indent: int) -> bool:
        """Whether the line below ``last`` goes on with the list item or value that ``last`` belongs to."""
        below = last + 1
        if not self.is_plain(below) or self.starts_item(below) or self.is_contact(below):
            return False
        words, above = self.text(below), self.text(last)
        if may_follow(words) or breaks_off(above) or self._is_wrapped(last):
            return self.label_form(below) is None
        if self.labels[below] is not None or is_label(words):
            return False
        return self.lines[below].indent > indent and not may_head(words)

    def _is_wrapped(self, index: int) -> bool:
        """Whether a line of prose was cut at the width of the page: the next word would not have fitted in."""
        above, below = self.text(index), self.text(index + 1)
        if not 55 <= len(above) <= 110 or ends(above) or " " not in below or not (ends(below) or len(below) >= 55):
            return False
        width = max(len(self.text(i)) for i in range(index - 3, index + 4))
        return width <= 110 and len(above) + 1 + len(below.split(" ", 1)[0]) > width
