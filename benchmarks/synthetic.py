"""A graph of any size in the shape of a release, the same for the same size: alliances, money, texts, claims, quotes.

Half the quads are facts in the default graph, half are claims and quotes in one named graph per text.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from ontology.terms import BASE, KOOP, OA, PROV, RDF, SKOS, XSD

FEDERATION: Final = BASE + "id/agent/bund"
MINISTRIES: Final = 40
PROGRAMMES: Final = 60
TOWNS: Final = 8_000
OFFICES: Final = 300
_QUADS_PER_TEXT: Final = 91.6
_QUADS_ONCE: Final = 3 * MINISTRIES + 3 * PROGRAMMES + 3 * TOWNS + 2 * OFFICES
_EUR: Final = "<http://publications.europa.eu/resource/authority/currency/EUR>"
_WORDS: Final = [
    "Wasserstoff",
    "Radwege",
    "Leerstand",
    "Tourismus",
    "Klima",
    "Mobilität",
    "Daseinsvorsorge",
    "Ärzte",
    "Breitband",
    "Wald",
]


def alliance(number: int) -> str:
    return f"{BASE}id/agent/allianz-{number}"


def ministry(number: int) -> str:
    return f"{BASE}id/agent/ministerium-{number}"


def town(number: int) -> str:
    return f"{BASE}id/place/ags-{10_000_000 + number}"


def texts_for(quads: int) -> int:
    """How many texts make about ``quads`` quads."""
    return max(1, round((quads - min(_QUADS_ONCE, quads / 4)) / _QUADS_PER_TEXT))


def lines(texts: int) -> Iterator[str]:
    """The N-Quads of ``texts`` texts, two on each alliance."""
    scale = min(1.0, texts / 1_000)
    towns = max(10, int(TOWNS * scale))
    chance = random.Random(20261122)
    yield from _thing(FEDERATION, "Authority", "Bund")
    for number in range(MINISTRIES):
        yield from _thing(ministry(number), "Ministry", f"Ministerium {number}")
        yield f"<{ministry(number)}> <{KOOP}subordinateTo> <{FEDERATION}> ."
    for number in range(PROGRAMMES):
        yield from _thing(f"{BASE}id/programme/programm-{number}", "Programme", f"Richtlinie {number}")
        yield f"<{BASE}id/programme/programm-{number}> <{KOOP}runBy> <{ministry(number % MINISTRIES)}> ."
    for number in range(OFFICES):
        yield from _thing(f"{BASE}id/agent/buero-{number}", "Consultancy", f"Planungsbüro {number}")
    for number in range(towns):
        yield from _thing(town(number), "Municipality", f"Stadt {number}")
        yield f'<{town(number)}> <{KOOP}ags> "{10_000_000 + number}" .'
    for text in range(texts):
        yield from _text(text, towns, chance)


def _thing(iri: str, kind: str, name: str) -> Iterator[str]:
    yield f"<{iri}> <{RDF}type> <{KOOP}{kind}> ."
    yield f'<{iri}> <{SKOS}prefLabel> "{name}"@de .'


def _text(number: int, towns: int, chance: random.Random) -> Iterator[str]:
    about = alliance(number // 2)
    concept = f"{BASE}id/work/konzept-{number}"
    doc = f"{number:016x}"
    graph = f"<{BASE}graph/doc/{doc}>"
    funder = ministry(chance.randrange(MINISTRIES))
    programme = f"{BASE}id/programme/programm-{chance.randrange(PROGRAMMES)}"
    office = f"{BASE}id/agent/buero-{chance.randrange(OFFICES)}"
    members = [town(chance.randrange(towns)) for _ in range(3)]
    year = 1995 + chance.randrange(30)
    amount = 1_000 * (5 + chance.randrange(400))
    word = _WORDS[chance.randrange(len(_WORDS))]
    yield from _thing(about, "Cooperation", f"Allianz {word} {number // 2}")
    yield from _thing(concept, "Concept", f"Entwicklungskonzept {word} {number}")
    yield f'<{concept}> <{KOOP}issued> "{year}"^^<{XSD}gYear> .'
    facts = [(about, "hasConcept", concept), (concept, "preparedBy", office), (about, "fundedBy", funder)]
    facts += [(about, "fundedUnder", programme)] + [(member, "memberOf", about) for member in members]
    for subject, predicate, target in facts:
        yield f"<{subject}> <{KOOP}{predicate}> <{target}> ."
    flow = f"{BASE}funding/{doc}/1"
    yield f"<{flow}> <{RDF}type> <{KOOP}Funding> ."
    yield f"<{flow}> <{KOOP}recipient> <{about}> ."
    yield f"<{flow}> <{KOOP}funder> <{funder}> ."
    yield f"<{flow}> <{KOOP}programme> <{programme}> ."
    yield f'<{flow}> <{KOOP}amount> "{amount}"^^<{XSD}decimal> .'
    yield f"<{flow}> <{KOOP}currency> {_EUR} ."
    yield f"<{flow}> <{KOOP}evidence> <{BASE}doc/{doc}#o200-290> ."
    yield f'<{flow}> <{KOOP}from> "{year}"^^<{XSD}gYear> .'
    yield f"<{flow}> <{KOOP}status> <{BASE}vocab/funding-status/granted> ."
    for place, (subject, predicate, target) in enumerate(facts):
        claim = f"<{BASE}claim/{doc}/{place:012x}>"
        span = f"<{BASE}doc/{doc}#o{place * 100}-{place * 100 + 90}>"
        yield f"{claim} <{RDF}type> <{KOOP}Claim> {graph} ."
        yield f"{claim} <{RDF}subject> <{subject}> {graph} ."
        yield f"{claim} <{RDF}predicate> <{KOOP}{predicate}> {graph} ."
        yield f"{claim} <{RDF}object> <{target}> {graph} ."
        yield f"{claim} <{KOOP}evidence> {span} {graph} ."
        yield f'{claim} <{KOOP}confidence> "0.9"^^<{XSD}decimal> {graph} .'
        yield f'{span} <{OA}exact> "Text {number}, Satz {place}: {word} gemeinsam gestalten." {graph} .'
        yield f"{span} <{PROV}wasQuotedFrom> <{BASE}doc/{doc}> {graph} ."
        yield f'{span} <{OA}start> "{place * 100}"^^<{XSD}integer> {graph} .'
        yield f'{span} <{OA}end> "{place * 100 + 90}"^^<{XSD}integer> {graph} .'


def make_release(folder: Path, quads: int) -> Path:
    """A folder of releases whose current one has about ``quads`` quads; made once, found again the next time."""
    version = f"2026-01-01-{quads:08x}"
    release = folder / version
    if not (release / "manifest.json").is_file():
        shutil.rmtree(release, ignore_errors=True)
        release.mkdir(parents=True)
        store = Store(str(release / "store"))
        store.bulk_load("\n".join(lines(texts_for(quads))).encode(), format=RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        counts = {"quads": len(store)}
        manifest = {"version": version, "created": version[:10], "base_iri": BASE, "counts": counts}
        (release / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    current = folder / "current"
    current.unlink(missing_ok=True)
    current.symlink_to(version)
    return folder
