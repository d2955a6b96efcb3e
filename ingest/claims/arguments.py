"""References as they stand in their sentence: behind which preposition, under which noun, in which enumeration.

German marks the part that a name plays mostly by these. "durch die cima" is an agent, "Bürgermeister von Ebern" speaks
of an office and not of the town, and in "von A, B und C" the preposition holds for all three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from ingest.claims.demonyms import of_capital
from ingest.claims.lexicon import tables
from ingest.claims.scenes import Reference
from ingest.german.numbers import number_of
from ingest.german.sentences import Sentence
from ingest.model import Span

_WORDS: Final = tables("arguments")
PREPOSITIONS: Final[dict[str, str]] = {p: p for p in _WORDS["prepositions"]} | _WORDS["contractions"]
ARTICLES: Final = frozenset(_WORDS["articles"])
GLUE: Final = frozenset(_WORDS["glue"])
HEADS: Final = frozenset(_WORDS["heads"])
_ADVERBS: Final = frozenset({"auch", "außerdem", "dann", "noch", "weiter", "weiterhin", "zudem", "dazu", "ferner"})
"""Words that stand between the items of an enumeration beside a comma or "und", and alone join nothing."""
PARTS: Final = frozenset(_WORDS["parts"])
"""Nouns that a preposition reaches through: "über Teile der Landkreise X und Y", "im Norden des Landkreises X"."""
_HEAD_ENDINGS: Final = ("stadt", "städte", "städten", "gemeinde", "gemeinden", "kommune", "kommunen")
_PHRASES: Final = frozenset(_WORDS["phrases"])
_GENITIVES: Final = frozenset(_WORDS["genitives"])
_DEFINITE: Final = frozenset({"der", "die", "das", "den", "dem", "des"})
_RELATIVES: Final = frozenset({"der", "die", "das", "den", "dem", "denen", "dessen", "deren"})
_ADJECTIVE: Final = re.compile(r"[a-zäöüß]{4,40}(?:e|en|er|es|em)")

ALL: Final = frozenset(
    {"alle", "alles", "allesamt", "sämtlich", "sämtliche", "beide", "lauter", "durchweg", "ausnahmslos", "jeweils"}
)
"""What stands before the district in which all the towns named before lie: "A und B, beide im Kreis X"."""
COUNTED: Final = frozenset(
    {"mitglieder", "mitgliedern", "partner", "partnern", "nachbarn", "rathäuser", "orte", "orten"}
)
"""What else towns are called that are counted: "acht Partner aus dem Kreis X"."""

_OFFICES: Final = re.compile(
    r".*(meister|meisterin|meistern|rat|rätin|präsident|präsidentin|chef|chefin|leiter|leiterin|rathaus|rathauses|sitz"
    r"|bahnhof|halle|saal|schloss|haus|direktor|direktorin|minister|ministerin|vertreter|bürgerhaus|gemeinderat"
    r"|stadtrat|stadträte|gemeinderäte|räte|raum|nähe|umland|altkreis|gemarkung|gemarkungen|ortsteil)"
)
"""Nouns whose complement is named for an office or a building, not as an actor."""

_SORTS: Final = {
    "Person": "person",
    **dict.fromkeys(("Municipality", "District", "State", "Region"), "place"),
    **dict.fromkeys(("Concept", "Project", "Programme", "Award", "Event"), "work"),
}
"""Only things of one sort are enumerated together; what is not named here is a body."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One reference in one sentence.

    ``preposition`` is the plain form ("von" for "vom"), ``governor`` the lower-case noun right before it whose
    complement it is ("Bürgermeister der Stadt X": "bürgermeister"), ``group`` the number of the enumeration it is part
    of, ``token`` where it begins among the tokens of the sentence. ``explains`` is True for a name in brackets behind
    one of another kind: "Gattendorf (Landkreis Hof)".
    """

    reference: Reference
    token: int
    preposition: str | None
    governor: str | None
    group: int
    explains: bool = False

    @property
    def span(self) -> Span:
        return self.reference.span

    @property
    def kind(self) -> str:
        return self.reference.kind

    @property
    def opens_gap(self) -> bool:
        """Whether it begins a clause that lends its verb from the one before: "…, B zum Kreis Y"."""
        return self.group >= _GAP


@lru_cache(maxsize=65536)
def _is_noun(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


@lru_cache(maxsize=65536)
def is_head(word: str) -> bool:
    """Whether a lower-case word heads the names of places: "stadt", "landkreise", "nachbargemeinden"."""
    return word in HEADS or (len(word) > 7 and word.endswith(_HEAD_ENDINGS))


@lru_cache(maxsize=16384)
def is_of_office(governor: str) -> bool:
    """Whether what a lower-case noun governs is only named for an office or a building: "bürgermeister", "rathaus"."""
    return _OFFICES.fullmatch(governor) is not None


def _environment(words: list[str], first: int, named: set[int]) -> tuple[str | None, str | None]:
    """The preposition and the governing noun of a noun group that begins at token ``first``.

    A noun before governs the group where nothing or a genitive stands between them ("Sitz der Allianz").
    """
    i = first - 1
    if i >= 0 and words[i].lower() in _CLASSES:
        preposition, governor = _environment(words, i, named)
        return (preposition, governor) if preposition is not None else (None, words[i].lower())
    genitive = True
    article = opened = False
    while i >= 0:
        low = words[i].lower()
        if i > 0 and f"{words[i - 1].lower()} {low}" in _PHRASES:
            i -= 2
            continue
        if low == "von" and i > 0 and words[i - 1].lower() in PARTS:
            i -= 2
            continue
        if low in (":", "(") and i > 0 and words[i - 1].lower() in _CIRCLES_NAMED:
            i -= 2  # "aus drei Landkreisen (X, Y und Z)"
            continue
        if i in named and low in _RELATIVES:
            return None, None  # "in der A und B zusammenarbeiten": the preposition is that of the pronoun
        if low in PREPOSITIONS:
            before = words[i - 1] if i else ""
            if low == "von" and before.lower() in _BESIDE:
                return "bei", None  # "elf Kommunen südlich von Leipzig"
            governor = before.lower() if _is_noun(before) and before.lower() not in ARTICLES else None
            return PREPOSITIONS[low], governor
        if low in _RELATIVES and article:
            return None, None  # "zu dem das Ministerium …": the preposition is that of a relative pronoun
        if opened and low not in ARTICLES and not is_head(low) and words[i][:1].islower():
            return None, None  # "die Hälfte der Kosten steuerte |der Kreis bei": no adjective stands before an article
        if low in ARTICLES or is_head(low) or _ADJECTIVE.fullmatch(words[i]):
            opened = opened or low in ARTICLES
            genitive = genitive and (low not in ARTICLES or low in _GENITIVES)
            article = low in _DEFINITE
            i -= 1
            continue
        if i == first - 1 and of_capital(words[i]):
            i -= 1  # "vom Kieler Ministerium"
            continue
        if low in PARTS and i > 0:
            article = opened = False
            i -= 1
            continue
        governs = i > 0 and i not in named and _is_noun(words[i]) and _TIMES.fullmatch(low) is None
        return None, low if governs and genitive else None
    return None, None


_QUOTED: Final = frozenset({"Project", "Concept", "Programme", "Award", "Event"})
"""Kinds of which a preposition before the opening mark is that of the name in marks."""
_OPENING: Final = frozenset('„“"»‚')
_CLASSES: Final = frozenset(
    {
        "projekt",
        "projekts",
        "projektes",
        "modellprojekt",
        "leitprojekt",
        "pilotprojekt",
        "vorhaben",
        "vorhabens",
        "programm",
    }
    | {"programms", "förderprogramm", "förderprogramms", "landesprogramm", "bundesprogramm", "initiative", "kampagne"}
)
"""Nouns that only say what sort of thing it is whose name follows: the preposition before them is that of the name."""
_CIRCLES_NAMED: Final = frozenset({"landkreise", "landkreisen", "kreise", "kreisen", "bundesländer", "bundesländern"})
_BESIDE: Final = frozenset(
    {f"{side}lich" for side in ("süd", "nörd", "öst", "west", "nordöst", "nordwest", "südöst", "südwest")}
    | {"unweit", "abseits", "jenseits", "diesseits", "links", "rechts", "unterhalb", "oberhalb"}
)
"""Words that say where something lies as seen from the place behind "von"."""
_TIMES: Final = re.compile(
    r"(?:mon|diens|donners|frei|sams|sonn)tag(?:vormittag|nachmittag|abend|morgen)?|(?:mittwoch|sonnabend)(?:vormittag|nachmittag"
    r"|abend|morgen)?|(?:vor|früh|spät)?(?:jahr|sommer|herbst|winter|woche|wochenende|monat|abend|nachmittag|vormittag|mittag)|uhr"
    r"|jahren?|jahrzehnten?|wochen|monaten?|tagen?|stunden|amtszeit|amtsperioden?"
    r"|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|anfang|ende|mitte"
)
"""Nouns of time, which no name behind them belongs to: "am Dienstagabend Altdorf und Aue"."""


def _of_towns(words: list[str], first: int) -> bool:
    """Whether the genitive of a district at token ``first`` says whose towns are meant: "14 Gemeinden der Kreise A"."""
    if words[first].lower() in ("beider", "zweier", "dreier"):
        return first > 0 and words[first - 1].lower() in _TOWNS
    at = first - 1
    while at > 0 and (words[at].lower() in _CIRCLES or number_of(words[at].lower()) is not None):
        at -= 1
    return at > 0 and words[at].lower() in _GENITIVES and words[at - 1].lower() in _TOWNS


_CIRCLES: Final = frozenset({"landkreise", "landkreises", "kreise", "kreises", "beiden"})
_TOWNS: Final = frozenset(
    {"gemeinden", "kommunen", "städte", "städten", "orte", "orten", "märkte", "märkten", "dörfer"}
)


def _glued(words: list[str], left: int, right: int) -> bool:
    """Whether only the glue of an enumeration stands between two names."""
    between = [w.lower() for w in words[left:right]]
    if "]" in between and between[0] == "[":
        between = between[between.index("]") + 1 :]  # a footnote
    if not between:
        return False
    joined = any(w in GLUE and w not in _ADVERBS for w in between)
    return joined and all(w in GLUE or is_head(w) or w in ARTICLES for w in between)


def _behind_sum(words: list[str], left: int, right: int) -> int:
    """The word behind the bracket with a sum that opens at ``left``: "A (4.000 Euro), B"; else ``left``."""
    if right - left < _SHORTEST_SUM or words[left] != "(":
        return left
    close = next((i for i in range(left + 1, min(right, left + _LONGEST_SUM)) if words[i] == ")"), left)
    inside = {w.lower() for w in words[left + 1 : close]}
    return close + 1 if not inside.isdisjoint(_MONEY) else left


_MONEY: Final = frozenset({"euro", "eur", "€", "prozent", "%"})
_SHORTEST_SUM: Final = 4
_LONGEST_SUM: Final = 9
"""Words from one bracket around a sum to the other."""


def _may_join(kind: str, before: str, *, with_sums: bool) -> bool:
    """Whether things of these kinds are enumerated together; those who pay, each a sum, may be towns and bodies."""
    sorts = {_SORTS.get(kind, "body"), _SORTS.get(before, "body")}
    return len(sorts) == 1 or (with_sums and sorts == {"place", "body"})


def _parted(left: int | None, right: int | None) -> bool:
    """Whether two clauses with verbs of their own part two names."""
    return left is not None and right is not None and left != right


def _without_heads(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references without nouns that only head the names right behind them: "die Städte A und B" names A and B."""
    return tuple(
        r
        for r, following in zip_longest(references, references[1:])
        if not (
            r.form == "noun"
            and following is not None
            and following.form in ("name", "short")
            and following.kind == r.kind
            and following.span.start - r.span.end <= 1
        )
    )


