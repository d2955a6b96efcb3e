"""Offices that lead to the name of their holder: right before it, as its label, or before the verb that joins them."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.personal_words import is_office
from ingest.names.words import Words


def is_behind_office(words: Words, index: int) -> bool:
    """Whether the word at ``index`` stands right behind an office: "Kassier Oya Kern", "Sprecherin ist Oya Kern"."""
    if index == 0:
        return False
    before = words.forms[index - 1]
    if before != ":" and words.breaks[index] and words.labels[index - 1] and not words.labels[index]:
        return is_office(before) and _SERVICE.search(before) is None  # "Kassier    Oya Kern"
    if words.breaks[index]:
        return before == ":" and index > 1 and is_office(words.forms[index - 2]) and words.breaks[index] == 2
    if before == ":":
        return index > 1 and is_office(words.forms[index - 2])
    return is_office(before) or _is_said_of(words, index)


_SERVICE: Final = re.compile(r"(?:ung|ment|ion|enz|iat)$")
"""How offices end that firms may hold as well."""


def _is_said_of(words: Words, index: int) -> bool:
    """Whether the verb that joins an office to its holder stands before: "Sprecherin ist seit 2020 |Oya Kern"."""
    at = index - 1
    while at > max(0, index - _BETWEEN) and (words.forms[at] in _SINCE or words.forms[at].isdigit()):
        at -= 1
    return at > 0 and words.forms[at] in _COPULAS and not words.breaks[at] and is_office(words.forms[at - 1])


_COPULAS: Final = frozenset({"ist", "war", "wurde", "wird", "bleibt", "heißt", "blieb"})
_SINCE: Final = frozenset({"seit", "derzeit", "aktuell", "zurzeit", "weiterhin", "nun", "künftig", "inzwischen"})
_BETWEEN: Final = 4
