"""Small readings for tests: texts whose claims are written down beside them."""

from __future__ import annotations

from ingest.documents.sources import read_document
from ingest.model import Claim, Document, Entity, Funding, Modality, Reading, Span, Value
from ontology.terms import RELATIONS


def document(name: str, text: str, head: str = "") -> Document:
    """A document of ``text`` with the front matter ``head``; its checksum is made up."""
    whole = f"---\n{head}\n---\n{text}" if head else text
    return read_document(name, f"{name}.txt", whole, "0" * 64)


def reading(
    name: str,
    entities: dict[str, tuple[str, ...]],
    claims: list[tuple[str, str, str]],
    fundings: tuple[dict[str, object], ...] = (),
    *,
    head: str = "",
    modality: Modality = Modality.ASSERTED,
) -> Reading:
    """``entities``: id → kind, name, aliases. ``claims``: (subject, predicate, object id or value). The text is made of
    a sentence for each claim, which is its evidence."""
    names = {key: given[1] for key, given in entities.items()}
    sentences = [f"{names[s]} {p} {names.get(o, o)}." for s, p, o in claims] or [". ".join(names.values()) + "."]
    sentences += [f"Geld {n}: {' '.join(map(str, flow.values()))}." for n, flow in enumerate(fundings, start=1)]
    text = "\n".join(sentences)
    made = document(name, text, head)
    offset = len(made.text) - len(text)

    def evidence(sentence: str) -> tuple:  # type: ignore[type-arg]
        start = offset + text.index(sentence)
        return (made.evidence(Span(start, start + len(sentence))),)

    return Reading(
        document=made,
        entities=tuple(Entity(key, given[0], given[1], given[2:]) for key, given in entities.items()),
        claims=tuple(
            Claim(s, p, o if p in RELATIONS else Value(o), evidence(sentence), "test", modality=modality)
            for (s, p, o), sentence in zip(claims, sentences, strict=False)
        ),
        fundings=tuple(
            Funding(id=f"f{n}", evidence=evidence(sentences[len(claims) + n]), **flow)  # type: ignore[arg-type]
            for n, flow in enumerate(fundings)
        )
        if claims
        else (),
    )