def find_arguments(
    sentence: Sentence, references: tuple[Reference, ...], clause_of: Mapping[int, int]
) -> tuple[Argument, ...]:
    """The references of one sentence as arguments, in order.

    ``references`` are those that lie in the sentence, ``clause_of`` the clause with a verb by the start of its words.
    The preposition and governor of the first of an enumeration hold for the following ones that have none of their own.
    """
    starts = [t.span.start for t in sentence.tokens]
    words = [t.text for t in sentence.tokens]
    arguments: list[Argument] = []
    group = -1
    last_end = 0
    named: set[int] = set()
    for reference in _without_heads(references):
        first = bisect_left(starts, reference.span.start)
        quoted = reference.kind in _QUOTED and first > 0 and words[first - 1] in _OPENING
        preposition, governor = _environment(words, first - quoted, named)
        if _is_behind_relative(reference, words, first):
            preposition = governor = None
        previous = arguments[-1] if arguments else None
        priced = _behind_sum(words, last_end, first)
        glued = (
            previous is not None
            and reference.span.start >= previous.span.end
            and not (reference.form == "pronoun" and reference.entities == previous.reference.entities)
            and _may_join(reference.kind, previous.kind, with_sums=priced > last_end)
            and _glued(words, priced, first)
            and not _parted(clause_of.get(starts[arguments[-1].token]), clause_of.get(starts[first]))
        )
        besides = previous is not None and previous.preposition == "neben" and words[last_end:first] == ["auch"]
        if glued and previous is not None and not besides:
            if preposition is None:
                preposition = previous.preposition
                governor = governor if governor and not is_head(governor) else previous.governor
        else:
            group += 1
        if reference.form == "publisher" and words[first].lower() == "uns" and preposition is None:
            preposition = "an"  # who gets, and never who does
        bracketed = "(" in words[max(first - 2, last_end) : first]
        every = reference.kind in ("District", "State") and not ALL.isdisjoint(words[last_end:first])
        explains = (bracketed or every) and previous is not None and previous.kind != reference.kind
        if bracketed and previous is not None and (previous.kind, reference.kind) == ("District", "Municipality"):
            explains = False  # "Landkreis X (A, B)" tells the towns that are meant
        end = bisect_left(starts, reference.span.end)
        explains = explains or _is_seat(previous, reference, words[last_end:first], words[end : end + 2])
        explains = explains or _is_home(previous, reference, words[last_end:first])
        if preposition in ("aus", "in") and reference.kind in ("District", "State") and governor is not None:
            explains = explains or is_head(governor) or governor in COUNTED
        if reference.kind in ("District", "State") and _of_towns(words, first):
            explains = True
        if reference.kind in ("District", "State") and first > 1 and words[first - 1] in ("des", "der"):
            counted = words[first - 2].lower()
            explains = explains or counted in COUNTED or (is_head(counted) and counted.endswith(_HEAD_ENDINGS))
        if glued and previous is not None and previous.explains and previous.kind == reference.kind == "District":
            explains = True
        arguments.append(Argument(reference, first, preposition, governor, group, explains))
        last_end = max(last_end, end)
        named.update(range(first, last_end))
    return tuple(_with_areas(_with_gaps(_with_besides(arguments, words, starts), starts)))


