"""The rules of fields: which labels say which relation or value, as ``fields.yaml`` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ingest.documents.labels import without_count
from ingest.names.knowledge.label_patterns import LabelIndex
from ingest.names.knowledge.lexicon import find_head, tables

_HEAD: Final = re.compile(r"^(?:unsere[rn]?|unser|ihre?|die|der|das|alle|beteiligte|wer sind unsere) ")
_TAIL: Final = re.compile(
    r" (?:(?:im|in|aus)(?: de[mnr])? (?:land)?kreis[^:]*|(?:im|aus dem) [\w-]+kreis|nach \w+|im überblick"
    r"|der (?:allianz|region|kooperation|gruppe|lag|ile)|des \w*(?:verband|verbund|verein)s)$"
)
_OUTSIDE: Final = re.compile(
    r"\b(?:[Aa]usscheid|[Aa]ustritt|[Aa]usgestiegen|[Aa]ufnahmeantr|[Bb]eitrittskandidat|[Bb]eitrittswillig|[Bb]eitrittsantr"
    r"|[Bb]eitrittsinteress|[Aa]usgetreten|[Aa]usgeschieden|[Ee]hemalig|[Ff]rühere|[Gg]ast\b|[Gg]äste|[Bb]eobacht|[Ee]ntschuldigt|[Ff]ehlend"
    r"|[Aa]bwesend|[Nn]icht|[Oo]hne|[Kk]ein|[Gg]eplant|[Kk]ünftig|[Aa]nsprech|Kontakt|KONTAKT|[Bb]eraten|[Ss]timmrecht|[Aa]ufsicht|[Ii]nteressent|[Aa]nwärter|[Aa]ntrag|[Aa]bgelehnt|[Nn]achbar"
    r"|[Nn]eu(?:es|igkeiten)\b|[Aa]ktuelles|[Nn]achrichten|[Mm]eldung|[Tt]ermine|[Ss]timmen"
    r"|[Aa]usgewählt|[Gg]eförder|[Bb]ewillig|Förder(?:ung|mittel|bescheid)|[Zz]uschlag|[Bb]eworben|[Bb]ewarb"
    r"|[Ww]elche (?:Koop|Projekt|Vorhab|Förder))"
)
"""Labels of those who do not belong to it, below the heading of those who do."""


_VOTELESS: Final = re.compile(r"(?<=itglieder)[ (,]*(?:ohne|nicht|kein) ?[Ss]timm\w*")
"""Who has no vote is a member nevertheless: "Fördernde Mitglieder ohne Stimmrecht"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the fields with one of these labels say: which relation or value, of whom, of which kinds of entities."""

    name: str
    labels: tuple[str, ...]
    subject: tuple[str, ...]
    object: frozenset[str]
    predicates: dict[str, str]
    reverse: bool
    form: str | None
    words: tuple[str, ...] = ()
    headed: bool = False
    """Whether only the heading of the section can say whom the field speaks of."""


@cache
def _rules() -> tuple[Rule, ...]:
    data = tables(__file__, "fields")
    rules = []
    for name, row in [*data["fields"].items(), *data["values"].items()]:
        predicate = row.get("predicate", name)
        predicates = predicate if isinstance(predicate, dict) else {"": predicate}
        rules.append(
            Rule(
                name=name,
                labels=tuple(row["labels"]),
                subject=tuple(row["subject"]),
                object=frozenset(row.get("object", ())),
                predicates=predicates,
                reverse=row.get("reverse", False),
                form=row.get("form"),
                words=tuple(row.get("words", ())),
                headed=row.get("headed", False),
            )
        )
    return tuple(rules)


@cache
def rules_for(label: str, *, listed: bool = False) -> tuple[Rule, ...]:
    """The rules whose labels match ``label``, which is compared in lower case without what stands in brackets.

    Above a list (``listed``) one telling word in the label is enough: "Kern der Allianz sind die Gemeinden".
    """
    plain = without_count(re.sub(r"\s*\([^)]*\)", "", label.lower()).strip(" :.…?-–|"))
    plain = _TAIL.sub("", _HEAD.sub("", plain))
    rules = _matching(plain)
    rules = rules or tuple(rule for rule in _matching(_without_owner(label)) if rule.name == "members")
    if rules or not listed:
        return rules
    asked = _ASKED.match(plain)
    telling = plain.split() if asked is None else asked[1].split()
    led = frozenset(place for word in telling for place in _words().find(word))
    return tuple(rule for place, rule in enumerate(_rules()) if place in led)


_ASKED: Final = re.compile(r"(?:\d+\.? )?(?:welche[rsn]?|wie viele|was für) ([\w-]+(?: (?:und|oder) [\w-]+)?)")
"""What a question above a list asks for: "Welche Kooperationen zwischen Kommunen hat das Land gefördert?"."""


def _matching(plain: str) -> tuple[Rule, ...]:
    places = _labels().find(plain)
    return tuple(rule for place, rule in enumerate(_rules()) if place in places) if places else ()


@cache
def _labels() -> LabelIndex:
    return LabelIndex.of(rule.labels for rule in _rules())


@cache
def _words() -> LabelIndex:
    return LabelIndex.of(rule.words for rule in _rules())


_OWNER: Final = re.compile(r"(\w[\w ]*?) (?:de[rs]|im|in der|unsere[rs]|zu[rm]) (.+)")
_BEFORE_COLON: Final = re.compile(r"[^:?]+(?:: | – )([^:]+\??)")


def _without_owner(label: str) -> str:
    """A label without the cooperation it is of: "Mitglieder der Allianz X", "Allianz X: Wer macht mit?"; else ""."""
    owned = _OWNER.match(label)
    if owned and any((head := find_head(word)) and head[0].kind == "Cooperation" for word in owned[2].split()):
        return _TAIL.sub("", _HEAD.sub("", owned[1].lower()))
    titled = _BEFORE_COLON.fullmatch(label.strip())
    return _HEAD.sub("", titled[1].lower().strip(" :.…?-–|")) if titled else ""


@lru_cache(maxsize=4096)
def is_outside(label: str) -> bool:
    """Whether a label lists those who do not belong to it: "Ausgeschiedene Mitglieder", "Aufnahmeantrag gestellt"."""
    return _OUTSIDE.search(_VOTELESS.sub("", label)) is not None
