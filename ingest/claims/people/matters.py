"""What there is to ask about where somebody is named to be asked: a project, a concept, the cooperation, the sender."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ingest.claims.people.cards import Card
from ingest.claims.people.offers import named_by_label
from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import PAYERS
from ingest.names.knowledge.personal_words import is_office
from ingest.names.scenes import Reference
from ingest.passages.announcements import sending_firm
from ingest.passages.arguments import Argument
from ingest.passages.called_groups import called_group
from ingest.passages.passages import Passage
from ingest.passages.titles import find_titles

_KINDS: Final = ("Project", "Cooperation", "Concept", "Region")
_PROJECT: Final = re.compile(r"\b(?:zu[mr]|de[sm]|das)? ?(?:projekte?s?|vorhabens?|maßnahme)\b")
_BREAK: Final = re.compile(r"[ \t]*\n[ \t]*")
_LEAD: Final = re.compile(
    r"(?:(?:Projekt|Vorhaben|Thema|Zuständig für|für|zu[mr]?)\b:? ?(?:das |die |den |der )?)?[„\"»]?"
)
"""What stands before the name of a work on the line below the name of a person."""
_LINE: Final = 120
_HEAD: Final = 500
"""Characters at the head of a text in which its sender is named."""


def find_matter(passage: Passage, card: Card, asked: int | None) -> str | None:
    """What there is to ask about, the cooperation where that is but its management or office."""
    matter = _find_matter(passage, card, asked)
    if matter is not None and _SERVICE.fullmatch(passage.name(matter)):
        return passage.topic("Cooperation")
    return matter


_SERVICE: Final = re.compile(
    r"(?:(?:Regional|Allianz|Projekt|Umsetzungs|LEADER-|LAG-|ILE-)[Mm]anagement|Geschäftsstelle|Anlaufstelle|Vergabestelle"
    r"|Koordinierungsstelle|Regionalbüro)"
)


def _find_matter(passage: Passage, card: Card, asked: int | None) -> str | None:
    """What there is to ask about: named on the line below, by the label or the sentence, else what the page is about.

    ``asked`` is the token of the word that offers somebody to be asked, if the sentence has one.
    """
    below = named_by_label(passage) or _below(passage)
    if below is not None:
        return below
    told = _asked_about(passage, card)
    if told is not None:
        return told or None
    named: Sequence[Reference] = passage.references_in(card.label) if card.label is not None else ()
    named = tuple(r for r in named if r.kind in _KINDS)
    if not named:
        clause = None if asked is None else passage.clause_at(asked)
        about = [a for a in passage.arguments if a.kind in ("Project", "Cooperation") and not _is_of_office(passage, a)]
        near = [a for a in about if clause in (None, passage.clause_at(a.token))]
        works = [a for a in about if a.kind == "Project"]
        named = tuple(a.reference for a in near or works)
    if len({r.entities for r in named}) == 1 and len(named[0].entities) == 1:
        return named[0].entities[0]
    label = passage.document.text[card.label.start : card.label.end] if card.label is not None else ""
    prefixes = [t.prefix for t in find_titles(passage) if t.prefix]
    called = next(
        (e for w in (*prefixes, *re.findall(r"\w+", label)) if (e := called_group(passage, w)) is not None), None
    )
    if called is not None:
        return called  # "LAG-Geschäftsführerin", "Rückfragen zur ILE"
    if _PROJECT.search(label.lower()) or (
        asked is not None and any(_PROJECT.fullmatch(w) for w in passage.words[asked:])
    ):
        project = passage.topic("Project")
        if project is not None:
            return project
    return _of_place(passage, label)


def is_for_press(passage: Passage, card: Card) -> bool:
    """Whether somebody answers newspapers for another body than the cooperation, which publishes nothing itself, and
    nothing is told that they are asked about."""
    if not any(word.startswith(("presse", "mediensprecher")) for word in passage.words):
        return False
    if _asked_about(passage, card):
        return False
    group, publisher = passage.topic("Cooperation"), passage.document.source.publisher or ""
    own = group is not None and any(name in publisher for name in passage.register.names(group))
    return not own and not any(a.kind == "Cooperation" for a in passage.arguments)


def _asked_about(passage: Passage, card: Card) -> str | None:
    """The thing behind "Fragen zum …", "Kontakt zum …" in the sentence or label; "" where it is none of the text's."""
    span = passage.sentence.span if card.label is None or card.label in passage.sentence.span else card.label
    found = _ABOUT.search(passage.document.text, span.start, span.end)
    if found is None:
        return None
    if _OFFICIAL.fullmatch(found[1]):
        return ""
    about = [r for r in passage.references_in(span) if r.span.start <= found.start(1) < r.span.end]
    about = [r for r in about if r.kind in (*_KINDS, "Programme", "Event") and len(r.entities) == 1]
    if about:
        return about[0].entities[0]
    works = [e for kind in ("Project", "Concept") for e in passage.register.of_kind(kind)]
    noun = found[1].lower()
    called = [e for e in works if any(noun in name.lower() for name in passage.register.names(e))]
    telling = len(noun) >= _TELLING and _PROJECT.fullmatch(noun) is None
    return called[0] if len(called) == 1 and telling else None


