"""Labels of which a page's columns left one space only: "Laufzeit 1997 bis heute"."""

from __future__ import annotations

import re

from ingest.documents.labels import may_stand_alone

PLACES = frozenset({"Landkreis", "Kreis", "Stadt", "Gemeinde", "Markt", "Land", "Ort"})
"""Labels that open the names of places as well: "Stadt A" above "Kreis B" lists two."""
_LABEL = 40
_VALUE = re.compile(
    r"(?:[A-ZÄÖÜ\d„(]|(?:seit|ab|bis|jährlich|ca\.|rund|circa|rd\.|laufend|vo[nm]|de[rnm]|die|das|siehe|keine|k\.|insgesamt|je)\b)"
)
_INNER = re.compile(r"de[rsnm]|die|das|für|vo[nm]|i[mn]|am|und", re.IGNORECASE)


def find_flat_label(words: str) -> int | None:
    """Where the label ends that may head these words; whether it is one its neighbours must say."""
    if not words[0].isupper() or ":" in words or (words[-1] in ".?!" and len(words) > 30):
        return None
    if words[-1] == "," and words.split(" ", 1)[0] in PLACES:
        return None  # an item of a list: "Stadt Goslar,"
    if len(words) <= _LABEL and may_stand_alone(words):
        return None  # "Weitere Partner"
    parts = words.split(" ", 4)
    for length in (3, 2, 1):
        if len(parts) <= length:
            continue
        head = " ".join(parts[:length])
        if may_stand_alone(head) and not _INNER.fullmatch(parts[length - 1]) and _VALUE.match(parts[length]):
            return len(head)
    return None
