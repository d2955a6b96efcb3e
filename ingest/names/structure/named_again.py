"""Where a text names its publisher by the proper name alone, without legal form or sort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import is_landscape
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.sightings import Sighting
from ingest.names.words import Words, split_words


def find_named_again(words: Words, own: tuple[Sighting, ...]) -> Iterator[Sighting]:
    """Where a firm that publishes the text is named without its legal form ("die Südwestfalen Agentur"), or a
    cooperation by its proper name alone ("Grüne Schweiz AKTIV", of the "ILE Grüne Schweiz AKTIV")."""
    for firm in own:
        alias = next(iter(firm.aliases), "")
        plain = split_words(alias)
        if firm.kind not in _NAMED_AGAIN or len(plain) < _NAMING or (firm.kind in GROUPS and is_landscape(alias)):
            continue
        for at in range(len(words) - len(plain) + 1):
            after = at + len(plain)
            if words.forms[at] == plain[0] and tuple(words.forms[at:after]) == plain and words.is_whole(at, after):
                yield Sighting(at, after, firm.kind, words.spelled(at, after), gender=firm.gender, rank=_AGAIN)


_NAMED_AGAIN: Final = frozenset({"Organisation", "Consultancy", "Cooperation"})
_NAMING: Final = 2
"""Words of a firm's name that are its own beyond doubt."""
_AGAIN: Final = 50