def _is_behind_relative(reference: Reference, words: list[str], first: int) -> bool:
    """Whether "der" right before a town is a relative pronoun, as towns have no article: "zu der Achim gehört"."""
    if reference.kind != "Municipality" or reference.form not in ("name", "short") or first < _SECOND:
        return False
    return words[first - 1] in ("der", "dem", "denen", "deren") and not is_head(words[first].lower())


_SECOND: Final = 2


def _with_besides(arguments: list[Argument], words: list[str], starts: list[int]) -> list[Argument]:
    """The arguments, where "außer A auch B" and "außer A noch B" mean A besides B and not all but A."""
    for place, argument in enumerate(arguments[:-1]):
        if argument.preposition != "außer" or arguments[place + 1].group == argument.group:
            continue
        behind = words[bisect_left(starts, argument.span.end) : arguments[place + 1].token]
        if not _TOO.isdisjoint(behind):
            group = argument.group
            arguments = [replace(a, preposition="neben") if a.group == group else a for a in arguments]
    return arguments


_TOO: Final = frozenset({"auch", "noch", "außerdem", "zudem"})


def _with_gaps(arguments: list[Argument], starts: list[int]) -> list[Argument]:
    """The arguments, where in "A gehört zum Kreis X, B und C zum Kreis Y" B and C begin a clause without a verb."""
    at = 0
    for place, area in enumerate(arguments):
        if place < at or area.kind not in _AREAS or area.preposition not in _LOCATING:
            continue
        at = place + 1
        while at < len(arguments) and arguments[at].kind == "Municipality" and arguments[at].group == area.group:
            at += 1
        following = arguments[at] if place + 1 < at < len(arguments) else None
        if following is None or following.kind not in _AREAS or following.preposition != area.preposition:
            continue
        last = bisect_left(starts, arguments[at - 1].span.end)
        if following.group != area.group and following.token - last <= _NEXT:
            group = _GAP + area.group
            arguments[place + 1 : at] = [
                replace(a, preposition=None, governor=None, group=group) for a in arguments[place + 1 : at]
            ]
    return arguments


