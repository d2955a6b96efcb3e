"""The passage without the parties that it names only to say that they are not meant: "nicht aus LEADER, sondern …"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.german.modalities import is_exception
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_INSTEAD: Final = frozenset({"statt", "anstatt", "anstelle"})
_ADDS: Final = frozenset({"nur", "allein", "bloß", "zuletzt", "alleine", "ausschließlich", "lediglich"})
"""Behind "nicht" they add what "sondern" says to what stands before it."""
_UNLIKE: Final = frozenset({("anders", "als"), ("gegensatz", "zu"), ("gegensatz", "zum"), ("gegensatz", "zur")}) | {
    ("unterschied", "zu"),
    ("unterschied", "zum"),
    ("unterschied", "zur"),
}
_NEAR: Final = 3
"""Words between "anders als" and what is compared."""


def without_contrasts(passage: Passage) -> Passage:
    """The passage without the arguments that stand between "nicht" and "sondern", behind "statt" or "anders als"."""
    apart = _denied(passage.words)
    left = tuple(a for a in passage.arguments if a.token not in apart and not _is_instead(passage, a))
    return passage if len(left) == len(passage.arguments) else replace(passage, arguments=left)


def without_exceptions(passage: Passage) -> Passage:
    """The passage without those whom it excepts at the end: "A und B gehören dazu, nicht aber C"."""
    words = passage.words
    starts = [i for i, word in enumerate(words) if word == "nicht" and is_exception(words, i)]
    if not starts:
        return passage
    left = tuple(a for a in passage.arguments if not any(_excepts(words, i, a) for i in starts))
    return passage if len(left) == len(passage.arguments) else replace(passage, arguments=left)


def _excepts(words: tuple[str, ...], at: int, argument: Argument) -> bool:
    """Whether nothing but articles, titles and other names stands between the "nicht" and the argument."""
    between = words[at + 1 : argument.token]
    return argument.token > at and not _ENDS.intersection(between)


_ENDS: Final = frozenset({",", ";", ".", ")", "–", "denn", "weil", "sondern"})


def _denied(words: tuple[str, ...]) -> range:
    """The tokens between "nicht" and the "sondern" behind it."""
    if "sondern" not in words:
        return range(0)
    end = words.index("sondern")
    starts = [i for i, w in enumerate(words[:end]) if w == "nicht" and words[i + 1] not in _ADDS]
    return range(starts[-1], end) if starts else range(0)


def _is_instead(passage: Passage, argument: Argument) -> bool:
    before = passage.words[max(argument.token - _NEAR, 0) : argument.token]
    return argument.preposition in _INSTEAD or any(pair in _UNLIKE for pair in pairwise(before))
