"""Projects taken up by the last part of their name: "für den Bus" of a Pendelbus, "der Radweg" of the Auenradweg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from ingest.names.cast.cast import Cast
from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.structure.pronouns import Use
from ingest.names.words import Words

_ARTICLES: Final = frozenset(
    ["der", "die", "das", "den", "dem", "des", "dieser", "diese", "dieses", "diesen", "diesem"]
) | cues("contracted_prepositions")
_MEMORY: Final = 160
"""Words: a project named further back needs its name again."""
_RECENT: Final = 10
"""Projects that a reader has in mind at once."""
_LEAST: Final = 2
"""Letters that a compound has before its last part."""


def find_resumed(words: Words, names: Sequence[Use], cast: Cast) -> Iterator[Use]:
    """The nouns with a definite article that mean the project named last whose name ends in them; ``names`` are sorted
    by place."""
    works = [use for use in names if use.kind == "Project" and len(use.places) == 1]
    if not works:
        return
    covered = {i for use in names for i in range(use.first, use.last)}
    recent: list[Use] = []
    passed = 0
    for at in range(works[0].last, len(words) - 1):
        while passed < len(works) and works[passed].first < at:
            use = works[passed]
            recent = [*[u for u in recent if u.places != use.places][-_RECENT:], use]
            passed += 1
        noun = at + 1
        if words.forms[at].lower() not in _ARTICLES or noun in covered or words.breaks[noun] or words.labels[noun]:
            continue
        stem = _stem(words.forms[noun])
        if not stem or (noun + 1 < len(words) and noun + 1 in covered and not words.breaks[noun + 1]):
            continue
        meant = next((u for u in reversed(recent) if _ends(u, stem, cast)), None)
        if meant is not None and at - meant.last <= _MEMORY:
            yield Use(noun, noun + 1, meant.places, "Project", meant.gender)


def _ends(use: Use, stem: str, cast: Cast) -> bool:
    """Whether a word of a name of the member is a compound of the noun, or opens a name of several words with it."""
    member = cast.members[use.places[0]]
    for name in member.names:
        parts = name.lower().split()
        if any(part.endswith(stem) and len(part) >= len(stem) + _LEAST for part in parts):
            return True
        if len(parts) > 1 and parts[0] == stem:
            return True
    return False


@lru_cache(maxsize=16384)
def _stem(form: str) -> str:
    """The noun in small letters without the ending of its genitive, "" for what may be no project."""
    if len(form) < 3 or not form[0].isupper() or not form.isalpha() or territory(form) is not None:
        return ""
    head = find_head(form)
    if (head is not None and (head[0].kind != "Project" or head[1])) or form in cues("stops"):
        return ""
    low = form.lower()
    return low[:-3] if low.endswith("sses") else low[:-2] if low.endswith(("tes", "ges", "des")) else low
