"""Who holds an office that a sentence names: the person beside its title, behind a copula, chosen for it, named as it.

A title stands with all that belongs to it ("der frühere Bürgermeister der Stadt X") and so does a person ("Eva Lang
(SPD), 52, vom Amt Y"). Who has the title is told by what lies between the two.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.appointments import OPENS, chosen, hired, listed, of_chair
from ingest.claims.genders import may_be
from ingest.claims.holders import REACH, Holder, ends_line
from ingest.claims.linking_words import in_date, is_adverb, is_dated, is_small
from ingest.claims.pairings import enumerated_before
from ingest.claims.passages import Passage
from ingest.claims.posts import Office, end_of, word_table
from ingest.claims.shared_offices import enumerated, in_turn, is_of_all, is_plural
from ingest.claims.small_words import ARTICLES
from ingest.claims.titles import title_of
from ingest.model import BlockKind

_VERBS: Final = frozenset(
    {"ist", "war", "wird", "wurde", "bleibt", "blieb", "sind", "heißt", "hieß", "fungiert", "fungierte", "fungieren"}
    | {"amtiert", "amtierte", "amtieren", "wirkt", "wirkte"}
)
_SUCCEEDS: Final = re.compile(r"nachfolg\w*|abgelöst|ablös\w*|löst|löste|folgt|folgte|beerbt\w*|angetreten")
_JOINS: Final = frozenset({"und", "sowie", "&", "u."})


def holders_of(
    passage: Passage,
    office: Office,
    people: tuple[Holder, ...],
    offices: tuple[Office, ...],
    settled: frozenset[int] = frozenset(),
) -> list[Holder]:
    """Who holds the office, by the surest sign first; ``settled`` are the tokens of those who have one by now."""
    people = _of_segment(passage, office, people)
    tight = _right_at_once(passage, office, people)
    if tight:
        return tight
    doubled = _right_doubled(passage, office, people, offices)
    if doubled:
        return doubled
    enumerated_behind = listed(passage, office, people)
    if enumerated_behind:
        return enumerated_behind
    after = office.last + 1
    if after < len(passage.words) and passage.words[after] in _VERBS:
        right = _right_by_copula(passage, office, people, offices)
        if right:
            return right
    told = office.end < len(passage.words) and passage.words[office.end] in _VERBS
    followed = _as(passage, office, people) if _succeeds(passage, office) and not told else []
    if followed:
        return followed
    elided = _elided(passage, office, people)
    if elided:
        return elided
    apart = _opens_own_group(passage, office) or passage.words[office.end : office.end + 1] == (":",)
    loose = _right_loose(passage, office, people, offices)
    if (apart and loose) or office.title.sort == "colleague":
        return loose
    left = _left(passage, office, people, offices)
    if left is not None and not (loose and left.token in settled and _has_article(passage, office)):
        together = enumerated_before(passage, people, left)
        return together if len(together) > 1 and is_of_all(passage, office, together) else [left]
    return (
        loose
        or of_chair(passage, office, people)
        or hired(passage, office, people)
        or chosen(passage, office, people)
        or _right_by_copula(passage, office, people, offices)
        or _as(passage, office, people)
        or _of_relative(passage, office, people)
        or _of_further(passage, office, people)
        or _sole(passage, office, people)
    )


def _of_segment(passage: Passage, office: Office, people: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """The people between the same semicolons as the title; all where nobody is."""
    marks = [i for i, word in enumerate(passage.words) if word == ";"]
    if not marks or passage.is_fragment:
        return people
    start = max((i for i in marks if i < office.title.first), default=-1)
    end = min((i for i in marks if i > office.title.first), default=len(passage.words))
    return tuple(p for p in people if start < p.token < end) or people


def _succeeds(passage: Passage, office: Office) -> bool:
    """Whether the clause tells who follows whom "als" this: then the nearest name is that of the one followed."""
    clause = passage.clause_words(passage.clause_at(office.last))
    return "als" in passage.words[max(0, office.begin - 1) : office.title.first] and any(
        map(_SUCCEEDS.fullmatch, clause)
    )


def _right_at_once(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person right behind the title or its body: "Bürgermeister P", "Sprecherin der Allianz X P"."""
    if passage.words[office.title.first - 1 : office.title.first] == ("(",) and office.title.first:
        return []  # "P (Leiter)" and on the next line "Q"
    for place in dict.fromkeys((office.last + 1, office.end)):
        at = place
        while at < len(passage.words) and passage.words[at] in ("frau", "herr", "herrn", "(", "a.", "d.", "a.d.", ")"):
            at += 1
        first = next((p for p in people if p.token == at), None)
        if first is not None:
            return enumerated(passage, people, first) if is_plural(passage, office.title) else [first]
    return []


