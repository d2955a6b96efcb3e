"""Ways to reach a cooperation or a person, and whom to ask: telephone, e-mail, web address, as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.people import mailboxes
from ingest.claims.people.cards import Card
from ingest.claims.people.desks import is_of_office
from ingest.claims.people.holders import Holder, find_holders
from ingest.claims.people.matters import find_matter, is_for_press
from ingest.claims.people.offers import HERE, named_by_label, reaches
from ingest.claims.people.reached import AT_REACH, NEARBY, names_cooperation, owner_at
from ingest.german.mails import MAIL, plain
from ingest.model import BlockKind, Claim, Span, Value
from ingest.names.knowledge.head_nouns import HEADS
from ingest.names.knowledge.kinds import BODIES, LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_PHONE: Final = re.compile(
    r"(?P<label>\b(?:Tel(?:efon)?|Fon|Phone|Telefonnummer|Rufnummer|Nummer|Durchwahl|Mobil|Mobiltelefon|Handy|Ruf|T|unter)\b"
    r"\.?:?\s{0,3}|[☎✆📞]\s{0,2})?"
    r"(?<![\d.,/–-])(?P<number>(?:(?:\+49[ ()/-]{0,2}|\(?0)\d{1,5}(?:\s?\d{1,3})?|\(?0(?:\s\d{1,3}){2,3})\)?"
    r"(?:\s?[-–/ ]\s?\d{1,8}){1,5})"
    r"(?![.,]?\d|\s?(?:Euro|€))"
)
_FAX: Final = re.compile(r"\b(?:Fax|Telefax)\b\.?:?\s{0,3}$", re.IGNORECASE)
WEBSITE: Final = re.compile(
    r"(?<![@\w.-])(?:(?:https?://)(?:www\.)?|www\.)[a-z0-9äöü-]{2,63}(?:\.[a-z0-9äöü-]{2,63}){1,3}\b(?:/[\w./-]{0,80})?"
    r"|(?<![@\w.-])[a-z0-9äöü-]{2,63}(?:\.[a-z0-9äöü-]{2,63}){0,3}"
    r"\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b(?:/[\w./-]{0,80})?"
)
_REACHABLE: Final = re.compile(r"\d{3}|\d \d\d \d\d|@|\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b|www\.")
_SITE: Final = re.compile(r"://|www\.|\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b")
_LEAST_DIGITS: Final = 6
_ENQUIRY: Final = (
    "ansprechp", "kontaktperson", "auskunft", "auskünft", "rückfrag", "anfragen", "wenden", "wendet", "nachfragen",
    "fragen", "kontakt", "ruft", "rufen", "meldet", "melden",
)  # fmt: skip
_BETWEEN: Final = frozenset({",", ";", ":", "–", "-", "|", "/", "·", "(", "frau", "herr", "herrn", "dr."})


def find_claims(passage: Passage, card: Card) -> Iterator[Claim]:
    """``phone`` and ``email`` of the person who is meant, else of the cooperation; ``website`` of the cooperation;
    ``contactFor`` and ``worksFor`` of who is named on a card."""
    people = find_holders(passage)
    if card.press and not names_cooperation(passage, card):
        return
    yield from _asked(passage, card, people)
    named = card.label is not None or card.person is not None
    if named or (people and any(w.startswith(_ENQUIRY) or w == "dort" for w in passage.words)):
        yield from _employed(passage, card, people)
    span = passage.sentence.span
    stretch = passage.document.text[span.start : span.end]
    if _REACHABLE.search(stretch) is None:
        return
    mails = [Span(match.start(), match.end()) for match in MAIL.finditer(stretch)]
    for found in mails:
        mail, start = plain(stretch[found.start : found.end]), span.start + found.start
        if mailboxes.is_desk(mail):
            continue
        owner = mailboxes.owner_of(passage, mail, people) or owner_at(passage, card, people, start, mail=True)
        if owner is not None:
            quote = (passage.document.evidence(Span(start, span.start + found.end)),)
            yield Claim(owner, "email", Value(mail), quote, "contact", 0.85)
    for match in _PHONE.finditer(stretch):
        number = match.group("number").strip()
        if number.count("(") != number.count(")"):
            number = number.strip("()")  # "P (06471 5090)"
        labelled = match.group("label") is not None or card.label is not None or _offer(passage) is not None
        labelled = labelled or bool(mails)
        named = bool(people) and passage.is_fragment
        cell = passage.block.kind is BlockKind.TABLE_ROW and card.person is not None and number == stretch.strip()
        reachable = labelled or named or cell or passage.block.kind is BlockKind.CONTACT
        if len(re.sub(r"\D", "", number)) < _LEAST_DIGITS or not reachable:
            continue
        if not _FAX.search(stretch[: match.start("number")]):
            start = span.start + stretch.index(number, match.start("number"))
            owner = owner_at(passage, card, people, start, mail=False)
            if owner is not None:
                yield _value(passage, owner, "phone", number, start)
    cooperation = passage.topic("Cooperation")
    for match in WEBSITE.finditer(stretch) if _SITE.search(stretch) else ():
        bare = not match.group().lower().startswith(("www.", "http")) and not passage.is_fragment
        if bare and passage.block.kind is BlockKind.PARAGRAPH and _OFFERED.search(stretch[: match.start()]) is None:
            continue  # "die nebenan.de Stiftung", "das Programm „progres.nrw“"
        if _CITED.search(stretch[: match.start()]) is not None:
            continue
        if not any(Span(match.start(), match.end()).overlaps(found) for found in mails):
            start = span.start + match.start()
            owner = _shown(passage, start) or cooperation
            if owner is not None:
                yield _value(passage, owner, "website", match.group(), start)


def _shown(passage: Passage, start: int) -> str | None:
    """The project that the sentence names last before the address at ``start``: "Der Almbus: www.almbus.de"."""
    before = [a for a in passage.arguments if a.span.end <= start and a.kind in ("Project", "Cooperation")]
    if not before or before[-1].kind != "Project" or start - before[-1].span.end > _FAR:
        return None
    return before[-1].reference.entities[0]


_OFFERED: Final = re.compile(
    r"(?i)\b(?:unter|auf|online|internet\w*|web\w*|homepage|seite|mehr|info\w*|portal|adresse|abrufbar|klick\w*|besuch\w*)\b[^.!?]{0,60}$"
)
"""What stands before an address that readers are sent to."""
_CITED: Final = re.compile(r"(?i)\b(?:quellen?|fotos?|bild(?:er)?|bericht)\b:?[^.!?]{0,20}$")
"""What stands before the address of a paper that is cited."""
_FAR: Final = 60
"""Characters from the name of a project to its address."""


def _asked(passage: Passage, card: Card, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``contactFor`` of those whom a card or sentence offers to be asked."""
    if not people and card.person is not None and card.label == passage.sentence.span:
        subject = find_matter(passage, card, _offer(passage))
        if subject is not None:
            yield Claim(card.person, "contactFor", subject, (passage.quote([]),), "contact", 0.85)
    if card.label is None and len(people) == 1 and passage.is_fragment and not card.press:
        yield from _reached(passage, people[0].person, people[0].argument.span.end)
    elif not people and card.person is not None and card.label is None and not card.press:
        yield from _reached(passage, card.person, passage.sentence.span.start)
    yield from _registering(passage, people)
    if not people:
        yield from _pronoun_asked(passage, card)
        return
    asks = card.label is not None or any(w.startswith(_ENQUIRY) for w in passage.words) or reaches(passage)
    if not asks or is_for_press(passage, card):
        return
    if card.label is None and not _is_offered(passage):
        return
    subject = None if is_of_office(passage, card) else find_matter(passage, card, _offer(passage))
    if subject is None:
        return
    for person in people if card.label is not None else _named_for(passage, people):
        yield Claim(person.person, "contactFor", subject, (passage.quote([person.argument.span]),), "contact", 0.85)


