"""The forms of German verbs: what a word can be of which verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.german.wordlists import read_table, read_words

PRESENT, PAST, REPORTING, UNREAL, INFINITIVE, PARTICIPLE, WITH_ZU, SINGULAR, PLURAL, ONGOING = (
    1 << n for n in range(10)
)
FINITE = PRESENT | PAST | REPORTING | UNREAL
"""REPORTING is the first subjunctive ("sei", "habe"), UNREAL the second ("wäre", "würde"), ONGOING "fördernd"."""

_INSEPARABLE = ("be", "ent", "emp", "er", "ge", "ver", "zer", "miss")
_FIRM = ("über", "unter", "um", "durch", "wider", "hinter", "voll", "wieder", *(p for p in _INSEPARABLE if p != "ge"))
# Weak verbs without "ge" in their participle; "gehen", "gelten" and the like are irregular and not among them.
_UNSTRESSED = (
    *_INSEPARABLE,
    "über",
    "unter",
    "wider",
    "durch",
    "wiederhol",
    "umarm",
    "umfass",
    "umrahm",
    "umring",
    "vollend",
    "offenbar",
)
PARTICLES = read_words("particles")
_BY_LENGTH = tuple(sorted((word for word in PARTICLES if len(word) > 1), key=len, reverse=True))
PASSIVES = frozenset({"werde", "werden", "wird", "wurde", "wurden", "würde", "würden", "worden"})
"""Forms of "werden" that tell that something is done to the subject."""
_AUXILIARY_FORMS: dict[str, tuple[tuple[str, int], ...]] = {
    "bin": (("sein", PRESENT | SINGULAR),),
    "sind": (("sein", PRESENT | PLURAL),),
    "seid": (("sein", PRESENT | PLURAL),),
    "ist": (("sein", PRESENT | SINGULAR),),
    "war": (("sein", PAST | SINGULAR),),
    "waren": (("sein", PAST | PLURAL),),
    "sei": (("sein", REPORTING | SINGULAR),),
    "seien": (("sein", REPORTING | PLURAL),),
    "wäre": (("sein", UNREAL | SINGULAR),),
    "wären": (("sein", UNREAL | PLURAL),),
    "sein": (("sein", INFINITIVE),),
    "gewesen": (("sein", PARTICIPLE),),
    "habe": (("haben", REPORTING | SINGULAR),),
    "haben": (("haben", PRESENT | PLURAL | INFINITIVE),),
    "werde": (("werden", REPORTING | SINGULAR),),
    "werden": (("werden", PRESENT | PLURAL | INFINITIVE),),
    "wurden": (("werden", PAST | PLURAL),),
    "worden": (("werden", PARTICIPLE),),
    "ward": (("werden", PAST | SINGULAR),),
}
AUXILIARIES = frozenset({"sein", "haben", "werden"})
MODALS = frozenset({"dürfen", "können", "mögen", "müssen", "sollen", "wollen"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a word can be: a form (flags) of the verb ``lemma``, its particle joined ("anschließen")."""

    lemma: str
    flags: int


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _needs_e(stem: str) -> bool:
    if stem.endswith(("d", "t")):
        return True
    return (
        len(stem) > 2 and stem[-1] in "mn" and stem[-2] not in "aeiouäöühlrmn" and not stem.endswith(("chn",))
    ) or stem.endswith("chn")


def _regular(infinitive: str) -> dict[str, int]:
    stem = _stem(infinitive)
    link = "e" if _needs_e(stem) else ""
    participle = stem + link + "t"
    if not infinitive.startswith(_UNSTRESSED) and not infinitive.endswith("ieren"):
        participle = "ge" + participle
    forms = {infinitive: PRESENT | PLURAL | INFINITIVE, participle: PARTICIPLE, infinitive + "d": ONGOING}
    third = stem + link + "t"
    forms[third] = forms.get(third, 0) | PRESENT | SINGULAR
    forms[stem + link + "te"] = PAST | SINGULAR
    forms[stem + link + "ten"] = PAST | PLURAL
    reporting = stem + "e"
    forms[reporting] = forms.get(reporting, 0) | REPORTING | SINGULAR
    if infinitive.endswith("eln"):
        forms[stem[:-2] + "le"] = REPORTING | SINGULAR
    return forms


