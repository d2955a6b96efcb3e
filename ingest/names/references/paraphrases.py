"""Persons named a second time by what they are: "die 44-Jährige", "der gebürtige Pfälzer", "die Diplom-Geografin"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from ingest.names.cast.cast import Cast
from ingest.names.knowledge.genders import is_womans
from ingest.names.knowledge.lexicon import vocabulary
from ingest.names.knowledge.small_words import DATIVE
from ingest.names.structure.pronouns import Use
from ingest.names.words import Words

_AGED: Final = re.compile(r"(?:\d\d-?|\w{5,30}(?:zig|zehn)-?)[Jj]ährigen?")
_TRAINED: Final = re.compile(
    r"(?:gebürtig|gelernt|studiert|promoviert|diplomiert|ausgebildet|habilitiert|examiniert|passioniert|geprüft)en?"
)
"""Adjectives that tell from where, or by what schooling, somebody is what the noun behind them says."""
_SHORTEST: Final = 5
_MEMORY: Final = 120
"""Words: a person named further back needs the name again."""

_BREATH: Final = 12
"""Words between people who are named in one breath."""
_SEVERAL: Final = 3
"""People of a board or a picture: whom of them "die 24-Jährige" means nobody can tell."""


def find_paraphrases(words: Words, names: Sequence[Use], cast: Cast) -> Iterator[Use]:
    """The noun groups, with their articles, that mean the man or woman named last; ``names`` are sorted by place."""
    people = [use for use in names if use.kind == "Person" and len(use.places) == 1]
    covered = {i for use in names for i in range(use.first, use.last)}
    passed = 0
    last: dict[str, Use] = {}
    beside: dict[str, set[int]] = {"f": set(), "m": set()}  # of one gender, named so near that none of them stands out
    for at, form in enumerate(words.forms):
        while passed < len(people) and people[passed].first < at:
            use = people[passed]
            gender = "f" if is_womans(cast.members[use.places[0]].name) else "m"
            if gender in last and use.first - last[gender].last > _BREATH:
                beside[gender].clear()
            beside[gender].add(use.places[0])
            last[gender] = use
            passed += 1
        article = form.lower()
        if article not in _GENDERS or words.labels[at] or at in covered:
            continue
        end, noun = _group(words, at)
        if noun is not None and article == "den" and _is_several(words, at, noun):
            continue
        if noun is None or not covered.isdisjoint(range(at, end)) or end in covered or _is_apposed(words, at, covered):
            continue
        gender = _gender(article, noun)
        meant = last.get(gender)
        if meant is not None and at - meant.last <= _MEMORY and len(beside[gender]) < _SEVERAL:
            yield Use(at, end, meant.places, "Person", meant.gender)


_GENDERS: Final = frozenset({"der", "die", "den", "dem"})


def _is_several(words: Words, at: int, noun: str) -> bool:
    """Whether "den" is the dative of several: "bei den Geografen", "den Planern"."""
    return noun.endswith(("ern", "euren", "innen")) or (at > 0 and words.forms[at - 1].lower() in DATIVE)


def _is_apposed(words: Words, at: int, covered: set[int]) -> bool:
    """Whether the group only describes the name right before it: "Eva Lang, die Geografin, …"."""
    return at > 1 and words.forms[at - 1] == "," and at - 2 in covered


def _group(words: Words, at: int) -> tuple[int, str | None]:
    """The end and the noun of a group that says what somebody is and opens with the article at ``at``."""
    forms = words.forms
    noun = at + 1
    trained = noun < len(forms) and (
        _TRAINED.fullmatch(forms[noun]) is not None or (forms[noun].endswith(("e", "n")) and _is_aged(forms, noun))
    )
    noun += trained
    if noun >= len(forms) or not words.is_whole(at, noun + 1):
        return at, None
    form = forms[noun]
    known = _AGED.fullmatch(form) is not None or (form[0].isupper() and (trained or is_person_noun(form)))
    return noun + 1, form if known else None


def _gender(article: str, noun: str) -> str:
    """The gender of the one who is meant, "" of several: "der 44-Jährigen" is a woman, "die Geografen" are many."""
    aged = _AGED.fullmatch(noun) is not None
    if article == "die":
        return "f" if not noun.endswith(("innen", "en", "er", "eure", "te")) or noun.endswith("beamte") else ""
    if article == "der":
        womanly = noun.endswith("n") if aged else noun.endswith(("in", "frau"))
        return "f" if womanly else "m"
    return "m"


def _is_aged(forms: Sequence[str], at: int) -> bool:
    """Whether "58-jährige" stands before a noun: "der 58-jährige Christdemokrat"."""
    follows = forms[at + 1][:1].isupper() if at + 1 < len(forms) else False
    return follows and "j" in forms[at] and _AGED.fullmatch(forms[at]) is not None


@lru_cache(maxsize=16384)
def is_person_noun(word: str) -> bool:
    """Whether a word says what somebody is by calling, party or origin, alone or at its end, in the singular."""
    low = word.lower()
    nouns = vocabulary("person_nouns")
    for form in (low, low.removesuffix("en"), low.removesuffix("n"), low.removesuffix("s")):
        if any(form[start:] in nouns for start in range(max(1, len(form) - _SHORTEST + 1))):
            return True
    return False