def _elided(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person right before the title where the verb is told once: "P war Landrat, Q Bürgermeister"."""
    begin = office.begin
    holder = next((p for p in people if end_of(passage, p.argument) == begin), None)
    if holder is None or holder.token == 0 or passage.words[holder.token - 1] not in (",", "und", ";"):
        return []
    return [holder] if not _VERBS.isdisjoint(passage.words[: holder.token]) else []


def _right_doubled(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> list[Holder]:
    """The person behind a further title: "zweiter Stellvertreter Adorfs Bürgermeister P"."""
    own = next((o for o in offices if o.begin == office.end and o is not office), None)
    return _right_at_once(passage, own, people) if own is not None else []


def _opens_own_group(passage: Passage, office: Office) -> bool:
    """Whether an article behind "und" or at the very start shows that no name before has the title in apposition."""
    before = passage.words[max(0, office.begin - 1) : office.title.first]
    lead = passage.words[office.begin - 1] if office.begin else ""
    articled = any(w in ("der", "die", "dem", "den") for w in before)
    return articled and lead in _JOINS


def _right_loose(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> list[Holder]:
    """The person set off behind the title: "die Bürgermeisterin von X, P,", "ihr Sprecher, Landrat P", "Leiter: P"."""
    words = passage.words
    if office.end >= len(words) or words[office.end] not in (",", ":", "–", "-", "(", "|"):
        return []
    i = office.end + 1
    for _ in range(4):
        titled = i < len(words) and words[i] in ("frau", "herr", "herrn")
        found = next((p for p in people if p.token in (i, i + titled)), None)
        i += titled
        if found is not None:
            if words[office.end] == "," and _is_enumerated_behind(passage, office, people):
                return []
            return (
                enumerated(passage, people, found)
                if is_plural(passage, office.title)
                else in_turn(passage, people, found)
            )
        own = next((o for o in offices if o.begin <= i <= o.title.first and o is not office), None)
        if own is None:
            return []
        i = own.last + 1 if any(p.token == own.last + 1 for p in people) else own.end
    return []


def _is_enumerated_behind(passage: Passage, office: Office, people: tuple[Holder, ...]) -> bool:
    """Whether the title is said of a person before it, so that a name behind it is the next item: "P, Landrat, Q"."""
    return _left(passage, office, people, ()) is not None and not _has_article(passage, office)


def _has_article(passage: Passage, office: Office) -> bool:
    return any(w in ARTICLES for w in passage.words[max(0, office.begin - 1) : office.title.first])


def _left(passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]) -> Holder | None:
    """The person in apposition before the title: "P, Bürgermeister", "P (Vorsitzender)", "P ist seit 2019 Sprecher"."""
    if passage.words[office.last].endswith("vorsitz") and "den" in passage.words[office.begin : office.title.first]:
        return None  # "es sprach P, den Vorsitz hat Q"
    former, between = word_table("former"), word_table("between")
    i = office.begin - 1
    lines = passage.is_fragment or passage.block.kind is BlockKind.LIST_ITEM
    opened = lines and ends_line(passage, i)
    for _ in range(REACH):
        if i < 0:
            return None
        holder = next((p for p in people if p.token <= i < p.end), None)
        if holder is not None:
            inside = holder.names_office and i >= end_of(passage, holder.argument)
            apart = opened or (lines and ends_line(passage, i))
            return holder if apart or inside or _is_subject(passage, holder, office) else None
        apposed = next((o for o in offices if o is not office and o.begin <= i < o.end), None)
        if apposed is not None and apposed.begin > 0 and passage.words[apposed.begin - 1] in (",", "("):
            i = apposed.begin - 1
            continue
        other = next((a for a in passage.arguments if a.token <= i < end_of(passage, a)), None)
        word = passage.words[i]
        opened = opened or (lines and ends_line(passage, i))
        if word in OPENS or word in ("als", ":", "…", ".") or word in _VERBS:
            opened = True
        elif not (
            word in former or word in between or word.isdigit() or is_dated(passage, i) or is_adverb(word)
        ) and not (word in ("im", "von") and passage.words[i + 1] in _OCCUPATIONS):
            if other is None or other.kind not in office.title.kinds or end_of(passage, other) != office.title.first:
                return None
            i = other.token
        i -= 1
    return None


_OCCUPATIONS: Final = frozenset({"hauptamt", "hauptberuf", "zivilberuf", "nebenamt", "ehrenamt", "beruf", "nebenberuf"})


def _is_subject(passage: Passage, holder: Holder, office: Office) -> bool:
    """Whether a copula right before the person joins the title behind: "In Ebern ist P seit 2012 Bürgermeister"."""
    if _has_article(passage, office) or holder.argument.preposition is not None:
        return False
    i = holder.token - 1
    while i > 0 and (
        passage.words[i] in ("frau", "herr", "dr.") or is_dated(passage, i) or is_adverb(passage.words[i])
    ):
        i -= 1
    return i >= 0 and passage.words[i] in _VERBS and passage.clause_at(i) == passage.clause_at(office.last)


def _right_by_copula(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> list[Holder]:
    """The person behind a copula: "Vorsitzender der LAG X ist seit 2019 P"; several where the title is plural."""
    words = passage.words
    if _is_beside(passage, office):
        return []
    i = office.end if words[office.end : office.end + 1] and words[office.end] in _VERBS else office.last + 1
    steps = 0
    while i < len(words) and steps < REACH:
        holder = next((p for p in people if p.token == i), None)
        if holder is not None:
            if any(w in word_table("plurals") for w in words[office.last + 1 : holder.token]):
                return [p for p in people if p.token >= holder.token]
            return enumerated(passage, people, holder) if is_plural(passage, office.title) else [holder]
        other = next((a for a in passage.arguments if a.token <= i < end_of(passage, a)), None)
        word = words[i]
        if other is not None and other.kind != "Person":
            i = end_of(passage, other)
            steps += 1
            continue
        own = next((o for o in offices if o.title.first == i and o is not office), None)
        if own is not None and any(p.token == own.last + 1 for p in people) and _copula_between(passage, office, i):
            i = own.last + 1
            continue
        if _opens_relative(passage, office, i):
            return []
        if in_date(passage, i) or word in word_table("copulas") or is_small(word):
            i += 1
            steps += 1
            continue
        chair = words[office.last] == "vorsitz" or not _VERBS.isdisjoint(words[office.last + 1 : i])
        if passage.sentence.tokens[i].text[:1].isupper() and (chair or (steps < 4 and title_of(word) is None)):
            i += 1
            steps += 2
            continue
        return []
    return []


def _opens_relative(passage: Passage, office: Office, i: int) -> bool:
    """Whether a clause begins at token ``i`` that is about the holder before: "P, der Sprecher, dem Q hilft"."""
    clause = passage.clause_at(i)
    if not passage.clauses or passage.clauses[clause].kind != "relative" or clause == passage.clause_at(office.last):
        return False
    return passage.starts[i] <= passage.clauses[clause].span.start or passage.words[i - 1] == ","


def _is_beside(passage: Passage, office: Office) -> bool:
    """Whether those of the title are only named beside others: "neben den Bürgermeistern auch P"."""
    lead = passage.words[max(0, office.begin - 2) : office.title.first]
    return not {"neben", "außer", "samt", "mitsamt"}.isdisjoint(lead)


def _copula_between(passage: Passage, office: Office, i: int) -> bool:
    return not word_table("copulas").isdisjoint(passage.words[office.last + 1 : i])


def _as(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person who does something "als Projektmanager": the nearest one before; the one who follows, not the one
    followed: "P löst Q als Vorsitzende ab"."""
    words = passage.words
    if "als" not in words[max(0, office.begin - 1) : office.title.first]:
        return []
    if "ich" in words[max(0, office.begin - 3) : office.title.first]:
        return []  # "sowie ich selbst als Bürgermeister"
    near = [p for p in people if p.token < office.title.first and office.title.first - p.token <= REACH]
    if not near:
        clause = passage.clause_words(passage.clause_at(office.last))
        related = clause[:1] in (("der",), ("die",)) and passage.words[office.title.first - 1] == "als"
        told = [p for p in people if p.token < office.title.first]
        fits = bool(told) and may_be(passage.name(told[-1].person), "f" if clause[:1] == ("die",) else "m")
        return told[-1:] if related and fits else []
    if any(_SUCCEEDS.fullmatch(w) for w in passage.clause_words(passage.clause_at(office.last))) and len(near) > 1:
        return near[-2:-1]
    return near[-1:]


def _of_relative(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person that a relative clause speaks of: "A, der 2010 kam und Bürgermeister von B ist"."""
    words = [w for w in passage.clause_words(passage.clause_at(office.last)) if w.isalpha()]
    if not passage.clauses or len(words) < 2 or words[-1] not in _VERBS or passage.words[office.last] not in words:
        return []
    before = [p for p in people if p.token < office.title.first and office.title.first - p.token <= 2 * REACH]
    return before[-1:]


def _of_further(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The subject of a verb that "und" joins to another: "P war die treibende Kraft und wurde erster Sprecher"."""
    words = passage.words
    i = office.begin - 1
    while i > 0 and (is_small(words[i]) or is_dated(passage, i)) and words[i] not in _VERBS and words[i] != ",":
        i -= 1
    if i < 1 or words[i] not in _VERBS or words[i - 1] != "und":
        return []
    before = [p for p in people if p.token < i and p.argument.preposition is None]
    return before[-1:]


def _sole(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The one person of the sentence, for a title that follows in loose apposition: "…, einst Bürgermeister von X"."""
    persons = {p.person for p in people}
    i = office.title.first - 1
    while i > 0 and is_small(passage.words[i]) and passage.words[i] != ",":
        i -= 1
    loose = i > 0 and passage.words[i] == ","
    return list(people[:1]) if len(persons) == 1 and loose and people[0].token < office.title.first else []