def _pronoun_asked(passage: Passage, card: Card) -> Iterator[Claim]:
    """``contactFor`` of the one named before whom a sentence says how to reach: "Sie erreichen sie unter …"."""
    if AT_REACH.isdisjoint(passage.words) or _MEANT.isdisjoint(passage.words):
        return
    person, subject = passage.last("Person"), find_matter(passage, card, None)
    if person is not None and passage.near(person, NEARBY) and subject is not None:
        yield Claim(person, "contactFor", subject, (passage.quote([]),), "contact", 0.8)


_MEANT: Final = frozenset({"sie", "ihn", "er"})


def _registering(passage: Passage, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``contactFor`` the event of the text, of the one with whom people register for it."""
    asked = [p for p in people if p.argument.preposition in ("bei", "an")]
    if len(asked) != 1 or not any(word.startswith("anmeld") for word in passage.words):
        return
    event = passage.heading_topic("Event") or passage.topic("Event")
    if event is not None:
        yield Claim(asked[0].person, "contactFor", event, (passage.quote([]),), "contact", 0.8)


def _reached(passage: Passage, person: str, start: int) -> Iterator[Claim]:
    """``contactFor`` of who stands with a telephone or address below the heading that names a project or concept."""
    stretch = passage.document.text[start : passage.sentence.span.end]
    if MAIL.search(stretch) is None and _PHONE.search(stretch) is None:
        return
    work = named_by_label(passage) or passage.own_heading("Project") or passage.own_heading("Concept")
    if work is not None:
        yield Claim(person, "contactFor", work, (passage.quote([]),), "contact", 0.85)


def _offer(passage: Passage) -> int | None:
    """The token of the word that offers somebody to be asked."""
    return next((i for i, word in enumerate(passage.words) if word.startswith(_ENQUIRY)), None)


def _named_for(passage: Passage, people: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Who is named to be asked: the first behind the word that says so, else the first of the sentence, and whoever
    "und" joins with that one."""
    at = _offer(passage) or 0
    named = [p for p in people if p.argument.reference.form != "pronoun"]
    if passage.words[:3] in HERE:
        return tuple(named)
    behind = [p for p in named if p.token > at]
    same = [p for p in named if passage.clause_at(p.token) == passage.clause_at(at)]
    first = (behind or same or named)[:1]
    joined = {p.argument.group for p in first}
    return tuple(p for p in named if p.argument.group in joined)


def _is_offered(passage: Passage) -> bool:
    """Whether the sentence names whom to ask: "Ansprechpartnerin ist P", "Auskunft gibt P, Tel. …"."""
    span = passage.sentence.span
    stretch = passage.document.text[span.start : span.end]
    reach = MAIL.search(stretch) or _PHONE.search(stretch)
    if reach is not None or _OFFERS.search(" ".join(passage.words)) is not None:
        return True
    asked = [i for i, w in enumerate(passage.words) if w.startswith(("ansprechpartner", "kontaktperson"))]
    return any(
        i == 0 or passage.words[i - 1] not in ("ein", "eine", "einen", "einem", "keine", "keinen") for i in asked
    )


_OFFERS: Final = re.compile(
    r"steh\w* .{0,120}zur verfügung|(?:gibt|geben|erteilt|erteilen) .{0,40}auskunft|auskünfte"
    r"|auskunft .{0,40}(?:gibt|erteilt)|fragen beantworte\w* |wende\w* .{0,60}an "
)
"""How a sentence offers somebody to be asked."""


def _employed(passage: Passage, card: Card, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``worksFor`` of the body beside a name on a card, or on a line of its own above or below it."""
    chosen = people if card.label is not None or card.person is not None else _named_for(passage, people)
    for person in chosen:
        body = _beside(passage, person) or _there(passage) or _of_label(passage, card)
        if body is None and len(people) == 1 and card.body is not None and _employs(passage, card.body):
            body = card.body
        if body is not None:
            yield _works(passage, person.person, body)
    if not people and card.person is not None and card.body is not None:
        here = {e for a in passage.arguments for e in a.reference.entities}
        if card.body in here and _employs(passage, card.body):
            yield _works(passage, card.person, card.body)


def _beside(passage: Passage, person: Holder) -> str | None:
    """The body on the same line: "P, Landkreis X", "Büro Y GmbH, Frau P", "Amt Z (P)"."""
    for body in person.bodies:
        argument = next(a for a in passage.arguments if body in a.reference.entities)
        if _may_employ(passage, argument):
            return body
    before = [a for a in passage.arguments if a.token < person.token and a.kind in BODIES]
    if before and len(before[-1].reference.entities) == 1:
        words = passage.words[end_of(passage, before[-1]) : person.token]
        if words and all(w in _BETWEEN or w.startswith("ansprechp") for w in words):
            return before[-1].reference.entities[0]
    return None


def _employs(passage: Passage, body: str) -> bool:
    """Whether a body has people of its own; the office of a cooperation is the cooperation."""
    kinds = BODIES | LOCAL
    return passage.kind(body) in kinds and not passage.name(body).startswith("Geschäftsstelle")


def _of_label(passage: Passage, card: Card) -> str | None:
    """The body that the label names: "Ihre Ansprechpartnerin bei der Stadt X: P"."""
    if card.label is None:
        return None
    words = passage.document.text[card.label.start : card.label.end].lower()
    bodies = [r for r in passage.references_in(card.label) if r.kind in BODIES | LOCAL and len(r.entities) == 1]
    return bodies[0].entities[0] if len(bodies) == 1 and (" bei" in words or " beim" in words) else None


def _there(passage: Passage) -> str | None:
    """The body named last, where the sentence says that one is to be asked there: "Ansprechpartnerin dort ist P"."""
    if "dort" not in passage.words:
        return None
    here = [a for a in passage.arguments if a.token < passage.words.index("dort") and a.kind in BODIES]
    if here:
        return here[-1].reference.entities[0] if len(here[-1].reference.entities) == 1 else None
    body = passage.last(*BODIES)
    if body is None or not passage.follows(body):
        body = passage.last(*LOCAL)
        if body is None or not passage.name(body).startswith(("Amt ", "Verwaltungs", "Verbands", "Samt", "Landkreis")):
            return None
    return body if passage.follows(body) else None


def _may_employ(passage: Passage, argument: Argument) -> bool:
    """Whether a name beside a person is an employer: "Stadt Husum", but no "Husum", which is where somebody lives."""
    if argument.kind in BODIES:
        return _employs(passage, argument.reference.entities[0])
    words = passage.words
    headed = words[argument.token] in HEADS or (argument.token > 0 and words[argument.token - 1] in HEADS)
    return argument.kind in LOCAL and (headed or argument.kind == "District")


def _works(passage: Passage, person: str, body: str) -> Claim:
    return Claim(person, "worksFor", body, (passage.quote([]),), "employer", 0.8)


def _value(passage: Passage, subject: str, predicate: str, lexical: str, start: int) -> Claim:
    span = Span(start, start + len(lexical))
    return Claim(subject, predicate, Value(lexical), (passage.document.evidence(span),), "contact", 0.85)
