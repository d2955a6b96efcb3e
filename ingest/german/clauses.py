"""Clauses of a sentence with their verbs, and whether they say a thing as a fact."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Final

from ingest.german.clause_borders import find_borders
from ingest.german.modalities import read_stance
from ingest.german.open_clauses import Kind, OpenClause
from ingest.german.sentences import Sentence
from ingest.german.tags import Tag, find_tags
from ingest.german.tokens import Token
from ingest.german.verb_groups import NO_VERB, Mood, Voice, read_group
from ingest.model import Modality, Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: a stretch of a sentence around one verb group. A fragment has no verb.

    ``span`` runs from the first to the last of its own words and may hold clauses that are set into it; ``tokens``
    are its own words alone. ``lemma`` is what is done, particle joined ("schloss … an" → "anschließen").
    ``parent`` is the index of the clause it hangs on, ``joined`` that of the one before it that it is coordinated
    with ("… und beauftragte die LEG"), from which it may lend its subject. ``antecedents`` is what a relative pronoun
    may stand for, the nearest noun first. ``modality`` sums up how the clause is meant. ``further`` are verbs that
    share the auxiliary: "wurde konzipiert, gesteuert und angepasst".
    """

    span: Span
    kind: Kind
    lemma: str | None
    voice: Voice
    modality: Modality
    tokens: tuple[Token, ...]
    finite: Token | None = None
    modal: str | None = None
    mood: Mood = "indicative"
    past: bool = False
    conditional: bool = False
    general: bool = False
    further: tuple[str, ...] = ()
    antecedents: tuple[Span, ...] = ()
    parent: int | None = None
    joined: int | None = None


