"""Names → things, for the Reconciliation Service API: candidates with a score and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pyoxigraph import NamedNode
from rapidfuzz import fuzz

from graphapi.errors import BadRequest
from graphapi.explore.queries import read_query
from graphapi.explore.searches import Hit, SearchIndex, find_candidates
from graphapi.explore.things import Thing, Value, choose_kind, find_thing, object_of, ontology_name, text_of
from graphapi.store import Release, Row
from ontology.folding import abbreviations, fold, folded_words
from ontology.terms import KINDS, RELATIONS, VALUES

KEYS: Final = ("ags", "districtKey", "nuts")
PROPERTIES: Final = (*RELATIONS, *VALUES, *KEYS)
NARROWER: Final[Mapping[str, tuple[str, ...]]] = {
    "Organisation": ("Authority", "Ministry", "Consultancy", "Committee"),
    "Authority": ("Ministry",),
}
"""Kinds that are meant too when a wider one is asked for."""
SURE: Final = 92.0
"""From this score on a candidate may be the match, if the next one is clearly behind."""
CLEAR: Final = 8.0
DEFAULT_LIMIT: Final = 10
MOST: Final = 50
_NAMES: Final = 5
"""Names of one query that are looked for."""
_SHORT_FORM: Final = 95.0
_OTHER_KIND: Final = 0.7
_PROPERTY_SHARE: Final = 0.3


@dataclass(frozen=True, slots=True)
class ReconciliationQuery:
    """One name to find. ``strict``: only things of the wanted kinds; ``properties`` are pairs of name and value."""

    text: str
    kinds: tuple[str, ...] = ()
    strict: bool = False
    limit: int = DEFAULT_LIMIT
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the draft of version 1.0 asks for as one query: several names for one thing; ``required`` are features."""

    queries: tuple[ReconciliationQuery, ...]
    limit: int
    required: frozenset[str]

    def admits(self, candidate: Candidate) -> bool:
        """Whether some value of each required property is what was asked for, but for a typing error.

        A thing that is named by its identifier is meant, whatever else is said of it.
        """
        best: dict[str, float] = {}
        for name, value in candidate.features:
            best[name] = max(value, best.get(name, 0.0))
        return "identifier" in best or all(best.get(name, 0.0) >= SURE for name in self.required)


@dataclass(frozen=True, slots=True)
class Candidate:
    """``features`` explain the score: how alike the names are, whether kind and properties agree, each 0 to 100."""

    thing: Thing
    aliases: tuple[str, ...]
    states: tuple[str, ...]
    score: float
    match: bool
    features: tuple[tuple[str, float], ...]
    told_apart: str = ""
    """What tells the thing from others of its kind and name; empty where there are none."""


def reconcile(release: Release, index: SearchIndex, query: ReconciliationQuery) -> list[Candidate]:
    """The best candidates for one query; at most one is a match, and only where no other comes near."""
    given = _identified(release, query.text)
    if given:
        return [Candidate(given, (), (), 100.0, True, (("identifier", 100.0),))]
    wanted = widened(query.kinds)
    hits = find_candidates(index, query.text, wanted if query.strict else (), MOST)
    scored = [_score(release, hit, query, wanted) for hit in hits if hit.kind in KINDS]
    ranked = sorted(scored, key=lambda c: (-c.score, len(c.thing.name), c.thing.name, c.thing.iri))
    if ranked and _is_clear(ranked, wanted):
        ranked[0] = replace(ranked[0], match=True)
    return ranked[: max(1, min(query.limit, MOST))]


def widened(kinds: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({narrow for kind in kinds for narrow in (kind, *NARROWER.get(kind, ()))}))


def property_values(release: Release, iri: str, properties: Sequence[str]) -> dict[str, list[Thing | Value]]:
    """What the graph knows of ``iri`` for each property."""
    rows = release.store.select(read_query("facts"), this=NamedNode(iri))
    found: dict[str, list[Thing | Value]] = {}
    for name in properties:
        groups: dict[str, list[Row]] = {}
        for row in rows:
            if ontology_name(text_of(row, "property")) == name:
                groups.setdefault(str(row["value"]), []).append(row)
        found[name] = [_value(group) for _, group in sorted(groups.items())]
    return found


def _value(rows: list[Row]) -> Thing | Value:
    kind = choose_kind(ontology_name(text_of(row, "kind")) for row in rows)
    return object_of(rows[0]["value"], text_of(rows[0], "name"), kind)


def _is_clear(ranked: list[Candidate], wanted: tuple[str, ...]) -> bool:
    first, *others = ranked
    right_kind = not wanted or first.thing.kind in wanted
    return right_kind and first.score >= SURE and all(other.score <= first.score - CLEAR for other in others[:1])


def _identified(release: Release, text: str) -> Thing | None:
    """The thing that ``text`` is the identifier of: its IRI, its short form ``agent/…`` or its official key."""
    text = text.strip()
    iri = text if text.startswith(release.base_iri) else ""
    if text.isdigit() and len(text) in (2, 5, 8):
        iri = f"{release.base_iri}id/place/{ {2: 'land', 5: 'kreis', 8: 'ags'}[len(text)] }-{text}"
    elif text.count("/") == 1 and not set(text) & set(" <>"):
        iri = f"{release.base_iri}id/{text}"
    return named_thing(release, iri) if iri else None


def named_thing(release: Release, iri: str) -> Thing | None:
    """The thing at ``iri``; None for what is no IRI or has no name here."""
    try:
        return find_thing(release.store, NamedNode(iri).value)
    except ValueError:
        return None


