"""How long, and in how much memory, mentions of many texts become things: ``python -m benchmarks.resolution``.

The texts are made up over the real districts: each alliance has three, which call it, its concept, its people and its
payers as different authors would, so that what was decided can be compared with what is true. Each size runs in a
process of its own. Written to docs/performance.md.
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from benchmarks import reports
from ingest.documents.sources import read_document
from ingest.entities.identities import Identities, Member
from ingest.entities.resolution import resolve
from ingest.model import Claim, Document, Entity, Evidence, Reading, Span, Value
from ontology import authorities, places

SIZES: Final = (12_500, 25_000, 50_000, 100_000)
"""Mentions: entities of single texts."""
SECONDS: Final = 60
MEBIBYTES: Final = 2_048
_TEXTS: Final = 3
_FORMS: Final = (
    ("Allianz {name}", "Interkommunale Allianz {name}"),
    ("ILE {name}", "Integrierte Ländliche Entwicklung {name}"),
    ("Städteverbund {name}", "kommunaler Städteverbund {name}"),
    ("Zweckverband {name}", "Zweckverband {name}"),
)
_BEGINNINGS: Final = "Ober Unter Mittel Alten Neuen Stein Wald Birken Eichen Königs Hohen Schwarz Rot"
_ENDS: Final = "tal aue grund winkel land höhe bogen eck feld heide gau rain bruch moor"
_FIRST: Final = "Anna Jana Petra Sabine Ute Karl Jens Thomas Uwe Frank Birgit Heike Ralf Olaf Silke"
_LAST: Final = "Adler Brandt Cramer Dietz Eckert Fuchs Götz Hahn Ihle Jung Krug Lenz Maurer Noll Otte"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One size: seconds of resolving, the peak of the process in MiB, and the pairs of mentions put together."""

    mentions: int
    things: int
    seconds: float
    mebibytes: float
    precision: float
    recall: float


@dataclass(slots=True)
class _Draft:
    """A reading in the making, with the truth about each of its entities."""

    document: Document
    entities: list[Entity]
    claims: list[Claim]
    truths: dict[Member, str]

    def add(self, kind: str, name: str, truth: str, *aliases: str) -> str:
        entity = Entity(f"e{len(self.entities) + 1}", kind, name, aliases)
        self.entities.append(entity)
        self.truths[self.document.source.id, entity.id] = truth
        return entity.id

    def say(self, subject: str, predicate: str, other: str | Value) -> None:
        evidence = Evidence(self.document.source.id, Span(0, 1), self.document.text[:1])
        self.claims.append(Claim(subject, predicate, other, (evidence,), "benchmark"))


def texts(mentions: int) -> Iterator[tuple[Reading, dict[Member, str]]]:
    """Readings with at least ``mentions`` entities in all, each with the true thing of every entity."""
    chance = random.Random(20261122)
    districts = [district for district in places.districts() if not district.is_city]
    towns: dict[str, list[places.Municipality]] = {}
    for municipality in places.municipalities():
        towns.setdefault(municipality.district, []).append(municipality)
    ministries = [entry for entry in authorities.entries() if entry.kind == "Ministry" and entry.state]
    taken: set[str] = set()
    made = number = 0
    while made < mentions:
        district = districts[number % len(districts)]
        members = chance.sample(towns[district.key], min(5, len(towns[district.key])))
        payers = [entry for entry in ministries if entry.state == district.key[:2]]
        payer = chance.choice(payers) if payers else None
        proper = f"{chance.choice(_BEGINNINGS.split())}{chance.choice(_ENDS.split())} {district.name.split()[-1]}"
        if proper in taken:
            number += 1
            continue
        taken.add(proper)
        forms = chance.choice(_FORMS)
        head = f"{chance.choice(_FIRST.split())} {chance.choice(_LAST.split())}"
        office = f"Planungsbüro {chance.choice(_LAST.split())} {chance.randrange(1_000)}"
        for text in range(_TEXTS):
            draft = _Draft(read_document(f"{number}-{text}", "t.txt", f"{district.full_name}.", "0" * 64), [], [], {})
            form = forms[text % len(forms)].format(name=proper)
            alliance = draft.add("Cooperation", form, f"alliance {number}", *((proper,) if text else ()))
            draft.say(draft.add("District", district.full_name, district.key), "memberOf", alliance)
            for town in members[: 5 - text]:
                draft.say(draft.add("Municipality", town.full_name, town.ags), "memberOf", alliance)
            concept = draft.add("Concept", "ILEK" if text else f"ILEK {proper}", f"concept {number}")
            draft.say(alliance, "hasConcept", concept)
            draft.say(concept, "preparedBy", draft.add("Consultancy", office, office))
            person = draft.add("Person", head, f"person {number}")
            draft.say(person, "worksFor", alliance)
            draft.say(person, "role", Value("Regionalmanagerin"))
            draft.say(alliance, "governedBy", draft.add("Committee", "Lenkungsgruppe", f"committee {number}"))
            if payer:
                draft.say(alliance, "fundedBy", draft.add("Ministry", payer.name, payer.iri.value))
            made += len(draft.entities)
            yield Reading(draft.document, tuple(draft.entities), tuple(draft.claims)), draft.truths
        number += 1


