"""Where the items of a sentence that enumerates projects end: at links, brackets, sums and what tells when or how."""

from __future__ import annotations

from typing import Final

from ingest.german.calendars import month_number
from ingest.names.knowledge.small_words import LINKS
from ingest.names.words import Words
from ingest.names.works.item_names import ARTICLES


def closes_row(words: Words, at: int, end: int) -> bool:
    """Whether the word is the "und" before the last item of a row."""
    forms = words.forms
    return forms[at] in {"und", "sowie"} and not forms[at - 1].endswith("-") and "," not in forms[at:end]


def ends_item(words: Words, at: int, end: int) -> bool:
    """Whether an item ends before word ``at``: at a link, a bracket or what was paid."""
    form = words.forms[at]
    return form == "(" or (form in LINKS and _divides(words, at, end)) or _tells_sum(words, at) or tells_how(words, at)


def tells_how(words: Words, at: int) -> bool:
    """Whether the words go on with when or how it was done: "der Weg im Mai 2019", "der Weg mit viel Musik"."""
    form, after = words.forms[at].lower(), words.forms[at + 1 : at + 2]
    dated = after != [] and (after[0][0].isdigit() or month_number(after[0]) is not None or after[0] in _TIMES)
    return form in _HOW or (form in _WHEN and dated)


_HOW: Final = frozenset({"seit", "unter", "nach", "trotz", "dank"})
_WHEN: Final = frozenset({"im", "am", "ab", "bis", "zum", "zur", "vor", "in", "mit"})
_TIMES: Final = frozenset(
    {"Jahr", "Jahre", "Frühjahr", "Sommer", "Herbst", "Winter", "Anfang", "Ende", "Mitte", "Musik", "viel", "vielen"}
)


def _tells_sum(words: Words, at: int) -> bool:
    """Whether the words go on with what was paid: "der Umbau mit 380.000 Euro"."""
    forms = words.forms
    return forms[at] in {"mit", "für", "von", "zu"} and at + 1 < len(forms) and forms[at + 1][0].isdigit()


def _divides(words: Words, at: int, end: int) -> bool:
    """Whether a comma or "und" parts two noun groups: an article or another comma group follows, no second half."""
    forms = words.forms
    if forms[at - 1].endswith("-"):
        return False
    after = forms[at + 1] if at + 1 < end else ""
    return forms[at] == "," or after in ARTICLES or (forms[at] == "und" and after[:1].isupper() is False)
