"""Ways to reach a cooperation or a person: telephone, e-mail, web address, as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.passages import Passage
from ingest.model import BlockKind, Claim, Span, Value

EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE: Final = re.compile(
    r"(?P<label>\b(?:Tel(?:efon)?|Fon|Telefonnummer|Mobil|Mobiltelefon|Handy|Ruf|T)\b\.?:?\s{0,3})?"
    r"(?<![\d.,/–-])(?P<number>(?:\+49[ ()/-]{0,2}|\(?0)\d{2,5}\)?(?:\s?[-–/ ]\s?\d{2,}){1,5})(?![.,]?\d|\s?(?:Euro|€))"
)
FAX: Final = re.compile(r"\b(?:Fax|Telefax)\b\.?:?\s{0,3}$", re.IGNORECASE)
WEBSITE: Final = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)?[a-z0-9äöü-]{2,63}(?:\.[a-z0-9äöü-]{2,63}){0,3}"
    r"\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b(?:/[\w./-]{0,80})?"
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``phone``, ``email`` of the person in the block, else of the cooperation; ``website`` of the cooperation."""
    text = passage.document.text
    span = passage.sentence.span
    stretch = text[span.start : span.end]
    if not re.search(r"\d{3}|@|\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b", stretch):
        return
    cooperation = passage.topic("Cooperation")
    owner = passage.contact or cooperation
    if owner is not None:
        for match in EMAIL.finditer(stretch):
            yield _claim(passage, owner, "email", match.group(), span.start + match.start())
        for match in PHONE.finditer(stretch):
            reachable = passage.block.kind is BlockKind.CONTACT or match.group("label") is not None
            if reachable and not FAX.search(stretch[: match.start("number")]):
                number = match.group("number").strip()
                yield _claim(passage, owner, "phone", number, span.start + match.start("number"))
    if cooperation is not None:
        for match in WEBSITE.finditer(stretch):
            if match.start() == 0 or stretch[match.start() - 1] != "@":
                yield _claim(passage, cooperation, "website", match.group(), span.start + match.start())


def _claim(passage: Passage, subject: str, predicate: str, lexical: str, start: int) -> Claim:
    span = Span(start, start + len(lexical))
    return Claim(subject, predicate, Value(lexical), (passage.document.evidence(span),), "contact", 0.85)
