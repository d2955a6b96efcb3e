"""Names of events in full, with the number, the body, the prize or the year that they are told apart by."""

from __future__ import annotations

import re
from typing import Final

from ingest.german.calendars import YEAR
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import find_head
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.knowledge.policies import policy_end
from ingest.names.structure.name_ends import name_end
from ingest.names.structure.name_parts import may_name
from ingest.names.words import Words

_NEXT: Final = re.compile(r"(?:nächst|kommend|folgend)e[rnms]?", re.IGNORECASE)


def full_name(words: Words, first: int, index: int, core: str, gender: str) -> tuple[int, int, str, tuple[str, ...]]:
    """Where the name of the event ``core`` at word ``index`` begins and ends, the name and its aliases: "Nächste
    Sitzung", "9. Sitzung des Beirats der Allianz Obermain", "Werra-Konferenz 2023"."""
    forms = words.forms
    after = index + 1
    if first == index and index and not words.breaks[index] and _NEXT.fullmatch(forms[index - 1]):
        only = _PLAIN.fullmatch(core) is None and sum(form.startswith(core) for form in forms) == 1
        return index - 1, after, f"Nächste{_ENDING[gender]} {core}", (core,) if only else ()
    if after >= len(forms) or words.breaks[after]:
        return first, after, core, ()
    if core.endswith(_CONFERENCES) and (named := _proper_end(words, after, core)) > after:
        return first, named, f"{core} {words.spelled(after, named)}", (core,)
    if core in _AWARDINGS and forms[after] in {"der", "des"} and (end := _prize_end(words, after)) > after:
        return first, after, f"{core} {words.spelled(after, end)}", (core,)  # the prize keeps a sighting of its own
    of_body = forms[after] in {"der", "des"} and (core[0].isdigit() or not core.endswith("versammlung"))
    if of_body and (core.endswith("Sitzung") or core[0].isdigit() or _is_of_alliance(words, after)):
        end = _body_end(words, after)
        if end > after:  # the body keeps a sighting of its own
            inner = next((i for i in range(after + 1, end) if forms[i] in {"der", "des"}), end)
            shorter = (f"{core} {words.spelled(after, inner)}",) if inner < end else ()
            plain = core.endswith("Sitzung") and not core[0].isdigit() and forms.count(core) > 1
            return first, after, f"{core} {words.spelled(after, end)}", shorter if plain else (core, *shorter)
    if YEAR.fullmatch(forms[after]) and _RECURRING.search(core) and forms[after + 1 : after + 2] != ["bis"]:
        return first, after + 1, f"{core} {forms[after]}", ()
    return first, after, core, ()


def _is_of_alliance(words: Words, at: int) -> bool:
    """Whether a cooperation with a name follows, whose meeting it is: "Neujahrsempfang der Kochertal-Allianz"."""
    noun = at + 1
    while noun + 1 < len(words) and noun - at < _ADJECTIVES and is_adjective(words.forms[noun]):
        noun += 1
    head = find_head(words.forms[noun]) if noun < len(words) and not words.breaks[noun] else None
    named = head is not None and ("-" in words.forms[noun] or name_end(words, noun + 1) > noun + 1)
    return named and head is not None and head[0].kind == "Cooperation"


_ADJECTIVES: Final = 3
_PLAIN: Final = re.compile(r"Sitzung|Treffen|Termin|Runde|Veranstaltung|Konferenz|Tagung")
_ENDING: Final = {"m": "r", "f": "", "n": "s"}
_RECURRING: Final = re.compile(
    r"(?:konferenz|forum|tag|kongress|messe|gipfel|symposium|woche|schau|expo|fest|treffen|preis|lauf|dialog)$",
    re.IGNORECASE,
)
"""Events that come again, so that the year is part of the name."""


def _body_end(words: Words, at: int) -> int:
    """The end of "des Lenkungskreises der Interkommunalen Allianz Obermain"."""
    forms = words.forms
    end = at
    for _ in range(2):
        if end >= len(forms) or words.breaks[end] or forms[end] not in {"der", "des"}:
            break
        noun = end + 1
        while noun + 1 < len(forms) and is_adjective(forms[noun]) and forms[noun + 1][0].isupper():
            noun += 1
        if noun >= len(forms) or words.breaks[noun] or not forms[noun][0].isupper():
            break
        end = max(noun + 1, name_end(words, noun + 1))
        if end < len(forms) and forms[end] == "für" and not words.breaks[end]:
            end = max(end, policy_end(words, end))  # "des Ausschusses für Kreisentwicklung"
        elif end < len(forms) and forms[end] in OPENING and not words.breaks[end]:
            end = quotation_end(words, end) or end
        end = next((i for i in range(noun + 1, end) if forms[i] in _WEEKDAYS or _opens_line(words, i)), end)
    return end


_WEEKDAYS: Final = frozenset(
    {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"}
)
"""What a line of minutes goes on with behind whose meeting it was."""


def _opens_line(words: Words, at: int) -> bool:
    """Whether a line begins with the word, also inside a heading of several."""
    return "\n" in words.text[words.ends[at - 1] : words.starts[at]]


def _proper_end(words: Words, at: int, core: str) -> int:
    """The end of the one capital word behind a conference that is part of its name: "Klimakonferenz Westküste"; ``at``
    itself where a town, a day or another noun follows that has a sense of its own."""
    form = words.forms[at]
    forum = core.lower().endswith("forum")
    proper = form[0].isupper() and len(form) >= _LETTERS and form.isalpha()
    proper = proper and (forum or (may_name(words, at, first=True) and find_head(form) is None))
    known = form in _WEEKDAYS or match(words, at) is not None or is_office(form)
    closes = at + 1 >= len(words) or words.breaks[at + 1] or not words.forms[at + 1][0].isupper()
    return at + 1 if proper and not known and closes and not is_first_name(form) else at


_CONFERENCES: Final = ("konferenz", "kongress", "gipfel", "messe", "forum", "Konferenz", "Kongress", "Forum")
_LETTERS: Final = 6


_AWARDINGS: Final = frozenset({"Verleihung", "Übergabe", "Überreichung"})
_PRIZES: Final = re.compile(r".{2,}(?:preise?s?|awards?|medaille|siegels|ehrung)")


def _prize_end(words: Words, at: int) -> int:
    """The end of "des Deutschen Naturpreises" from the article at word ``at`` on; ``at`` itself if no prize follows."""
    for noun in range(at + 1, min(at + _ADJECTIVES + 2, len(words))):
        if words.breaks[noun] or _PRIZES.fullmatch(words.forms[noun]):
            return at if words.breaks[noun] else noun + 1
        if not is_adjective(words.forms[noun]):
            break
    return at
