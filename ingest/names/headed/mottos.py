"""Mottos that end the names of plans and clubs, with the marks of a sentence in them."""

from __future__ import annotations

from typing import Final

from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.lexicon import Head
from ingest.names.words import Words


def motto_end(words: Words, at: int, head: Head) -> int:
    """The end of what a plan or club is called besides, with the marks of a sentence in it: "REK Oberland „Gemeinsam.
    Mehr. Land.“", "LAG Oberland: Gut leben! e. V."."""
    forms = words.forms
    if at + 1 >= len(forms) or words.breaks[at]:
        return at
    if head.kind == "Concept" and forms[at] in OPENING:
        return quotation_end(words, at) or at
    if forms[at] != ":" or not words.glued(at) or not forms[at + 1][0].isupper():
        return at
    for end in range(at + 2, min(at + _MOTTO, len(forms))):
        if words.breaks[end]:
            break
        if forms[end] in {"e.V.", "eV"} or forms[end : end + 3] == ["e", ".", "V"]:
            return end
        if not forms[end][0].isalpha() and forms[end] != "!":
            break
    return at


_MOTTO: Final = 6
"""Words behind a colon within which the legal form ends the name."""
