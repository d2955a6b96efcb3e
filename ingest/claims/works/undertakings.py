"""Projects that were undertaken: paid for, named for themselves, or told of with words of doing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from ingest.model import BlockKind, Modality
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import find_head, find_undertaking
from ingest.names.knowledge.small_words import ARTICLES
from ingest.names.mentions import is_coined
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

COMMON_NOUN: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
"""A name that is nothing but one noun: "Nachtbus"."""
_WORKS: Final = re.compile(
    r"[Pp]rojekt|[Mm]aßnahme|[Vv]orhaben|[Ee]rgebnis|[Aa]ufgaben|[Bb]eispiel|[Bb]austein|[Ll]euchtt[uü]rm"
)
_MEANS: Final = frozenset({"unter", "mit", "durch", "dank"})
"""A project behind these exists, even where what shall be reached by it lies ahead."""


def is_mere_word(passage: Passage, project: Argument) -> bool:
    """Whether a coined word without an article is all that there is of a project: "JavaScript"."""
    word = passage.sentence.tokens[project.token]
    alone = word.span.start == project.span.start and word.span.end == project.span.end
    return alone and is_coined(word.text) and ARTICLES.isdisjoint(passage.words[project.token - 1 : project.token])


def is_shown(passage: Passage, argument: Argument) -> bool:
    """Whether the passage shows a project as one there is, or as the means to what lies ahead."""
    if not _SHOWN.isdisjoint(passage.words) or (argument.preposition != "ohne" and _is_thanked_for(passage.words)):
        return True
    planned = passage.modality(passage.clause_at(argument.token)) is Modality.PLANNED
    return planned and argument.preposition in _MEANS


_SHOWN: Final = frozenset(
    {"nenne", "nennen", "erwähne", "vorzeigen", "vorweisen", "vorzuweisen", "vorzuzeigen", "verbuchen"}
)
"""What can be shown is there."""


def _is_thanked_for(words: Sequence[str]) -> bool:
    """Whether something is said to be there only through others: "Ohne die Allianz gäbe es den Hofladen nicht"."""
    return "ohne" in words and not _UNREAL.isdisjoint(words) and not _NEVER.isdisjoint(words)


_UNREAL: Final = frozenset({"gäbe", "wäre", "wären", "hätte", "hätten"})
_NEVER: Final = frozenset({"nicht", "nie", "niemals", "kaum", "undenkbar", "unmöglich"})


def is_bare_service(name: str) -> bool:
    """Whether a project is the management of a cooperation, which is one only where it was ordered or paid for."""
    return _SERVICE.fullmatch(name) is not None


_SERVICE: Final = re.compile(r"(?:Regional|LEADER-|LAG-|LEADER-Regional|City|Stadt|Allianz)[Mm]anagement")


def is_anything(passage: Passage, argument: Argument) -> bool:
    """Whether a bare noun with "ein" only says what something is or has, though no cooperation does it: "So heißt ein
    Rundweg", "mehr als ein Rechenzentrum"."""
    if COMMON_NOUN.fullmatch(passage.name(argument.reference.entities[0])) is None or _is_quoted(passage, argument):
        return False
    if _is_some(passage, argument):
        return True
    before = argument.token - 1
    while (
        before > 0
        and passage.words[before].endswith(("e", "er", "es", "en", "em"))
        and not _is_article(passage, before)
    ):
        before -= 1
    if before < 0 or not _is_article(passage, before) or passage.words[before + 1].startswith("gemeinsam"):
        return False
    if passage.words[:2] == ("so", "heißt"):
        return True
    if any(_DONE.match(w) for w in passage.words):
        return False
    if passage.words[before - 1 : before] == (",",):
        return True
    clause = passage.clause_at(argument.token)
    doers = (a for a in passage.arguments if a.kind == "Cooperation" and a.preposition is None)
    return not any(passage.clause_at(a.token) == clause for a in doers)


def _is_some(passage: Passage, argument: Argument) -> bool:
    """Whether a bare plural has no article, or a number before it: "Vier Bauhöfe", "Busse und Radwege"."""
    noun = passage.document.text[argument.span.start : argument.span.end]
    thing = find_head(noun) or find_undertaking(noun)
    if thing is None or not thing[1] or passage.block.kind is BlockKind.LIST_ITEM:
        return False
    before = argument.token - 1
    while before >= 0 and is_adjective(passage.words[before]) and passage.words[before] not in _ARTICLES:
        before -= 1
    return before < 0 or passage.words[before] not in _ARTICLES


_ARTICLES: Final = frozenset(
    {
        "die",
        "den",
        "der",
        "unsere",
        "unseren",
        "unserer",
        "ihre",
        "ihren",
        "diese",
        "diesen",
        "beiden",
        "projekte",
        "zu",
    }
)


