"""Whether a first name is a woman's or a man's: what "sie" and "er" may mean, and how a title is called of whom."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ingest.names.knowledge.lexicon import vocabulary

_WOMANLY: Final = ("a", "e", "in", "gard", "lind", "lis", "traud", "traut", "trud", "run", "beth", "een", "heid")
"""How the first names of women end."""
_TITLES: Final = frozenset({"dr", "prof", "dipl", "ing", "frau", "herr", "herrn"})


@lru_cache(maxsize=8192)
def is_womans(name: str) -> bool:
    """Whether the first name in ``name`` is a woman's, by lists of exceptions and else by its ending."""
    words = [w.strip(".") for w in name.replace("-", " ").split()]
    first = next((w for w in words if w.lower() not in _TITLES), "")
    if first in vocabulary("womens_names"):
        return True
    return first not in vocabulary("mens_names") and first.lower().endswith(_WOMANLY)


def may_be(name: str, gender: str) -> bool:
    """Whether whom ``name`` names may be a woman ("f") or man ("m"); a surname alone tells nothing."""
    words = [w for w in name.replace(".", " ").split() if w.lower() not in _TITLES]
    return len(words) < _FULL or is_womans(name) == (gender == "f")


_FULL: Final = 2


def declined(role: str, name: str) -> str:
    """A title that declines like an adjective as it stands by itself, where no article told: "Vorsitzenden" of a woman
    is "Vorsitzende", with the adjectives before it."""
    if not role.endswith(("enden", "eten", "agten", "amten", "ellten", "igten")):
        return role
    woman = is_womans(name)
    words = ((w[:-1] if woman else f"{w[:-1]}r") if w.endswith("en") else w for w in role.split(" "))
    return " ".join(words)


def called_of(role: str, name: str) -> str:
    """The title as it is called of another holder: "Geschäftsführerin" is "Geschäftsführer" of a man."""
    if is_womans(name):
        declines = role.endswith(("ender", "eter", "agter", "amter")) and not role.endswith("treter")
        return role[:-1] if declines else role
    if role.endswith(("ende", "ete", "agte", "amte")):
        return f"{role}r"
    first, space, rest = role.partition(" der ")
    plain = f"{first[:-5]}rat" if first.endswith("rätin") else first.removesuffix("in")
    return plain + space + rest
