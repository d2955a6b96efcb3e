"""Lines that say how to reach somebody: telephone, mail, street, town, site."""

from __future__ import annotations

import re

from ingest.documents.labels import is_date

_WIDTH = 160
"""No line of a contact block is longer."""
_PHONE = re.compile(r"[+(]?\d[\d\s()/–-]{5,24}\d")
_PERIOD = re.compile(r"(?:\d{1,2}[./]){0,2}\s?(?:19|20)\d\d\b")
"""Figures that begin with a date are no telephone: "04/2023 – 12/2025"."""
_PHONE_LABEL = re.compile(r"\b(?:tel|telefon|fon|fax|telefax|mobil|handy)\b\s?[.:]{0,2}\s*[+(]?\d", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|\s?[(\[]at[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_POSTCODE = re.compile(r"(?:^|[\s|])(?:D-)?\d{5}\s+[A-ZÄÖÜ]")
_STREET = re.compile(
    r"(?:[A-ZÄÖÜ][\w.\-ß]*\s){0,4}[\w.\-ß]*(?:straße|strasse|str\.|weg|platz|gasse|allee|ring|damm|markt|ufer|graben|hof|"
    r"steig|chaussee|promenade|anger|winkel|berg|bogen|siedlung)\s\d{1,4}\s?[a-z]?(?:[–-]\d+)?",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+){0,4}\.(?:de|eu|com|org|net|info|bayern|nrw|at|ch)(?:/\S*)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:tel|telefon|fon|fax|telefax|mobil|mail|e-mail|email|hausanschrift|postanschrift)\.?\s?:?", re.IGNORECASE
)


_DIGIT = re.compile(r"\d")


def is_contact(line: str) -> bool:
    """Whether a line alone is of a contact block. Names in front of it can only be told by what follows them."""
    if not line or len(line) > _WIDTH:
        return False
    if _LABEL.fullmatch(line) or (_DIGIT.search(line[-3:]) and _STREET.fullmatch(line)):
        return True
    if line.endswith(".") and len(line) > 60:
        return False
    if _PHONE_LABEL.search(line):
        return True
    bare = len(line) <= 60
    if bare and ((_PHONE.fullmatch(line) and not is_date(line) and not _PERIOD.match(line)) or _SITE.fullmatch(line)):
        return True
    if ("@" in line or "at" in line) and _MAIL.search(line) and len(_MAIL.sub("", line)) <= 60:
        return True
    return len(line) <= 100 and bool(_POSTCODE.search(line))
