"""What takes up a person named in a sentence before: "er", "sie", "ich", "die 48-Jährige", "die Geografin"."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.people.speakers import speaker_of
from ingest.names.knowledge.genders import may_be
from ingest.passages.passages import Passage

REACH: Final = 250
"""Characters between a name and what takes it up."""
_AGED: Final = re.compile(r"\d{2}-?jährige[rn]?")
_TRADES: Final = re.compile(
    r"\w*(?:geograf|geograph|planer|ingenieur|jurist|ökonom|ökologe|ökologin|landwirt|betriebswirt|volkswirt|forstwirt"
    r"|biolog|politolog|soziolog|historiker|informatiker|architekt|kaufmann|kauffrau|fachmann|fachfrau|pädagog|förster"
    r"|wissenschaftler|handwerksmeister|expert|unternehmer|beamt|pensionär|vater|mutter|lehrer|journalist)(?:e|in)?[rn]?"
)
_BORN: Final = ("gebürtige", "studierte", "gelernte", "promovierte", "diplomierte")


def taken_up(passage: Passage, clause: int, title: range = range(0)) -> str | None:
    """The person named before that the clause takes up outside the tokens of ``title``; None where it takes up nobody,
    or one that the last person cannot be."""
    if "ich" in passage.clause_words(clause):
        return speaker_of(passage)
    gender = _gender(passage, passage.clause_words(clause), title)
    person = passage.last("Person") if gender else None
    if person is None or not passage.near(person, REACH):
        return None
    return person if may_be(passage.name(person), gender) else None


def _gender(passage: Passage, words: tuple[str, ...], title: range) -> str:
    """ "m" or "f" for whom the words take up; "" for nobody."""
    for word, gender in (("er", "m"), ("sie", "f")):
        if word in words:
            return gender
    for i, word in enumerate(passage.words[:-1]):
        if word not in ("der", "die") or i in title:
            continue
        noun = i + 1
        born = passage.words[noun].startswith(_BORN)
        while noun + 1 < len(passage.words) and passage.words[noun].startswith(_BORN):
            noun += 1
        noun_word = passage.words[noun]
        if (
            noun not in title
            and noun_word in words
            and (born or _AGED.fullmatch(noun_word) or _TRADES.fullmatch(noun_word))
        ):
            return "f" if word == "die" else "m"
    return ""