_AREAS: Final = frozenset({"District", "State", "Region"})
_LOCATING: Final = frozenset({"in", "zu", "aus"})
_NEXT: Final = 2
"""Words between a town and the district behind it: a preposition and an article."""
_GAP: Final = 1000
"""More than the enumerations of a sentence: what is added for the number of a new one."""


_AND: Final = frozenset({"und", "sowie", ",", "/"})


def _is_seat(previous: Argument | None, reference: Reference, between: list[str], after: list[str]) -> bool:
    """Whether a town is but the seat of the office before it: "Büro X, Karlsruhe"."""
    towns = previous is not None and previous.kind == "Consultancy" and reference.kind == "Municipality"
    closed = after[:1] == [","] and after[1:] and after[1][:1].islower() and after[1] not in _AND
    return towns and between == [","] and bool(closed or not after or after[0] not in _AND)


def _is_home(previous: Argument | None, reference: Reference, between: list[str]) -> bool:
    """Whether a town only says where the firm right before it is from: "das Büro X aus Erfurt"."""
    return (
        previous is not None
        and previous.kind == "Consultancy"
        and reference.kind == "Municipality"
        and between[:1] == ["aus"]
        and all(word in ARTICLES or is_head(word.lower()) for word in between[1:])
    )


def _with_areas(arguments: list[Argument]) -> Iterator[Argument]:
    """The arguments, where in "aus dem Kreis X A und B" the district explains and A and B stand for themselves."""
    freed = -1
    for argument, after in zip_longest(arguments, arguments[1:]):
        opens = (
            argument.kind in ("District", "State")
            and argument.preposition in ("aus", "in")
            and after is not None
            and after.kind == "Municipality"
            and after.span.start - argument.span.end == 1
        )
        if opens:
            freed = argument.group
            yield replace(argument, explains=True)
        elif freed >= 0 and argument.kind == "Municipality" and argument.group - freed in (0, 1):
            freed = argument.group
            yield replace(argument, preposition=None)
        else:
            freed = -1
            yield argument
