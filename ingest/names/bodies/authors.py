"""Those who write plans, known by their place in a sentence that tells of the writing, whatever they are called.

"Das Leitbild wurde von der Raumwerkstatt Lahn erstellt", "Erarbeitet hat es das Kollektiv Landgang aus Kassel", "Mit
der Studie wurde die IBK Kern beauftragt": behind the agent's preposition, the verb or the plan stands who it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.german.calendars import YEAR
from ingest.names.bodies.unlisted_names import GENDERS, WRITTEN, end_of_name, is_name, may_begin
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import decline, is_adjective, may_open_name
from ingest.names.knowledge.lexicon import find_head
from ingest.names.knowledge.management_words import is_service, management_words
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_ORDERED: Final = re.compile(r"beauftragt|betraut|verpflichtet|engagiert|gewonnen|auftrag|zuschlag", re.IGNORECASE)
_CLEARLY: Final = re.compile(
    r"(?:verfass|ausgearbeit)(?:te?n?|ete?n?)|geschrieben|schrieb(?:en)?|fortgeschrieben|entworfen", re.IGNORECASE
)
"""What is done with texts alone, so that no plan need be named in the sentence."""
_AUXILIARIES: Final = frozenset({"hat", "haben", "hatte", "hatten", "wurde", "wird", "ist", "erhielt", "bekam"})
_PASSIVES: Final = frozenset({"wurde", "wird", "ist"})
_ARTICLES: Final = frozenset({"die", "das", "der"})
_REACH: Final = 30
_BYLINES: Final = frozenset(
    {"Verfasser", "Verfasserin", "Gutachter", "Gutachterin", "Bearbeiter", "Bearbeiterin", "Ersteller", "Erstellerin"}
    | {"Auftragnehmer", "Auftragnehmerin", "Autor", "Autorin", "Bearbeitung"}
)
"""Nouns behind which who wrote a plan stands without an article."""


def find_authors(words: Words) -> Iterator[Sighting]:
    """The names in the place of an author, in sentences that tell of the writing or ordering of a plan."""
    forms = words.forms
    done = 0
    for at, form in enumerate(forms):
        if at < done or not (WRITTEN.fullmatch(form) or _ORDERED.fullmatch(form) or form in _BYLINES):
            continue
        start, end = words.sentence(at, at + 1, _REACH)
        done = end
        sentence = forms[start:end]
        if not (any(_is_plan(f) for f in sentence) or any(_CLEARLY.fullmatch(f) for f in sentence)):
            continue
        given = _ORDERED.fullmatch(form) is not None and not _GIVEN.isdisjoint(sentence)
        yield from _named_in(words, start, end, _GIVING if given else _WRITING)


def find_bracketed(words: Words) -> Iterator[Sighting]:
    """The names in brackets behind a plan, before their seat or the year: "das Radkonzept (Kernplan, Gera)"."""
    forms = words.forms
    for at, form in enumerate(forms):
        if form != "(" or at + _SHORTEST >= len(forms) or words.breaks[at] or words.labels[at]:
            continue
        start = max(words.sentence(at, at + 1, _REACH)[0], at - _TITLE)
        if not any(_is_plan(f) for f in forms[start:at]) or not may_begin(words, at + 1, agent=True):
            continue
        end = end_of_name(words, at + 1)
        after = forms[end : end + 2]
        year = bool(after) and YEAR.fullmatch(after[after[0] == "," and len(after) > 1]) is not None
        seated = after[:1] == [","] and end + 1 < len(forms) and match(words, end + 1) is not None
        several = end > at + 2  # "(Ratsbeschluss 2014)" names nobody
        if end > at + 1 and (seated or (year and several)) and is_name(words, at + 1, end, bare=False, sure=True):
            yield Sighting(at + 1, end, "Consultancy", words.spelled(at + 1, end), rank=55)


_TITLE: Final = 7
"""Words of a plan's name before the bracket."""
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence names who does something: behind which prepositions and which verbs."""

    agents: frozenset[str]
    verbs: Callable[[str], bool]
    works: bool
    """Whether it is done to a plan, so that the plan may stand before the name."""
    led_by: Callable[[str], bool]
    """What must stand before a verb that the name follows, so that the name is its subject: "Die Geschäfte führt X"."""


def find_managers(words: Words) -> Iterator[Sighting]:
    """The names in the place of those who manage: "Das Regionalmanagement liegt bei der Raumwerkstatt Lahn"."""
    forms = words.forms
    done = 0
    for at, form in enumerate(forms):
        if at < done or not ((form[0].isupper() and is_service(form.lower())) or form.lower() in _STEERING):
            continue
        start, end = words.sentence(at, at + 1, _REACH)
        done = end
        yield from _named_in(words, start, end, _MANAGING)


def find_carriers(words: Words) -> Iterator[Sighting]:
    """The names in the place of those who carry something out: "Umgesetzt wird es von der Raumwerkstatt Lahn"."""
    forms = words.forms
    done = 0
    for at, form in enumerate(forms):
        if at >= done and form.lower() in _CARRIES:
            start, end = words.sentence(at, at + 1, _REACH)
            done = end
            yield from _named_in(words, start, end, _CARRYING)


_BEARERS: Final = frozenset({"träger", "trägerin", "projektträger", "betreiber", "betreiberin"})
_CARRIES: Final = _BEARERS | {
    "umgesetzt", "betreibt", "betrieben", "realisiert", "realisierte", "durchgeführt", "organisiert", "organisierte",
    "veranstaltet", "verantwortet", "setzt", "setzte",
}  # fmt: skip
"""Words for who carries out a project."""


def _named_in(words: Words, start: int, end: int, place: _Place) -> Iterator[Sighting]:
    """The first name in the words ``start`` to before ``end`` that stands in the place."""
    for first in range(start + 1, end):
        if (name := _name_at(words, first, start, place)) is not None:
            gender = GENDERS.get(words.forms[first - 1].lower(), "")
            yield Sighting(*name, "Consultancy", _nominative(words, *name), gender=gender, rank=55)
            return


def _nominative(words: Words, first: int, end: int) -> str:
    """The name with its adjective in the nominative: "von der Sächsischen Landsiedlung"."""
    head = find_head(words.forms[first + 1]) if end - first > 1 else None
    opening = words.forms[first]
    if head is None or not (is_adjective(opening) and may_open_name(opening)):
        return words.spelled(first, end)
    return f"{decline(opening, head[0].gender, plural=False)} {words.spelled(first + 1, end)}"


@lru_cache(maxsize=16384)
def _is_plan(form: str) -> bool:
    head = find_head(form) if form[:1].isupper() else None
    return head is not None and head[0].kind == "Concept"


def _name_at(words: Words, first: int, start: int, place: _Place) -> tuple[int, int] | None:
    """The name that begins at the word ``first`` of a sentence from ``start`` on, if it stands in the place."""
    forms = words.forms
    if words.breaks[first] == BLOCK or words.labels[first]:
        return None
    before, lead = forms[first - 1], _lead(forms, first - 2, start)
    led = lead in place.agents and before in {"der", "dem", "die", "das"}
    agent = led or before in place.agents or (place.works and _is_ordered(before, lead))
    opens = first - 1 == start and before in {"Die", "Das", "Der"}
    if not (agent or opens):
        if before not in _ARTICLES and not place.verbs(before):
            return None
        told = place.verbs(lead) or (place.works and (_is_plan(lead) or lead in {"es", "ihn", "sie"}))
        told = told or (place.works and _is_relative(words, first - 2, start))
        behind = place.works and before != "der" and _follows_plan(words, first - 1, start)
        if before in _ARTICLES and not (told or behind):
            return None
        if not any(place.led_by(form) for form in forms[start:first]):
            return None
    if (before in _ARTICLES and lead == "an") or not may_begin(words, first, agent=agent):
        return None
    end = end_of_name(words, first)
    if _is_ordered(before, lead) and words.forms[end : end + 1] != ["mit"]:
        return None
    if end == first or (opens and not (end < len(words) and place.verbs(forms[end]))):
        return None
    if opens and not place.works and forms[end] in _PASSIVES:
        return None  # "Das Nähcafé wird … betrieben"
    bare = before in {"von", "durch", "bei"} or place.verbs(before) or _ORDERS.fullmatch(before) is not None
    sure = agent and place.works
    return (first, end) if is_name(words, first, end, bare=bare, sure=sure) else None


def _lead(forms: Sequence[str], at: int, start: int) -> str:
    """The word at ``at``, or the one before a date that stands there: "hat es |2012| die Raumwerkstatt"."""
    while at > start and (forms[at] in _WHEN or YEAR.fullmatch(forms[at])):
        at -= 1
    return forms[at] if at >= start else ""


_WHEN: Final = frozenset(
    {"Jahr", "Jahre", "im", "damals", "seinerzeit", "einst", "dann", "schließlich", "zuletzt", "uns"}
)


def _is_relative(words: Words, at: int, start: int) -> bool:
    """Whether a relative pronoun at ``at`` takes up a plan: "das Leitbild, das |die Raumwerkstatt X erstellt hat"."""
    forms = words.forms
    related = at > start and forms[at] in {"das", "den", "die"} and forms[at - 1] == ","
    return related and any(_is_plan(form) for form in forms[max(start, at - _TITLE) : at])


def _is_ordered(before: str, lead: str) -> bool:
    """Whether a name stands right behind a verb of ordering, as its object: "beauftragte |Kernplan mit dem Konzept"."""
    return _ORDERS.fullmatch(before) is not None or (before in _ARTICLES and _ORDERS.fullmatch(lead) is not None)


_ORDERS: Final = re.compile(r"(?:beauftrag|betrau|engagier|verpflichte)ten?")


def _follows_plan(words: Words, at: int, start: int) -> bool:
    """Whether a verb and a plan with its owner stand before the article at ``at``: "Erarbeitet hat das Leitbild der
    Allianz X |das Kollektiv Y"."""
    before = words.forms[start:at]
    plan = next((i for i, form in enumerate(before) if _is_plan(form)), None)
    owned = plan is not None and before[plan + 1 : plan + 2] in (["der"], ["des"]) and "," not in before
    return owned and any(_is_verb(form) for form in before[:plan])


