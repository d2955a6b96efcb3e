"""Cooperations that a page names in full in one place and calls by their noun in others: "Kulturring Luhe", "der Ring".

No sentence need tell who joins in them: a heading above the towns, or being spoken of again and again, is enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.model import BlockKind
from ingest.names.bodies.firms import legal_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.sightings import Sighting
from ingest.names.unions.joint_names import joint_name, joint_noun
from ingest.names.words import BLOCK, Words, split_words

_OTHERS: Final = re.compile(
    r"(?:\w+-)?\w*(?:verkehrs|tarif|klinik|kranken|kreisfeuerwehr|feuerwehr|sport|turn|fußball|bauern|imker|landfrauen|jäger|hege"
    r"|schützen|sänger|chor|musik|biotop|forschungs|hochschul|schiffs|gebirgs|kirchen|arbeits|lenkungs|steuerungs|kunden|eltern"
    r"|landes|bundes|dach|unternehmer|frauen|jugend|senioren|wahl|klima(?=kreis)|wasser(?=kreis)|bezirks|sparkassen)-?"
    r"(?:netz|netzwerk|verbund|verband|bund|ring|kreis|club|team|gemeinschaft|union|initiative|runde|hilfe|zirkel|konvent|raum)(?:e?s)?"
    r"|(?:\w+-)?(?:wirtschafts|verwaltungs|planungs|natur|ballungs|verdichtungs|verflechtungs|sozial|lebens|siedlungs|kultur(?=kreis)"
    r"|land)(?:raum|kreis|achse)(?:e?s)?|\w+tafel|\w*(?:ge|o|schwe|we)stern|\w*(?:monito|sponso|cate|mento|hea|fe|enginee)ring|(?:kom|im)pakt",
    re.IGNORECASE,
)
"""What clubs, firms, working groups and nature are called by the same nouns."""
LIGHT: Final = frozenset({"Hilfe", "Team", "Club", "Plattform", "Tafel", "Runde", "Kreis", "Raum", "Bogen", "Achse"})
"""Nouns that must be told to be joined by towns, since they mean so much else."""
_BELOW: Final = 60
"""Words below a heading among which its towns stand."""
_OFTEN: Final = 2


def named_unions(words: Words, taken: set[int]) -> dict[str, Sighting]:
    """By its noun the first sighting of each union that the text names in full: "Kulturring Luhe" by "Kulturring"."""
    found: dict[str, Sighting] = {}
    for at, form in enumerate(words.forms[:-1]):
        if at in taken or len(form) < _SHORT or not form[0].isupper() or words.breaks[at + 1]:
            continue
        noun = joint_noun(form)
        if noun is None or noun[0] == form or is_other(form):
            continue
        if match(words, at) is not None:
            continue
        union = joint_name(words, at, set(), sure=True, articled=False)
        if union is None or union.last == at + 1 or not taken.isdisjoint(range(union.first, union.last)):
            continue
        if legal_end(words, union.last) is not None:
            continue
        found.setdefault(_stem(form), union)
    return found


_SHORT: Final = 6


def is_other(form: str) -> bool:
    """Whether a noun names a club, a working group or a stretch of land: "Verkehrsverbund"."""
    return _OTHERS.fullmatch(form) is not None


def repeated(words: Words, found: list[Sighting]) -> Iterator[Sighting]:
    """The other places where the unions found are named in full, or called by a compound noun that only one bears."""
    names: dict[str, list[tuple[tuple[str, ...], Sighting]]] = {}
    for union in {u.name: u for u in found}.values():
        pieces = split_words(union.name)
        if len(pieces) > 1 and joint_noun(pieces[0]) is not None:
            names.setdefault(_stem(pieces[0]), []).append((pieces[1:], union))
    at_once = {(u.first, u.last) for u in found}
    for at, form in enumerate(words.forms if names else ()):
        for rest, union in names.get(_stem(form), ()):
            end = at + 1 + len(rest)
            if tuple(words.forms[at + 1 : end]) == rest and words.is_whole(at, end) and (at, end) not in at_once:
                yield replace(union, first=at, last=end)
                break
        else:
            called = names.get(_stem(form), ())
            if (
                len(called) == 1
                and form.lower().rstrip("es") != called[0][1].sort.lower()
                and (at, at + 1) not in at_once
            ):
                yield replace(called[0][1], first=at, last=at + 1, aliases=(*called[0][1].aliases, _stem(form)))


def called_union(words: Words, at: int, named: dict[str, Sighting]) -> Sighting | None:
    """The union that word ``at``, a noun alone, calls by the noun of its full name."""
    form = words.forms[at]
    union = named.get(_stem(form)) if len(form) >= _SHORT and form[0].isupper() else None
    if union is None or union.first <= at < union.last:
        return union
    return replace(union, first=at, last=at + 1, aliases=(*union.aliases, _stem(form)))


def headed_unions(words: Words, named: dict[str, Sighting], towns: list[Sighting]) -> Iterator[Sighting]:
    """The unions in headings right above a passage of two towns or more."""
    for union in named.values():
        if words.kinds[union.first] is not BlockKind.HEADING or union.sort in LIGHT:
            continue
        if len(_below(words, union.last, towns)) >= _OFTEN:
            yield union


def topical_union(words: Words, named: dict[str, Sighting]) -> Sighting | None:
    """The union of which the text speaks most, if it is more than once."""
    told = Counter(_stem(form) for form in words.forms if form[0].isupper())
    counted = [(told[noun], -u.first, u) for noun, u in named.items() if u.sort not in LIGHT]
    best = max(counted, key=lambda c: c[:2], default=None)
    return best[2] if best is not None and best[0] >= _OFTEN else None


def _stem(form: str) -> str:
    """A noun without the ending of its genitive."""
    return _GENITIVE.sub("", form)


_GENITIVE: Final = re.compile(r"(?<=[bdfgklmnrtz])e?s$")


def _below(words: Words, start: int, towns: list[Sighting]) -> set[str]:
    """The towns in the first block below word ``start``."""
    at = start
    while at < len(words) and words.breaks[at] != BLOCK:
        at += 1
    end = at + 1
    while end < len(words) and end - at < _BELOW and words.breaks[end] != BLOCK:
        end += 1
    return {s.name for s in towns if at <= s.first < end}