_TELLING: Final = 5
"""Letters of a noun that a work may be called by."""


_ABOUT: Final = re.compile(
    r"(?:[Ff]ragen|[Aa]uskünfte|[Aa]uskunft|[Ii]nformationen|[Kk]ontakt|[Aa]nsprechp\w+|[Aa]nsprechperson)"
    r" (?:zu[mr]?|für|über)(?: (?:de[nrm]|die|das|unsere[nrm]?|diese[nrm]?))? ([A-ZÄÖÜ][\w-]+)"
)
_OFFICIAL: Final = re.compile(
    r"(?:\w*[Ss]telle|\w*[Vv]erfahren|\w*[Aa]usschreibung|\w*[Bb]ewerbung|Vergabe|Unterlagen|Aufgabengebiet|Arbeitsverhältnis)"
)
"""What somebody is asked about that is no thing of the cooperation."""


def _is_of_office(passage: Passage, body: Argument) -> bool:
    """Whether a body only tells whose office a person named before has: "P, Geschäftsführerin des Verbands X"."""
    behind = any(a.kind == "Person" and a.token < body.token for a in passage.arguments)
    return behind and body.governor is not None and is_office(body.governor.title())


def _below(passage: Passage) -> str | None:
    """The one work that the line below the name of a person names: "P" / "Projekt „X“"."""
    if not passage.is_fragment or passage.block.kind is BlockKind.PARAGRAPH:
        return None
    text, end = passage.document.text, passage.sentence.span.end
    lead = _BREAK.match(text, end)
    if lead is None:
        return None
    close = text.find("\n", lead.end(), lead.end() + _LINE)
    line = Span(lead.end(), close if close > 0 else min(len(text), lead.end() + _LINE))
    works = [r for r in passage.references_in(line) if r.kind in ("Project", "Concept") and r.form == "name"]
    opens = len(works) == 1 and _LEAD.fullmatch(text, line.start, works[0].span.start) is not None
    return works[0].entities[0] if opens and len(works[0].entities) == 1 else None


def _of_place(passage: Passage, label: str) -> str | None:
    """What the place in the page speaks of: the sender in its head, the work or cooperation of the heading, the one
    that the text is about; never a work where the contact closes a page, or answers a question, so that it is that of
    all."""
    sender = _sender(passage) or sending_firm(passage, label)
    closes = label.endswith("?") or _closes_page(passage)
    if sender is not None:
        return sender
    for kind in ("Cooperation",) if closes else ("Project", "Cooperation"):
        entity = passage.heading_topic(kind)
        if entity is not None:
            return entity
    return passage.central("Cooperation") if closes else passage.central("Project", "Cooperation")


def _closes_page(passage: Passage) -> bool:
    """Whether the one contact of a page stands at its end, below the last of several projects: it is that of all."""
    blocks, block = passage.document.blocks, passage.sentence.block
    if len(passage.register.of_kind("Project")) < _SEVERAL or len(blocks) - block > _LAST:
        return False
    if blocks[block - 1].kind is BlockKind.FIELD and blocks[block - 1].label is not None and blocks[block].label:
        return False  # the last field of a record
    heading = next((b for b in reversed(blocks[:block]) if b.kind is BlockKind.HEADING), None)
    own = heading is not None and blocks[block - 1] is heading  # "Kontakt" / "P"
    return not own and len(_ASKING.findall(passage.document.text)) == 1


_SEVERAL: Final = 3
_LAST: Final = 4
"""Blocks at the end of a page."""
_ASKING: Final = re.compile(r"\b(?:Kontakt|Ansprechp\w+|Auskunft|Auskünfte|Rückfragen|Ihr Kontakt|Fragen\?)\b")


def _sender(passage: Passage) -> str | None:
    """The ministry or authority whose letterhead names whom to ask, before the text begins."""
    start = passage.sentence.span.start
    blocks = passage.document.blocks[: passage.sentence.block]
    first = next((b.span.start for b in blocks if b.kind is not BlockKind.FRONT_MATTER), start)
    if start - first > _HEAD or any(
        b.kind is BlockKind.PARAGRAPH and b.span.end - b.span.start > _LINE for b in blocks
    ):
        return None
    heads = [r for r in passage.references_in(Span(first, start)) if r.kind in PAYERS and r.form == "name"]
    others = [r for r in passage.references_in(Span(first, start)) if r.kind in _KINDS]
    return heads[0].entities[0] if heads and not others else None
