"""The forms of titles as they stand by themselves, whatever the case in which a sentence has them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.passages import Passage

_MASCULINE: Final = frozenset(
    {"zum", "dem", "den", "des", "einen", "einem", "eines", "beim", "vom", "seinem", "seinen"}
)


def article_of(passage: Passage, first: int, former: Collection[str]) -> str:
    """The article of the noun group whose title begins at ``first``: adjectives and words of ``former`` may stand
    between them."""
    at = first - 1
    while at >= 0 and first - at < _GROUP and passage.words[at] != "als" and _is_between(passage.words[at], former):
        at -= 1
    return passage.words[at] if at >= 0 else ""


_GROUP: Final = 4
"""Words from an article to the title of its group."""


def _is_between(word: str, former: Collection[str]) -> bool:
    """Whether the word is an adjective or the like that stands between an article and a title."""
    return word not in ARTICLES and (
        word in former or (len(word) > _GROUP and word.endswith(("te", "ige", "iche", "isch", "ische")))
    )


def nominative(title: str, article: str) -> str:
    """A title that declines like an adjective, as it stands by itself: "zum Vorsitzenden" → "Vorsitzender"."""
    if article in ("der", "dieser") and title.endswith(("ende", "ete", "agte", "amte")):
        return title + "r"
    if not title.endswith(("enden", "eten", "agten", "amten", "ellten", "igten")):
        return title
    if article in _MASCULINE or article in ("zu", "als") or article.endswith(("em", "en")):
        return title[:-1] + "r"
    return title[:-1] if article == "zur" or article.endswith("er") else title


_DECLINED: Final = 5
"""Letters of the shortest word that declines."""


def modifier_form(word: str, article: str, *, feminine: bool) -> str:
    """What declines in front of a title, as it stands by itself: "zum stellvertretenden Vorsitzenden", "von
    stellvertretender Landrätin"."""
    if feminine and word.endswith("er") and word[0].isalpha() and len(word) >= _DECLINED:
        return word[:-1]
    if article == "der" and word.endswith("e"):
        return word + "r"  # "der Erste Bürgermeister"
    if not word.endswith("en") or len(word) < _DECLINED:
        return word
    if article in _MASCULINE or article == "zu":
        return word[:-1] + "r"
    return word[:-1] if article in ("zur", "der", "einer", "ihrer", "seiner") else word
