"""What may stand between a title and the body whose office it is."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.passages import Passage
from ingest.passages.titles import Title, title_of

OF: Final = frozenset({"von", "vom", "im", "in", "beim", "bei", "für", "am", "an", "der", "des", "zur", "zum"})


def sets_off(passage: Passage, i: int) -> bool:
    """Whether a comma sets off the body that is named with its sort: "Erster Stadtrat, Stadt X"."""
    return (
        passage.words[i] == "," and passage.is_fragment and i + 1 < len(passage.words) and is_head(passage.words[i + 1])
    )


def is_field(passage: Passage, title: Title, i: int) -> bool:
    """Whether the noun is the field of a leader, whose body follows: "Sachgebietsleiterin Tiefbau der Stadt X"."""
    text = passage.sentence.tokens[i].text
    led = passage.words[title.last].endswith(("leiter", "leiterin", "leitung", "referent", "referentin"))
    return (
        led
        and text[:1].isupper()
        and text.isalpha()
        and passage.words[i + 1 : i + 2] in (("der",), ("des",), ("im",), ("beim",))
    )


RETIRED: Final = frozenset({"a.", "d.", "a.d.", "i.", "r."})
"""Words in short that say that somebody no longer serves: "Bürgermeister a. D."."""


def is_of_many(passage: Passage, title: Title, i: int) -> bool:
    """Whether the word says of whom somebody is the chair: "Sprecher der Bürgermeister", "Vorsitzende der Landräte"."""
    found = title_of(passage.sentence.tokens[i].text) if i == title.last + 2 and title.sort == "chair" else None
    return found is not None and passage.words[i - 1] == "der" and not passage.words[i].endswith(("in", "ende"))


def is_epithet(passage: Passage, i: int) -> bool:
    """Whether an adjective only describes the body: "der rheinland-pfälzischen Verbandsgemeinde Adenau"."""
    word = passage.sentence.tokens[i].text
    before = passage.words[i - 1] if i else ""
    return word[:1].islower() and len(word) > 4 and word.endswith(("en", "er")) and before in ARTICLES | OF | {","}


def ends_line(passage: Passage, i: int) -> bool:
    """Whether the line ends behind token ``i``: there a signature has the office below the name."""
    if i < 0 or i + 1 >= len(passage.starts):
        return False
    end = passage.sentence.tokens[i].span.end
    return "\n" in passage.document.text[end : passage.starts[i + 1]]
