from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphapi.explore.entities import GROUPS
from graphapi.explore.questions import list_questions
from graphapi.web import words
from graphapi.web.words import read_words, say, say_date, say_decimal, say_money, say_percent, say_period
from graphapi.wording import LANGUAGES
from ingest.entities.identities import Rule
from ontology.terms import KINDS, RELATIONS, VALUES

WEB = Path(words.__file__).parent


@pytest.mark.parametrize("key", sorted(read_words()))
def test_every_wording_in_both_languages(key: str) -> None:
    wording = read_words()[key]
    assert set(wording) == set(LANGUAGES)
    assert all(isinstance(text, str) and text for text in wording.values())
    plain = [re.sub(r"=1 \{[^{}]*\} other \{[^{}]*\}", "", text) for text in wording.values()]
    german, english = (sorted(re.findall(r"\{(\w+)", text)) for text in plain)
    assert german == english


def test_templates_use_known_keys() -> None:
    used = {
        key
        for path in (WEB / "templates").glob("*.html")
        for key in re.findall(r"""\bt\(["']([\w.]+?)["']\s*[,)]""", path.read_text("utf-8"))
    }
    assert used
    assert used <= set(read_words())


def test_every_wording_is_used() -> None:
    """As a whole key, or as one of those that a template or module puts together (``"status." ~ name``)."""
    paths = [*(WEB / "templates").glob("*.html"), *WEB.glob("*.py")]
    sources = "\n".join(path.read_text("utf-8") for path in paths)
    joined = re.findall(r"""["']([a-z_]+\.[a-z_]*)["'] ~""", sources) + re.findall(r"""f["']([a-z]+\.)\{""", sources)
    joined += ["relation.", "reverse."]  # Wording.group
    assert {key for key in read_words() if key not in sources and not key.startswith(tuple(joined))} == set()


def test_ontology_is_worded() -> None:
    sections = {"kind": KINDS, "kinds": KINDS, "relation": (*RELATIONS, *VALUES), "reverse": RELATIONS}
    needed = {f"{section}.{name}" for section, names in sections.items() for name in names}
    needed |= {f"column.{name}" for question in list_questions() for name in question.columns}
    needed |= {f"column.{parameter.name}" for question in list_questions() for parameter in question.parameters}
    needed |= {f"rule.{rule}" for rule in Rule}
    assert needed <= set(read_words())
    assert {key.removeprefix("in.") for key in GROUPS} <= {*RELATIONS, *VALUES}


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("de", 1, "ein Treffer"), ("de", 1200, "1.200 Treffer"), ("en", 1, "one hit"), ("en", 1200, "1,200 hits")],
)
def test_plural(language: words.Language, count: int, said: str) -> None:
    assert say(language, "search.count", count=count) == said


def test_unknown_key() -> None:
    with pytest.raises(KeyError):
        say("de", "no.such.key")


def test_values_are_not_read_as_patterns() -> None:
    assert say("de", "search.title_for", term="{count} {0.__class__}") == "Suche nach „{count} {0.__class__}“"


@pytest.mark.parametrize(
    ("lexical", "german", "english"),
    [
        ("2019", "2019", "2019"),
        ("2019-09", "September 2019", "September 2019"),
        ("2019-03-02", "2. März 2019", "2 March 2019"),
        ("2019-13", "2019-13", "2019-13"),
        ("bald", "bald", "bald"),
        ("", "", ""),
    ],
)
def test_date(lexical: str, german: str, english: str) -> None:
    assert (say_date("de", lexical), say_date("en", lexical)) == (german, english)


@pytest.mark.parametrize(
    ("lexical", "german", "english"),
    [("1719999", "1.719.999", "1,719,999"), ("26704.5", "26.704,50", "26,704.50"), ("75.0", "75", "75")],
)
def test_decimal(lexical: str, german: str, english: str) -> None:
    assert (say_decimal("de", lexical), say_decimal("en", lexical)) == (german, english)


@pytest.mark.parametrize(
    ("lexical", "german", "english"), [("75.0", "75\u00a0%", "75%"), ("7.5", "7,5\u00a0%", "7.5%")]
)
def test_percent(lexical: str, german: str, english: str) -> None:
    assert (say_percent("de", lexical), say_percent("en", lexical)) == (german, english)


@pytest.mark.parametrize(
    ("amount", "most", "per", "approximate", "german", "english"),
    [
        ("50000", "100000", "year", False, "50.000–100.000\u00a0€ / Jahr", "€50,000–€100,000 / year"),
        ("50000", "", "", True, "rund 50.000\u00a0€", "about €50,000"),
        ("", "8000", "", False, "bis zu 8.000\u00a0€", "up to €8,000"),
        ("", "", "", False, "", ""),
    ],
)
def test_money(amount: str, most: str, per: str, approximate: bool, german: str, english: str) -> None:
    assert say_money("de", amount, most, "EUR", per, approximate) == german
    assert say_money("en", amount, most, "EUR", per, approximate) == english


@pytest.mark.parametrize(
    ("start", "end", "german"),
    [("2017", "2020", "2017 bis 2020"), ("2003", "", "ab 2003"), ("", "2020", "bis 2020"), ("", "", "–")],
)
def test_period(start: str, end: str, german: str) -> None:
    assert say_period("de", start, end) == german