def find_clauses(sentence: Sentence, named: Set[int] = frozenset()) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their first words; every word is in exactly one of them.

    Commas between names cut nothing: a stretch between two commas is a clause only with a verb of its own. ``named``
    are the characters of names, whose brackets and dashes cut nothing either.
    """
    tokens = sentence.tokens
    if not tokens:
        return ()
    tags = find_tags(tokens)
    if not any(tag.flags for tag in tags) and not any(token.text == "(" for token in tokens):
        return (_without_verb(tokens, tags),)
    opened = find_borders(tokens, tags, named)
    order = sorted(
        (number for number, clause in enumerate(opened) if clause.places), key=lambda n: min(opened[n].places)
    )
    index = {number: place for place, number in enumerate(order)}
    clauses = [_close(tokens, tags, opened[number], index) for number in order]
    asks = tokens[-1].text == "?" or (len(tokens) > 1 and tokens[-2].text == "?")
    if asks and not _presupposes(tokens):
        return tuple(replace(clause, modality=Modality.HYPOTHETICAL) for clause in clauses)
    return tuple(_inherit(clauses))


def _presupposes(tokens: tuple[Token, ...]) -> bool:
    """Whether a question takes what it asks about for given: "Warum haben sich A und B zusammengeschlossen?"."""
    first = next((token.text.lower() for token in tokens if token.text[0].isalpha()), "")
    return first in ("warum", "weshalb", "wieso")


def _close(tokens: tuple[Token, ...], tags: tuple[Tag, ...], clause: OpenClause, index: dict[int, int]) -> Clause:
    places = sorted(set(clause.places))
    words = [at for at in places if tags[at].word[0].isalnum()] or places
    finite_wanted = clause.kind not in ("participle", "infinitive")
    group = read_group(tags, places, verb_final=clause.verb_final, finite_wanted=finite_wanted)
    stance = read_stance(tags, places, group, conditional=clause.conditional)
    kind: Kind = clause.kind
    if group.lemma is None and kind != "parenthesis":
        kind = "fragment" if kind == "main" else kind
    first, last = words[0], words[-1]
    return Clause(
        span=Span(tokens[first].span.start, tokens[last].span.end),
        kind=kind,
        lemma=group.lemma,
        voice=group.voice,
        modality=stance.modality,
        tokens=tuple(tokens[at] for at in places),
        finite=None if group.finite is None else tokens[group.finite],
        modal=group.modal,
        mood=group.mood,
        past=group.past,
        conditional=clause.conditional,
        general=stance.general,
        further=group.further,
        antecedents=_antecedents(tokens, tags, clause) if clause.kind == "relative" else (),
        parent=None if clause.parent is None else index.get(clause.parent),
        joined=None if clause.joined is None else index.get(clause.joined),
    )


def _without_verb(tokens: tuple[Token, ...], tags: tuple[Tag, ...]) -> Clause:
    """A heading, note or enumeration as one fragment."""
    places = range(len(tokens))
    stance = read_stance(tags, places, NO_VERB, conditional=False)
    words = [token for token in tokens if token.text[0].isalnum()] or tokens
    return Clause(
        span=Span(words[0].span.start, words[-1].span.end),
        kind="fragment",
        lemma=None,
        voice="active",
        modality=Modality.HYPOTHETICAL if tokens[-1].text == "?" else stance.modality,
        tokens=tokens,
        general=stance.general,
    )


def _antecedents(tokens: tuple[Token, ...], tags: tuple[Tag, ...], clause: OpenClause) -> tuple[Span, ...]:
    """The noun groups in front of a relative clause, nearest first: runs of words that begin with capitals."""
    found: list[Span] = []
    end: int | None = None
    first = min(clause.places)
    for at in range(first - 1, max(-1, first - 40), -1):
        tag = tags[at]
        name = tag.capital and tag.kind not in ("rel", "det", "prep", "pron") and not tag.finite
        if name and end is None:
            end = at
        elif not name and end is not None:
            found.append(Span(tokens[at + 1].span.start, tokens[end].span.end))
            end = None
            if len(found) == 4:
                return tuple(found)
    if end is not None and first - 40 < 0:
        found.append(Span(tokens[0].span.start, tokens[end].span.end))
    return tuple(found)


def _inherit(clauses: list[Clause]) -> list[Clause]:
    """A clause that hangs on a plan, wish or condition is no more than that itself; a relative clause that goes on with
    "und" is about what the first one is about."""
    for number, clause in enumerate(clauses):
        first = None if clause.joined is None else clauses[clause.joined]
        if first is not None and clause.kind == first.kind == "relative" and clause.tokens[0].text in ("und", "oder"):
            clause = clauses[number] = replace(clause, antecedents=first.antecedents)
        above = None if clause.parent is None else clauses[clause.parent]
        if clause.kind == "subordinate" and any(token.text.lower() == "ob" for token in clause.tokens[:2]):
            if clause.modality is not Modality.NEGATED:  # what is asked is not yet so
                clauses[number] = replace(clause, modality=Modality.HYPOTHETICAL)
        elif clause.kind == "infinitive" and clause.modality is Modality.ASSERTED:
            opener = clause.tokens[0].text.lower()
            if opener in ("ohne", "statt", "anstatt"):
                clauses[number] = replace(clause, modality=Modality.NEGATED)
            elif opener == "um":
                clauses[number] = replace(clause, modality=Modality.PLANNED)
            elif above is not None and above.modality is not Modality.ASSERTED:
                clauses[number] = replace(clause, modality=above.modality)
        elif clause.modality is Modality.ASSERTED and (
            _is_content_of_plan(clause, above) or (number and _completes(clauses[number - 1], clause))
        ):
            clauses[number] = replace(clause, modality=Modality.PLANNED)
        elif _opens_condition(clauses, number):
            clauses[number] = replace(clause, kind="subordinate", conditional=True, modality=Modality.HYPOTHETICAL)
            following = clauses[number + 1]
            if following.modality is Modality.ASSERTED and not following.past:
                clauses[number + 1] = replace(following, modality=Modality.HYPOTHETICAL)
        elif clause.conditional and above is not None and above.modality is Modality.ASSERTED and not above.past:
            place = clause.parent or 0
            clauses[place] = replace(above, modality=Modality.HYPOTHETICAL)
    return clauses


def _is_content_of_plan(clause: Clause, above: Clause | None) -> bool:
    """Whether the clause says what is planned: "Geplant ist, dass …"."""
    planned = above is not None and above.modality is Modality.PLANNED
    return planned and clause.kind == "subordinate" and not clause.past and clause.tokens[0].text.lower() == "dass"


def _completes(before: Clause, clause: Clause) -> bool:
    """Whether the clause only ends what a verb of intention began before the commas of an enumeration: "Bis Mai wollen
    die Städte A, | B und C den Verband gründen"."""
    if before.kind != "main" or clause.kind != "main" or before.past or before.lemma not in _AUXILIARIES:
        return False
    last = clause.tokens[-1] if clause.tokens[-1].text[-1].isalnum() else clause.tokens[-2:][0]
    return clause.finite == last and len(clause.tokens) > 1 and last.text.endswith("n")


_AUXILIARIES: Final = frozenset({"wollen", "sollen", "mögen", "werden"})


def _opens_condition(clauses: list[Clause], number: int) -> bool:
    """Whether a clause begins with its verb and the next one too: "Erhält sie den Zuschlag, kann sie …"."""
    if number + 1 >= len(clauses):
        return False
    clause, following = clauses[number], clauses[number + 1]
    if clause.kind != "main" or following.kind != "main" or following.joined != number or clause.past:
        return False
    heads = clause.finite is not None and clause.tokens[0] == clause.finite
    first = following.tokens[0]
    return heads and (first == following.finite or first.text.lower() in ("so", "dann"))
