"""Sums that leave out "Euro" because a sum near them has it: "… gab 310.000 Euro und die Stiftung 20.000"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.german.amounts import Amount
from ingest.german.modifiers import find_modifiers
from ingest.german.numbers import decimal_of
from ingest.model import Span
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage

_FIGURE: Final = re.compile(
    r"(?<![\w.,/§:(–-])(?:\d{1,3}(?:\.\d{3}){1,3}|[a-zäöüß]{2,24}tausend)"
    r"(?=[.;,)]?$|[;,.] | (?:vom|von|aus|bei|zu|dazu|der|die|das|und|sowie|beigesteuert|gegeben|drauf|zugeschossen"
    r"|davon|legte|legten|gab|gaben|zahlte|zahlten|kamen|für|seitens|durch)\b)"
)
"""A figure behind which nothing stands that it could count."""


def with_bare_sums(passage: Passage, before: Passage | None) -> Passage:
    """The passage with its bare figures as sums, where it speaks of giving and a sum with its currency stands in it or
    in the sentence ``before`` of the same paragraph."""
    text, span = passage.document.text, passage.sentence.span
    unnamed = [a for a in passage.amounts if a.currency is None]
    if not unnamed and "000" not in text[span.start : span.end] and "tausend" not in text[span.start : span.end]:
        return passage
    model = _model(passage, before)
    if model is None or not _speaks_of_giving(passage):
        return passage
    named = [a if a.currency is not None else replace(a, currency=model.currency) for a in passage.amounts]
    added = [a for a in _figures(passage, model) if not any(a.span.overlaps(b.span) for b in named)]
    if not added and not unnamed:
        return passage
    return replace(passage, amounts=tuple(sorted((*named, *added), key=lambda a: a.span)))


def _model(passage: Passage, before: Passage | None) -> Amount | None:
    """The sum whose currency, and for another sentence whose period, the bare ones share."""
    own = next((a for a in passage.amounts if a.currency == "EUR"), None)
    if own is not None:
        return replace(own, per=None)
    if before is None or before.sentence.block != passage.sentence.block:
        return None
    return next((a for a in reversed(before.amounts) if a.currency == "EUR"), None)


def _speaks_of_giving(passage: Passage) -> bool:
    lemmas = [c.lemma for c in passage.clauses if c.lemma is not None]
    if any(is_money_word(lemma, sense) for lemma in lemmas for sense in ("comes", "asks_for", "receives")):
        return True
    return any(is_gift(passage, n) for n in range(len(passage.clauses)))


def _figures(passage: Passage, model: Amount) -> Iterator[Amount]:
    text, span = passage.document.text, passage.sentence.span
    counted = [c.span for c in passage.counts if c.noun is not None]
    dates = [d.span for d in passage.dates]
    for found in _FIGURE.finditer(text, span.start, span.end):
        where = Span(*found.span())
        value = decimal_of(found[0])
        if value is None or value < _LEAST or any(where.overlaps(s) for s in dates):
            continue
        if any(where.overlaps(s) for s in counted) and not text.startswith((" von ", " vom "), where.end):
            continue
        around = find_modifiers(text[span.start : span.end], where.start - span.start, where.end - span.start)
        at = bisect_left(passage.starts, where.start)
        yield Amount(
            where,
            str(value),
            None,
            model.currency,
            around.approximate,
            None,
            around.per or model.per,
            around.each or passage.words[max(at - 1, 0)] in ("je", "jeweils"),
            written=found[0],
        )


_LEAST: Final = Decimal(1000)
