"""Claims by frames: what a sentence says once one of its trigger words is found and its roles are filled.

The frames are data (``frames.yaml``). This module holds all that frames have in common: finding triggers, judging which
argument of the sentence fills which role best, taking the whole enumeration, falling back to the topic, inheriting the
modality of the clause, and cutting the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ingest.claims.arguments import Argument
from ingest.claims.extensions import area_verb
from ingest.claims.headcounts import MOST_MEMBERS, is_of_town, total
from ingest.claims.passages import Passage
from ingest.claims.word_patterns import WordPatterns
from ingest.model import Claim, Modality, Span, Value
from ontology.terms import RELATIONS

OFFICES: Final = re.compile(
    r".*(meister|meisterin|meistern|rat|rätin|präsident|präsidentin|chef|chefin|leiter|leiterin|rathaus|rathauses|sitz"
    r"|bahnhof|halle|saal|schloss|haus|direktor|direktorin|minister|ministerin|vertreter|bürgerhaus|gemeinderat"
    r"|stadtrat|stadträte|gemeinderäte|räte|raum|nähe|umland|altkreis|gemarkung|gemarkungen|ortsteil)"
)
"""Nouns whose complement is named for an office or a building, not as an actor."""

ATTRIBUTIVE: Final = frozenset({"von", "vom", "aus", "dem", "jahr", "jahre", "("})
"""Words between a work and the date that belongs to its name."""
NEXT_VERB: Final = 150
"""Characters that "und" behind a participle counts for: the date after it belongs to the next one."""


_IN_PART: Final = re.compile(r"(?:\b(?:weiteren?|neuen?|andere[rn]?|ersten|letzten|um|davon|von) )$")


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    kinds: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    least: int = 0
    most: int = 10**9
    words: WordPatterns | None = None
    many: bool = False
    prefers: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    ungoverned: bool = False
    nominative: bool = False
    """Whether a dative alone bars it: "gehören dem Landkreis X an"."""
    within: bool = False
    """Whether only the clause of the trigger can name it."""
    governors: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    """Prepositions behind which further ones are named that fill the role as well: "mit A und B bildet C …"."""
    governed: bool = False
    """Whether it must stand right behind one of the governors."""
    fallback: str | None = None
    yields: frozenset[str] = frozenset()
    """Kinds of arguments behind "zu" that say what the sentence is about instead of the topic: "gehört zum Kreis"."""


@dataclass(frozen=True, slots=True)
class Frame:
    name: str
    triggers: tuple[tuple[WordPatterns, ...], ...]
    """The parts of each trigger: words of all of them stand in one clause."""
    strict: frozenset[int]
    """The triggers that say so much only where all is named in the sentence."""
    roles: tuple[Role, ...]
    claims: tuple[tuple[str, Mapping[str, str], str], ...]
    """Subject role, relation by kind of the subject ("" for any), object role."""
    unless: tuple[tuple[WordPatterns, ...], ...]
    near: int | None
    ended: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class _Filler:
    """What fills a role: entities or a literal, where it stands, and how sure that is."""

    values: tuple[str, ...]
    spans: tuple[Span, ...]
    certainty: float


def _holds(words: tuple[str, ...], parts: tuple[WordPatterns, ...]) -> bool:
    """Whether each part of a trigger has one of its words among ``words``."""
    return all(part.match_any(words) for part in parts)


@cache
def frames() -> tuple[Frame, ...]:
    """All frames of ``frames.yaml``. Raises ValueError where a frame names a role or relation that does not exist."""
    data: dict[str, Any] = yaml.safe_load((files("ingest.claims") / "frames.yaml").read_text(encoding="utf-8"))
    shorthands: dict[str, list[str]] = data["kinds"]
    return tuple(_frame(name, row, shorthands) for name, row in data["frames"].items())


def _frame(name: str, row: dict[str, Any], shorthands: dict[str, list[str]]) -> Frame:
    roles = tuple(
        Role(
            name=role,
            kinds=frozenset(k for kind in r.get("kinds", ()) for k in shorthands.get(kind, [kind])),
            dates=frozenset(r.get("date", ())),
            counts=frozenset(r.get("count", ())),
            least=r.get("least", 0),
            most=r.get("most", 10**9),
            words=WordPatterns.of(r["words"]) if "words" in r else None,
            many=r.get("many", False),
            prefers=frozenset(r.get("prefers", ())),
            needs=frozenset(r.get("needs", ())),
            bars=frozenset(r.get("bars", ())),
            ungoverned=r.get("ungoverned", False),
            nominative=r.get("nominative", False),
            within=r.get("within", False),
            governors=frozenset(r.get("governors", ())),
            governed=r.get("governed", False),
            joins=frozenset(r.get("joins", ())),
            fallback=r.get("fallback"),
            yields=frozenset(r.get("yields", ())),
        )
        for role, r in row["roles"].items()
    )
    known = {r.name for r in roles}
    for subject, _, obj in row["claims"]:
        if not {subject, obj} <= known:
            raise ValueError(f"frame {name}: a claim names a role that is not there: {subject}, {obj}")
    triggers = tuple(_parts(trigger.rstrip(" !")) for trigger in row["triggers"])
    strict = frozenset(i for i, t in enumerate(row["triggers"]) if t.endswith("!"))
    unless = tuple(_parts(words) for words in row.get("unless", ()))
    claims = tuple((s, p if isinstance(p, dict) else {"": p}, o) for s, p, o in row["claims"])
    return Frame(
        name,
        triggers,
        strict,
        roles,
        claims,
        unless,
        row.get("near"),
        row.get("ended", False),
        row.get("confidence", 0.8),
    )


def _parts(trigger: str) -> tuple[WordPatterns, ...]:
    return tuple(WordPatterns.of(part.split("/")) for part in trigger.split(" + "))


@lru_cache(maxsize=50_000)
def _triggered_by(word: str) -> tuple[tuple[int, int], ...]:
    """Which triggers (frame, trigger) the lower-case word opens."""
    return tuple(
        (f, t) for f, frame in enumerate(frames()) for t, trigger in enumerate(frame.triggers) if trigger[0].match(word)
    )


def find_claims(passage: Passage, lead: str | None) -> Iterator[Claim]:
    """The claims that the frames find in one passage (a sentence with its arguments, dates and counts).

    ``lead`` is the heading or label above: a passage without a verb ("A, B und C.") answers to the words of it
    ("Wer gehört dazu?").
    """
    seen: set[tuple[int, int, bool]] = set()
    led = lead is not None and passage.is_fragment and len(passage.arguments) > 0
    above = tuple(re.findall(r"\w+", lead.lower())) if lead is not None and led else ()
    words = (*passage.words, *above)
    named = {
        i
        for a in passage.arguments
        if a.reference.form in ("name", "short") and bisect_left(passage.starts, a.span.end) - a.token > 1
        for i in range(a.token, bisect_left(passage.starts, a.span.end))
    }
    for position, word in enumerate(words):
        if position in named:
            continue  # the "Zusammenarbeit" of a name says nothing
        for f, t in _triggered_by(word):
            frame = frames()[f]
            at = position if position < len(passage.words) else 0
            around = words if led else passage.clause_words(passage.clause_at(at))
            if not _holds(around, frame.triggers[t][1:]):
                continue
            strict = t in frame.strict
            key = (f, passage.clause_at(at), strict)
            if key in seen or (*key[:2], False) in seen:
                continue
            seen.add(key)
            yield from _claims(frame, passage, at, strict=strict)


def may_state(name: str, passage: Passage) -> bool:
    """Whether no clause of the passage holds words that deny what the frame ``name`` says."""
    frame = next(frame for frame in frames() if frame.name == name)
    return not any(
        _holds(words, unless)
        for words in (passage.clause_words(c) for c in range(max(1, len(passage.clauses))))
        for unless in frame.unless
    )


def _claims(frame: Frame, passage: Passage, position: int, *, strict: bool) -> Iterator[Claim]:
    clause = passage.clause_at(position)
    words = passage.clause_words(clause)
    if any(_holds(words, unless) for unless in frame.unless):
        return
    if frame.ended and (_has_other_time(passage, clause) or area_verb(passage) is not None):
        return
    modality = passage.modality(clause)
    used: set[int] = set()
    fillers: dict[str, _Filler] = {}
    for role in frame.roles:
        filler = _fill(replace(role, fallback=None) if strict else role, frame, passage, position, clause, used)
        if filler is not None:
            fillers[role.name] = filler
        elif role.words:
            return
    trigger = passage.sentence.tokens[position].span
    for subject, predicates, obj in frame.claims:
        if subject not in fillers or obj not in fillers:
            continue
        s, o = fillers[subject], fillers[obj]
        for i, sv in enumerate(s.values):
            predicate = predicates.get(passage.kind(sv)) or predicates[""]
            for j, ov in enumerate(o.values):
                spans = [trigger, *(s.spans[i : i + 1]), *(o.spans[j : j + 1])]
                claim = _claim(passage, sv, predicate, ov, spans, frame, s.certainty * o.certainty, modality)
                if claim is not None:
                    yield claim


def _has_other_time(passage: Passage, clause: int) -> bool:
    """Whether the clause speaks of what is over ("bis 2019") or to come after the day of the text."""
    published = passage.document.source.published
    for date in passage.dates:
        if passage.clause_at(bisect_left(passage.starts, date.span.start)) != clause:
            continue
        if date.relation in ("until", "before"):
            return True
        if published and date.start and date.start > published[: len(date.start)]:
            return True
    return False


def _claim(
    passage: Passage,
    subject: str,
    predicate: str,
    obj: str,
    spans: list[Span],
    frame: Frame,
    certainty: float,
    modality: Modality,
) -> Claim | None:
    signature = RELATIONS.get(predicate)
    if signature is not None and (
        passage.kind(subject) not in signature.domain or passage.kind(obj) not in signature.range or subject == obj
    ):
        return None
    evidence = passage.quote(spans)
    return Claim(
        subject=subject,
        predicate=predicate,
        object=obj if signature is not None else Value(obj),
        evidence=(evidence,),
        rule=f"frame {frame.name}",
        confidence=round(frame.confidence * certainty, 3),
        modality=modality,
    )


def _fill(role: Role, frame: Frame, passage: Passage, position: int, clause: int, used: set[int]) -> _Filler | None:
    trigger = passage.sentence.tokens[position].span
    if role.words:
        return _Filler((), (), 1.0) if role.words.match_any(passage.words) else None
    if role.dates:
        return _fill_date(role, frame, passage, trigger, clause)
    if role.counts:
        return _fill_count(role, passage, clause)
    best: tuple[float, int] | None = None
    for index, argument in enumerate(passage.arguments):
        if index in used or argument.kind not in role.kinds or not _admissible(role, argument, passage):
            continue
        if passage.modality(passage.clause_at(argument.token)) is Modality.NEGATED:
            continue
        if _outside(passage, argument, clause) or (role.within and _is_apart(passage, argument, clause)):
            continue
        score = _score(role, passage, argument, position, clause)
        if best is None or score > best[0]:
            best = (score, index)
    if best is None:
        return None if _belongs_elsewhere(role, passage, clause) else _fallback(role, passage)
    score, index = best
    chosen = [index]
    if role.many:
        chosen = _enumeration(role, passage, index, clause, used)
    used.update(chosen)
    values: list[str] = []
    spans: list[Span] = []
    for i in chosen:
        for entity in passage.arguments[i].reference.entities:
            if entity not in values:
                values.append(entity)
                spans.append(passage.arguments[i].span)
    certainty = 1.0 if score >= 0 else 0.85
    if passage.arguments[index].reference.form in ("noun", "pronoun", "publisher"):
        certainty *= 0.95
    return _Filler(tuple(values), tuple(spans), certainty)


def _belongs_elsewhere(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause itself names another thing that the role's place in the text would speak of."""
    return any(
        a.kind in role.yields
        and (a.preposition == "zu" or (a.kind == "Region" and a.preposition is None))
        and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


def _fallback(role: Role, passage: Passage) -> _Filler | None:
    """What the reader has in mind where nothing in the sentence fills the role: what a pronoun means, the last one
    named, the towns named together before, the topic."""
    if role.fallback == "company":
        company = tuple(e for e in passage.company if passage.kind(e) in role.kinds)
        if any(a.reference.form == "pronoun" and len(a.reference.entities) == 1 for a in passage.arguments):
            return None  # "Sie wurde 2013 gegründet" speaks of the cooperation
        return _Filler(company, (), 0.9) if company and passage.has_plural_pronoun else None
    if role.fallback == "last" or (role.fallback not in (None, "heading") and passage.has_pronoun):
        entity = passage.last(*role.kinds)
        project = passage.heading_topic("Project") if passage.block.label is not None else None
        if entity is not None and project is not None and passage.name(entity) in passage.name(project):
            return None  # the fields of an "Umsetzungsbegleitung ILEK X" speak of it and not of the plan
        if entity is not None:
            return _Filler((entity,), (), 0.9)
        if role.fallback == "last" and "Award" in role.kinds:
            entity = passage.latest("Award")
            return None if entity is None else _Filler((entity,), (), 0.85)
    if role.fallback == "heading":
        for kind in sorted(role.kinds):
            entity = passage.heading_topic(kind)
            if entity is not None:
                return _Filler((entity,), (), 0.9)
    if role.fallback == "topic":
        local = any(a.kind in ("Municipality", "District") and a.preposition is None for a in passage.arguments)
        if role.name == "place" and local and passage.is_fragment:
            return None  # "Stadt Ebern · 7.200 Einwohner"
        kinds = sorted(role.kinds)
        named = (passage.heading_topic(kind) for kind in kinds if kind not in ("Municipality", "District"))
        for entity in (*named, *map(passage.topic, kinds)):
            if entity is not None and not _is_barred(role, passage, entity):
                return _Filler((entity,), (), 0.85)
    return None


def _is_barred(role: Role, passage: Passage, entity: str) -> bool:
    """Whether the sentence names the entity where it plays another part: "vom Städtebund ausgezeichnet"."""
    return any(a.preposition in role.bars and entity in a.reference.entities for a in passage.arguments)


def _admissible(role: Role, argument: Argument, passage: Passage) -> bool:
    if role.nominative and argument.preposition is None and passage.words[max(argument.token - 1, 0)] == "dem":
        return False
    if argument.preposition in role.bars or (role.many and argument.explains):
        return False
    if role.needs and argument.preposition not in role.needs:
        return False
    if role.governed and argument.governor not in role.governors:
        return False
    return not (role.ungoverned and argument.governor and OFFICES.fullmatch(argument.governor))


def _score(role: Role, passage: Passage, argument: Argument, position: int, clause: int) -> float:
    score = 0.0
    if passage.is_antecedent(argument.span, clause):
        score += 0.5
    elif passage.clause_at(argument.token) != clause:
        score -= 2
    if role.prefers:
        score += 1.5 if argument.preposition in role.prefers else -0.5 if argument.preposition else 0
    if argument.governor in role.governors:
        score += 2
    if argument.reference.form in ("pronoun", "publisher"):
        score -= 0.3
    return score - 0.03 * abs(argument.token - position)


def _outside(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a relative clause cannot mean the argument: it stands elsewhere, and the clause is about another one."""
    if not passage.clauses or passage.clause_at(argument.token) == clause:
        return False
    own = passage.clause_at(argument.token)
    if passage.clauses[own].kind == "relative" and not _within(passage, clause, own):
        return True  # "ausgezeichnet mit dem Preis, den der Verband vergibt": the Verband only gives it
    about = [a for a in passage.arguments if passage.is_antecedent(a.span, clause)]
    return bool(about) and argument not in about


def _is_apart(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether the argument stands in another clause with a verb of its own, which says something else of it."""
    own = passage.clause_at(argument.token)
    if not passage.clauses or own == clause or passage.is_antecedent(argument.span, clause):
        return False
    return passage.clauses[own].finite is not None


def _within(passage: Passage, clause: int, other: int) -> bool:
    """Whether the clause lies in another one."""
    parent: int | None = clause
    while parent is not None:
        if parent == other:
            return True
        parent = passage.clauses[parent].parent
    return False


def _enumeration(role: Role, passage: Passage, index: int, clause: int, used: set[int]) -> list[int]:
    """All arguments that fill a plural role together with the one at ``index``: its enumeration, and every other one of
    the clause that stands in the same way. Where names are given, a noun for a whole group ("Vier der zehn Mitglieder,
    und zwar A und B") adds none."""
    first = passage.arguments[index]
    chosen = []
    for i, argument in enumerate(passage.arguments):
        if i in used or argument.kind not in role.kinds or not _admissible(role, argument, passage):
            continue
        together = argument.group == first.group
        alike = passage.clause_at(argument.token) == passage.clause_at(first.token) and (
            _standing(role, argument) == _standing(role, first) and first.governor not in role.governors
        )
        if together or alike:
            chosen.append(i)
    named = [i for i in chosen if passage.arguments[i].reference.form in ("name", "short")]
    return named if len(named) > 1 else chosen


def _standing(role: Role, argument: Argument) -> str | None:
    """The preposition that an argument stands behind, where it does not just join it to others."""
    return None if argument.preposition in role.joins else argument.preposition


def _fill_date(role: Role, frame: Frame, passage: Passage, trigger: Span, clause: int) -> _Filler | None:
    best = None
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        if date.relation not in role.dates or date.start is None or _is_attribute(passage, token):
            continue
        distance = min(abs(date.span.start - trigger.end), abs(trigger.start - date.span.end))
        if "und" in passage.words[bisect_left(passage.starts, trigger.end) : token]:
            distance += NEXT_VERB
        own = passage.clause_at(token)
        if own != clause:
            distance += 60
            if passage.modality(own) is not Modality.ASSERTED and passage.modality(clause) is Modality.ASSERTED:
                continue  # "ist beauftragt; Ergebnisse sollen 2025 vorliegen"
        if frame.near is not None and distance > frame.near:
            continue
        if best is None or distance < best[0]:
            best = (distance, date)
    if best is None:
        entry = passage.entry
        fits = entry is not None and entry.relation == "on" and not passage.dates and "on" in role.dates
        return _Filler((entry.start or "",), (), 0.95) if entry is not None and fits else None
    date = best[1]
    return _Filler((date.start or "",), (date.span,), 0.95 if best[0] > 60 else 1.0)


def _is_attribute(passage: Passage, token: int) -> bool:
    """Whether the date at ``token`` stands behind a work as part of what it is called: "das Konzept von 1996"."""
    start = token
    while start > 0 and passage.words[start - 1] in ATTRIBUTIVE and token - start < 3:
        start -= 1
    return start < token and any(
        a.kind in ("Concept", "Award", "Programme") and bisect_left(passage.starts, a.span.end) == start
        for a in passage.arguments
    )


def _fill_count(role: Role, passage: Passage, clause: int) -> _Filler | None:
    for count in passage.counts:
        if passage.document.text[count.span.start : count.span.end].lower().startswith("beide"):
            continue  # "die beiden Städte" names them in passing
        if _IN_PART.search(passage.document.text, max(0, count.span.start - 60), count.span.start):
            continue  # "23 kommunale und 31 private Mitglieder" counts each alone
        if passage.document.text.endswith("mit ", 0, count.span.start) and "itglied" not in (count.noun or ""):
            continue  # "Zusammenschluss der Stadt X mit vier Gemeinden" leaves X out
        if passage.document.text[: count.span.start].endswith("aus ") and "kreis" in (count.noun or "").lower():
            continue  # "Kommunen aus zwei Landkreisen" counts where they lie
        if is_of_town(passage, count):
            continue
        if count.noun and count.noun.lower() in role.counts and role.least <= count.value <= role.most:
            value = count.value if role.most > MOST_MEMBERS else total(passage, count)
            return _Filler((str(value),), (count.span,), 1.0) if value is not None else None
    return None
