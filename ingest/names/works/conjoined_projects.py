"""Things named in one breath with a project: "die Gästekarte Geest (seit 2014), den Pendelbus und das Depot"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import find_undertaking
from ingest.names.knowledge.small_words import BEFORE_NOUNS, LINKS
from ingest.names.sightings import Sighting
from ingest.names.structure.deeds import is_told
from ingest.names.structure.longer_names import longer_forms
from ingest.names.words import Words
from ingest.names.works.ventures import names_thing

_ARTICLES: Final[dict[str, tuple[str, str]]] = {
    "der": ("nominative", "m"), "den": ("accusative", "m"), "die": ("", "f"), "das": ("", "n"),
    "ein": ("", "m"), "eine": ("", "f"), "einen": ("accusative", "m"),
}  # fmt: skip
"""Articles of what is done or does, with the case that only the masculine shows."""
_DEFINITE: Final = frozenset({"der", "den", "die", "das"})
_BRACKET: Final = 12
"""Words of a bracket behind a name."""
_MOST: Final = 8
"""Things in one enumeration."""


def find_conjoined(words: Words, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """A project for each noun with an article of the same case that is joined to a project of a sentence of deeds."""
    taken = {i for s in sightings for i in range(s.first, s.last)}
    for sighting in sightings:
        if sighting.kind != "Project" or sighting.plural or sighting.refers or words.labels[sighting.first]:
            continue
        article = _article(words, sighting.first)
        if article is None or not is_told(words, sighting.first, sighting.last):
            continue
        last = sighting.last
        for _ in range(_MOST):
            found = _next(words, last, words.forms[article])
            if found is None or not taken.isdisjoint(range(found.first, found.last)):
                break
            yield found
            taken.update(range(found.first, found.last))
            last = found.last


def _article(words: Words, first: int) -> int | None:
    """Where the article of the noun group is whose name begins at word ``first``; None behind a preposition or noun."""
    at = first - 1
    while at >= 0 and first - at < 4 and not words.breaks[at + 1] and _is_small_adjective(words.forms[at]):
        at -= 1
    if at < 0 or words.breaks[at + 1]:
        return None
    if words.forms[at] in {"„", "»"}:
        at -= 1
    form = words.forms[at].lower()
    if form not in _ARTICLES:
        return None
    before = words.forms[at - 1] if at > 0 and not words.breaks[at] else ""
    genitive = form in {"der", "den"} and before[:1].isupper() and not words.opens[at - 1]
    return None if genitive or before.lower() in BEFORE_NOUNS else at


def _is_small_adjective(form: str) -> bool:
    return form[0].islower() and is_adjective(form)


def _next(words: Words, last: int, article: str) -> Sighting | None:
    """The thing that a comma or "und" joins to what ends before word ``last`` and has ``article``."""
    forms = words.forms
    at = _behind_bracket(words, last)
    if at + 2 >= len(words) or forms[at] not in LINKS or words.breaks[at] or words.breaks[at + 1]:
        return None
    own = forms[at + 1]
    bracketed = at > last and forms[at - 1] == ")"  # "der Backofen (4.500 Euro), ein Lastenrad und die Hüpfburg"
    if own not in _ARTICLES or not (bracketed or _agree(article.lower(), own)):
        return None
    first = at + 2
    while first < len(words) - 1 and _is_small_adjective(forms[first]) and not words.breaks[first]:
        first += 1
    if words.breaks[first] or not forms[first][0].isupper() or forms[first].endswith("-"):
        return None
    if not names_thing(words, first, first + 1) and find_undertaking(forms[first]) is None:
        return None
    after = forms[first + 1] if first + 1 < len(words) else "."
    if not (words.breaks[first + 1 : first + 2] == [0] or first + 1 == len(words)):
        return None
    if forms[at] == "," and after not in _GOING_ON:
        return None  # ", das Land zahlt …" begins a clause
    name = forms[first]
    gender = _ARTICLES[own][1]
    return Sighting(
        first, first + 1, "Project", name, longer_forms(words, first, first + 1, name, gender), sort=name,
        gender=gender, rank=30,
    )  # fmt: skip


_GOING_ON: Final = frozenset(
    {",", "und", "sowie", ".", "(", ";", "in", "im", "am", "für", "mit", "an", "bei", "auf", "der"}
)


def _agree(one: str, other: str) -> bool:
    """Whether two articles may stand in the same case: both definite or both not, and no "der" beside "den"."""
    if (one in _DEFINITE) != (other in _DEFINITE):
        return False
    cases = {_ARTICLES[one][0], _ARTICLES[other][0]} - {""}
    return len(cases) < 2


def _behind_bracket(words: Words, at: int) -> int:
    """The word behind the closing mark and the bracket that may follow a name."""
    forms = words.forms
    if at < len(words) and forms[at] in {"“", "«"}:
        at += 1
    if at < len(words) and forms[at] == "(":
        close = next((i for i in range(at, min(at + _BRACKET, len(words))) if forms[i] == ")"), None)
        return at if close is None else close + 1
    return at