def _is_verb(form: str) -> bool:
    """Whether a word is a verb of writing, or one that such a verb goes with."""
    return form in _AUXILIARIES or (form[:1].islower() and WRITTEN.fullmatch(form) is not None)


def _steers(form: str) -> bool:
    """Whether a word is a verb of managing or of having a service, or one that such a verb goes with."""
    return form in _AUXILIARIES or form in management_words("having") or form in _STEERING


_STEERING: Final = frozenset(
    {"koordiniert", "koordinierte", "managt", "steuert", "steuerte", "gesteuert", "gemanagt", "moderiert", "moderierte"}
)


def _carries(form: str) -> bool:
    """Whether a word is a verb of carrying out, or one that such a verb goes with."""
    return form in _CARRIES or form in _AUXILIARIES


def _is_service_noun(form: str) -> bool:
    return form[0].isupper() and is_service(form.lower())


_GIVEN: Final = frozenset(
    {"gab", "gaben", "gegeben", "gibt", "vergab", "vergaben", "vergeben", "erteilte", "erteilten", "erteilt"}
)
_AGENTS: Final = frozenset({"von", "vom", "durch"})
_HOLDERS: Final = frozenset({"bei", "beim"})
_WRITING: Final = _Place(_AGENTS | _BYLINES, _is_verb, works=True, led_by=bool)
_GIVING: Final = _Place(_HOLDERS | {"an"}, lambda form: not form, works=True, led_by=bool)
"""Where an order is given, whoever acts orders: who gets it stands behind "an"."""
_CARRYING: Final = _Place(_AGENTS, _carries, works=False, led_by=lambda form: form.lower() in _BEARERS or form == "Den")
_MANAGING: Final = _Place(_AGENTS | _HOLDERS, _steers, works=False, led_by=_is_service_noun)