def _irregular(infinitive: str, third: str, past: str, participle: str, unreal: str) -> dict[str, int]:
    plural = past + ("n" if past.endswith("e") else "en")
    forms = {infinitive: PRESENT | PLURAL | INFINITIVE, infinitive + "d": ONGOING}
    for form, flags in (
        (third, PRESENT | SINGULAR),
        (past, PAST | SINGULAR),
        (plural, PAST | PLURAL),
        (participle, PARTICIPLE),
        (_stem(infinitive) + "e", REPORTING | SINGULAR),
    ):
        forms[form] = forms.get(form, 0) | flags
    if unreal:
        for form, flags in ((unreal, UNREAL | SINGULAR), (unreal + "n", UNREAL | PLURAL)):
            forms.setdefault(form, flags)
    return forms


def _follows(verb: str, bases: set[str], weak: frozenset[str]) -> bool:
    """Whether a verb takes its forms from an irregular one: "ernennen" from "nennen"."""
    if verb in ("begleiten", "bereiten"):
        return False
    rests = [verb.removeprefix(prefix) for prefix in _FIRM if verb.startswith(prefix)]
    return any(rest in bases and rest not in weak for rest in rests)


@cache
def _forms() -> dict[str, tuple[tuple[str, int], ...]]:
    table: dict[str, dict[str, int]] = {}
    irregular = read_table("strong_verbs")
    bases = {row[0] for row in irregular}
    weak = read_words("weak_verbs")
    rows = [(verb, _regular(verb)) for verb in sorted(weak) if not _follows(verb, bases, weak)]
    rows += [(row[0], _irregular(row[0], row[1], row[2], row[3], row[4] if len(row) > 4 else "")) for row in irregular]
    for verb, forms in rows:
        for form, flags in forms.items():
            readings = table.setdefault(form, {})
            readings[verb] = readings.get(verb, 0) | flags
    found = {form: tuple(sorted(readings.items())) for form, readings in table.items()}
    found.update(_AUXILIARY_FORMS)
    return found


_OWN_GE = frozenset({"gehen", "geben", "gelten", "gießen"})
_LATIN = re.compile(r"([a-zäöüß]{2,40}ier)(t|te|ten|en|end|e)")
_LATIN_FLAGS = {
    "t": PRESENT | SINGULAR | PARTICIPLE, "te": PAST | SINGULAR, "ten": PAST | PLURAL,
    "en": PRESENT | PLURAL | INFINITIVE, "end": ONGOING, "e": REPORTING | SINGULAR,
}  # fmt: skip


@lru_cache(maxsize=65536)
def read_verb(word: str) -> tuple[Reading, ...]:
    """What verb forms a word in small letters can be; nothing for words that are no verbs."""
    if not 2 < len(word) <= 40 or not word.islower():
        return ()
    return tuple(Reading(lemma, flags) for lemma, flags in _read(word, 2))


def _read(word: str, depth: int) -> tuple[tuple[str, int], ...]:
    known = _forms().get(word)
    if known or depth == 0:
        return known or ()
    found: dict[str, int] = {}
    for prefix in _FIRM:
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < 3:
            continue
        for lemma, flags in _forms().get(rest, ()):
            if lemma in ("sein", "werden") or lemma in MODALS or (lemma == "haben" and prefix != "ge"):
                continue
            if not (flags & PARTICIPLE and rest.startswith("ge")):
                found[prefix + lemma] = found.get(prefix + lemma, 0) | flags
        for lemma, flags in _forms().get("ge" + rest, ()):
            if flags & PARTICIPLE and (lemma in _OWN_GE or not lemma.startswith("ge")):
                found[prefix + lemma] = found.get(prefix + lemma, 0) | PARTICIPLE
    for particle in _BY_LENGTH:
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < 3:
            continue
        readings = _read(rest, depth - 1)
        if rest.startswith("zu") and len(rest) > 5:
            inner = tuple((lemma, WITH_ZU) for lemma, flags in _read(rest[2:], 1) if flags & INFINITIVE)
            readings = inner or readings
        for lemma, flags in readings:
            if lemma in MODALS and not flags & (INFINITIVE | PARTICIPLE):
                continue
            found[particle + lemma] = found.get(particle + lemma, 0) | flags
    if found:
        return tuple(sorted(found.items()))
    if latin := _LATIN.fullmatch(word):
        return ((latin[1] + "en", _LATIN_FLAGS[latin[2]]),)
    return ()


_ENDINGS = ("em", "en", "er", "es", "e")


@lru_cache(maxsize=65536)
def attribute_verb(word: str) -> str | None:
    """The verb behind a participle in front of its noun: "gegründete" → "gründen", "gewährtes" → "gewähren"."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            for reading in read_verb(word.removesuffix(ending)):
                if reading.flags & (PARTICIPLE | ONGOING):
                    return reading.lemma
    return None
