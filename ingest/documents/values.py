"""The lines of a field's value, beside its label or below it."""

from __future__ import annotations

from ingest.documents.headings import breaks_off, ends, may_follow
from ingest.documents.labels import find_label, may_stand_alone
from ingest.documents.line_shapes import is_sentence
from ingest.documents.pages import Page

_FAR = 10**6
"""An indent that no line has: a value goes on by its words alone."""


_WIDE = 60
"""Letters of a line that may have been cut at the width of the page."""


def last_line_beside(page: Page, first: int, column: int | None) -> int:
    """The last line of a value that begins beside its label, in ``column`` where the page sets values in one."""
    last = first
    while True:
        below = last + 1
        hangs = column and page.is_plain(below) and page.lines[below].indent >= max(2, column - 2)
        if hangs or page.continues(last, _FAR):
            last = below
        elif _breaks_off(page, last) and page.is_plain(below + 1) and not page.opens(below + 1):
            last = below + 1  # a page break inside a value: "… der Städte A," / blank / "B, C"
        else:
            return last


def _breaks_off(page: Page, last: int) -> bool:
    """Whether a blank line parts a value from its rest; verbs too end in small words: "Bewilligung steht noch aus"."""
    if page.text(last + 1) or not breaks_off(page.text(last)):
        return False
    return not is_sentence(page.text(last + 2)) or page.text(last).endswith((",", "-"))


def last_line_below(page: Page, label: int, *, set_off: bool) -> int:
    """The last line of the value below the line of its label, which a colon may set off; the label's own line where no
    value stands there."""
    if not (page.has_value_below(label) if set_off else page.names_next(label)):
        return label
    last = label + 1
    while _goes_on(page, last, set_off=set_off):
        last += 1
    return last


def _goes_on(page: Page, last: int, *, set_off: bool) -> bool:
    """Whether a value that began below its label has another line; of a label with a colon only one left open."""
    below = last + 1
    if not page.is_plain(below) or page.starts_item(below) or page.starts_field(below) or page.is_contact(below):
        return False
    words = page.text(below)
    if words[0].islower() and len(page.text(last)) > _WIDE and not ends(page.text(last)):
        return find_label(words) is None  # a sentence that goes over the lines of a page
    if set_off and not (breaks_off(page.text(last)) or may_follow(words)):
        return False
    return not (is_sentence(words) or words.isdigit() or may_stand_alone(words)) and find_label(words) is None
