"""What is generally known of German names, read once from the tables beside it: data, so that it grows without code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from ingest.german.wordlists import read_lines

_FOLDER: Final = Path(__file__).parent
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names are built on: "Allianz" makes a Cooperation, feminine, often without a name a reference."""

    lemma: str
    plural: str
    kind: str
    gender: str
    follow: frozenset[str]
    bare: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Territory:
    """A noun that stands before names of places: "Gemeinden" in "die Gemeinden A und B"."""

    kind: str
    sort: str
    keeps: bool
    many: bool


def _read_yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_Loader)  # noqa: S506 (a safe loader)


def _documents(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = _read_yaml(_FOLDER / name)
    return loaded


@cache
def tables(module: str, name: str) -> dict[str, Any]:
    """The tables of ``<name>.yaml``, which stands beside the ``module`` that reads it (its ``__file__``)."""
    loaded: dict[str, Any] = _read_yaml(Path(module).with_name(f"{name}.yaml"))
    return loaded


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The words of ``<name>.txt``."""
    return frozenset(word for line in phrases(name) for word in line.split())


@cache
def _cues() -> dict[str, frozenset[str]]:
    loaded: dict[str, str] = _read_yaml(_FOLDER / "cues.yaml")
    return {key: frozenset(words.split()) for key, words in loaded.items()}


def cues(name: str) -> frozenset[str]:
    """The words under ``name`` in ``cues.yaml``."""
    return _cues()[name]


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The lines of ``<name>.txt``."""
    return tuple(read_lines(_FOLDER / f"{name}.txt"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``<name>.tsv``."""
    return tuple(tuple(line.split("\t")) for line in read_lines(_FOLDER / f"{name}.tsv"))


@cache
def state_adjectives() -> tuple[str, ...]:
    """How the adjectives of states begin: "niedersächsisch"."""
    return tuple(row[0] for row in rows("state_adjectives"))


@cache
def territories() -> dict[str, Territory]:
    """Each form of each noun of ``territories.yaml``."""
    found: dict[str, Territory] = {}
    for entry in _documents("territories.yaml"):
        for many, forms in ((False, entry["one"]), (True, entry["many"])):
            for form in forms:
                found[form] = Territory(entry["kind"], entry["sort"], entry["keeps"], many)
    return found


def _inflected(lemma: str, plural: str | None, gender: str) -> dict[str, bool]:
    """The forms of a noun; true for the plural."""
    forms = {lemma: False}
    if gender != "f":
        ending = ("es", "s") if lemma[-1] not in "sßxz" else ("es", "ses")
        forms.update({lemma + e: False for e in ending})
        if lemma.endswith("nis"):
            forms[lemma + "ses"] = False
    if plural:
        forms.setdefault(plural, True)
        if plural[-1] not in "ns":
            forms.setdefault(plural + "n", True)
    return forms


@cache
def _heads(
    table: str,
) -> tuple[dict[str, tuple[Head, bool]], dict[str, tuple[Head, bool]], tuple[int, ...], frozenset[str]]:
    whole: dict[str, tuple[Head, bool]] = {}
    ending: dict[str, tuple[Head, bool]] = {}
    for entry in _documents(table):
        for gender in "fmn":
            for item in entry.get(gender) or ():
                lemma, _, plural = item.partition("/")
                head = Head(
                    lemma,
                    plural,
                    entry["kind"],
                    gender,
                    frozenset(entry["follow"]),
                    entry["bare"],
                    bool(entry.get("whole")),
                )
                for form, many in _inflected(lemma, plural or None, gender).items():
                    (whole if head.whole else ending).setdefault(form if head.whole else form.lower(), (head, many))
    lengths = tuple(sorted({len(form) for form in ending}, reverse=True))
    return whole, ending, lengths, frozenset(form[-_TAIL:] for form in ending)


_TAIL: Final = 2
"""Letters of the end of a word by which most words are seen to end in no head noun."""


@lru_cache(maxsize=65536)
def find_head(word: str) -> tuple[Head, bool] | None:
    """The head noun that a capitalised word is or ends in, and whether it is plural."""
    return _find(word, "heads.yaml")


@lru_cache(maxsize=65536)
def find_undertaking(word: str) -> tuple[Head, bool] | None:
    """The like for nouns of what is a project only where it is said to be undertaken: "Bürgerhaus", "Mühlenpfad"."""
    return _find(word, "undertakings.yaml")


@cache
def _unlike() -> tuple[str, ...]:
    return tuple(sorted(cues("unlike_heads")))


_TOWNS: Final = frozenset({"Gemeinde", "Gemeinden", "Städte", "Stadt", "Kommunal"})


def _find(word: str, table: str) -> tuple[Head, bool] | None:
    whole, ending, lengths, tails = _heads(table)
    exact = whole.get(word)
    if exact is not None:
        return exact
    if len(word) < 4 or not (word[0].isupper() or "-" in word):
        return None
    low = word.lower()
    if low[-_TAIL:] not in tails or low.endswith(_unlike()):
        return None
    first, _, rest = word.partition("-")
    if first in _TOWNS and (joined := whole.get(first + rest.lower())) is not None:
        return joined  # "Gemeinde-Verbund"
    for length in lengths:
        if length <= len(low):
            found = ending.get(low[-length:])
            if found is not None and (length == len(low) or len(low) - length >= 2):
                return found
    return None
