"""Themes: what a thing is about where the text labels it so, in fields, under headings and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from ingest.claims.works.keywords import first_keyword, follow_keywords, is_keyword, split_keywords, trim
from ingest.claims.works.theme_subjects import names_occasion, subject_of_label, subject_told
from ingest.german.flat_text import plain
from ingest.model import BlockKind, Claim, Modality, Span, Value
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import tables
from ingest.names.knowledge.personal_words import is_office
from ingest.passages.labels import LABELLED, Label
from ingest.passages.passages import QUOTE_LIMIT, Passage

_ORDER: Final = re.compile(r"(?:nr\.? ?)?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):]?", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"^(?:§+\s*)?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+")
_NUMBERED: Final = re.compile(
    r"(?:Handlungsfeld|HF|Themenfeld|Aktionsfeld|Schwerpunkt|Themenschwerpunkt|Schwerpunktthema|Handlungsschwerpunkt)"
    r"(?: ?(?:\d{1,2}|[A-H]|[IVX]{1,4}))?[.):]?(?: ?[:–-])? +(?=[A-ZÄÖÜ„])"
)
_LEADING: Final = re.compile(r"der|das|[a-zäöüß]{2,20}(?:e|en|er|es)|\d{1,2}\.?|zwei|drei|vier|fünf|sechs")
_COMPLEMENT: Final = re.compile(r"(?:de[rs]|von|vom|für|i[mn]|nach|aus|laut|zu[rm]?|am|und|oder|&|/|20\d\d|\d|[a-h]\b)")
_SIGN: Final = re.compile(r"(?i)feld|schwerpunkt|them[ae]|schlagw|stichw|mittelpunkt|fokus|vordergrund|zentrum|bereich")
_REACH: Final = 10
"""Words between a word for themes and the themes themselves."""


@cache
def _words() -> dict[str, Any]:
    loaded = {key: frozenset(words) for key, words in tables(__file__, "themes").items()}
    built = {a + s + b for a in loaded["first_parts"] for s in ("", "-") for b in loaded["compounds"]}
    return {**loaded, "nouns": loaded["nouns"] | built}


def is_theme_label(label: str) -> bool:
    """Whether a label says that subjects, fields of action or keywords follow: "Zentrale Handlungsfelder der ILE"."""
    return _form(label) is not None


@lru_cache(maxsize=4096)
def _form(label: str) -> str | None:
    """What is listed under a label: "one" theme or "many", None where the label is of something else."""
    words = _words()
    plain = re.sub(r"\s*\([^)]*\)", "", label.lower()).strip(" :.…?-–|*#")
    plain = _PARAGRAPH.sub("", plain)
    if plain in words["labels"] or plain.startswith(("ihre ", "deine ")):  # "Ihre Aufgaben" are those of a job
        return "many" if plain in words["labels"] else None
    head, _, rest = plain.partition(" ")
    while rest and not _nouns_in(head) and _LEADING.fullmatch(head):
        head, _, rest = rest.partition(" ")
    named = _nouns_in(head)
    if not named:
        return None
    if rest and not _COMPLEMENT.match(rest):
        return None
    return "one" if named[0] in words["singular"] or named[0].endswith(_ONE) else "many"


_ONE: Final = ("feld", "bereich", "thema", "schwerpunkt")
"""How the singular of nouns for themes ends: "Kernthema 5: Märkte und Marketing"."""


def _nouns_in(head: str) -> list[str]:
    """The words for themes in "Themen/Schlagworte"."""
    nouns = _words()["nouns"]
    return [part for part in head.split("/") if part in nouns]


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``theme`` of what a field, a heading with its list or a sentence speaks of."""
    own = passage.block.label is not None
    tells = passage.block.kind is BlockKind.PARAGRAPH and not (passage.is_fragment or own)
    for label in () if tells else _deciding(passage, labels):
        form = _form(label.text) or _led(label.text)
        if form is not None:
            yield from _listed(passage, label, form)
            return
    if passage.block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or own:
        yield from _headed(passage)
    elif _SIGN.search(passage.document.text[passage.sentence.span.start : passage.sentence.span.end]):
        yield from _told(passage)


