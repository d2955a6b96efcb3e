"""Who holds which office of whom: titles before, after and around the names of people.

German joins a person to an office in few ways: the title right before the name ("Landrat Onno Eckert"), an apposition
behind it ("Petra Enders, Landrätin des Ilm-Kreises"), a copula ("Vorsitzender ist …"), a field.
Whose office it is stands behind the title ("von X", "des Landkreises Y"), before it as a genitive or adjective
("Auerbachs Oberbürgermeister", "der Falkensteiner Bürgermeister"), in it ("KAG-Vorsitzender"), or, for those who lead a
cooperation, nowhere: then it is the cooperation that the text is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ingest.claims.arguments import ARTICLES, HEADS, PREPOSITIONS, Argument
from ingest.claims.passages import Passage
from ingest.claims.scenes import Reference
from ingest.model import BlockKind, Claim, Modality, Span, Value

_EMPLOYERS: Final = frozenset({"Authority", "Ministry", "Consultancy", "Organisation"})
_VERBS: Final = frozenset({"ist", "war", "wird", "wurde", "bleibt", "blieb", "sind"})
_CHOSEN: Final = re.compile(r"(?:gewählt|wähl|ernannt|ernenn|bestellt|berufen|bestimmt|gekürt|wiedergewählt)")
REACH: Final = 12
"""So many tokens at most lie between a title and its holder or body: longer ways are no apposition."""


@dataclass(frozen=True, slots=True)
class Title:
    """One title in a passage: its words from ``first`` to ``last``, its class, and the organisation named inside it."""

    first: int
    last: int
    role: str
    kinds: frozenset[str]
    of_topic: bool
    manages: bool
    prefix: str | None


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((files("ingest.claims") / "offices.yaml").read_text(encoding="utf-8"))
    return data


@cache
def _class_of(word: str) -> str | None:
    """The class of titles that a lower-case word belongs to, by its longest ending."""
    best: tuple[int, str] | None = None
    for name, row in _data()["titles"].items():
        for ending in row["endings"]:
            if word.endswith(ending) and (best is None or len(ending) > best[0]):
                best = (len(ending), name)
    return best[1] if best else None


def find_titles(passage: Passage) -> tuple[Title, ...]:
    """The titles of a passage in order; words that are part of a name are none."""
    named = _name_tokens(passage)
    titles: list[Title] = []
    modifiers = frozenset(_data()["modifiers"])
    for i, token in enumerate(passage.sentence.tokens):
        text = token.text
        if i in named or not text[:1].isupper():
            continue
        prefix, _, last = text.rpartition("-")
        split = bool(prefix) and last[:1].isupper() and (prefix.isupper() or _refers(passage, prefix) is not None)
        word = last if split else text
        name = _class_of(word.lower())
        if name is None:
            continue
        if _extended(passage, i) > i and passage.words[_extended(passage, i)] == "geschäftsstelle":
            name = "manager"
        row = _data()["titles"][name]
        first = i
        while first > 0 and passage.words[first - 1] in modifiers and not passage.words[first - 1][0].isdigit():
            first -= 1
        last_token = _extended(passage, i)
        tokens = passage.sentence.tokens
        words = [t.text for t in tokens[first:i]]
        words += [_nominative(word, passage.words[first - 1] if first else "")]
        role = " ".join([*words, *(t.text for t in tokens[i + 1 : last_token + 1])])
        titles.append(
            Title(
                first=first,
                last=last_token,
                role=role,
                kinds=frozenset(row["kinds"]),
                of_topic=row.get("of") == "topic",
                manages=row.get("manages", False),
                prefix=prefix if split else None,
            )
        )
    return tuple(titles)


def _nominative(title: str, article: str) -> str:
    """A title that declines like an adjective, as it stands by itself: "zum Vorsitzenden" → "Vorsitzender"."""
    if not title.endswith(("enden", "eten", "agten", "amten")):
        return title
    if article in ("zum", "dem", "den", "des", "einen", "einem", "beim", "vom"):
        return title[:-1] + "r"
    return title[:-1] if article in ("zur", "der", "einer") else title


def _extended(passage: Passage, i: int) -> int:
    """The last token of the title that begins at ``i``: "Leiter der Geschäftsstelle" is one."""
    for length in (3, 2):
        rest = passage.words[i + 1 : i + length]
        if rest and rest[-1] in _data()["units"] and all(w in ARTICLES for w in rest[:-1]):
            return i + length - 1
    return i


def find_claims(passage: Passage, label: str | None) -> Iterator[Claim]:
    """``role`` and ``worksFor`` for each person with a title here, ``managedBy`` for those who manage."""
    people = [a for a in passage.arguments if a.kind == "Person" and len(a.reference.entities) == 1]
    if not people:
        yield from _below_name(passage)
        return
    titles = find_titles(passage)
    yield from _labelled(passage, label, people, titles)
    yield from _employed(passage, people)
    holders: dict[int, list[Argument]] = {}
    for index, title in enumerate(titles):
        found = _holders(passage, title, people)
        if not found and index > 0:
            found = _shared(passage, titles[index - 1], title, holders.get(index - 1, []))
        holders[index] = found
        bodies = _bodies(passage, title)
        if not bodies and index > 0 and _is_deputy(passage, title) and holders[index - 1]:
            bodies = _bodies(passage, titles[index - 1])
        for holder in found:
            yield from _claims(passage, title, holder, bodies)


def _below_name(passage: Passage) -> Iterator[Claim]:
    """The office on the line below a name, in a contact block: "Eva Lang" / "Leitung Geschäftsstelle Impulsregion"."""
    if passage.contact is None or len(passage.words) > _LINE or not passage.is_fragment:
        return
    titles = find_titles(passage)
    if len(titles) != 1 or titles[0].first != 0:
        return
    person = Reference(passage.sentence.span, (passage.contact,), "Person", "pronoun")
    yield from _claims(passage, titles[0], Argument(person, 0, None, None, 0), _bodies(passage, titles[0]))


_LINE: Final = 8
"""Words of a line that may be an office and its body."""


def _is_deputy(passage: Passage, title: Title) -> bool:
    """Whether the title is that of "sein Stellvertreter": then it belongs to the body of the one named before."""
    before = passage.words[title.first - 1] if title.first else ""
    return passage.words[title.last].startswith("stellvertreter") and before in ("sein", "seine", "ihr", "ihre")


def _labelled(
    passage: Passage, label: str | None, people: list[Argument], titles: tuple[Title, ...]
) -> Iterator[Claim]:
    """The office that the label of a field gives to the people in its value: "Vorsitzende: …"."""
    if label is None:
        return
    word = next((w for w in reversed(label.replace("/", " ").split()) if _class_of(w.strip("():.").lower())), None)
    if word is None:
        return
    words = label.strip(" :.").split()
    at = next(i for i, w in enumerate(words) if w == word or w.strip("():.") == word.strip("():."))
    role = word.strip("():.")
    name = _class_of(role.lower())
    if name is None or any(w.lower() in ("projekt", "projekte") for w in words):
        return
    modifiers = frozenset(_data()["modifiers"])
    before = at
    while before > 0 and words[before - 1].lower() in modifiers and not words[before - 1][0].isdigit():
        before -= 1
    row = _data()["titles"][name]
    title = Title(
        first=people[0].token,
        last=people[0].token,
        role=" ".join([*words[before:at], role]),
        kinds=frozenset(row["kinds"]),
        of_topic=row.get("of") == "topic",
        manages=row.get("manages", False),
        prefix=None,
    )
    inside = [e for n in _label_names(words) if (e := passage.named(n)) is not None and passage.kind(e) in title.kinds]
    several = role.endswith(("innen", "en")) or (name == "chair" and "stellv" in label.lower())
    first = _enumerated(passage, people, people[0]) if not titles else people[:1]
    for holder in people if several else first:
        yield from _claims(passage, title, holder, inside[:1])


def _label_names(words: list[str]) -> list[str]:
    return [" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1)]


def _claims(passage: Passage, title: Title, holder: Argument, bodies: list[str]) -> Iterator[Claim]:
    tokens = passage.sentence.tokens
    person = holder.reference.entities[0]
    spans = [holder.span, Span(tokens[title.first].span.start, tokens[title.last].span.end)]
    quote = (passage.quote(spans),)
    modality = passage.modality(passage.clause_at(title.last))
    if modality in (Modality.NEGATED, Modality.HYPOTHETICAL) and not _beside(passage, title, holder):
        return
    modality = Modality.ASSERTED
    yield Claim(person, "role", Value(title.role), quote, "office", 0.92, modality)
    inferred = False
    if not bodies:
        bodies = _bracketed(passage, title, holder) or _ministry(passage, title)
    if bodies and all(passage.kind(b) == "Committee" and "vorstand" in passage.name(b).lower() for b in bodies):
        bodies = []
    if not bodies and title.of_topic:
        topic = passage.subject("Cooperation") or passage.topic("Region")
        bodies, inferred = ([topic] if topic else []), True
    for body in bodies:
        sure = 0.75 if inferred else 0.88
        yield Claim(person, "worksFor", body, quote, "office", sure, modality, inferred=inferred)
        if title.manages and passage.kind(body) in ("Cooperation", "Region"):
            yield Claim(body, "managedBy", person, quote, "office", sure - 0.05, modality, inferred=inferred)


def _beside(passage: Passage, title: Title, holder: Argument) -> bool:
    """Whether title and holder stand in apposition: who has the office then does not depend on what the clause says."""
    gap = title.first - _end(passage, holder)
    return holder.token == title.last + 1 or (0 < gap <= 2 and passage.words[title.first - gap] in (",", "("))


def _name_tokens(passage: Passage) -> frozenset[int]:
    """The tokens inside names of bodies and people: "Rat der Bürgermeister" holds no title."""
    inside: set[int] = set()
    for argument in passage.arguments:
        if argument.reference.form not in ("name", "short"):
            continue
        i = argument.token
        while i < len(passage.starts) and passage.starts[i] < argument.span.end:
            inside.add(i)
            i += 1
    return frozenset(inside)


def _refers(passage: Passage, name: str) -> str | None:
    return passage.named(name)


def _holders(passage: Passage, title: Title, people: list[Argument]) -> list[Argument]:
    after = title.last + 1
    if any(p.token == after for p in people) or (after < len(passage.words) and passage.words[after] in _VERBS):
        right = _holders_right(passage, title, people)
        if right:
            return right
    left = _holder_left(passage, title, people)
    if left is not None:
        return [left]
    return (
        _holders_right(passage, title, people)
        or _holder_as(passage, title, people)
        or (_holder_of_clause(passage, title, people) or _sole(passage, title, people))
    )


def _employed(passage: Passage, people: list[Argument]) -> Iterator[Claim]:
    """``worksFor`` where a body follows the name at once: "Eva Lang vom Amt für …", "Eva Lang (Büro Nord GmbH)"."""
    for person in people:
        after = _end(passage, person)
        if after >= len(passage.words) or passage.words[after] not in ("von", "vom", "("):
            continue
        body = next((a for a in passage.arguments if after < a.token <= after + 2), None)
        if body is None or body.kind not in _EMPLOYERS or len(body.reference.entities) != 1:
            continue
        if any(w not in ARTICLES for w in passage.words[after + 1 : body.token]):
            continue
        quote = (passage.quote([person.span, body.span]),)
        yield Claim(person.reference.entities[0], "worksFor", body.reference.entities[0], quote, "employer", 0.8)


def _sole(passage: Passage, title: Title, people: list[Argument]) -> list[Argument]:
    """The one person of the sentence, for a title that follows in loose apposition: "…, einst Bürgermeister von X"."""
    persons = {p.reference.entities for p in people}
    i = title.first - 1
    while i > 0 and _is_small(passage.words[i]) and passage.words[i] != ",":
        i -= 1
    loose = i > 0 and passage.words[i] == ","
    return people[:1] if len(persons) == 1 and loose and people[0].token < title.first else []


def _holder_of_clause(passage: Passage, title: Title, people: list[Argument]) -> list[Argument]:
    """The person that a relative clause speaks of: "A, der 2010 kam und Bürgermeister von B ist"."""
    words = [w for w in passage.clause_words(passage.clause_at(title.last)) if w.isalpha()]
    if not passage.clauses or len(words) < 2 or words[-1] not in _VERBS or passage.words[title.last] not in words:
        return []
    before = [p for p in people if p.token < title.first and title.first - p.token <= 2 * REACH]
    return before[-1:]


def _holder_as(passage: Passage, title: Title, people: list[Argument]) -> list[Argument]:
    """The person who does something "als Projektmanager" or is chosen "zum Vorsitzenden": the nearest one before."""
    before = passage.words[title.first - 1] if title.first else ""
    chosen = before in ("zum", "zur") and any(_CHOSEN.match(w) for w in passage.words)
    if before != "als" and not chosen:
        return []
    near = [p for p in people if p.token < title.first and title.first - p.token <= REACH]
    return near[-1:]


def _holder_left(passage: Passage, title: Title, people: list[Argument]) -> Argument | None:
    """The person in apposition before the title: "P, Bürgermeister", "P (Vorsitzender)", "P als Sprecher"."""
    skip = frozenset(_data()["former"])
    i = title.first - 1
    steps = 0
    comma = False
    while i >= 0 and steps < REACH:
        holder = next((p for p in people if p.token <= i < _end(passage, p)), None)
        if holder is not None:
            return holder if comma else None
        other = next((a for a in passage.arguments if a.token <= i < _end(passage, a)), None)
        word = passage.words[i]
        if word in (",", "(", "als", "–", "-", ";", ":", "ist", "war", "wurde", "wird", "…", "."):
            comma = True
        elif word in skip or word in _data()["between"] or word.isdigit():
            pass
        elif other is not None and other.kind in title.kinds and _is_genitive_or_adjective(passage, other, title):
            i = other.token
        else:
            return None
        i -= 1
        steps += 1
    return None


def _is_genitive_or_adjective(passage: Passage, argument: Argument, title: Title) -> bool:
    return _end(passage, argument) == title.first


def _holders_right(passage: Passage, title: Title, people: list[Argument]) -> list[Argument]:
    """The person after the title: at once, behind its body, behind a copula; several where the title is plural."""
    i = title.last + 1
    steps = 0
    while i < len(passage.words) and steps < REACH:
        holder = next((p for p in people if p.token == i), None)
        if holder is not None:
            if any(w in _data()["plurals"] for w in passage.words[title.last + 1 : holder.token]):
                return [p for p in people if p.token >= holder.token]
            return _enumerated(passage, people, holder) if _plural(passage, title) else [holder]
        other = next((a for a in passage.arguments if a.token <= i < _end(passage, a)), None)
        word = passage.words[i]
        if other is not None and other.kind != "Person":
            i = _end(passage, other)
            steps += 1
            continue
        dated = any(d.span.start <= passage.starts[i] < d.span.end for d in passage.dates)
        if dated or word in _data()["copulas"] or _is_small(word):
            i += 1
            steps += 1
            continue
        chair = passage.words[title.last] == "vorsitz" or _copula_follows(passage, title)
        if passage.sentence.tokens[i].text[:1].isupper() and (chair or (steps < 4 and _class_of(word) is None)):
            i += 1
            steps += 2
            continue
        return []
    return []


def _is_small(word: str) -> bool:
    """Whether the word may stand between a title and its holder without parting them."""
    return word in _data()["between"] or word in _data()["former"] or word in ARTICLES or word in PREPOSITIONS


def _copula_follows(passage: Passage, title: Title) -> bool:
    after = title.last + 1
    return after < len(passage.words) and passage.words[after] in _VERBS


def _enumerated(passage: Passage, people: list[Argument], first: Argument) -> list[Argument]:
    """The people named together with ``first``, each perhaps with a place in brackets: "A (Adorf) und B (Bedorf)"."""
    together = [first]
    for person in (p for p in people if p.token > first.token):
        between = range(_end(passage, together[-1]), person.token)
        places = {i for a in passage.arguments if a.kind != "Person" for i in range(a.token, _end(passage, a))}
        if not all(passage.words[i] in ("(", ")", ",", "und", "sowie") or i in places for i in between):
            break
        together.append(person)
    return together


def _plural(passage: Passage, title: Title) -> bool:
    word = passage.words[title.last]
    before = passage.words[title.first - 1] if title.first else ""
    return before in ("die", "den", "ihre", "ihren", "beiden", "der") and not word.endswith("in") and before != "der"


def _shared(passage: Passage, previous: Title, title: Title, holders: list[Argument]) -> list[Argument]:
    """The holder of the title before, where "und" joins two offices of one person."""
    if not holders:
        return []
    i = previous.last + 1
    while i < title.first:
        other = next((a for a in passage.arguments if a.token <= i < _end(passage, a)), None)
        if other is not None:
            if other.kind == "Person":
                return []
            i = _end(passage, other)
            continue
        word = passage.words[i]
        if not _is_small(word):
            return []
        i += 1
    return holders[:1]


def _bodies(passage: Passage, title: Title) -> list[str]:
    """Whose office it is: named in the title, before it, or behind it."""
    if title.prefix is not None:
        entity = _refers(passage, title.prefix)
        if entity is not None:
            return [entity]
    i = title.last + 1
    steps = 0
    while i < len(passage.words) and steps < 6:
        argument = next((a for a in passage.arguments if a.token == i), None)
        if argument is not None:
            if argument.kind in title.kinds and len(argument.reference.entities) == 1:
                return list(argument.reference.entities)
            break
        word = passage.words[i]
        if word in ARTICLES or word in HEADS or word in ("von", "vom", "im", "in", "beim", "bei", "für"):
            i += 1
            steps += 1
            continue
        break
    for argument in passage.arguments:
        if _end(passage, argument) == title.first and argument.kind in title.kinds:
            return list(argument.reference.entities)[:1]
    if title.first and passage.words[title.first - 1].endswith("s"):
        owner = passage.named(passage.sentence.tokens[title.first - 1].text[:-1])
        if owner is not None and passage.kind(owner) in title.kinds:
            return [owner]
    if title.first:
        demonym = passage.demonym(title.first - 1)
        if demonym is not None and passage.kind(demonym) in title.kinds:
            return [demonym]
    return []


def _bracketed(passage: Passage, title: Title, holder: Argument) -> list[str]:
    """The place in brackets behind the holder: "die Bürgermeister Anna Beck (Adorf) und …"."""
    after = _end(passage, holder)
    listed = passage.block.kind in (BlockKind.FIELD, BlockKind.LIST_ITEM) and "Municipality" in title.kinds
    if after >= len(passage.words) or passage.words[after] not in (("(", ",") if listed else ("(",)):
        return []
    for argument in passage.arguments:
        if argument.token in (after + 1, after + 2, after + 3) and argument.kind in title.kinds:
            return list(argument.reference.entities)[:1]
    return []


def _ministry(passage: Passage, title: Title) -> list[str]:
    """The one ministry of the text whose field the title of a minister names: Innenminister, Ministerium des Innern."""
    word = title.role.split()[-1].lower()
    if "minister" not in word or "Ministry" not in title.kinds or word.startswith("ministerpräsident"):
        return []
    field = word[: word.index("minister")].removeprefix("bundes").removesuffix("s")
    stems = _data()["portfolios"].get(field, [field] if len(field) > 3 else [])
    fitting = [e for e in passage.entities_of("Ministry") if any(s in passage.name(e).lower() for s in stems)]
    return fitting if len(fitting) == 1 else []


def _end(passage: Passage, argument: Argument) -> int:
    """The index of the first token behind the argument."""
    return bisect_left(passage.starts, argument.span.end)
