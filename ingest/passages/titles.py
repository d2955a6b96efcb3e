"""What people are called by the office they hold: "Oberbürgermeisterin", "Erster Beigeordneter", "KAG-Vorsitzender".

The words are data (``offices.yaml``): stems by the way in which they decline, so that every gender, case and number of
a title and of its compounds is known from one entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from ingest.names.knowledge.lexicon import cues, tables
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.passages import Passage
from ingest.passages.title_forms import article_of, modifier_form, nominative

_FORMS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "er": {"": ("", "s", "n"), "in": ("in",), "in ": ("innen",)},
    "weak": {"": ("", "en"), "in": ("in", "innen")},
    "director": {"": ("", "s", "en"), "in": ("in", "innen")},
    "chief": {"": ("", "s", "e", "en"), "in": ("in", "innen")},
    "plain": {"": ("", "s")},
}
"""How a stem of each sort ends, under the ending of the form that stands for them all."""
_DECLINED: Final = ("er", "e", "en", "em")
_MARKS: Final = ("(in)", "/-in", "/in", "*in", ":in", "_in", "(r)", "/-r", "/r", "*r", ":r")
_LONGEST: Final = 40
HEADS_OF_TOWNS: Final = frozenset({"municipal", "district"})
"""Sorts of titles that nobody holds of two bodies at once."""
_ORDINALS: Final = ("erste", "zweite", "dritte")


@dataclass(frozen=True, slots=True)
class Title:
    """One title in a passage: its words from ``first`` to ``last``, its class, and the organisation named inside it.

    ``role`` is empty where the word names a service and no office: "Eva Lang (Regionalmanagement)".
    """

    first: int
    last: int
    role: str
    kinds: frozenset[str]
    of_topic: bool
    manages: bool
    prefix: str | None
    sort: str


def office_words() -> dict[str, Any]:
    """The tables of ``offices.yaml``."""
    return tables(__file__, "offices")


@cache
def _endings() -> dict[str, tuple[str, str]]:
    """Each form that a word can end in: the class of its title, and the ending of the form to call it by."""
    found: dict[str, tuple[str, str]] = {}
    for name, row in office_words()["titles"].items():
        for sort, endings in _FORMS.items():
            for stem in row.get(sort, ()):
                for base, forms in endings.items():
                    root = stem[:-2] if base and stem.endswith("erer") else stem  # Förderer, Förderin
                    found.update({root + form: (name, root + base.strip()) for form in forms})
        for stem in row.get("adjective", ()):
            found.update({stem + form: (name, stem + form) for form in _DECLINED})
        for stem in row.get("rat", ()):
            head = stem[: -len("rat")]
            for form in ("rat", "rats", "rates", "räte", "räten"):
                found[head + form] = (name, stem)
            found[head + "rätin"] = found[head + "rätinnen"] = (name, head + "rätin")
    return found


@lru_cache(maxsize=16384)
def title_of(word: str) -> tuple[str, str] | None:
    """The class of the title that a word is or ends in, and the word as it stands by itself: "Landräten" → "Landrat".

    A title that declines like an adjective keeps its form, which depends on the article in front.
    """
    for mark in _MARKS:
        word = word.removesuffix(mark)
    low = word.lower()
    if word in office_words()["short"]:
        known = title_of(office_words()["short"][word])
        return None if known is None else (known[0], word)
    if not 3 < len(low) <= _LONGEST or _PIPES.fullmatch(low):
        return None
    for start in range(len(low) - 3):
        found = _endings().get(low[start:])
        if found is not None:
            name, base = found
            whole = low[:start] + base
            return name, word[: len(whole)] if low.startswith(whole) else word[:1] + whole[1:]
    return None


_PIPES: Final = re.compile(
    r"(?:\w*(?:rohr|wasser|strom|gas|wärme|druck|fern|frei|erd|hoch|energie)-?|her|an|ab|ein|zu|aus|um|über|weiter)leitung"
)
"""What ends like the office of a head: "Herleitung", "Wasserleitung"."""


def kinds_of(sort: str) -> frozenset[str]:
    """The kinds of bodies that a title of this class is an office of."""
    return frozenset(office_words()["titles"][sort]["kinds"])


def make_title(first: int, last: int, role: str, sort: str, prefix: str | None = None) -> Title:
    row = office_words()["titles"][sort]
    role = role if row.get("role", True) else ""
    of_topic = row.get("of") == "topic"
    return Title(first, last, role, kinds_of(sort), of_topic, row.get("manages", False), prefix, sort)


@lru_cache(maxsize=16384)
def _may_be_title(text: str) -> bool:
    """Whether a token is a title in some sentence, alone or as the last part of a compound."""
    if not text[:1].isupper():
        return False
    words = (text.rpartition("-")[2], text.removeprefix("Ex-").removeprefix("Alt-"))
    return any(title_of(word) is not None for word in words)


@lru_cache(maxsize=8)
def find_titles(passage: Passage) -> tuple[Title, ...]:
    """The titles of a passage in order; words that are part of a name are none."""
    tokens = passage.sentence.tokens
    if not any(map(_may_be_title, [token.text for token in tokens])):
        return ()
    named = _name_tokens(passage)
    titles: list[Title] = []
    for i, token in enumerate(tokens):
        text = token.text
        if i in named or not text[:1].isupper():
            continue
        prefix, _, last = text.rpartition("-")
        split = bool(prefix) and last[:1].isupper() and (prefix.isupper() or named_inside(passage, prefix) is not None)
        split = (split or prefix in _parties()) and prefix not in ("LEADER", "Leader")
        word = last if split else text.removeprefix("Ex-").removeprefix("Alt-")
        found = title_of(word)
        if found is None or (titles and found[0] in SERVICES and _is_helped(passage, titles[-1], i)):
            continue
        sort, role = found
        if i > 1 and passage.words[i - 1] in ("des", "der") and passage.words[i - 2].startswith(_STANDS_IN):
            continue  # "Stellvertreter des Vorsitzenden"
        if sort == "delegate" and i and passage.words[i - 1].startswith(("sein", "ihr", "dess", "deren")):
            sort = "chair"  # "seine Vertreterin"
        if prefix in _parties() and passage.register.named(prefix) is None:
            sort, split = "political", False  # "Grünen-Sprecherin", "CDU-Chef"
        if text.lower() in _CHARGES or (text in ("Chef", "Chefin") and i and passage.words[i - 1].startswith("mein")):
            continue
        if text.endswith("ertretung") and i > 0 and passage.words[i - 1] == "in":
            continue  # "in Vertretung der Beauftragten P"
        if text.endswith("eitung") and i > 0 and passage.words[i - 1] in ("die", "der", "unter"):
            continue  # "die Leitung übernahm P" tells no title
        role = without_body(role)
        end = extended(passage, i)
        if end > i and passage.words[end] in _MANAGING:
            sort = "companion" if role.startswith("Assist") else "manager"
        first = i
        while first > 0 and is_modifier(tokens[first - 1].text):
            opening = first == 1 and tokens[0].text.lower().startswith(_ORDINALS)
            if opening and passage.words[end + 1 : end + 2] in (("war",), ("wurde",), ("wird",)):
                break  # "Erster Vorsitzender war P"
            if (tokens[first - 1].text[0].isdigit() and not is_numbered(role)) or (opening and not _is_ranked(role)):
                break
            first -= 1
        words = [t.text for t in tokens[first:i] if t.text not in ("(", ")")]
        article = article_of(passage, first, office_words()["former"])
        feminine = passage.words[end].endswith("in")
        words = [*(modifier_form(word, article, feminine=feminine) for word in words), nominative(role, article)]
        if first == i and (number := _numbered_in_list(passage, first, role)):
            words.insert(0, number)
        role = " ".join([*words, *(t.text for t in tokens[i + 1 : end + 1])])
        titles.append(make_title(first, end, role, sort, prefix if split else None))
    return tuple(titles)


def _is_helped(passage: Passage, helper: Title, i: int) -> bool:
    """Whether the service at token ``i`` is the one that the title right before it helps in: "Assistentin im
    Regionalmanagement"."""
    between = passage.words[helper.last + 1 : i]
    return helper.role.startswith(HELPERS) and len(between) < _NEAR and all(w in _WITHIN for w in between)


