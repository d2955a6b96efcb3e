"""Who stands in a field of those who manage and does not: assistants, people to ask, holders of other offices."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.kinds import BODIES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.titles import find_titles

_OTHER_OFFICE: Final = re.compile(r"\w*vorsitz|\w*vorsteher|\w*sprecher|saß$|vorsaß|betreiber|bewillig|beschlüsse")
_GOVERNMENT: Final = re.compile(r"(?:EU|Europäische Union|Bund|Land|Freistaat)(?: |$)")
_ASKED: Final = re.compile(r"ansprechp|prokurist|zuständig$")


def is_no_manager(passage: Passage, argument: Argument) -> bool:
    """Whether a name below "Geschäftsstelle" is that of an assistant, of who may be asked in the body named before, or
    stands in a sentence on another office."""
    person = argument.kind == "Person"
    if argument.kind == "Authority" and _GOVERNMENT.match(passage.name(argument.reference.entities[0])):
        return True  # "im Rahmen des Programms von EU und Land begleitet das Büro …"
    if person and passage.block.label is None and _assists(passage):
        return True
    if not passage.is_fragment and any(_tells_other(word, person=person) for word in passage.words):
        return True
    if not person or not any(a.kind in BODIES and a.token < argument.token for a in passage.arguments):
        return False
    return is_bracketed(passage, argument) or any(w.startswith("ansprechp") for w in passage.words)


def _tells_other(word: str, *, person: bool) -> bool:
    return _OTHER_OFFICE.match(word) is not None or (person and _ASKED.match(word) is not None)


def is_bracketed(passage: Passage, argument: Argument) -> bool:
    """Whether an argument stands in a bracket behind what the field names: "Allianz X (A, B und C)"."""
    before = passage.document.text[passage.sentence.span.start : argument.span.start]
    return before.count("(") > before.count(")")


def _assists(passage: Passage) -> bool:
    """Whether the passage has a title of nobody who manages: "Jan Pohl, Assistenz" below "Geschäftsstelle"."""
    titles = find_titles(passage) if passage.block.kind is BlockKind.LIST_ITEM else ()
    return bool(titles) and not any(title.manages for title in titles)