def _is_article(passage: Passage, at: int) -> bool:
    return passage.words[at] in ("ein", "eine", "einen", "einem", "einer", "eines")


def is_of_others(lead: str) -> bool:
    """Whether a heading or label leads to what others do: "Weitere Steckbriefe", "Partnerprojekte anderswo"."""
    return _OTHERS.search(lead) is not None


_OTHERS: Final = re.compile(
    r"\b(?:weitere (?:steckbriefe|beispiele aus|seiten|links|portr[äa]ts|meldungen|themen)|anderswo|andernorts"
    r"|partnerprojekte|siehe auch|lesen sie auch|mehr zum thema|ähnliche projekte|vergleichbare|verwandte"
    r"|auch interessant|nachbarprojekte|zum vergleich|vorbilder"
    r"|(?:nächste|vorherige|vorige)[srn]? (?:projekt|referenz|beitrag))\b"
    r"|«[^»]{0,80}$",
    re.IGNORECASE,
)


def is_undertaken(passage: Passage, argument: Argument, thing: str, lead: str, *, paid: bool) -> bool:
    """Whether a project was paid for, has a name of its own, or is a noun beside words that say that it was made."""
    if (
        paid
        or COMMON_NOUN.fullmatch(passage.name(thing)) is None
        or _is_quoted(passage, argument)
        or (passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.FIELD) and _SUBJECTS.match(lead) is None)
        or (passage.block.kind is BlockKind.HEADING and _fills(passage, argument))
    ):
        return True
    if len(passage.name(thing)) < _TELLING and passage.is_fragment:
        return False  # "Bauhof und Beschaffung."
    definite = passage.words[max(argument.token - 1, 0)] in _DEFINITE
    if _is_plural(passage.name(thing)) and not (
        definite or _WORKS.search(lead) or any(map(_WORKS.search, passage.words))
    ):
        return False  # "sieht Kirchtürme und Wassertürme"
    ends = bisect_left(passage.starts, argument.span.end) >= len(passage.words) - 1
    had = ends and frozenset(passage.words) >= _HAVING
    return had or any(_DONE.match(w) for w in passage.words) or _WORKS.search(lead) is not None


_HAVING: Final = frozenset({"wir", "haben"})
_SUBJECTS: Final = re.compile(
    r"(?:unsere |die |gemeinsame )?(?:ziele|themen|aufgaben|handlungsfelder|schwerpunkte|leistungen"
    r"|service|bereiche|wünsche)",
    re.IGNORECASE,
)
"""Labels above items that only name matters."""
_DONE: Final = re.compile(
    r"umgesetzt|realisier|verwirklich|entstanden|entstand|geschaffen|eingerichtet|aufgebaut|gebaut|errichtet|eröffnet|gestartet"
    r"|startet|angelegt|saniert|angeschafft|gekauft|kauf|eingeweiht|freigegeben|betreib|betrieb|eingeführt|gang|läuft|fährt"
    r"|\w*(?:projekt|vorhaben|maßnahme)|vorzeig|vorzuweis|verbuch|buche|kost|hervor|entsprungen|beauftrag|betrau|vergeben|leben"
    r"|gibt|gab|fertig|rollt|gebracht|brachte|gerufen|rief|ermöglich|gelungen|gelang|geglückt|begonnen|begann|floss|fließ|lobt|gewürdigt|stolz"
    r"|ausgezeichnet|prämiert|gäbe|genutzt|zugesagt|investier|auftrag|zuschlag|bewillig|beteilig|nenne|förder|geförder|bezuschuss|kümmert|unterhält|organisier|ergebnis"
)
"""How the words begin that say that something came about."""
_TELLING: Final = 9
"""Letters of a compound that says what it is for."""


_DEFINITE: Final = frozenset({"die", "der", "den", "unsere", "unseren", "unserer", "ihre", "ihren", "ihrer"})


def _is_plural(name: str) -> bool:
    """Whether a common noun names several: "Bauhöfe", which are nobody's project unless something says so."""
    noun = find_undertaking(name) or find_head(name)
    return noun is not None and noun[1]


def _fills(passage: Passage, argument: Argument) -> bool:
    """Whether nothing but an article stands beside the name: "Der Weinpfad"."""
    opens = argument.token == 0 or (
        argument.token == 1 and passage.words[0] in ("der", "die", "das", "unser", "unsere")
    )
    return opens and argument.span.end == passage.sentence.span.end


def _is_quoted(passage: Passage, argument: Argument) -> bool:
    """Whether the name stands in quotation marks."""
    text, span = passage.document.text, argument.span
    return text[max(span.start - 1, 0)] in '„“»"‚' or text[span.end : span.end + 1] in tuple('“”«"‘')
