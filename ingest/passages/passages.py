"""A passage: one sentence with all that was found in it. What every reader of claims starts from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ingest.german.amounts import Amount
from ingest.german.clauses import Clause
from ingest.german.dates import Date
from ingest.german.numbers import Count
from ingest.german.sentences import Sentence
from ingest.german.shares import Share
from ingest.german.tokens import lowered
from ingest.model import Block, Document, Evidence, Modality, Span
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.scenes import Reference, Scene
from ingest.passages.arguments import Argument
from ingest.passages.registers import Register
from ingest.passages.topics import Topics

QUOTE_LIMIT = 400
"""A quote is the whole sentence where it is shorter than this; else the part that holds the words of the claim."""

PRONOUNS: Final = frozenset(
    {"ihr", "ihm", "er", "es", "dessen", "deren", "dazu", "hierzu", "daran", "davon", "dahinter", "dieser"}
    | {"dazugehörig"}
)
_APART: Final = frozenset({"unabhängig", "abgesehen", "ungeachtet", "losgelöst", "getrennt"})
"""Before "davon" these part what is told from what went before."""
_NAMED: Final = LOCAL | {"Cooperation"}
"""Kinds whose names hold words that say nothing in a sentence."""
_PLURAL_PRONOUNS: Final = frozenset({"sie", "beide", "alle", "ihnen", "diese", "gemeinsam"})


@dataclass(frozen=True, eq=False)
class Passage:
    """One sentence of one text; told apart by identity, so that what is found in one need not be found again."""

    document: Document
    block: Block
    sentence: Sentence
    words: tuple[str, ...]
    starts: tuple[int, ...]
    arguments: tuple[Argument, ...]
    clauses: tuple[Clause, ...]
    dates: tuple[Date, ...]
    counts: tuple[Count, ...]
    amounts: tuple[Amount, ...]
    shares: tuple[Share, ...]
    entry: Date | None
    """The date or period that the entry of a chronicle is labelled or headed with."""
    company: tuple[str, ...]
    """The towns or districts that were last named together before this passage."""
    register: Register
    """The entities of the text, looked up."""
    stated: frozenset[Modality]
    """What counts as the writer's own statement: in a record also what is reported."""
    _clause_of: tuple[int, ...]
    """The clause of each word."""
    _scene: Scene
    _topics: Topics

    def kind(self, entity: str) -> str:
        """The kind of the entity."""
        return self.register.kinds[entity]

    def name(self, entity: str) -> str:
        """What the entity is called first of all."""
        return self.register.entities[entity].name

    def topic(self, kind: str) -> str | None:
        """The entity of this kind that the text speaks of here."""
        known = self._spoken_of
        if kind not in known:
            known[kind] = self._topics.at(self.sentence.span.start, kind)
        return known[kind]

    @cached_property
    def _spoken_of(self) -> dict[str, str | None]:
        return {}

    def is_tabled(self, entity: str) -> bool:
        """Whether the text comes to its main entity by a row of a table only."""
        return self._topics.is_tabled(entity)

    @property
    def is_gathered(self) -> bool:
        """Whether the text gathers matters that have nothing to do with each other."""
        return self._topics.is_gathered

    def subject(self, kind: str) -> str | None:
        """The one entity of this kind in the passage, else the topic."""
        here = {e for a in self.arguments if a.kind == kind for e in a.reference.entities}
        return next(iter(here)) if len(here) == 1 else self.topic(kind)

    def follows(self, entity: str) -> bool:
        """Whether the entity was named in the same paragraph, no more than two sentences before."""
        start = self.sentence.span.start
        near = Span(min(max(self.block.span.start, start - 400), start), start)
        return any(entity in r.entities and start - r.span.end <= 300 for r in self._scene.references_in(near))

    def speaks_of(self, *kinds: str) -> bool:
        """Whether the paragraph has named a thing of one of these kinds before."""
        start = self.sentence.span.start
        before = Span(min(self.block.span.start, start), start)
        return any(r.kind in kinds for r in self._scene.references_in(before))

    def in_value(self, span: Span) -> bool:
        """Whether the span lies in the value of its field; what is no field is all value."""
        return self.block.value is None or span in self.block.value

    @cached_property
    def labelled_place(self) -> str | None:
        """The town or district that is the whole label of the field: "Tangermünde – Kaiserstadt an der Elbe"."""
        label = self.block.label
        if label is None:
            return None
        named = self.references_in(label)
        if len(named) != 1 or named[0].kind not in LOCAL or len(named[0].entities) != 1:
            return None
        rest = self.document.text[label.start : named[0].span.start] + self.document.text[named[0].span.end : label.end]
        return named[0].entities[0] if not rest.strip(" *_:") or is_head(rest.strip(" *_:").lower()) else None

    def near(self, entity: str, reach: int) -> bool:
        """Whether the entity was named no more than so many characters before."""
        start = self.sentence.span.start
        return any(entity in r.entities for r in self._scene.references_in(Span(max(0, start - reach), start)))

    def last(self, *kinds: str) -> str | None:
        """The entity of one of these kinds named last before this passage."""
        return self._topics.last(self.sentence.span.start, kinds)

    def last_in_section(self, *kinds: str) -> str | None:
        """The like, as far as it is named under the same heading."""
        return self._topics.last_in_section(self.sentence.span.start, kinds)

    def latest(self, kind: str) -> str | None:
        """The entity of this kind named last before this passage, however far above."""
        return self._topics.last(self.sentence.span.start, (kind,), self.sentence.span.start)

    def central(self, *kinds: str) -> str | None:
        """Of the main entities of these kinds the one that the text speaks of most."""
        return self._topics.central(self.sentence.span.start, kinds)

    def references_in(self, span: Span) -> tuple[Reference, ...]:
        """The references of the text that lie in ``span``, for instance in a heading."""
        return tuple(self._scene.references_in(span))

    @cached_property
    def is_fragment(self) -> bool:
        """Whether the passage has no verb: a list, a label's value, a catchword."""
        return all(c.finite is None for c in self.clauses)

    def is_antecedent(self, span: Span, clause: int) -> bool:
        """Whether the relative clause ``clause`` speaks of what stands at ``span``."""
        if not self.clauses:
            return False
        return any(a.overlaps(span) for a in self.clauses[clause].antecedents[:1])

    @cached_property
    def has_pronoun(self) -> bool:
        """Whether a pronoun of the sentence may mean one thing named before."""
        return any(
            word in PRONOUNS and not (at and self.words[at - 1] in _APART) for at, word in enumerate(self.words)
        )  # fmt: skip

    @property
    def has_plural_pronoun(self) -> bool:
        """Whether a pronoun of the sentence may mean several things named before."""
        return not _PLURAL_PRONOUNS.isdisjoint(self.words)

    def heading_topic(self, kind: str) -> str | None:
        """The entity of this kind that the heading of the section names."""
        return self._headed.get(kind)

    @cached_property
    def _headed(self) -> Mapping[str, str]:
        return self._topics.headings(self.sentence.span.start)

    def own_heading(self, kind: str) -> str | None:
        """The entity of this kind that the nearest heading names, not one above it."""
        return self._topics.own_heading(self.sentence.span.start, kind)

    def clause_at(self, token: int) -> int:
        """The clause that the token is a word of; 0 where the passage has none."""
        return self._clause_of[token if token < len(self._clause_of) else -1]

    def is_within(self, clause: int, other: int) -> bool:
        """Whether the clause is the other one or hangs on it, perhaps through further ones."""
        parent: int | None = clause
        while parent is not None:
            if parent == other:
                return True
            parent = self.clauses[parent].parent
        return False

    def clause_words(self, clause: int) -> tuple[str, ...]:
        """The lower-case words of one clause."""
        if not self.clauses:
            return self.words
        return self._words_of_clauses[clause]

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The lower-case words of the towns, districts and cooperations named: "schieder-schwalenberg"."""
        return frozenset(
            word
            for a in self.arguments
            if a.kind in _NAMED and a.reference.form in ("name", "short")
            for word in self.words[a.token : bisect_left(self.starts, a.span.end)]
        )

    @cached_property
    def _words_of_clauses(self) -> tuple[tuple[str, ...], ...]:
        if len(self.clauses) == 1 and len(self.clauses[0].tokens) == len(self.words):
            return (self.words,)
        return tuple([tuple([lowered(t.text) for t in clause.tokens]) for clause in self.clauses])

    def words_between(self, left: Span, right: Span) -> tuple[str, ...]:
        """The lower-case words that stand between two stretches of the sentence."""
        return self.words[bisect_left(self.starts, left.end) : bisect_left(self.starts, right.start)]

    def modality(self, clause: int) -> Modality:
        """How the clause is meant; a general explanation says nothing of anybody."""
        if not self.clauses:
            return Modality.ASSERTED
        if Modality.REPORTED in self.stated and self._is_told(clause):
            return Modality.ASSERTED
        modality = Modality.HYPOTHETICAL if self.clauses[clause].general else self.clauses[clause].modality
        return Modality.ASSERTED if modality in self.stated else modality

    def _is_told(self, clause: int) -> bool:
        """Whether a record says by "dass … hätten" what somebody told: no mere thought."""
        unreal = self.clauses[clause].mood == "unreal" and self.clauses[clause].modality is Modality.HYPOTHETICAL
        return unreal and self.clause_words(clause)[:1] == ("dass",)

    def quote(self, spans: list[Span]) -> Evidence:
        """The words that say it: the sentence, or of a long one the part from the first to the last of ``spans``."""
        whole = self.sentence.span
        if whole.end - whole.start <= QUOTE_LIMIT:
            return self.document.evidence(whole)
        inside = [s for s in spans if s in whole]
        if not inside:
            return self.document.evidence(whole)
        start = min(s.start for s in inside)
        end = max(s.end for s in inside)
        ends = [t.span.end for t in self.sentence.tokens]
        return self.document.evidence(
            Span(
                self.starts[max(bisect_right(self.starts, start) - 1, 0)],
                ends[min(bisect_left(ends, end), len(ends) - 1)],
            )
        )

    def quote_field(self, label: Span, *spans: Span) -> Evidence:
        """The words of a field: the whole block where it holds the label and is short enough, else as ``quote``."""
        block = self.block.span
        if label in block and block.end - block.start <= QUOTE_LIMIT:
            return self.document.evidence(block)
        return self.quote([*spans])
