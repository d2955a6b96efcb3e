"""Small words that say how names stand together: prepositions, articles, what joins the items of an enumeration."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.lexicon import tables

_WORDS: Final = tables(__file__, "small_words")
PREPOSITIONS: Final[dict[str, str]] = {p: p for p in _WORDS["prepositions"]} | _WORDS["contractions"]
ARTICLES: Final = frozenset(_WORDS["articles"])
GLUE: Final = frozenset(_WORDS["glue"])
PHRASES: Final = frozenset(_WORDS["phrases"])
GENITIVES: Final = frozenset(_WORDS["genitives"])
ALL: Final = frozenset(
    {"alle", "alles", "allesamt", "sämtlich", "sämtliche", "beide", "lauter", "durchweg", "ausnahmslos", "jeweils"}
)
"""What stands before the district in which all the towns named before lie: "A und B, beide im Kreis X"."""
