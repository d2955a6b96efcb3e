"""Readings made of the annotations in ../shared: what a perfect extraction would hand to the stages behind it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ingest.documents.sources import read_document
from ingest.model import Claim, Document, Entity, Evidence, Funding, Reading, Span, Value

SHARED = Path(__file__).parents[2].parent / "shared"


def gold_readings(name: str) -> tuple[Reading, ...]:
    """The readings of one gold set (``sources``, ``corpus``, ``dev``), or nothing where the set is absent."""
    found = sorted((SHARED / "gold" / name).glob("*.json"))
    return tuple(gold_reading(json.loads(path.read_bytes()), SHARED / name / f"{path.stem}.txt") for path in found)


def gold_reading(gold: dict[str, Any], path: Path) -> Reading:
    """One annotation over its text: evidence is the sentence of the first occurrence of the object or the subject."""
    text = path.read_bytes().decode()
    document = read_document(path.stem, path.name, text, "0" * 64)
    entities = tuple(Entity(e["id"], e["type"], e["name"], tuple(e.get("aliases") or ())) for e in gold["entities"])
    names = {e["id"]: [e["name"], *(e.get("aliases") or ())] for e in gold["entities"]}

    def evidence(*candidates: list[str]) -> tuple[Evidence, ...]:
        for words in candidates:
            for word in words:
                at = text.find(word)
                if word and at >= 0:
                    return (document.evidence(_sentence(document, at, at + len(word))),)
        return (document.evidence(_sentence(document, len(text) - len(text.lstrip()), len(text.rstrip()))),)

    claims = [
        Claim(r["s"], r["p"], r["o"], evidence(names[r["o"]], names[r["s"]]), "gold") for r in gold["relations"]
    ] + [
        Claim(v["s"], v["p"], Value(v["v"]), evidence([v["v"], v["v"][:4]], names[v["s"]]), "gold")
        for v in gold["values"]
    ]
    fundings = [
        Funding(
            id=f["id"],
            status=f["status"],
            evidence=evidence(
                [f"{int(float(f['amount'])):,}".replace(",", ".")] if f.get("amount") else [],
                *(names[f[slot]] for slot in ("funder", "programme", "recipient") if f.get(slot)),
            ),
            recipient=f.get("recipient"),
            funders=tuple(f.get("funders") or ([f["funder"]] if f.get("funder") else [])),
            programme=f.get("programme"),
            amount=f.get("amount"),
            amount_max=f.get("amountMax"),
            currency=f.get("currency"),
            per=f.get("per"),
            start=f.get("from"),
            end=f.get("to"),
            share=f.get("share"),
            purpose=f.get("purpose"),
            rule="gold",
        )
        for f in gold["fundings"]
    ]
    return Reading(document, entities, tuple(claims), tuple(fundings))


def _sentence(document: Document, start: int, end: int) -> Span:
    text = document.text
    breaks = [m.end() for m in re.finditer(r"[.!?]\s+|\n\s*", text)]
    left = max((b for b in breaks if b <= start), default=0)
    right = min((b for b in breaks if b >= end), default=len(text))
    stretch = text[left:right]
    return Span(left, left + len(stretch.rstrip())) if stretch.strip() else Span(start, end)
