"""What stands behind words that may be a person's name: the end of the line, ways to reach somebody, a firm."""

from __future__ import annotations

from typing import Final

from ingest.names.words import Words

NOUN_SURNAMES: Final = frozenset(
    {"Kreis", "Land", "Rat", "Bund", "Amt", "Markt", "Stadt", "Preis", "Ring", "Berg", "Wald", "Bach", "Feld", "See"}
    | {"Forst", "Heide", "Stein", "Hof", "Brand", "Kern", "Weg", "Raum", "Tal", "Haus", "Kirche", "Schule", "Vogt"}
    | {"Schultheiß", "Richter", "Graf", "Pfarrer", "Förster", "Meister", "Hauptmann", "Bauer", "Wirt", "Amtmann"}
    | {"Bischof", "Kanzler", "Sprecher", "Gast", "Rektor"}
)
"""Nouns that are surnames too, where an office stands beside the name."""


def ends_line(words: Words, at: int) -> bool:
    return at >= len(words) or words.breaks[at] > 0 or words.forms[at] == ","


def contact_follows(words: Words, at: int) -> bool:
    return any("@" in f or f.lower() in {"tel", "telefon", "fon", "mail", "e-mail"} for f in words.forms[at : at + 25])


def is_firm(words: Words, at: int) -> bool:
    """Whether a name goes on as a firm: "& Partner", "GmbH", "Consulting"."""
    if at >= len(words) or words.breaks[at]:
        return False
    form = words.forms[at]
    return form in _OF_FIRMS or form.startswith("-")


_OF_FIRMS: Final = frozenset({"&", "+", "GmbH", "AG", "KG", "Consulting", "Architekten", "Ingenieure", "Stiftung"})