def _deciding(passage: Passage, labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels that say what the passage lists: its own, else its lead-in and the heading right above."""
    if passage.block.kind not in LABELLED:
        return ()
    if passage.block.kind is BlockKind.FIELD:
        numbered = bool(labels) and _ORDER.fullmatch(labels[0].text) is not None
        return labels[1:2] if numbered else labels[:1]
    nearest = next((i for i, label in enumerate(labels) if label.span.end <= passage.block.span.start), len(labels))
    return labels[: nearest + 1 + (nearest < len(labels) and labels[nearest].text.count(" ") >= 3)]


@lru_cache(maxsize=4096)
def _led(lead: str) -> str | None:
    """Whether a sentence that leads in a list speaks of themes: "Das ILEK nennt vier Handlungsfelder:"."""
    if not lead.endswith(":") or lead.count(" ") < 2 or _OF_ALL.search(lead) is not None:
        return None
    named = _words()["nouns"] - _words()["labels_only"]
    return "many" if any(word.lower() in named for word in re.findall(r"[\w-]+", lead)) else None


_OF_ALL: Final = re.compile(
    r"(?i)\b(?:solche[rn]?|viele|mögliche[rn]?|könn(?:en|ten)|kann|typische\w*|grundsätzlich\w*|üblich\w*|meist\w*)\b"
)
"""What a lead says that speaks of anybody's themes: "Mögliche Handlungsfelder einer ILE sind:"."""


def keyword_blocks(labels: dict[int, tuple[Label, ...]]) -> frozenset[int]:
    """The blocks that only list subjects and keywords: names in them are no things that the text speaks of."""
    return frozenset(block for block, own in labels.items() if own and is_theme_label(own[0].text))


# -- fields and lists --------------------------------------------------------------------------------------------------


def _listed(passage: Passage, label: Label, form: str) -> Iterator[Claim]:
    text, block = passage.document.text, passage.block
    if block.kind is BlockKind.LIST_ITEM and block.label is not None and label.span != block.label:
        spans = [block.label]
    elif block.kind is BlockKind.LIST_ITEM and block.label is None:
        if not passage.is_fragment and passage.words[0] in _SAYING:
            return  # "Die Geschäftsstelle zieht um"
        spans = [_head_of_item(text, passage)]
    elif passage.is_fragment or block.label is not None:
        value = _said(passage)
        if value is None:
            return
        if label.span in value:
            value = Span(min(label.span.end + 1, value.end), value.end)
        listed = block.label is not None and label.span != block.label  # "II   Nahversorgung" below "Handlungsfelder"
        spans = [value] if listed else split_keywords(text, value, joined=form == "many")
        if block.kind is BlockKind.PARAGRAPH and len(spans) < 2 and label.span not in block.span:
            return
    else:
        return
    subject = subject_of_label(passage, label)
    for span in spans:
        trimmed = trim(text, span)
        if subject is None or trimmed is None or text[trimmed.start : trimmed.end].lower() in _words()["general"]:
            continue
        if is_keyword(text[trimmed.start : trimmed.end]):
            yield _claim(passage, subject, trimmed, "field theme")


_SAYING: Final = frozenset({"er", "sie", "die", "der", "das", "ein", "eine", "wir", "es", "alle", "unser", "unsere"})
"""How items of a list begin that are sentences."""


def _said(passage: Passage) -> Span | None:
    """What of the value of its field the passage says; None for a sentence behind the first that goes on to tell."""
    value, sentence = passage.block.value, passage.sentence.span
    if value is None:
        return sentence
    start, end = max(value.start, sentence.start), min(value.end, sentence.end)
    first = not passage.document.text[value.start : max(value.start, sentence.start)].strip()
    return Span(start, end) if start < end and (first or passage.is_fragment) else None


def _head_of_item(text: str, passage: Passage) -> Span:
    """The theme of a list item: what stands before a dash or a colon, else all of it."""
    span = passage.block.span
    item = text[span.start : span.end]
    numbered = _NUMBERED.match(item)
    start = numbered.end() if numbered else 0
    cut = re.search(r"\s[–—-]\s|:\s|\n", item[start:])
    return Span(span.start + start, span.start + (start + cut.start() if cut else len(item)))


def _headed(passage: Passage) -> Iterator[Claim]:
    """A heading, list item or label that is itself a numbered field of action: "Handlungsfeld 2: Mobilität"."""
    span = passage.block.label or passage.block.span
    text = passage.document.text
    found = _NUMBERED.match(text[span.start : span.end])
    if found is None:
        return
    theme = _head_of_item(text, passage) if passage.block.label is None else Span(span.start + found.end(), span.end)
    trimmed = trim(text, theme)
    if trimmed is None or not is_keyword(text[trimmed.start : trimmed.end]):
        return
    kinds = ("Concept", "Cooperation", "Region")
    subject = next((e for k in kinds if (e := passage.heading_topic(k) or passage.topic(k))), None)
    if subject is not None:
        yield _claim(passage, subject, trimmed, "field theme")


# -- sentences ---------------------------------------------------------------------------------------------------------


def _told(passage: Passage) -> Iterator[Claim]:
    known = _words()
    seen: set[Span] = set()
    for at, word in enumerate(passage.words):
        centre = word in known["centres"] and passage.words[max(at - 1, 0)] == "im"
        if not centre and (word not in known["nouns"] or word in known["labels_only"]):
            continue
        if not _is_stated(passage, passage.clause_at(at)) or _is_led(passage, at):
            continue
        spans = _themes_at(passage, at, word)
        subject = subject_told(passage, at, spans) if spans else None
        for span in spans:
            words = passage.document.text[span.start : span.end]
            named = any(a.kind == "Cooperation" and a.span in span for a in passage.arguments)
            if subject is not None and span not in seen and is_keyword(words) and not named:
                seen.add(span)
                yield _claim(passage, subject, span, "theme")


def _is_led(passage: Passage, at: int) -> bool:
    """Whether the word for themes only says what somebody heads: "Leiterin des Handlungsfelds „Ernährung“"."""
    before = passage.sentence.tokens[max(at - 2, 0)].text
    return at > 1 and passage.words[at - 1] in ("des", "der") and is_office(before)


def _is_stated(passage: Passage, clause: int) -> bool:
    """Whether the clause is said as a fact; "stünden fest" is what somebody said, where it depends on nothing."""
    modality = passage.modality(clause)
    if modality is Modality.HYPOTHETICAL and passage.clauses:
        own = passage.clauses[clause]
        return own.mood == "unreal" and not (own.general or own.conditional or own.modal)
    return modality is not Modality.NEGATED


def _themes_at(passage: Passage, at: int, word: str) -> list[Span]:
    """The themes that the sentence gives to the word for themes at token ``at``."""
    known, words, tokens = _words(), passage.words, passage.sentence.tokens
    several = word not in known["singular"]
    behind = at + 1
    if behind < len(words) and _goes_on(words[behind], tokens[behind].text):
        if several and _GENITIVE.fullmatch(tokens[behind].text):
            return []  # "zu Themen regionaler Entwicklung"
        if word == "thema" and (at == 0 or words[at - 1] not in known["about"] or not names_occasion(passage, at)):
            return []
        return follow_keywords(tokens, behind, several=several)[0]
    before = _before(passage, at)
    if before >= 0 and words[before] in known["links"] and before > 0:  # "A, B und C sind die Schwerpunkte"
        start = _opening(passage, before)
        spans, end = follow_keywords(tokens, start, several=True)
        if end == before and len(spans) > 1:
            return spans
    if before >= 0 and words[before] == "als":  # "nennt A, B und C als Schwerpunkte"
        for start in range(before - 1, max(before - 30, 0), -1):
            if tokens[start - 1].text[0].islower() or start == 1:
                spans, end = follow_keywords(tokens, start, several=True)
                if end == before and len(spans) > 1:
                    return spans
    linked = False
    for place in range(behind, min(behind + _REACH, len(words))):
        if words[place] == ":":
            return follow_keywords(tokens, place + 1, several=several)[0]
        if words[place] in known["links"]:
            linked = True
            start = first_keyword(words, place + 1, known["fillers"], known["led"])
            spans = follow_keywords(tokens, start, several=several)[0]
            return spans if len(spans) > 1 or (spans and tokens[start].text not in ("der", "die", "das")) else []
        if words[place] in (".", ";", "(") or (linked and words[place] == ","):
            return []
    return []


_GENITIVE: Final = re.compile(r"[a-zäöüß]\w+er")


def _goes_on(low: str, word: str) -> bool:
    """Whether a theme may stand right behind the word for themes."""
    return word[0] in '„»"“' or word[0].isupper() or (is_adjective(word) and low not in _words()["links"])


def _before(passage: Passage, at: int) -> int:
    """The token before the article, numeral and adjectives of the noun at ``at``."""
    before = at - 1
    while before >= 0 and passage.sentence.tokens[before].text[0].islower() and at - before < 5:
        word = passage.words[before]
        if word == "als" or word in _words()["links"]:
            return before
        before -= 1
    return -1


def _opening(passage: Passage, before: int) -> int:
    """Where the clause begins that the verb at ``before`` stands in."""
    start, clause = before, passage.clause_at(before)
    while start > 0 and passage.clause_at(start - 1) == clause:
        start -= 1
    return start


def _claim(passage: Passage, subject: str, span: Span, rule: str) -> Claim:
    block = passage.block.span
    whole = passage.block.label is not None and block.end - block.start <= QUOTE_LIMIT
    evidence = passage.document.evidence(block) if whole else passage.quote([span])
    theme = Value(plain(passage.document.text, span).removeprefix("wie "))  # "Themen wie Klimaschutz"
    return Claim(subject, "theme", theme, (evidence,), rule, 0.85)
