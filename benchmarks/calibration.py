"""Counts, rule by rule, what careful readers agree with, and shows whether confidence means what it says.

    python -m benchmarks.calibration

Counted are texts of strangers (``tests/strangers``) and, where the annotated texts of the development folder lie beside
the project, their half that no rule was made with: what a rule gets right in texts it was made for says little. Writes
``ingest/claims/confidences.tsv`` and prints, for each step of confidence, how many claims have it and which share of
them is right. Run it after a change of rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from benchmarks.gold import ASIDE, ROOT, GoldSet
from ingest import scoring
from ingest.claims.confidences import Key, confidence, counts
from ingest.claims.find import find_claims
from ingest.claims.standings import Standings
from ingest.documents.blocks import find_blocks
from ingest.documents.sources import find_documents
from ingest.entities.resolution import resolve
from ingest.extracts import extract
from ingest.model import Funding, Modality, Reading, Value
from ingest.names.scenes import find_scene

TABLE = ROOT / "ingest" / "claims" / "confidences.tsv"
Judged = tuple[Key, bool]
"""Rule, relation and standing, whether the annotation says so too."""


def judged(sets: Iterable[GoldSet]) -> Iterator[Judged]:
    """Every asserted claim and every funding of the texts, with its verdict; nothing of texts that are not there."""
    for gold in sets:
        for stem in gold.stems():
            annotated = scoring.read_annotations(gold.annotations / f"{stem}.json")[stem]
            (document,) = find_documents([gold.texts / f"{stem}.txt"]).documents
            scene = find_scene(replace(document, blocks=find_blocks(document.text)))
            yield from judge(annotated, find_claims(document, unsure=0.0), Standings(scene.entities))


def judge(gold: scoring.Annotation, reading: Reading, standings: Standings) -> Iterator[Judged]:
    """The claims of one text held against its annotation."""
    found = extract(reading, resolve([reading]))
    beside = scoring.lay_beside(gold["entities"], found["entities"])

    def known_as(entity: str) -> str:
        return beside.get(entity, f"?{entity}")

    claims = [claim for claim in reading.claims if claim.modality is Modality.ASSERTED]
    for sort, of_sort in (
        ("relations", [c for c in claims if not isinstance(c.object, Value)]),
        ("values", [c for c in claims if isinstance(c.object, Value)]),
    ):
        stated = set(scoring.facts(gold, sort, str))
        for claim, fact in zip(of_sort, scoring.facts(found, sort, known_as), strict=True):
            yield (claim.rule, claim.predicate, standings.find(claim)), fact in stated
    flows = [
        (f.get("recipient"), f.get("amount") or f.get("amountMax") or f.get("share"), f["status"])
        for f in gold["fundings"]
    ]
    for funding in reading.fundings:
        yield (funding.rule, "funding", ""), _flow(funding, beside) in flows


def _flow(funding: Funding, beside: dict[str, str]) -> tuple[str | None, str | None, str]:
    recipient = beside.get(funding.recipient, "?") if funding.recipient else None
    return recipient, funding.amount or funding.amount_max or funding.share, funding.status


def count(verdicts: Iterable[Judged]) -> dict[Key, tuple[int, int]]:
    """How often claims of each rule, relation and standing are right and wrong."""
    right: Counter[Key] = Counter()
    wrong: Counter[Key] = Counter()
    for key, agreed in verdicts:
        (right if agreed else wrong)[key] += 1
    return {key: (right[key], wrong[key]) for key in {*right, *wrong}}


def main() -> None:
    verdicts = list(judged(ASIDE))
    rows = ["\t".join((*key, str(right), str(wrong))) for key, (right, wrong) in sorted(count(verdicts).items())]
    head = "# rule, relation, standing, claims that careful readers agree with, claims that they do not"
    TABLE.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    counts.cache_clear()
    confidence.cache_clear()
    steps: dict[int, list[bool]] = {}
    for key, agreed in verdicts:
        steps.setdefault(int(confidence(*key) * 10), []).append(agreed)
    print("confidence  claims  right")
    for step, agreed in sorted(steps.items()):
        print(f"{step / 10:.1f}–{step / 10 + 0.1:.1f}     {len(agreed):6}  {sum(agreed) / len(agreed):.2f}")


if __name__ == "__main__":
    main()
