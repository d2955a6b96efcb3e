"""How well readings agree with annotations: precision, recall and F1 for each relation, value and part of a funding.

An annotation is a JSON object in the shape of the annotation guide; a reading is what ``extract --json`` prints. What
was read is laid beside what was annotated by the names of the entities, then facts are compared one by one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, Final

Annotation = Mapping[str, Any]
Fact = tuple[str, str, str]
"""Subject, predicate, object or value; ends are ids of annotated entities, or ``?id`` for one nobody annotated."""

SLOTS: Final = ("recipient", "funder", "programme", "amount", "amountMax", "per", "from", "to", "share", "status")
_ARTICLES: Final = frozenset("der die das des dem den ein eine einer eines einem einen".split())  # noqa: SIM905
_ENDING: Final = re.compile(r"(?<=\w{4})(es|en|er|em|e|s|n)$")
_KINDRED: Final = (
    frozenset({"Municipality", "District", "State", "Region"}),
    frozenset({"Cooperation", "Region"}),
    frozenset(
        {"Ministry", "Authority", "Organisation", "Consultancy", "Committee", "State", "District", "Municipality"}
    ),
    frozenset({"Organisation", "Cooperation"}),
    frozenset({"Concept", "Project", "Programme"}),
)
"""Kinds that careful readers confuse: a name of such a kind is found, its kind is counted as a fault of its own."""
_ALIKE: Final = 0.9
_PARTIES: Final = frozenset({"recipient", "funder", "programme"})
_NUMBERS: Final = frozenset({"amount", "amountMax", "share"})
_DATES: Final = frozenset({"startDate", "endDate", "foundedOn", "issued", "revised", "awardedOn", "heldOn"})


@dataclass(slots=True)
class Tally:
    """Facts found that are annotated, found that are not, and annotated that were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, annotated: Counter[Any], found: Counter[Any]) -> None:
        both = sum((annotated & found).values())
        self.right += both
        self.wrong += sum(found.values()) - both
        self.missed += sum(annotated.values()) - both

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        found, known = self.precision, self.recall
        return 2 * found * known / (found + known) if found + known else 0.0

    def as_json(self) -> dict[str, float | int]:
        return {
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
        }


@dataclass(slots=True)
class Score:
    """The tallies of all texts by what was counted; ``faults`` are the facts missed or wrong, in words."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    texts: int = 0
    unread: list[str] = field(default_factory=list)
    kinds_right: int = 0
    kinds_compared: int = 0

    @property
    def facts(self) -> Tally:
        """Relations, values and filled parts of fundings together."""
        parts = [self.tallies[name] for name in ("relations", "values", "funding slots")]
        return Tally(sum(p.right for p in parts), sum(p.wrong for p in parts), sum(p.missed for p in parts))

    def as_json(self) -> dict[str, Any]:
        return {
            "facts": self.facts.as_json(),
            **{name: self.tallies[name].as_json() for name in sorted(self.tallies)},
            "kind accuracy": round(self.kinds_right / self.kinds_compared, 3) if self.kinds_compared else 0.0,
            "texts": self.texts,
            "texts without a reading": self.unread,
        }


def read_annotations(path: Path) -> dict[str, Annotation]:
    """The annotations of a folder of JSON files (or of one file) by the name of their text."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def score(annotated: Mapping[str, Annotation], readings: Iterable[Annotation]) -> Score:
    """The agreement of ``readings`` with ``annotated``, text by text; a text without a reading is all missed."""
    by_name = {str(reading["doc"]).removesuffix(".txt"): reading for reading in readings}
    total = Score()
    for name in sorted(annotated):
        total.texts += 1
        if name not in by_name:
            total.unread.append(name)
        _score_text(total, name, annotated[name], by_name.get(name, {}))
    return total


def _score_text(total: Score, name: str, gold: Annotation, found: Annotation) -> None:
    known = {entity["id"]: entity for entity in gold.get("entities", ())}
    read = {entity["id"]: entity for entity in found.get("entities", ())}
    beside = lay_beside(list(known.values()), list(read.values()))
    hit = set(beside.values())
    entities = total.tallies["entities"]
    entities.right += len(hit)
    # Two names of one entity that were not joined cost the relations between them, not the precision of entities.
    entities.wrong += len(read) - len(beside)
    entities.missed += len(known) - len(hit)
    total.kinds_compared += len(beside)
    total.kinds_right += sum(read[ours]["type"] == known[theirs]["type"] for ours, theirs in beside.items())
    for sort in ("relations", "values"):
        annotated = Counter(set(facts(gold, sort, lambda entity: entity)))
        told = Counter(set(facts(found, sort, lambda entity: beside.get(entity, f"?{entity}"))))
        total.tallies[sort].count(annotated, told)
        for predicate in {fact[1] for fact in (*annotated, *told)}:
            total.tallies[f"{sort}: {predicate}"].count(_only(annotated, predicate), _only(told, predicate))
        total.faults += _faults(name, annotated - told, told - annotated, known, read)
    annotated_flows = [_slots(flow, lambda entity: entity) for flow in gold.get("fundings", ())]
    told_flows = [_slots(flow, lambda entity: beside.get(entity, f"?{entity}")) for flow in found.get("fundings", ())]
    for one, other in _pairs(annotated_flows, told_flows):
        total.tallies["funding slots"].count(one, other)
        if one != other:
            total.faults.append((name, "funding", _in_words(one, known), "found", _in_words(other, known)))