def name_likeness(asked: str, names: Iterable[str]) -> float:
    """From 0 to 100: the best likeness of the folded names; order of words counts little, an exact name most."""
    whole = fold(asked).strip()
    best = 0.0
    for name in names:
        folded = fold(name)
        if folded == whole or folded_words(name) == folded_words(asked):
            return 100.0
        best = max(best, fuzz.ratio(whole, folded), 0.95 * fuzz.token_sort_ratio(whole, folded))
    return best


def _score(release: Release, hit: Hit, query: ReconciliationQuery, wanted: tuple[str, ...]) -> Candidate:
    likeness = name_likeness(query.text, (hit.name, *hit.aliases))
    if fold(query.text) in {fold(short) for short in abbreviations(hit.name)}:
        likeness = max(likeness, _SHORT_FORM)
    features = [("name", likeness)]
    score = likeness
    if wanted:
        features.append(("type", 100.0 if hit.kind in wanted else 0.0))
        score *= 1.0 if hit.kind in wanted else _OTHER_KIND
    if query.properties:
        known = property_values(release, hit.iri, [name for name, _ in query.properties])
        agreements = [(name, _agreement(value, known[name])) for name, value in query.properties]
        features += [(f"property:{name}", agreement) for name, agreement in agreements]
        mean = sum(agreement for _, agreement in agreements) / len(agreements)
        score = (1 - _PROPERTY_SHARE) * score + _PROPERTY_SHARE * mean
    thing = Thing(hit.iri, hit.name, hit.kind)
    rounded = tuple((name, round(value, 1)) for name, value in features)
    return Candidate(thing, hit.aliases, hit.states, round(score, 1), False, rounded, hit.told_apart)


def _agreement(asked: str, known: Iterable[Thing | Value]) -> float:
    best = 0.0
    for value in known:
        if isinstance(value, Thing):
            best = max(best, 100.0 if value.iri.endswith(asked) else name_likeness(asked, (value.name,)))
        elif value.lexical == asked or value.lexical.startswith(f"{asked}-"):
            best = 100.0
        else:
            best = max(best, fuzz.ratio(fold(asked), fold(value.lexical)) * 0.9 if not value.lexical.isdigit() else 0.0)
    return best


def read_query_object(content: Mapping[str, Any], where: str) -> ReconciliationQuery:
    """A query as the API sends it, at ``where``. Raises BadRequest for what has not the form of the specification."""
    text, kinds, limit = content.get("query", ""), content.get("type", []), content.get("limit", DEFAULT_LIMIT)
    if not isinstance(text, str | int | float) or isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise BadRequest("query_text_limit", where=where)
    listed = [kinds] if isinstance(kinds, str) else kinds
    if not isinstance(listed, list) or not all(isinstance(kind, str) for kind in listed):
        raise BadRequest("query_type", where=where)
    strictness = content.get("type_strict", "should")
    if strictness not in ("any", "all", "should"):
        raise BadRequest("query_strictness", where=where)
    properties = content.get("properties", [])
    if not isinstance(properties, list) or not all(isinstance(each, dict) and "pid" in each for each in properties):
        raise BadRequest("query_properties", where=where)
    pairs = [(each["pid"], text) for each in properties for text in _texts(each.get("v"))]
    known = tuple((name, value) for name, value in pairs if name in PROPERTIES)
    kinds_known = tuple(kind for kind in listed if kind in KINDS)
    text = text or next((value for name, value in known if name in KEYS), "")
    return ReconciliationQuery(str(text), kinds_known, strictness != "should", limit, known)


def read_conditions(asked: Mapping[str, Any]) -> list[Conditions]:
    """The queries of a batch by the draft of version 1.0. Raises BadRequest for what has not its form."""
    queries = asked.get("queries")
    if not isinstance(queries, list) or not all(isinstance(query, dict) for query in queries):
        raise BadRequest("queries_list", where="queries")
    return [_conditions(query, f"queries.{place}") for place, query in enumerate(queries)]


def _conditions(query: Mapping[str, Any], where: str) -> Conditions:
    conditions, limit = query.get("conditions"), query.get("limit", DEFAULT_LIMIT)
    if not isinstance(conditions, list) or not conditions or not all(map(_is_condition, conditions)):
        raise BadRequest("query_conditions", where=f"{where}.conditions")
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise BadRequest("query_text_limit", where=f"{where}.limit")
    kind = query.get("type")
    if not isinstance(kind, str | None):
        raise BadRequest("query_type", where=f"{where}.type")
    known = [each for each in conditions if each["matchType"] == "property" and each["propertyId"] in PROPERTIES]
    wanted = [each for each in known if each.get("matchQuantifier") != "none"]
    pairs = tuple((each["propertyId"], text) for each in wanted for text in _texts(each["propertyValue"]))
    names = [text for each in conditions if each["matchType"] != "property" for text in _texts(each["propertyValue"])]
    names = names or [text for name, text in pairs if name in KEYS][:1]
    kinds = (kind,) if kind in KINDS else ()
    texts = dict.fromkeys(names[:_NAMES])
    queries = tuple(ReconciliationQuery(text, kinds, bool(kinds), MOST, pairs) for text in texts)
    required = [each for each in wanted if each.get("required") is True]
    return Conditions(queries, min(limit, MOST), frozenset(f"property:{each['propertyId']}" for each in required))


def _is_condition(condition: object) -> bool:
    if not isinstance(condition, dict) or "propertyValue" not in condition:
        return False
    kind, quantifier = condition.get("matchType"), condition.get("matchQuantifier", "any")
    named = kind in ("name", "id") or (kind == "property" and isinstance(condition.get("propertyId"), str))
    return named and quantifier in ("any", "all", "none")


def _texts(value: Any) -> list[str]:
    """The texts in a property value: text, number, truth value, {"id": …}, or a list of these."""
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, dict):
        return [str(value.get("id") or value.get("name") or "")]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [] if value is None else [str(value)]
