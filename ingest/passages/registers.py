"""The register of a text: its entities, looked up by what they are called, by their kind, by their adjective."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ingest.model import Entity
from ingest.names.knowledge.demonyms import name_stems
from ingest.names.scenes import Scene

_REGIONAL: Final = re.compile(r"[a-zäöüß-]{3,30}ische[rn]?")
_DISTRICTS: Final = ("Landkreis", "Kreis")


@dataclass(frozen=True, slots=True)
class Register:
    """The entities of one text by their ids, ``kinds`` the kind of each."""

    entities: dict[str, Entity]
    kinds: dict[str, str]
    _by_kind: dict[str, tuple[str, ...]]
    _by_name: dict[str, str]
    _by_base: dict[str, str]
    """Towns by the first word of their name, where only one begins with it: "Homberg" for Homberg (Efze)."""

    def names(self, entity: str) -> tuple[str, ...]:
        """The name of the entity and its other forms."""
        found = self.entities[entity]
        return (found.name, *found.aliases)

    def named(self, name: str) -> str | None:
        """The entity that has exactly this name or alias."""
        return self._by_name.get(name)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """All entities that are of this kind."""
        return self._by_kind.get(kind, ())

    def demonym(self, word: str) -> str | None:
        """The town or district whose adjective the word is: "Falkensteiner" for Falkenstein."""
        regional = word[:1].islower() and _REGIONAL.fullmatch(word) is not None
        if not regional and not (word.endswith(("er", "ers")) and word[:1].isupper()):
            return None
        stems = name_stems(word)
        found = [e for name in stems if (e := self._by_name.get(name) or self._by_base.get(name)) is not None]
        areas = ("District", "State") if regional else ("Municipality", "District", "State")
        return next((e for e in found if self.kinds[e] in areas), None)

    def district_of(self, word: str) -> str | None:
        """The district whose adjective the word is: "Uelzener" for Landkreis Uelzen, "emsländisch" for Emsland."""
        names = [f"{noun} {name}" for name in name_stems(word) for noun in _DISTRICTS]
        return next((e for name in names if (e := self._by_name.get(name)) is not None), None)


def find_register(scene: Scene) -> Register:
    """The register of the entities of a scene; what several are called stands for the first of them."""
    kinds = {e.id: e.kind for e in scene.entities}
    return Register(
        entities={e.id: e for e in scene.entities},
        kinds=kinds,
        _by_kind={kind: tuple(e for e, own in kinds.items() if own == kind) for kind in set(kinds.values())},
        _by_name={name: e.id for e in reversed(scene.entities) for name in (*e.aliases, e.name)},
        _by_base=_by_base(scene),
    )


def _by_base(scene: Scene) -> dict[str, str]:
    """Towns by the first word of a longer name; a first word that several have stands for none."""
    firsts: dict[str, list[str]] = {}
    for entity in scene.entities:
        base = re.split(r"[ (/]", entity.name, maxsplit=1)[0]
        if entity.kind == "Municipality" and base != entity.name and base not in ("Bad", "Sankt", "St.", "Neu", "Alt"):
            firsts.setdefault(base, []).append(entity.id)
    return {base: towns[0] for base, towns in firsts.items() if len(towns) == 1}
