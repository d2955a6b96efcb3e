"""Projects that headings name below a heading of projects: "Aus der Praxis" / "Glasfaser für alle" / "Kosten: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.lexicon import find_head
from ingest.claims.sightings import Sighting
from ingest.claims.words import BLOCK, Words
from ingest.documents.labels import is_label
from ingest.model import BlockKind

_OPENS: Final = re.compile(
    r"(?:(?:unsere|die|ausgewählte|laufende|aktuelle|abgeschlossene|umgesetzte|geförderte|gemeinsame|drei|vier|fünf|einige|neue)"
    r" )*(?:\w+-)?(?:leit|schlüssel|start|modell|klein|förder|beispiel|best-practice-)?"
    r"(?:projekte?n?|maßnahmen|vorhaben|beispiele|praxisbeispiele|projektbeispiele|leuchttürme)\b[^.?!]{0,40}"
    r"|(?:aus der|beispiele aus der|blick in die) praxis|was (?:daraus|schon|bisher|wir) .{3,40}|das haben wir .{3,30}",
    re.IGNORECASE,
)
"""Headings with projects below them."""
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
    r"|in betrieb|anteil",
    re.IGNORECASE,
)
"""What the text below says of what was undertaken."""
_NAME: Final = 9
_BODY: Final = 60
_RANK: Final = 45


def find_headed(words: Words) -> Iterator[Sighting]:
    """A project for each heading in a row below a heading of projects, where the text below tells of an undertaking."""
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    blocks = list(pairwise(edges))
    heads = [n for n, (start, _) in enumerate(blocks) if words.kinds[start] is BlockKind.HEADING]
    row = False
    for number, following in pairwise([*heads, len(blocks)]):
        start, end = blocks[number]
        text = words.spelled(start, min(end, start + _NAME + 1))
        if following == number + 1:
            row = _OPENS.fullmatch(text) is not None
            continue
        if not row:
            continue
        if _CLOSES.match(text) or is_label(text) or end - start > _NAME or text[-1] in ".?!:":
            row = False
            continue
        body = words.spelled(end, min(end + _BODY, blocks[following - 1][1]))
        heads_of_others = [h for f in words.forms[start:end] if (h := find_head(f)) and h[0].kind != "Project"]
        if DONE.search(body) and not heads_of_others:
            first = next((i for i in range(start, end) if words.forms[i][0].isalpha() or words.forms[i] in "„»"), start)
            yield Sighting(first, end, "Project", words.spelled(first, end), sort="Projekt", gender="n", rank=_RANK)
