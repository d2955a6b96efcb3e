"""Pronouns with a safe antecedent: "…, das 2019 erarbeitet wurde", "Es bündelt …", "Ihm gehören … an", "wir"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.names.knowledge.lexicon import cues
from ingest.names.words import Words
from ontology.terms import KINDS

THIRD_PERSON: Final = frozenset({"er", "sie", "es", "ihn"})
"""Pronouns that take up one thing or person named before."""

_RELATIVE: Final = {
    "der": "mfp", "die": "fp", "das": "n", "dem": "mn", "den": "m", "denen": "p", "dessen": "mn", "deren": "fp",
    "welcher": "mf", "welche": "fp", "welches": "n", "welchem": "mn", "welchen": "m",
}  # fmt: skip
"""The genders (p: plural) that each relative pronoun may have."""
_PERSONAL: Final = {
    "er": "m", "sie": "fp", "es": "n", "ihm": "mn", "ihr": "f", "ihn": "m", "ihnen": "p", "dieser": "m", "diese": "fp",
    "dieses": "n", "dessen": "mn", "deren": "fp", "beide": "p",
}  # fmt: skip
_PREPOSITIONS: Final = cues("prepositions")
_IMPERSONAL: Final = cues("impersonal_verbs")
_VERB: Final = re.compile(
    r"[a-zäöüß]+(?:t|en|te|ten|st|n|ß)|[a-zäöüß]*(?:sei|war|ist|hat|sind|wird|wurde|würde|werde|habe|hätte|solle|könne|müsse|"
    r"kam|gab|stand|lag|trug|fiel|ging|nahm|fand|blieb|schrieb|lief|rief|schuf|zog|sprach|gann|wann|schloss|sah|bot|"
    r"wies|stieg|wuchs|warb)"
)
_ENDS: Final = frozenset(".;:–!?()|")
_SEATED: Final = frozenset({"Consultancy", "Organisation", "Authority"})
_WE: Final = cues("first_person")
_THINGS: Final = frozenset(KINDS) - {"Municipality", "State"}


@dataclass(frozen=True, slots=True)
class Use:
    """Words ``first`` to before ``last`` mean ``places``, members of the cast; ``gender`` is m, f, n, p or unknown."""

    first: int
    last: int
    places: tuple[int, ...]
    kind: str
    gender: str


def find_pronouns(words: Words, uses: Sequence[Use]) -> Iterator[Use]:
    """The pronouns of a text that mean one of ``uses``, which are sorted by place."""
    starts = [use.first for use in uses]
    forms = words.forms
    sentence = previous = 0
    covered = {i for use in uses for i in range(use.first, use.last)}
    for index, form in enumerate(forms):
        if index and (words.breaks[index] == 2 or _opens_sentence(words, index)):
            previous = sentence if words.breaks[index] != 2 else max(sentence, index - 60)
            sentence = index
        if index in covered:
            continue
        low = form if form in _RELATIVE else form.lower()
        found = None
        if form in _RELATIVE and index > sentence and _is_relative(words, index):
            found = _before_comma(words, uses, starts, index, _RELATIVE[form])
        elif low in _PERSONAL and not words.labels[index]:
            found = _meant(words, uses, starts, index, low, sentence, previous)
        if found is not None:
            yield Use(index, index + 1, found.places, found.kind, found.gender)


def _opens_sentence(words: Words, index: int) -> bool:
    """Whether the word is the first of a sentence, and none behind "e. V." or "St."."""
    forms = words.forms
    if forms[index - 1] not in {".", "!", "?"} or not words.opens[index] or forms[index][0].islower():
        return False
    return not (forms[index - 1] == "." and index > 1 and forms[index - 2] in _SHORT and words.glued(index - 1))


_SHORT: Final = frozenset({"St", "Dr", "Prof", "Nr", "bzw", "ca", "Hl", "Lkr", "Bgm", "Art", "Abs", "Kl", "Gr"})
"""Words that a full stop shortens before a name."""


def find_first_person(words: Words) -> Iterator[int]:
    """Where the text says "wir", "uns" or, as a minister does, "mein Haus" of its publisher: not in a quotation."""
    depth = 0
    for index, form in enumerate(words.forms):
        if form in {"„", "»"}:
            depth = 40
        elif form[0] in "“«" and depth:
            depth = 0
        elif not depth and (form in _WE or is_own_house(words, index)):
            yield index
        depth = max(0, depth - 1)


def offers_people(text: str) -> bool:
    """Whether a page names people of whoever publishes it to be asked: "Ihre Ansprechpartnerin"."""
    return _OFFERED.search(text) is not None


_OFFERED: Final = re.compile(r"\bIhre?n? (?:Ansprechp|Kontakt)")


def is_own_house(words: Words, index: int) -> bool:
    """Whether the word is the noun of "mein Haus", "unser Ministerium"."""
    return words.forms[index] in _HOUSES and index > 0 and words.forms[index - 1].lower() in _MY


_HOUSES: Final = frozenset({"Haus", "Hauses", "Ministerium", "Ministeriums", "Behörde"})
_MY: Final = frozenset({"mein", "meinem", "meines", "meine", "meiner", "unser", "unserem", "unseres", "unsere"})


# -- relative pronouns -------------------------------------------------------------------------------------------------


def _is_relative(words: Words, index: int) -> bool:
    """Whether "der", "die", "das" behind a comma opens a clause: then a verb ends it."""
    forms = words.forms
    before = forms[index - 1]
    if before != "," and not (before in _PREPOSITIONS and index > 1 and forms[index - 2] == ","):
        return False
    last = ""
    inserted = False
    for at in range(index + 1, min(index + 45, len(forms))):
        form = forms[at]
        inserted = (inserted or form == "(") and form != ")"
        if inserted or form == ")" or (form == "–" and forms[at - 1][-1].isdigit() and words.glued(at)):
            continue  # "die das Konzept (REK) 2023–2027 erarbeitet hat"
        if form in _ENDS or form == "," or words.breaks[at] == 2:
            break
        if form in {"und", "oder"} and _VERB.fullmatch(last) and last not in cues("function_words"):
            break
        last = form
    return bool(last) and bool(_VERB.fullmatch(last)) and last not in _PREPOSITIONS


def _before_comma(words: Words, uses: Sequence[Use], starts: list[int], index: int, genders: str) -> Use | None:
    """What the noun group right before the comma names, with nothing behind it but a bracket or closing mark: its last
    name, else the one before that agrees with the pronoun, as "das Konzept der Allianz X, das …" has it."""
    comma = index - 1 if words.forms[index - 1] == "," else index - 2
    place = bisect_left(starts, comma) - 1
    if place < 0:
        return None
    use = uses[place]
    if place and use.kind == "Municipality" and words.forms[use.first - 1] in {"aus", "in"}:
        seated = uses[place - 1]
        if seated.last == use.first - 1 and seated.kind in _SEATED and (not seated.gender or seated.gender in genders):
            return seated  # "das Büro Kern aus Gera, das …"
    between = words.forms[use.last : comma]
    if not all(form in {")", "“", "”", '"', "«"} for form in between):
        return None
    if not (use.gender and use.gender not in genders):
        placed = not use.gender and "n" not in genders and use.kind in {"Municipality", "State"}
        return None if placed else use
    while place and _hangs_on(words, uses[place - 1], uses[place]):
        place -= 1
        if uses[place].gender and uses[place].gender in genders:
            return uses[place]
    return None


def _hangs_on(words: Words, use: Use, attribute: Use) -> bool:
    """Whether the second stands in the noun group of the first: behind "der", "für die", "im Landkreis"."""
    between = words.forms[use.last : attribute.first]
    return len(between) <= _LINK and all(form in _LINKS for form in between)


_LINK: Final = 4
"""Words at most between a name and what it is of."""
_LINKS: Final = _PREPOSITIONS | cues("contracted_prepositions") | cues("definite") | {"(", ")", "“", "”", "«"}


# -- personal pronouns -------------------------------------------------------------------------------------------------


def _meant(
    words: Words, uses: Sequence[Use], starts: list[int], index: int, form: str, sentence: int, previous: int
) -> Use | None:
    forms = words.forms
    following = forms[index + 1] if index + 1 < len(forms) else ""
    if form in {"dieser", "diese", "dieses"} and not (following[:1].islower() and _VERB.fullmatch(following)):
        return None
    if _is_compared(forms, index):
        return None
    if form == "beide" and not (following[:1].islower() and following.endswith("en")):
        return None
    if form == "es" and (following in _IMPERSONAL or (index and forms[index - 1].lower() in _IMPERSONAL)):
        return None
    if form == "ihr" and not _is_dative(words, index):
        return None
    if form in {"dessen", "deren"} and index != sentence:
        return None
    genders = _PERSONAL[form]
    if genders == "fp":
        before = forms[index - 1] if index else ""
        verb = before if before[:1].islower() and before not in cues("function_words") else following
        genders = "p" if verb.endswith(("en", "sind")) else "f"
    low = bisect_left(starts, previous)
    middle = bisect_left(starts, sentence)
    high = bisect_left(starts, index)
    fitting = [u for u in uses[low:middle] if _fits(words, u, genders) and not _is_whereabouts(words, u)]
    if fitting and form in {"dieser", "diese", "dieses"}:
        return fitting[-1]  # it takes up what was named last
    inside = [u for u in uses[middle:high] if _fits(words, u, genders)]
    for candidates in ([*inside, *fitting], fitting):
        if len({u.places for u in candidates}) == 1:
            return candidates[0]
    subjects = {u.places for u in fitting if _may_be_subject(words, u)}
    if genders in {"f", "n", "m"} and index - sentence < 4 and len(subjects) == 1:
        return next(u for u in fitting if u.places in subjects)
    if fitting and index - sentence < 3 and fitting[0].first - previous < 4:
        return fitting[0]
    return None


def _is_whereabouts(words: Words, use: Use) -> bool:
    """Whether an area is only named as where something is, which no pronoun takes up: "im Kreis X"."""
    return use.kind in {"District", "State"} and not _may_be_subject(words, use)


def _is_compared(forms: Sequence[str], index: int) -> bool:
    """Whether the pronoun is what something is compared with: "anders als sie", "ebenso wie er"."""
    than, degree = (forms[index - 1], forms[index - 2]) if index > 1 else ("", "")
    if than == "wie":
        return degree in {"so", "ebenso", "genauso", "gleich"}
    return than == "als" and degree[:1].islower() and degree.endswith(("er", "ers"))


def _may_be_subject(words: Words, use: Use) -> bool:
    """Whether nothing marks the words as a genitive, a dative or the complement of a preposition."""
    forms = words.forms
    article = forms[use.first - 1] if use.first else ""
    before = forms[use.first - 2] if use.first > 1 else ""
    oblique = {"f": {"der", "einer", "dieser"}, "n": {"des", "dem", "eines", "einem"}, "m": {"des", "dem", "den"}}
    if article.lower() in oblique.get(use.gender, set()) or article.lower() in _PREPOSITIONS:
        return False
    return article.lower() not in _CONTRACTED and before.lower() not in _PREPOSITIONS


_CONTRACTED: Final = frozenset({"im", "am", "zum", "zur", "vom", "beim", "ins", "ans"})


def _fits(words: Words, use: Use, genders: str) -> bool:
    article = words.forms[use.first - 1] if use.first else ""
    gender = use.gender or {"die": "f", "das": "n"}.get(article.lower(), "")
    return bool(gender) and gender in genders and (use.kind in _THINGS or gender == "p")


_BEFORE_HER: Final = frozenset({"zu", "in", "hinter", "bei", "mit", "von", "aus"})
"""Behind these "ihr" is a pronoun where a verb follows: "zu ihr zählen"."""


def _is_dative(words: Words, index: int) -> bool:
    """Whether "ihr" is a pronoun beside "gehören" and no possessive."""
    forms = words.forms
    near = (*forms[max(0, index - 2) : index], *forms[index + 1 : index + 3])
    after = forms[index + 1] if index + 1 < len(forms) else ""
    if index and forms[index - 1].lower() in _BEFORE_HER:
        return after[:1].islower() and bool(_VERB.fullmatch(after)) and not after.endswith("e")
    return any(f.lower().startswith(("gehör", "angehör", "obliegt", "obliegen")) for f in near) and after[:1].islower()
