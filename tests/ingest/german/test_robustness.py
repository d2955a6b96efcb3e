"""No text makes the language layer fail, and twice the text takes about twice the time."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents.blocks import find_blocks
from ingest.documents.sections import find_sections
from ingest.german.amounts import find_amounts
from ingest.german.clauses import find_clauses
from ingest.german.numbers import find_counts
from ingest.german.sentences import find_sentences
from ingest.german.shares import find_shares
from ingest.german.timelines import find_timeline

PIECES = st.sampled_from(
    [
        "Die Stadt ", "gehört ", "an", ", ", ". ", ": ", "; ", " – ", "-", "(", ")", "„", "“", "\n", "\n\n",
        "\r\n", "\t", "  ", "| ", "• ", "1. ", "a) ", "2019", "am 3. Mai ", "02.–03.09.2019", "bis zu ",
        "1,2 Mio. Euro", "75 v. H.", "drei ", "zu zehnt ", "z. B. ", "e. V.", "Laufzeit", "Kontakt", "die ",
        "der ", "wurde ", "gefördert", "zu ", "fördern", "nicht ", "wenn ", "---\n", "\u00ad", "\u0308",
        "\u200f", "🙂", "ü", "\x00", "\ufeff", "…", "§ 5", "www.a.de", "x@y.de", "desselben Jahres",
        "drei Jahre später", "und ", "hat ", "\u2028", "\x0c", "½", "²", "٣",
    ]
)  # fmt: skip


def read(text: str) -> int:
    """Everything the layer finds in ``text``, checked for valid places; returns how much it was."""
    blocks = find_blocks(text)
    ends = [0]
    for block in blocks:
        assert ends[-1] <= block.span.start < block.span.end <= len(text)
        assert all(part is None or part in block.span for part in (block.label, block.value))
        ends.append(block.span.end)
    find_sections(text, blocks)
    sentences = find_sentences(text, blocks)
    found = len(blocks) + len(sentences)
    for sentence in sentences:
        assert sentence.span in blocks[sentence.block].span
        clauses = find_clauses(sentence)
        assert sum(len(clause.tokens) for clause in clauses) == len(sentence.tokens)
        assert all(clause.span in sentence.span for clause in clauses)
        for finding in (
            *find_amounts(text, sentence.span),
            *find_shares(text, sentence.span),
            *find_counts(text, sentence.span),
        ):
            assert finding.span in sentence.span
            found += 1
    return found + len(find_timeline(text, blocks, "2019-09-06"))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_pieces_of_german_in_any_order(text: str) -> None:
    read(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    read(text)


HOSTILE = {
    "one letter": "a",
    "capital": "A",
    "brackets": "(",
    "closing": ")",
    "commas": ",",
    "full stops": ".",
    "words without spaces": "abc.def,",
    "digits": "1",
    "dotted digits": "1.",
    "thousands": "1.000",
    "dates": "1.1.",
    "hyphens": "a-",
    "line ends": "a-\n",
    "blank lines": "\n",
    "spaces": " ",
    "bars": "a|",
    "dots": "a . ",
    "colons": "A: b\n",
    "quotes": "„a",
    "clauses": "die er, ",
    "joined clauses": "er hat und sie ist ",
    "money": "5 Euro ",
    "bare units": "Euro ",
    "years": "2019 ",
    "marks": "u\u0308",
    "emoji": "🙂",
    "right to left": "\u05d0\u05d1 ",
    "at": "a@",
    "capital words": "Stadt ",
    "labels": "Laufzeit\n",
    "number words": "zwei ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    small = max(cost(4_000), 0.01)
    # Eight times the text may take eight times as long; a quadratic reader would take sixty-four times.
    # Three tries, because a collection of garbage that fell into one says nothing about the reader.
    assert any(cost(32_000) < 24 * small for _ in range(3))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_exact_in_any_normal_form(form: str) -> None:
    text = unicodedata.normalize(form, "Im März 2019 gab das Land für fünf Städte jährlich 5.000 Euro, zwölf Prozent.")
    blocks = find_blocks(text)
    (sentence,) = find_sentences(text, blocks)
    (amount,) = find_amounts(text, sentence.span)
    (share,) = find_shares(text, sentence.span)
    (date,) = find_timeline(text, blocks)
    counts = find_counts(text, sentence.span)
    places = (amount, share, date, *counts)
    words = [unicodedata.normalize("NFC", text[x.span.start : x.span.end]) for x in places]
    assert words == ["5.000 Euro", "zwölf Prozent", "März 2019", "fünf Städte"]
    assert (amount.per, date.start) == ("year", "2019-03")
