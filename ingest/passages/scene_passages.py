"""The passages of a scene: each sentence with its clauses and arguments, its dates, numbers and sums, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ingest.german.amounts import find_amounts
from ingest.german.clauses import Clause, find_clauses
from ingest.german.dates import Date
from ingest.german.numbers import find_counts
from ingest.german.shares import find_shares
from ingest.german.timelines import find_timeline
from ingest.german.tokens import lowered
from ingest.model import BlockKind, Modality
from ingest.names.scenes import Scene
from ingest.passages.chronicles import date_of_chapter, date_of_entry
from ingest.passages.companies import Company
from ingest.passages.passages import Passage
from ingest.passages.registers import find_register
from ingest.passages.sentence_arguments import find_arguments
from ingest.passages.topics import find_topics


def find_passages(scene: Scene) -> Iterator[Passage]:
    """The passages of a scene in order."""
    document = scene.document
    topics = find_topics(scene)
    register = find_register(scene)
    references = scene.references
    starts = [r.span.start for r in references]
    timeline = find_timeline(document.text, document.blocks, document.source.published)
    named = {s for r in references if r.form in ("name", "short") for s in range(r.span.start, r.span.end)}
    dates = tuple(d for d in timeline if not d.named and d.span.start not in named)
    days = [date.span.start for date in dates]
    company = Company()
    chapter: Date | None = None
    for sentence in scene.sentences:
        low = bisect_left(starts, sentence.span.start)
        high = bisect_left(starts, sentence.span.end)
        inside = tuple(r for r in references[low:high] if r.span.end <= sentence.span.end)
        if document.blocks[sentence.block].kind is BlockKind.HEADING:
            chapter = date_of_chapter(document.blocks[sentence.block], dates, days)
        clauses = find_clauses(sentence, named)
        clause_of = {t.span.start: i for i, c in enumerate(clauses) for t in c.tokens}
        told = {start: i for start, i in clause_of.items() if clauses[i].finite is not None and not _is_cut(clauses[i])}
        arguments = find_arguments(sentence, inside, told)
        places = tuple([t.span.start for t in sentence.tokens])
        yield Passage(
            document=document,
            block=document.blocks[sentence.block],
            sentence=sentence,
            words=tuple([lowered(t.text) for t in sentence.tokens]),
            starts=places,
            arguments=arguments,
            clauses=clauses,
            dates=dates[bisect_left(days, sentence.span.start) : bisect_left(days, sentence.span.end)],
            counts=find_counts(document.text, sentence.span),
            amounts=find_amounts(document.text, sentence.span),
            shares=tuple(s for s in find_shares(document.text, sentence.span) if s.is_of_money),
            entry=date_of_entry(document.blocks[sentence.block], dates, days) or chapter,
            company=company.members,
            register=register,
            stated=frozenset({Modality.ASSERTED}),
            _clause_of=tuple([clause_of.get(start, 0) for start in places]),
            _scene=scene,
            _topics=topics,
        )
        if all(c.modality is not Modality.NEGATED for c in clauses):
            company = company.after(document.blocks[sentence.block], arguments)


def _is_cut(clause: Clause) -> bool:
    """Whether the comma of an enumeration cut the clause off from its participle: "haben sich die Kreise A, …"."""
    return clause.lemma == "haben" and any(token.text == "sich" for token in clause.tokens)
