"""Labels of fields whose value opens with a year, so that what they name exists: "ILEK: 2013, fortgeschrieben 2020"."""

from __future__ import annotations

import re
from typing import Final

from ingest.german.calendars import MONTHS
from ingest.names.words import Words

_LEADING: Final = frozenset(
    {
        ":",
        "|",
        "(",
        ",",
        "von",
        "vom",
        "aus",
        "dem",
        "im",
        "jahr",
        "jahre",
        "seit",
        "stand",
        "erstellt",
        "erarbeitet",
        "verfasst",
    }
    | {"beschlossen", "vorgelegt", "fertiggestellt", "liegt", "vor", "vorhanden", "ja", "das", "des", "jahres", "."}
    | set(MONTHS)
)
"""Words that may stand between a label and the year that dates what it names."""
_YEAR: Final = re.compile(r"(?:\d{1,2}[./])?(?:19|20)\d\d")
_NUMBER: Final = re.compile(r"\d{1,2}")
_REACH: Final = 8


def is_dated(words: Words, index: int) -> bool:
    """Whether the noun at word ``index`` ends a label and its value opens with a year: there is such a thing."""
    forms = words.forms
    for at in range(index + 1, min(index + _REACH, len(forms))):
        if _YEAR.fullmatch(forms[at]):
            return not words.labels[at]
        if forms[at].lower() not in _LEADING and not _NUMBER.fullmatch(forms[at]):
            return False
    return False
