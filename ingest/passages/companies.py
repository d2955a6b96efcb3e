"""Towns or districts named together, in one enumeration or one below the other: what "alle vier Gemeinden" means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ingest.model import Block, BlockKind
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument

_LISTED: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_MARK: Final = 12
"""Characters before the name that a line of a list begins with: "Stadt ", "Samtgemeinde"."""


@dataclass(frozen=True, slots=True)
class Company:
    """``members`` were last named together; ``lines`` are those, all of one ``kind``, that the lines of the list read
    now begin with."""

    members: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    kind: str = ""

    def after(self, block: Block, arguments: tuple[Argument, ...]) -> Company:
        """The company once a sentence of ``block`` with these arguments was read."""
        together = () if block.kind is BlockKind.TABLE_ROW else _enumerated(arguments)
        if block.kind not in _LISTED:
            return Company(together or self.members)
        first = next((a for a in arguments if a.kind in LOCAL), None)
        opens = first is not None and first.span.start - block.span.start <= _MARK and self.kind in ("", first.kind)
        if together or first is None or not opens:
            return Company(together or self.members, self.lines, self.kind)
        lines = tuple(dict.fromkeys((*self.lines, *first.reference.entities)))
        return Company(lines if len(lines) > 1 else self.members, lines, first.kind)


def _enumerated(arguments: tuple[Argument, ...]) -> tuple[str, ...]:
    """The longest enumeration of towns or districts among the arguments, if it has at least two items."""
    groups: dict[int, list[str]] = {}
    for argument in arguments:
        if argument.kind in LOCAL and not argument.explains:
            groups.setdefault(argument.group, []).extend(argument.reference.entities)
    longest = max(groups.values(), key=len, default=[])
    return tuple(dict.fromkeys(longest)) if len(longest) > 1 else ()