def agreement(found: Identities, truths: dict[Member, str]) -> tuple[float, float]:
    """Precision and recall over all pairs of mentions that were, and that should have been, put together."""

    def pairs(counts: Counter[tuple[str, str]] | Counter[str]) -> int:
        return sum(count * (count - 1) // 2 for count in counts.values())

    together = pairs(Counter(found.iri(*member).value for member in truths))
    true = pairs(Counter(truths.values()))
    right = pairs(Counter((found.iri(*member).value, truth) for member, truth in truths.items()))
    return right / together, right / true


def measure(mentions: int) -> Outcome:
    """Resolve ``mentions`` mentions in this process."""
    made = list(texts(mentions))
    readings = [reading for reading, _ in made]
    truths = {member: truth for _, of_text in made for member, truth in of_text.items()}
    start = time.perf_counter()
    found = resolve(readings)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Outcome(len(truths), len(found.things), seconds, peak, *agreement(found, truths))


def growth(outcomes: Sequence[Outcome]) -> float:
    """How many times longer the largest size takes than n log n from the smallest would make it."""
    first, last = outcomes[0], outcomes[-1]
    expected = (last.mentions * math.log(last.mentions)) / (first.mentions * math.log(first.mentions))
    return last.seconds / first.seconds / expected


def main() -> None:
    """Measure each size in a fresh process, print the table and write it to the report."""
    if len(sys.argv) > 1:
        print(json.dumps(asdict(measure(int(sys.argv[1])))))
        return
    outcomes = []
    for size in SIZES:
        answer = subprocess.run(
            [sys.executable, "-m", "benchmarks.resolution", str(size)], check=True, capture_output=True, text=True
        )
        outcomes.append(Outcome(**json.loads(answer.stdout)))
    rows = [
        (f"{o.mentions:,}", f"{o.things:,}", f"{o.seconds:.1f}", f"{o.mentions / o.seconds:,.0f}",
         f"{o.mebibytes:,.0f}", f"{o.precision:.4f}", f"{o.recall:.4f}")
        for o in outcomes
    ]  # fmt: skip
    head = ("mentions", "things", "seconds", "mentions/s", "peak MiB", "pair precision", "pair recall")
    last = outcomes[-1]
    held = last.seconds < SECONDS and last.mebibytes < MEBIBYTES
    body = (
        f"{reports.table(head, rows)}\n\nBar: {last.mentions:,} mentions in {SECONDS} s and {MEBIBYTES:,} MiB:"
        f" {'held' if held else 'NOT held'}. The largest size takes {growth(outcomes):.2f} times what n log n from the"
        f" smallest gives. One process; the texts are made up over the real districts, three an alliance.\n\n"
        f"{reports.machine()}"
    )
    print(body)
    reports.write_section("resolution", "Identities of many texts", body)


if __name__ == "__main__":
    main()
