"""Whether the words of a heading or of the head of an entry are the name of a project."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.documents.labels import is_label
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head, find_undertaking
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.words import Words
from ingest.names.works.listed_projects import SECTION
from ingest.names.works.ventures import names_thing

_SERVICES: Final = re.compile(
    r"(?:Regional|Umsetzungs|Allianz|Kooperations|Innenstadt|Stadt|Leerstands|City|Projekt)management"
)


def names_project(words: Words, first: int, last: int) -> bool:
    """Whether the words are the name of a thing, and no label, person, body or paper."""
    forms = words.forms[first:last]
    nouns = [a for a, b in pairwise((*forms, "")) if a[0].isupper() and not (is_adjective(a) and b[:1].isupper())]
    if forms[0] in _OPENING:
        return forms[-1] in _CLOSING
    if not nouns or is_first_name(nouns[0]) or is_office(forms[-1]):
        return False
    if _SERVICES.fullmatch(nouns[0]) is not None:
        return True
    others = [h for f in forms if (h := find_head(f)) and h[0].kind != "Project" and find_undertaking(f) is None]
    text = words.spelled(first, last)
    if others or is_label(text) or SECTION.match(text) or (text.isupper() and len(nouns) > 1):
        return False
    if nouns[0].lower().endswith(_works()) and not forms[0].startswith("§") and not forms[-1].isdigit():
        return True
    return names_thing(words, first, last) or find_undertaking(nouns[0]) is not None


@cache
def _works() -> tuple[str, ...]:
    """How nouns end that tell of works: "Ortskernsanierung"."""
    return tuple(sorted({*(word.lower() for word in cues("building_works")), "beratung", "betreuung", "begleitung"}))


_OPENING: Final = frozenset({"„", "»"})
_CLOSING: Final = frozenset({"“", "«"})
