"""Things of which no table knows, taken for projects because their sentence says that they were made or paid for.

What towns set up together has ever new names: "richteten eine Hebammenzentrale ein", "20.000 Euro für die Boulebahn".
The noun alone tells nothing; the place that it has beside a verb of making or a sum of money does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.german.wordlists import read_words
from ingest.model import BlockKind
from ingest.names.knowledge.gazetteer import districts, is_town_adjective, match, territory
from ingest.names.knowledge.inflection import is_adjective, may_open_name
from ingest.names.knowledge.lexicon import Head, cues, find_head, find_undertaking, tables
from ingest.names.knowledge.money import CURRENCIES
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.knowledge.small_words import BEFORE_NOUNS, LINKS
from ingest.names.structure.deeds import (
    GRANT,
    is_flowing,
    is_funded_behind,
    is_granted_to,
    is_had,
    is_honoured,
    is_prided_on,
    is_told,
    may_own,
)
from ingest.names.structure.makings import MAKING, tells_making
from ingest.names.words import BLOCK, NONE, Words

_REACH: Final = 40
"""Words to either side that a sentence is looked through."""
_ARTICLES: Final[dict[str, str]] = {
    "der": "m", "den": "m", "einen": "m", "die": "f", "eine": "f", "das": "n", "ein": "n",
    "unser": "n", "unsere": "f", "unseren": "m", "ihre": "f", "ihren": "m", "seine": "f", "seinen": "m",
}  # fmt: skip
_STARTERS: Final = frozenset(read_words("starters"))
_INDEFINITE: Final = frozenset({"ein", "eine", "einen"})
_WORDS: Final = tables(__file__, "ventures")
_GOING: Final = frozenset(
    [
        "gibt",
        "existiert",
        "besteht",
        "läuft",
        "laufen",
        "fährt",
        "rollt",
        "tourt",
        "arbeitet",
        "zieht",
        "wandert",
        "verkehrt",
    ]
)
"""Of these verbs the thing is the subject, which no joint parts from them."""
_PAID: Final = re.compile(r"gefördert|bezuschusst|unterstützt|mitfinanziert|finanziert|kofinanziert")
_COSTS: Final = frozenset({"kostet", "kostete", "kosten", "kosteten", "gekostet", "Buche", "verschlang", "verschlingt"})
_TELLING: Final = 12
"""Letters of a compound that says what it is for, so that "die" makes it one certain thing."""
_LONG: Final = 6
"""Letters of the shortest noun that tells what it is."""


def find_venture(words: Words, index: int) -> Head | None:
    """The noun at word ``index`` as a head of the names of projects; None where the sentence does not make it one."""
    form = words.forms[index]
    if form.lower() in _STARTERS or words.labels[index] or words.kinds[index] is BlockKind.CONTACT:
        return None  # "Ebenfalls eröffnet"
    if not (may_be_made(form) or is_done(form)):
        return None
    if match(words, index) is not None or f"{form}kreis" in districts():
        return None  # "Mittel für die Ortenau"
    at = _opening(words, index)
    article = words.forms[at].lower() if at < index else ""
    gender = _ARTICLES.get(article)
    before = words.forms[at - 1] if at > 0 and words.breaks[at] != BLOCK else ""
    place = match(words, index + 1) if index + 1 < len(words) and not words.breaks[index + 1] else None
    if place is not None and place[1].kind in {"Municipality", "Region"}:
        located = article in _FUSED or (before in _WHERE and not (before in _WHITHER and gender is not None))
        told = not located and _is_spoken_of(words, index, place[0])
        return _head(form, gender or "n") if told else None
    if gender is None and article != "":
        return None
    if at == index and words.opens[index] and _heads_line_of_making(words, index):
        return _head(form, "n")
    if before == "für" and at == index:
        told = False  # "für Holzfassaden": any of them
    elif before in {"zum", "zur"}:
        told = is_granted_to(words, at - 1)
    elif before.lower() in {"für", "in"}:
        told = _is_paid_for(words, at - 1, index) or (
            len(form) >= _TELLING and before.lower() == "für" and is_honoured(words, at, index + 1)
        )
    elif article == "der" and before in _BEGUN and _fills_line(words, at - 1, index + 1):
        told, gender = True, "f"
    elif at < index and is_had(words, at, index + 1):
        told = True
    elif before == "auf":
        told = is_prided_on(words, at, index + 1)
    elif (
        gender is None
        or before.lower() in BEFORE_NOUNS
        or (article in {"der", "des"} and at > 0 and may_own(words, at - 1))
    ):
        told = False
    else:
        told = _is_made(words, at, index, article)
    return _head(form, gender or "n") if told else None


def _heads_line_of_making(words: Words, index: int) -> bool:
    """Whether the noun opens a line that ends in a participle of making: "2007 | Tierheim eröffnet"."""
    end = index + 1
    while end < len(words) and end - index < _LINE and not words.breaks[end]:
        end += 1
    closed = end == len(words) or bool(words.breaks[end])
    last = words.forms[end - 1] if words.forms[end - 1] != "." else words.forms[end - 2]
    return closed and end > index + 1 and last in MAKING and last.endswith(("t", "en"))


def _fills_line(words: Words, first: int, last: int) -> bool:
    """Whether an entry of a chronicle says nothing else: "2021 Beginn der Orgelinventur"."""
    dated = first == 0 or words.breaks[first] != NONE or not words.forms[first - 1][0].isalpha()
    return dated and (last >= len(words) or words.breaks[last] != NONE or words.forms[last] in {",", ".", "(", ";"})


_BEGUN: Final = frozenset({"Beginn", "Start", "Auftakt", "Startschuss", "Anlauf"})
_LINE: Final = 9
"""Words of an entry of a chronicle."""
_WHERE: Final = frozenset({"in", "an", "auf", "aus", "bei", "vor", "hinter", "neben", "unter", "nach", "bis", "ab"})
_WHITHER: Final = frozenset({"auf", "an", "in"})
_FUSED: Final = cues("contracted_prepositions") - {"vom", "zum", "zur"}
"""Prepositions behind which a thing only says where or whence."""


def _is_spoken_of(words: Words, index: int, end: int) -> bool:
    """Whether a thing with the name of its place, "das Fährhaus Polle", is said to be made or paid for."""
    return is_told(words, index, end) or is_funded_behind(words, end)


def names_thing(words: Words, first: int, last: int) -> bool:
    """Whether the words, which stand where a thing is named, may name one that is made: the first noun tells."""
    noun = next(
        (i for i in range(first, last) if words.forms[i][0].isupper() and not may_open_name(words.forms[i])), None
    )
    if noun is None or match(words, noun) is not None:
        return False
    form = words.forms[noun]
    head = find_head(form)
    if head is not None:
        return head[0].kind == "Project" and head[0].bare != "refers"
    return find_undertaking(form) is not None or may_be_made(form) or is_done(form)


@lru_cache(maxsize=4096)
def _head(form: str, gender: str) -> Head:
    return Head(form, "", "Project", gender, frozenset({"name", "quote"}), "founds", True)


@lru_cache(maxsize=16384)
def may_be_made(form: str) -> bool:
    """Whether a word is a noun of a thing that may be made, and no person, body, place, time, money or quality."""
    if len(form) < _LONG or not form[0].isupper() or form.isupper() or form.endswith("-") or not form[-1].isalpha():
        return False
    low = form.lower()
    if (
        (low.endswith(("er", "ern")) and not low.removesuffix("n").endswith(_THINGS_IN_ER))
        or low.endswith(_NO_THINGS)
        or form in _PLAIN
        or form in cues("stops")
        or form in cues("nouns_in_er")
    ):
        return False
    if find_head(form) is not None or find_undertaking(form) is not None or territory(form) is not None:
        return False
    return not (is_office(form) or is_first_name(form) or is_town_adjective(form))


@lru_cache(maxsize=16384)
def is_done(form: str) -> bool:
    """Whether a word is a compound for something that is done for all and paid for: "Klärschlammverwertung"."""
    return len(form) >= _TELLING and form[0].isupper() and form.endswith(_DONE) and find_head(form) is None


_DONE: Final = tuple(sorted(_WORDS["done"].split()))
_THINGS_IN_ER: Final = tuple(sorted(_WORDS["things_in_er"].split()))
_PLAIN: Final = frozenset(_WORDS["plain"].split())
_NO_THINGS: Final = tuple(sorted(_WORDS["no_things"].split()))


def _opening(words: Words, index: int) -> int:
    """Where the noun group of word ``index`` begins, with its adjectives and article; ``index`` if it has none."""
    forms = words.forms
    at = index
    while (
        at > 0
        and index - at < 3
        and not words.breaks[at]
        and (is_adjective(forms[at - 1]) or forms[at - 1].startswith("gemeinsam"))
        and (forms[at - 1][0].islower() or (may_open_name(forms[at - 1]) and not words.opens[at - 1]))
    ):
        at -= 1
    if at > 0 and not words.breaks[at] and forms[at - 1].lower() in cues("determiners"):
        return at - 1
    return index


def _is_paid_for(words: Words, at: int, index: int) -> bool:
    """Whether money is for what stands behind the preposition at word ``at``."""
    forms = words.forms
    if forms[at].lower() == "in":
        return is_flowing(words, index, index + 1)
    start, end = words.sentence(index, index + 1, _REACH)
    granted = at > start and (GRANT.fullmatch(forms[at - 1]) is not None or forms[at - 1] in _FUNDS)
    return granted or not CURRENCIES.isdisjoint(forms[start:end])


_FUNDS: Final = frozenset({"Geld", "Gelder", "Mittel", "Fördermittel", "Fördergeld", "Unterstützung", "Finanzspritze"})


def _is_made(words: Words, at: int, index: int, article: str) -> bool:
    """Whether the noun group from word ``at`` on is the subject or object of a verb of making in its clause."""
    forms = words.forms
    start, end = _clause(words, at, index)
    around = [*forms[start:at], *forms[index + 1 : end]]
    paid = any(_PAID.fullmatch(form) for form in around) and not CURRENCIES.isdisjoint(around)
    costs = any(form in _COSTS for form in around) and not CURRENCIES.isdisjoint(around)
    certain = article in _INDEFINITE or len(words.forms[index]) >= _TELLING
    funded = costs or (certain and is_funded_behind(words, _phrase_end(words, index)))
    if not paid and not funded and not any(tells_making(form, around) for form in around if form not in _GOING):
        goes = (i for i in range(start, end) if forms[i] in _GOING and tells_making(forms[i], around))
        if all(LINKS.intersection(forms[min(i, index) : max(i, at)]) for i in goes):
            return False
    if article in _INDEFINITE or article == "den":
        return True
    return not (article == "der" and at > start and may_own(words, at - 1))  # "die Träger der Seilbahn"


def _phrase_end(words: Words, index: int) -> int:
    """The word behind the noun at word ``index``, over the place where it is: "ein Kinderhaus in Ebern"."""
    at = index + 1
    if at + 1 < len(words) and words.forms[at] in {"in", "am", "im", "bei", "an"}:
        place = match(words, at + 1)
        return place[0] if place is not None else at + 1 + words.forms[at + 1][0].isupper()
    return at


def _clause(words: Words, at: int, index: int) -> tuple[int, int]:
    """Where the clause around the noun group begins and ends, by the commas around it."""
    start, end = words.sentence(at, index + 1, _REACH)
    forms = words.forms
    left = next((i + 1 for i in range(at - 1, start - 1, -1) if forms[i] in {",", ";", ":", "–"}), start)
    right = next((i for i in range(index + 1, end) if forms[i] in {",", ";", ":", "–"}), end)
    behind = forms[right + 1 : right + 3] if forms[right : right + 1] == [","] else []
    related = any(form in _RELATIVE for form in behind) and (behind[0] in _RELATIVE or behind[0] in BEFORE_NOUNS)
    if behind and (behind[0] in _INDEFINITE or related):
        after = next((i for i in range(right + 1, end) if forms[i] == ","), right)  # behind an apposition
        right = next((i for i in range(after + 1, end) if forms[i] in {",", ";", ":", "–"}), end)
    return left, right


_RELATIVE: Final = frozenset({"der", "die", "das", "den", "dem", "dessen", "deren", "welche", "welcher", "welches"})
