"""Names that share a plural noun: "die AktivRegionen Alsterland und Steinburg", "die Allianzen „Aurach“ und „Zenn“"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.names.brackets import OPENING, quotation_end
from ingest.names.headed.composed_names import QUOTES
from ingest.names.knowledge.lexicon import Head, find_head
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words


def list_names(words: Words, index: int, head: Head) -> Iterator[Sighting]:
    """One sighting for each name behind the plural noun at word ``index``, bare or in quotation marks."""
    forms = words.forms
    at = index + 1
    if at < len(forms) and forms[at] == "von" and head.kind == "Authority":
        at += 1
    while at < len(forms):
        closing = quotation_end(words, at) if forms[at] in OPENING else None
        end = name_end(words, at) if closing is None else closing
        if end == at or words.breaks[at] == 2:
            return
        name = words.spelled(at, end).rstrip("’'").strip(QUOTES)
        full = f"{head.lemma} {name}"
        prefix = words.forms[index][: len(words.forms[index]) - len(head.plural)] if head.plural else ""
        full = f"{prefix}{head.lemma.lower()} {name}" if prefix else full
        whole = closing is not None and _tells_kind(name, head)
        full = name if whole or (head.kind == "Project" and head.bare == "refers") else full  # "die Projekte A und B"
        aliases = (name,) if head.kind == "Cooperation" else ()
        after = _next_listed(words, end)
        if at == index + 1 and after is None and (closing is not None or is_class_of_works(words.forms[index])):
            return
        if head.kind == "Project" and at == index + 1 and after is None:  # one with a plural name: "Radwege Süd"
            yield Sighting(index, end, head.kind, words.spelled(index, end), sort=head.lemma, gender="p", rank=52)
            return
        yield Sighting(at, end, head.kind, full, aliases, sort=head.lemma, gender=head.gender, rank=52)
        if after is None:
            return
        at = after


def is_class_of_works(form: str) -> bool:
    """Whether a plural noun says no more than that there are works: "LEADER-Projekte", "Einzelmaßnahmen"."""
    return form.lower().endswith(("projekte", "projekten", "maßnahmen", "vorhaben"))


def _tells_kind(name: str, head: Head) -> bool:
    """Whether a quoted name says itself of what kind it is: "Baunach-Allianz"."""
    return any((found := find_head(word)) is not None and found[0].kind == head.kind for word in name.split())


def _next_listed(words: Words, end: int) -> int | None:
    """Where the next name of an enumeration begins behind the one that ends at word ``end``."""
    forms = words.forms
    at = end + 1
    if at >= len(forms) or forms[end] not in {",", "und", "sowie"}:
        return None
    if forms[at] in {"die", "das", "den", "der"} and forms[at + 1 : at + 2] and forms[at + 1] in OPENING:
        at += 1
    return at if forms[at][0].isupper() or forms[at] in OPENING else None
