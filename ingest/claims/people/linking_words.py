"""Words between a title and its holder that link the two: small words, adverbs, the time of an office."""

from __future__ import annotations

from ingest.names.knowledge.small_words import ARTICLES, PREPOSITIONS
from ingest.passages.passages import Passage
from ingest.passages.posts import word_table


def is_small(word: str) -> bool:
    """Whether the word may stand between a title and its holder without parting them."""
    return word in word_table("between") or word in word_table("former") or word in ARTICLES or word in PREPOSITIONS


def is_dated(passage: Passage, i: int) -> bool:
    """Whether the word belongs to the time that somebody has been in office: "war von 2003 bis 2021 Bürgermeister"."""
    leads = passage.words[i] in ("von", "vom", "ab", "zwischen", "in", "im", "am", "zum") and i + 1 < len(passage.words)
    return in_date(passage, i) or (leads and in_date(passage, i + 1))


def in_date(passage: Passage, i: int) -> bool:
    """Whether the word is one of a date."""
    start = passage.starts[i]
    return any(d.span.start <= start < d.span.end for d in passage.dates)


def is_adverb(word: str) -> bool:
    """Whether a small word only says how or when somebody has an office: "hauptamtlich", "nebenher"."""
    return word.islower() and word.endswith(("lich", "weise", "maßen", "her", "mals", "zeit", "bei", "falls", "isch"))
