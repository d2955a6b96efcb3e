"""Where in the value of a field something stands: on a further line that tells something else."""

from __future__ import annotations

from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def goes_on(passage: Passage, argument: Argument) -> bool:
    """Whether a further line of the value, begun in small letters, tells something else: "gefördert vom Land X"."""
    before = passage.document.text[passage.sentence.span.start : argument.span.start]
    line = before.rpartition("\n")[2].lstrip() if "\n" in before else ""
    return line[:1].islower()
