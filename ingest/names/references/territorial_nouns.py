"""Towns, districts and states that a noun means: "die Stadt", "der Kreis", "das Land" that pays."""

from __future__ import annotations

from typing import Final

from ingest.names.cast.cast import Cast
from ingest.names.cast.castings import add_member
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues
from ingest.names.knowledge.money import is_money_word
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_DEFINITE: Final = cues("definite")
_STATE_NOUNS: Final = frozenset({"Land", "Landes", "Freistaat", "Freistaats", "Freistaates"})
STATE_MONEY: Final = frozenset(
    f"Landes{money}"
    for money in ("mittel", "mitteln", "förderung", "zuschuss", "zuschüsse", "zuschüssen", "geld", "gelder", "geldern")
)
STATE_SORTS: Final = ("Land", "Freistaat", "Bundesland")
TERRITORIAL_NOUNS: Final = {
    **dict.fromkeys((*_STATE_NOUNS, *STATE_MONEY), ("State", "n")),
    **dict.fromkeys(
        ("Stadt", "Gemeinde", "Samtgemeinde", "Verbandsgemeinde", "Landeshauptstadt"), ("Municipality", "f")
    ),
    **dict.fromkeys(("Landkreis", "Landkreises", "Kreis", "Kreises"), ("District", "m")),
}
UNIONS: Final = ("Amt ", "Samtgemeinde ", "Verbandsgemeinde ", "Verwaltungsgemeinschaft ", "VG ", "Verwaltungsverband ")
"""How unions of towns are called, which nobody calls "die Stadt"."""
_UNITED: Final = frozenset({"Samtgemeinde", "Verbandsgemeinde"})
"""Towns that are made of others: "die Verbandsgemeinde" means the last one that is called so."""
_BEFORE_PAYER: Final = frozenset({"das", "der", "vom", "dem", "des", "den", "und"})
_BEFORE_PLACE: Final = frozenset({"auf", "in", "aus", "über", "durch", "für", "stadt", "an", "im", "quer"})
_SUMS: Final = frozenset({
    "euro", "€", "eur", "mio", "mrd", "tsd", "millionen",
    "prozent", "%", "summe", "betrag", "geld", "hälfte", "drittel", "viertel", "kosten", "rechnung",
})  # fmt: skip
_SENTENCE: Final = 40
"""Words that are looked at around a payer."""


def territory_meant(words: Words, at: int, last: dict[tuple[str, str], int]) -> int | None:
    """The town, district or state that "die Stadt", "der Kreis", "das Land" means: the last one of its kind."""
    form = words.forms[at]
    kind, _ = TERRITORIAL_NOUNS[form]
    titled = titles_money(words, at)
    if (words.labels[at] and not titled) or words.breaks[at] == 2:
        return None
    beside = at > 1 and words.forms[at - 1] == "und" and words.forms[at - 2] in {"Bund", "EU", "Bundes"}
    paired = form in _STATE_NOUNS and at + 2 < len(words) and words.forms[at + 1] == "und"
    if not (is_definite(words, at) or beside or paired or titled or form in STATE_MONEY):
        return None
    if form in _STATE_NOUNS or form in STATE_MONEY:
        for sort in STATE_SORTS:
            place = last.get(("Authority", sort))
            if place is not None:
                return place
        return last.get(("State", ""))
    if form in _UNITED and (kind, form) in last:
        return last[kind, form]
    return last.get((kind, "town" if kind == "Municipality" and form not in _UNITED else ""))


def titles_money(words: Words, at: int) -> bool:
    """Whether "Land" stands in a label as one who pays: "Zuwendung Land: 50.000 Euro"."""
    if not words.labels[at] or words.forms[at] not in _STATE_NOUNS or at == 0 or words.breaks[at]:
        return False
    return words.labels[at - 1] and is_money_word(words.forms[at - 1].lower(), "strong")


def state_pays(words: Words, at: int) -> bool:
    """Whether "das Land" or "vom Freistaat" stands for the state as one who pays: its sentence speaks of money."""
    if words.forms[at] not in _STATE_NOUNS or words.labels[at] or words.breaks[at] == 2 or not _is_payer(words, at):
        return False
    left, right = at, at + 1
    while left > 0 and not words.opens[left] and at - left < _SENTENCE:
        left -= 1
    while right < len(words) and not words.opens[right] and right - at < _SENTENCE:
        right += 1
    forms = [form.lower() for form in words.forms[left:right]]
    return any(is_money_word(form, "strong") or form in _SUMS for form in forms)


def _is_payer(words: Words, at: int) -> bool:
    """Whether the noun stands as one who acts: no name or relative clause behind it, no place before it."""
    before = words.forms[at - 1].lower() if at else ""
    after = words.forms[at + 1 : at + 2]
    further = words.forms[at - 2].lower() if at > 1 else ""
    return before in _BEFORE_PAYER and further not in _BEFORE_PLACE and not (after and after[0][0].isupper())


def found_state(words: Words, at: int, cast: Cast) -> int:
    """A new member for the state that the text never calls by its name."""
    sort = "Freistaat" if words.forms[at].startswith("Freistaat") else "Land"
    sighting = Sighting(at, at + 1, "Authority", sort, sort=sort, gender="n" if sort == "Land" else "m", bare=True)
    place = add_member(cast, sighting)
    cast.members[place].places.append((at, at + 1))
    return place


def is_definite(words: Words, first: int) -> bool:
    """Whether a definite article or pronoun stands before the word, adjectives perhaps between."""
    at = first - 1
    while at >= 0 and first - at < 3 and words.forms[at][0].islower() and words.forms[at] not in _DEFINITE:
        if not is_adjective(words.forms[at]):
            return False
        at -= 1
    return at >= 0 and words.forms[at].lower() in _DEFINITE