HELPERS: Final = ("Assist", "Sekret", "Sachbearbeit", "Mitarbeit", "Projektassist", "Verwaltungs", "Referent")
"""How the titles begin of those who only help the ones that manage: "Assistentin der Geschäftsführung"."""
SERVICES: Final = frozenset({"service", "directorate"})
"""Sorts of titles that name a service and may head the name of who does it."""
_NEAR: Final = 3
_WITHIN: Final = ARTICLES | {"im", "in", "beim", "bei", "für", "fürs", "zur", "-", "–", "vom"}


def named_inside(passage: Passage, prefix: str) -> str | None:
    """The body that a title names before its last part, with hyphens for blanks: "SGD-Süd-Präsident"."""
    return passage.register.named(prefix) or passage.register.named(prefix.replace("-", " "))


def _numbered_in_list(passage: Passage, first: int, role: str) -> str:
    """The number of a chair on a line that it opens: "1. Vorsitzender P", below it "2. Vorsitzende Q"; else nothing."""
    office = next((stem for stem in _NUMBERED if role.lower().startswith(stem)), None)
    if office is None:
        return ""
    text, start = passage.document.text, passage.starts[first]
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if line not in ("1.", "2.", "3."):
        return ""
    near = text[max(0, start - _LIST) : start + _LIST]
    called = office.capitalize()
    return line if f"1. {called}" in near and f"2. {called}" in near else ""


