"""Small words that say how names stand together: prepositions, articles, what joins the items of an enumeration."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.lexicon import cues, tables

_WORDS: Final = tables(__file__, "small_words")
PREPOSITIONS: Final[dict[str, str]] = {p: p for p in _WORDS["prepositions"]} | _WORDS["contractions"]
ARTICLES: Final = frozenset(_WORDS["articles"])
DEFINITE: Final = frozenset({"der", "die", "das", "dem", "den", "des"})
STATED: Final = DEFINITE - {"des"}
"""The definite articles in front of what a clause speaks of, not of what only owns it."""
GLUE: Final = frozenset(_WORDS["glue"])
PHRASES: Final = frozenset(_WORDS["phrases"])
GENITIVES: Final = frozenset(_WORDS["genitives"])
DATIVE: Final = frozenset({"bei", "mit", "von", "zu", "aus", "nach", "seit", "außer", "gegenüber", "neben", "samt"})
"""Prepositions behind which "den" stands before several."""
ALL: Final = frozenset(
    {"alle", "alles", "allesamt", "sämtlich", "sämtliche", "beide", "lauter", "durchweg", "ausnahmslos", "jeweils"}
)
"""What stands before the district in which all the towns named before lie: "A und B, beide im Kreis X"."""
LINKS: Final = frozenset({"und", "sowie", ","})
"""What stands between the items of a plain row."""
AGENTS: Final = frozenset({"von", "durch"})
"""What stands before who does what is told in the passive."""
TO: Final = frozenset({"zum", "zur", "Zum", "Zur"})
BEFORE_NOUNS: Final = cues("prepositions") | cues("contracted_prepositions")
SMALL: Final = cues("function_words") | cues("determiners") | cues("prepositions")
"""Words that never make a name by themselves."""
NOMINATIVES: Final = frozenset({"der", "die", "das", "ein", "eine"})
GENITIVE_ARTICLES: Final = frozenset({"des", "der", "eines", "einer"})
PRONOUNS: Final = frozenset({"sie", "es", "er", "diese", "dieses", "dieser"})
"""What takes up, as the subject, a thing named before."""
NUMERALS: Final = frozenset({"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"})
