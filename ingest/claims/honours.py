"""Awards by what stands right behind them: their year ("Mobilitätspreis 2023"), the genitive of who gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.passages import Passage
from ingest.model import Claim, Modality, Value

_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")
_GIVERS: Final = frozenset({"Ministry", "Authority", "Organisation", "State", "District"})
_BETWEEN: Final = re.compile(r"de[rs]|[a-zäöüß]+(?:en|er|es)")


def find_claims(passage: Passage, honoured: frozenset[str]) -> Iterator[Claim]:
    """``awardedOn`` and ``grantedBy`` of the awards in ``honoured``, which somebody has received."""
    tokens = passage.sentence.tokens
    for award in passage.arguments:
        if award.kind != "Award" or len(award.reference.entities) != 1 or award.reference.entities[0] not in honoured:
            continue
        if passage.modality(passage.clause_at(award.token)) not in (Modality.ASSERTED, Modality.REPORTED):
            continue
        entity = award.reference.entities[0]
        after = bisect_left(passage.starts, award.span.end)
        if after < len(tokens) and _YEAR.fullmatch(tokens[after].text):
            quote = passage.quote([award.span, tokens[after].span])
            yield Claim(entity, "awardedOn", Value(tokens[after].text), (quote,), "honour", 0.85)
        for giver in passage.arguments:
            if (
                giver.kind not in _GIVERS
                or not 0 < giver.token - after <= 3
                or passage.words[after] not in ("der", "des")
            ):
                continue
            if all(_BETWEEN.fullmatch(word) for word in passage.words[after : giver.token]):
                quote = passage.quote([award.span, giver.span])
                for who in giver.reference.entities:
                    yield Claim(entity, "grantedBy", who, (quote,), "honour", 0.8)
