"""A flow of money on its way to becoming a funding."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Funding


@dataclass(frozen=True, slots=True)
class Flow:
    """A funding before it has its number, with all the programmes it comes through; it names the narrowest."""

    funding: Funding
    programmes: tuple[str, ...]
