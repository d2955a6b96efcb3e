"""What a sentence or heading above or below a list of things that get money says of who pays for them all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ingest.claims.money.continuations import Promise
from ingest.claims.money.gifts import is_gift
from ingest.claims.money.goals import MANY
from ingest.claims.money.payments import find_payment
from ingest.model import Modality
from ingest.names.knowledge.kinds import PAYERS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


@dataclass(frozen=True, slots=True)
class ListSource:
    """Who pays, through what, and the level of the heading that says so; None for a sentence."""

    promise: Promise
    passage: Passage
    level: int | None


def find_promise(passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise | None:
    """Who gives, and through what, by a sentence that states it."""
    giving = [n for n in range(len(passage.clauses)) if gives(passage, n)]
    quoted = passage.words[:1] == ("quelle",)  # which else reports
    if quoted or names_source(passage):
        giving = giving or [0]  # "Zuwendungsgeber: Land Hessen."
    if not giving or not (quoted or passage.modality(giving[0]) is Modality.ASSERTED):
        return None
    payment = find_payment(passage, labels.get(passage.sentence.block, ()), None)
    acting = tuple(
        e for a in payment.payers if a.governor is None or _is_of_money(a.governor) for e in a.reference.entities
    )
    acting = acting or tuple(e for a in passage.arguments if _passes_on(a) for e in a.reference.entities)
    if payment.has("nothing") or not (acting or payment.programmes):
        return None
    return Promise(tuple(dict.fromkeys(acting)), payment.programme_ids if payment.programmes else ())


def _passes_on(argument: Argument) -> bool:
    """Whether money comes through its hands: "aus dem ELER über den Freistaat X"."""
    return argument.kind in PAYERS and argument.preposition == "über"


def names_source(passage: Passage) -> bool:
    """Whether the words open with a label or participle behind which stands where money comes from: "Mittelherkunft:
    …", "Rechtsgrundlage der Zuschüsse: …", "Gefördert aus dem Fonds X"."""
    words = _with_label(passage)
    if any(is_money_word(w, "donors") for w in words[:2]) or (words[:1] != () and words[0].endswith("herkunft")):
        return True
    if is_notice(passage) or words[:4] == ("es", "handelt", "sich", "um"):
        return True
    said = words[: words.index(":")] if ":" in words[:_LABEL] else ()
    return said != () and said[0] in _BASES and (len(said) == 1 or any(map(_is_of_money, said)) or said[-1] in GRANTS)


def is_notice(passage: Passage) -> bool:
    """Whether the words only are the notice of who paid: "Gefördert durch das Land X"."""
    words = _with_label(passage)
    return words[:1] != () and words[0] in _PAID and words[1:2] != () and words[1] in _BY


def _with_label(passage: Passage) -> tuple[str, ...]:
    """The words of the passage behind those of its label."""
    label = passage.block.label
    if label is None or passage.sentence.span.start < label.end:
        return passage.words
    return (*re.findall(r"\w+", passage.document.text[label.start : label.end].lower()), ":", *passage.words)


_PAID: Final = frozenset(
    {"gefördert", "finanziert", "kofinanziert", "mitfinanziert", "bezuschusst", "unterstützt", "bezahlt", "förderung"}
)
_BY: Final = frozenset({"aus", "durch", "von", "vom", "mit", "über", "im", "nach", "aufgrund"})
_BASES: Final = frozenset(
    {"rechtsgrundlage", "fördergrundlage", "förderrichtlinie", "förderprogramm", "zuwendungsgrundlage", "fördergeber"}
)
_LABEL: Final = 5
"""Words of a label."""


def gives(passage: Passage, number: int) -> bool:
    """Whether a clause says that money is or was given, or where it comes from."""
    clause = passage.clauses[number]
    lemma = clause.lemma
    if lemma is None:
        return False
    granting = any(is_money_word(lemma, s) for s in ("approves", "hands", "comes", "receives"))
    return granting or is_gift(passage, number) or lemma in _GRANTING


def _is_of_money(word: str) -> bool:
    return any(is_money_word(word, s) for s in ("grants", "funds", "strong"))


_GRANTING: Final = frozenset(
    {"freigeben", "verschicken", "auswählen", "vergeben", "verteilen", "aufnehmen", "zusammensetzen", "speisen"}
)
GRANTS: Final = frozenset(
    {"bescheide", "zuwendungsbescheide", "förderbescheide", "bewilligungsbescheide", "bewilligungen", "zusagen"}
    | {"förderzusagen", "zuschüsse", "zuwendungen"}
)
TOLD: Final = MANY | {"beispiele", "kleinprojekte", "projekte", "vorhaben", "maßnahmen"}
"""What a list of things that get money is said to hold."""
