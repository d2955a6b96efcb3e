"""Bodies that an apposition without a name calls a LEADER group: "der Verein X e. V., Lokale Aktionsgruppe für Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.names.sightings import Sighting
from ingest.names.words import Words

_GROUP: Final = re.compile(r"(?:LEADER-|Leader-)?(?:Aktionsgruppe|Regionalgruppe)|LAG|RAG|LEADER-Gruppe|AktivRegion")
_OWN: Final = re.compile(r"hiesige|örtliche|dortige|zuständige|regionale|heimische|Lokale|Regionale")
_BEHIND: Final = frozenset({",", "für", "des", "der", "im", "in", "–", "und", "."})
_ATTRIBUTES: Final = 3


def find_apposed(words: Words, index: int, before: Sighting) -> Iterator[Sighting]:
    """The body ``before`` word ``index`` and its apposition there as the one cooperation that both mean."""
    if before.kind not in {"Organisation", "Cooperation"} or before.bare or before.refers:
        return
    group = _group_behind(words, index)
    if group is None:
        return
    if before.kind != "Cooperation":
        yield replace(before, kind="Cooperation", rank=60)
    yield Sighting(*group, "Cooperation", before.name, before.aliases, sort="LAG", gender="f", rank=60)


def _group_behind(words: Words, index: int) -> tuple[int, int] | None:
    """Where ", Lokale Aktionsgruppe für …" or ", die hiesige LEADER-Aktionsgruppe," stands at word ``index``."""
    forms = words.forms
    if forms[index] != "," or words.breaks[index + 1]:
        return None
    first = index + 1 + (forms[index + 1] in {"die", "eine", "unsere"})
    at = first
    while at - first < _ATTRIBUTES and at + 1 < len(forms) and _OWN.fullmatch(forms[at]):
        at += 1
    if at + 1 >= len(forms) or not _GROUP.fullmatch(forms[at]) or forms[at + 1] not in _BEHIND:
        return None
    return first, at + 1
