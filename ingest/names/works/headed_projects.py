"""Projects that headings name below a heading of projects: "Aus der Praxis" / "Glasfaser für alle" / "Kosten: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ingest.documents.labels import is_label
from ingest.model import BlockKind
from ingest.names.knowledge.lexicon import find_head, find_undertaking
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words
from ingest.names.works.item_names import ARTICLES, shorter_forms
from ingest.names.works.listed_projects import ACTION
from ingest.names.works.project_names import names_project

_OPENS: Final = re.compile(
    r"(?:(?:unsere|die|ausgewählte|laufende|aktuelle|abgeschlossene|umgesetzte|geförderte|gemeinsame|drei|vier|fünf|einige|neue)"
    r" )*(?:\w+-)?(?:leit|schlüssel|start|modell|klein|förder|beispiel|best-practice-)?"
    r"(?:projekte?n?|maßnahmen|vorhaben|beispiele|praxisbeispiele|projektbeispiele|leuchttürme)\b[^.?!]{0,40}"
    r"|(?:aus der|beispiele aus der|blick in die) praxis|was (?:daraus|schon|bisher|wir) .{3,40}|das haben wir .{3,30}",
    re.IGNORECASE,
)
"""Headings with projects below them."""
_OF_WORKS: Final = re.compile(
    r"(?:top ?\d+:? ?|\d+\.? )?[^.?!]{0,50}\b(?:projekte?n?|maßnahmen|vorhaben|praxisbeispiele)(?: der [^.?!]{3,40})?",
    re.IGNORECASE,
)
"""Headings that end in what stands below them: "Sachstand zu den Maßnahmen"."""
_CLOSES: Final = re.compile(
    r"(?:gut zu wissen|kontakt|ansprech|häufige|weitere|hinweis|ausblick|fazit|organisation|mitglied|förder|finanz"
    r"|hintergrund|stand\b|so |wie |wer |was |warum |wo |noch |ihre? |unsere? |der |die |das |aktuell|termin|presse"
    r"|download|impressum)",
    re.IGNORECASE,
)
"""Headings that name no project and end the row of those that do."""
DONE: Final = re.compile(
    r"kosten|träger|zuschuss|zuschüsse|zuwendung|geförder|fördersumme|förderung|bewillig|beantragt|€|\beuro\b|eröffn|umgesetzt"
    r"|gebaut|errichtet|saniert|laufzeit|entstand|entsteh|eingerichtet|gestartet|startete|fertig|seit (?:19|20)\d\d"
    r"|in betrieb|anteil|bezahlt|aufgestellt|organisiert|betreib|betrieb|getragen|finanzier|unterstütz|begonnen"
    r"|abgeschlossen",
    re.IGNORECASE,
)
"""What the text below says of what was undertaken."""
_TITLE: Final = 16
"""Words of a heading of projects."""
_LEAD: Final = re.compile(
    r"(?:auswahl|beispiele?|einige|überblick|hier|vorgestellt|folgende)\b[^.!?]{0,60}(?:projekte?n?|vorhaben|maßnahmen|ergebnisse)\b[^.!?]{0,30}[.:]?$",
    re.IGNORECASE,
)
"""How the text below a heading ends that leads in projects."""
_NAME: Final = 9
_BODY: Final = 60
_RANK: Final = 45
_ACTING: Final = 51
"""The rank of a name that says what is done with a thing that may be named as well."""
_YEARS: Final = re.compile(r"(?:Förderjahr |Jahr )?(?:19|20)\d\d(?: ?[/–-] ?(?:(?:19|20)\d\d|\d\d))?")
"""Headings that part a row by years."""


def _begins_name(forms: Sequence[str], at: int) -> bool:
    """Whether a name may begin with the word, which is no letter that counts: "a) Vergabestelle"."""
    lettered = len(forms[at]) == 1 and forms[at + 1 : at + 2] == [")"]
    return (forms[at][0].isalpha() and not lettered) or forms[at] in "„»"


def _opens(words: Words, heading: str, start: int, end: int) -> bool:
    """Whether the heading, or the end of what stands below it, says that projects follow."""
    if _OPENS.fullmatch(heading) or _OF_WORKS.fullmatch(heading):
        return True
    return end > start and _LEAD.search(words.spelled(max(start, end - _TITLE), end)) is not None


def find_headed(words: Words) -> Iterator[Sighting]:
    """A project for each heading in a row below a heading of projects, where the text below tells of an undertaking."""
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    blocks = list(pairwise(edges))
    heads = [n for n, (start, _) in enumerate(blocks) if words.kinds[start] is BlockKind.HEADING]
    yield from _rows(words, blocks, heads)
    row = sure = False
    for number, following in pairwise([*heads, len(blocks)]):
        start, end = blocks[number]
        text = words.spelled(start, min(end, start + _NAME + 1))
        whole = words.spelled(start, min(end, start + _TITLE))
        if _YEARS.fullmatch(whole):
            continue  # parts the row of projects by years
        plain = following == number + 1 and _OPENS.fullmatch(whole) is not None
        if plain or following == number + 1 or (not row and _opens(words, whole, end, blocks[following - 1][1])):
            row = plain or _opens(words, whole, end, blocks[following - 1][1])
            sure = plain
            continue
        if not row:
            continue
        if _CLOSES.match(text) or is_label(text) or end - start > _NAME or text[-1] in ".?!:":
            row = False
            continue
        body = words.spelled(end, min(end + _BODY, blocks[following - 1][1]))
        heads_of_others = [h for f in words.forms[start:end] if (h := find_head(f)) and h[0].kind != "Project"]
        first = next((i for i in range(start, end) if _begins_name(words.forms, i)), start)
        if DONE.search(body) and not heads_of_others and (sure or names_project(words, first, end)):
            last = end
            while last - first > 1 and words.forms[last - 1] in "*_":
                last -= 1  # "**Dorfladen**"
            name, aliases = words.spelled(first, last), shorter_forms(words, first, last)
            acts = last > first + 1 and ACTION.fullmatch(words.forms[first]) is not None
            rank = _ACTING if acts else _RANK
            yield Sighting(first, last, "Project", name, aliases, sort="Projekt", gender="n", rank=rank)


def _rows(words: Words, blocks: Sequence[tuple[int, int]], heads: Sequence[int]) -> Iterator[Sighting]:
    """A project for each heading with works told below it, in a row of headings most of which name things."""
    row: list[Sighting] = []
    things = count = 0
    for number, following in pairwise([*heads, len(blocks)]):
        if following == number + 1:
            yield from row if _is_row(row, things, count) else ()
            row, things, count = [], 0, 0
            continue
        count += 1
        start, end = blocks[number]
        first = next((i for i in range(start, end) if _begins_name(words.forms, i)), start)
        first += words.forms[first].lower() in ARTICLES and first + 1 < end
        noun = next((form for form in words.forms[first:end] if form[0].isupper()), "")
        telling = len(noun) >= _TELLING or find_undertaking(noun) is not None
        if not telling or end - first > _NAME or not names_project(words, first, end):
            continue
        things += 1
        if DONE.search(words.spelled(end, min(end + _BODY, blocks[following - 1][1]))):
            name, aliases = words.spelled(first, end), shorter_forms(words, first, end)
            row.append(Sighting(first, end, "Project", name, aliases, sort="Projekt", gender="n", rank=_RANK))
    yield from row if _is_row(row, things, count) else ()


_TELLING: Final = 9
"""Letters of a noun that tells what it is."""
_SEVERAL: Final = 3


def _is_row(row: Sequence[Sighting], things: int, count: int) -> bool:
    return len(row) + 1 >= _SEVERAL and things >= _SEVERAL and things * 2 >= count
