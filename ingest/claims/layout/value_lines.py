"""What the value of a field tells besides: on a further line of it, or whom the prize that it names was given for."""

from __future__ import annotations

from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def goes_on(passage: Passage, argument: Argument) -> bool:
    """Whether a further line of the value, begun in small letters, tells something else: "gefördert vom Land X"."""
    before = passage.document.text[passage.sentence.span.start : argument.span.start]
    line = before.rpartition("\n")[2].lstrip() if "\n" in before else ""
    return line[:1].islower()


def honoured_in(passage: Passage, award: Argument, kinds: tuple[str, ...]) -> str | None:
    """What the value says that the prize was for or with: "Dorfpreis 2021 für die Hofladen-Route"."""
    for argument in passage.arguments:
        told = argument.kind in kinds and argument.preposition in ("für", "mit", "an") and argument.token > award.token
        if told and len(argument.reference.entities) == 1:
            return argument.reference.entities[0]
    return None