_NUMBERED: Final = ("vorsitz", "stellvertret")


_LIST: Final = 1_500
"""Characters to either side in which the other chairs of a list stand."""


@cache
def _parties() -> frozenset[str]:
    return cues("parties") | {"Fraktions", "Liberalen", "Freie-Wähler", "FW", "Grünen", "Linken", "Linke", "FDP"}


_STANDS_IN: Final = ("stellvertreter", "vertreter")
_CHARGES: Final = frozenset(
    {"referenten", "referentinnen", "sitzungsleitung", "versammlungsleitung", "diskussionsleitung"}
)
"""What somebody does for an evening, and no office."""
_MANAGING: Final = frozenset(
    {"geschäftsstelle", "geschäftsführung", "regionalmanagements", "allianzmanagements", "leader-managements"}
)
"""Units whose head manages the cooperation."""


def without_body(role: str) -> str:
    """A title without the body that it names inside: "Allianzsprecher" → "Sprecher"; that of a Zweckverband is the
    title that its statutes give: "Verbandsvorsitzende"."""
    low = role.lower()
    for inside in office_words()["bodies_inside"]:
        rest = low.removeprefix(inside)
        if inside in _STATUTORY:
            continue
        if rest != low and rest.startswith(("vorsitz", "sprecher", "geschäftsführ", "vorständ")):
            return rest.capitalize()
    return role


_STATUTORY: Final = frozenset({"verbands", "zweckverbands"})


def is_modifier(word: str) -> bool:
    """Whether a small word in front of a title is part of it: "stellvertretender Landrat", "Erster Bürgermeister", but
    not "ihr erster Sprecher"."""
    low = word.lower()
    return low in _modifiers() and not (word == low and low.startswith(_ORDINALS))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(office_words()["modifiers"])


def _is_ranked(role: str) -> bool:
    """Whether "Erste" is part of the title: "Erster Bürgermeister", but "Erster Sprecher wird P"."""
    return is_numbered(role) and not role.lower().startswith(("sprecher", "vorstand", "stellvertret"))


def is_numbered(role: str) -> bool:
    """Whether there is a first and a second of this office, so that a number before it is part of the title."""
    return role.lower().startswith(
        ("vorsitz", "bürgermeister", "beigeordnet", "stellvertret", "vorstand", "sprecher")
    ) or (role.lower().endswith(("rat", "rätin", "bürgermeister", "bürgermeisterin")))


def extended(passage: Passage, i: int) -> int:
    """The last token of the title that begins at ``i``: "Leiter der Geschäftsstelle" is one."""
    for length in (3, 2):
        rest = passage.words[i + 1 : i + length]
        if rest and rest[-1] in office_words()["units"] and all(w in ARTICLES for w in rest[:-1]):
            return i + length - 1
    return i


def _name_tokens(passage: Passage) -> frozenset[int]:
    """The tokens inside names of bodies and people: "Rat der Bürgermeister" holds no title."""
    inside: set[int] = set()
    for argument in passage.arguments:
        if argument.reference.form not in ("name", "short"):
            continue
        i = argument.token
        if argument.kind == "Project" and passage.starts[i + 1 : i + 2] >= (argument.span.end,):
            continue  # "der Leerstandslotse P" beside a project called so
        while i < len(passage.starts) and passage.starts[i] < argument.span.end:
            inside.add(i)
            i += 1
    return frozenset(inside)
