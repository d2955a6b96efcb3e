"""Names put together from a head noun, the adjectives before it and the words behind it."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.headed.complements import Phrase
from ingest.names.knowledge.gazetteer import is_landscape
from ingest.names.knowledge.inflection import decline, is_adjective, noun_form
from ingest.names.knowledge.lexicon import Head, find_head, state_adjectives
from ingest.names.words import Words

QUOTES: Final = '„“”"»«‚‘'
_NAMING_ADJECTIVE: Final = re.compile(r"(?:inter)?kommunal(e|en|er|es|em)|länderübergreifend(e|en|er|es|em)")
_PLAIN_UNDERTAKINGS: Final = frozenset(
    {"Projekt", "Vorhaben", "Leitprojekt", "Modellprojekt", "Pilotprojekt", "Modellvorhaben", "Schlüsselprojekt"}
)
"""Nouns before the name of a project that say no more of it."""
_SHORT: Final = 5
"""Letters of a name that means little without its noun."""
_GROUP: Final = re.compile(
    "(?:gruppe|gemeinschaft|gesellschaft|agentur|beratung|planung|werkstatt|schmiede|kontor|labor|atelier|studio|kollektiv)$"
)
"""Nouns for planners that are part of what they are called: "Planungsgruppe Nord", but "das Büro Nord"."""


def compose_name(
    words: Words, first: int, index: int, head: Head, core: str, right: Phrase, *, plural: bool
) -> tuple[int, str, tuple[str, ...]]:
    """Where the name begins, the name and its other forms: with a small adjective before it that is part of it."""
    name, aliases = _compose(head, core, right)
    if first == 0 or first != index:
        return first, name, aliases
    before = words.forms[first - 1]
    if (right.names(index) and head.kind == "Cooperation") or (head.kind == "Event" and not plural):
        return _with_naming_adjective(words, first, head, name, aliases)
    if head.kind == "Ministry" and not words.breaks[first] and _of_state(before):
        return first - 1, f"{decline(before, head.gender, plural=False)} {name}", (*aliases, name)
    return first, name, aliases


def _of_state(word: str) -> bool:
    """Whether a small word is the adjective of a state: "niedersächsischen"."""
    return word[:1].islower() and word.startswith(state_adjectives())


def _with_naming_adjective(
    words: Words, first: int, head: Head, name: str, aliases: tuple[str, ...]
) -> tuple[int, str, tuple[str, ...]]:
    """ "interkommunale Allianz X": the small adjective is part of the fullest name."""
    before = words.forms[first - 1]
    if words.breaks[first] or not _NAMING_ADJECTIVE.fullmatch(before):
        return first, name, aliases
    return first - 1, f"{decline(before, head.gender, plural=False)} {name}", (*aliases, name)


def _compose(head: Head, core: str, right: Phrase) -> tuple[str, tuple[str, ...]]:
    aliases = list(right.aliases)
    if not right.words:
        return core, tuple(aliases)
    full = f"{core} {right.words}"
    inner = right.words.strip(QUOTES)
    second = find_head(right.words.split(" ")[0])
    if head.whole and second is not None and second[0].kind == head.kind and " " in right.words:
        return right.words, (*aliases, full)
    if head.kind == "Consultancy" and head.bare == "refers" and right.words.startswith("für "):
        return full, tuple(aliases)
    if head.kind == "Consultancy" and head.bare == "refers":
        if is_landscape(inner):
            return full, tuple(aliases)  # "Umweltbüro Essen"
        whole = _GROUP.search(head.lemma) or core.split(" ")[-1] != head.lemma  # "Ökomodellbüro Nord"
        return (full, (*aliases, inner)) if whole else (inner, (*aliases, full))
    if right.quoted:
        aliases.append(inner)
        quoted_alone = head.kind in {"Project", "Programme"} and head.lemma != "Gemeinschaftsaufgabe"
        if quoted_alone or head.lemma == "Strategie":
            return inner, (*right.aliases, full)
    elif head.kind == "Project" and head.lemma in _PLAIN_UNDERTAKINGS and len(inner) > _SHORT:
        return inner, (*aliases, full)
    elif head.kind in {"Cooperation", "Region"} and len(inner) > 3:
        aliases.append(inner)
    elif head.bare == "undertaken":
        aliases.append(core)
    return full, tuple(aliases)


def core_of_name(words: Words, first: int, index: int, head: Head, plural: bool) -> str:
    """The head noun with its adjectives in the nominative."""
    parts = [
        decline(form, head.gender, plural) if is_adjective(form) else form for form in words.forms[first:index]
    ]  # fmt: skip
    return " ".join([*parts, noun_form(words.forms[index], head, plural)])