def lay_beside(gold: Sequence[Annotation], found: Sequence[Annotation]) -> dict[str, str]:
    """Each found entity → the annotated one of its name, equal names before similar, equal kinds before kindred."""
    beside: dict[str, str] = {}
    for same_kind, alike in ((True, _equal), (False, _equal), (True, _similar), (False, _similar)):
        for ours in found:
            if ours["id"] in beside:
                continue
            for theirs in gold:
                fits = ours["type"] == theirs["type"] if same_kind else _kindred(ours["type"], theirs["type"])
                if fits and any(alike(one, other) for one in _names(ours) for other in _names(theirs)):
                    beside[ours["id"]] = theirs["id"]
                    break
    return beside


def _kindred(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _KINDRED)


def _names(entity: Annotation) -> tuple[str, ...]:
    return (entity["name"], *(entity.get("aliases") or ()))


@cache
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ß", "ss")
    return " ".join(word for word in re.findall(r"[\w&+]+", plain) if word not in _ARTICLES)


@cache
def _stemmed(text: str) -> str:
    return " ".join(_ENDING.sub("", word) for word in _folded(text).split())


def _equal(one: str, other: str) -> bool:
    return _stemmed(one) == _stemmed(other)


@cache
def _similar(one: str, other: str) -> bool:
    a, b = _folded(one), _folded(other)
    if not a or not b:
        return False
    if a == b or _equal(one, other):
        return True
    if min(len(a), len(b)) < 6 or re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return False
    return SequenceMatcher(None, _stemmed(one), _stemmed(other)).ratio() >= _ALIKE


def facts(text: Annotation, sort: str, known_as: Callable[[str], str]) -> Iterator[Fact]:
    """The facts of one sort ("relations" or "values") in their order, ends named by ``known_as``, values folded."""
    for fact in text.get(sort, ()):
        if sort == "relations":
            yield known_as(fact["s"]), fact["p"], known_as(fact["o"])
        else:
            yield known_as(fact["s"]), fact["p"], _value(fact["p"], str(fact["v"]).strip())


def _value(predicate: str, written: str) -> str:
    """``written`` without what two careful readers write differently."""
    if predicate == "phone":
        return re.sub(r"\D", "", written)
    if predicate in {"population", "memberCount"}:
        whole = re.fullmatch(r"[\d.\s]+(,0+)?", written)
        return re.sub(r"\D", "", written.split(",")[0]) if whole else written
    return written if predicate in _DATES else _stemmed(written)


def _only(facts: Counter[Fact], predicate: str) -> Counter[Fact]:
    return Counter({fact: number for fact, number in facts.items() if fact[1] == predicate})


def _slots(flow: Annotation, known_as: Callable[[str], str]) -> Counter[tuple[str, str]]:
    """The filled parts of a funding; each of several joint funders is a part."""
    found: Counter[tuple[str, str]] = Counter()
    for slot in SLOTS:
        given = flow.get("funders") if slot == "funder" and flow.get("funders") else flow.get(slot)
        for value in given if isinstance(given, list) else [given]:
            if value in (None, ""):
                continue
            if slot in _PARTIES:
                found[slot, known_as(str(value))] = 1
            elif slot in _NUMBERS:
                found[slot, _number(str(value))] = 1
            else:
                found[slot, str(value)] = 1
    return found


def _number(written: str) -> str:
    try:
        number = float(written)
    except ValueError:
        return written
    return f"{number:g}" if abs(number) < 1e6 else f"{number:.2f}"


def _pairs(
    gold: Sequence[Counter[tuple[str, str]]], found: Sequence[Counter[tuple[str, str]]]
) -> Iterator[tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]]:
    """Each annotated funding with the found one that shares most parts besides the status; the rest with nothing."""
    shared = sorted(
        (
            (sum(slot in one and slot[0] != "status" for slot in other), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
        ),
        reverse=True,
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    for common, i, j in shared:
        if common and i in left and j in right:
            left.discard(i)
            right.discard(j)
            yield gold[i], found[j]
    for i in sorted(left):
        yield gold[i], Counter()
    for j in sorted(right):
        yield Counter(), found[j]


def _faults(
    name: str,
    missed: Iterable[Fact],
    wrong: Iterable[Fact],
    known: Mapping[str, Annotation],
    read: Mapping[str, Annotation],
) -> Iterator[tuple[str, str, str, str, str]]:
    def word(end: str) -> str:
        if end in known:
            return str(known[end]["name"])
        return f"{read[end[1:]]['name']} (not annotated)" if end[1:] in read else end

    for mark, facts in (("missed", missed), ("wrong", wrong)):
        for subject, predicate, value in sorted(facts):
            yield name, mark, word(subject), predicate, word(value)


def _in_words(slots: Counter[tuple[str, str]], known: Mapping[str, Annotation]) -> str:
    return ", ".join(f"{slot} {known[value]['name'] if value in known else value}" for slot, value in sorted(slots))
