"""References as they stand in their sentence: behind which preposition, under which noun, in which enumeration.

German marks the part that a name plays mostly by these. "durch die cima" is an agent, "Bürgermeister von Ebern" speaks
of an office and not of the town, and in "von A, B und C" the preposition holds for all three.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ingest.model import Span
from ingest.names.scenes import Reference

GAP: Final = 1000
"""More than the enumerations of a sentence: what is added for the number of a new one."""


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
    kind: str = field(init=False, repr=False, compare=False)
    """Of the reference: every reader asks it of every argument."""
    span: Span = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", self.reference.kind)
        object.__setattr__(self, "span", self.reference.span)

    @property
    def opens_gap(self) -> bool:
        """Whether it begins a clause that lends its verb from the one before: "…, B zum Kreis Y"."""
        return self.group >= GAP
