"""Quotations that are names by themselves: of a project after "heißt", of the cooperation after "Motto" or "Marke"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.brackets import OPENING, abbreviation, quotation_end
from ingest.names.knowledge.kinds import TITLED
from ingest.names.knowledge.lexicon import Head, find_head, find_undertaking
from ingest.names.knowledge.money import CURRENCIES
from ingest.names.sightings import Sighting
from ingest.names.structure.baptisms import PROJECTS, find_baptised
from ingest.names.structure.deeds import GRANT, is_told
from ingest.names.structure.name_ends import name_end
from ingest.names.words import BLOCK, Words
from ingest.names.works.ventures import may_be_made

_COOPERATION: Final = (
    "motto",
    "slogan",
    "marke",
    "dachmarke",
    "namen",
    "name",
    "bezeichnung",
    "dach",
    "label",
    "kürzel",
)
_SAYINGS: Final = ("motto", "slogan")
_ABSTRACT: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:ung|heit|keit|schaft|tät|ismus|ation)(?:en)?"
    r"|[A-ZÄÖÜ][\w-]*(?:[Aa]ns[aä]tze?s?|[Pp]rinzip|[Gg]efühl|[Gg]edanken?|[Gg]eist|[Dd]schungel|[Ee]ffekt|[Mm]ethode|[Ff]aktor|[Bb]lick)"
)
"""What nouns in quotation marks end in that set a matter apart and name no work: "die „Wiedervereinigung“"."""
_NEITHER: Final = (
    "thema",
    "kategorie",
    "schwerpunkt",
    "handlungsfeld",
    "frage",
    "wort",
    "begriff",
    "stichwort",
    "foto",
    "rubrik",
    "vorwurf",
    "ausdruck",
    "satz",
    "spruch",
    "ruf",
    "parole",
    "formel",
    "überschrift",
)
_ARTICLES: Final = frozenset({"der", "die", "das", "den", "dem", "des", "vom", "im", "zum", "am", "ein", "eine"})
_WITHIN: Final = frozenset({"im", "am", "beim"})
"""Behind these stands the house where something happened: "im „Hirschen“"."""
_JOINS: Final = frozenset("und für in im an am auf der des den dem die das zur zum mit von vom bei".split())  # noqa: SIM905
"""Small words that a name may hold; others, such as verbs, make a quotation speech."""
_CLOSING: Final = frozenset("“”\"«‘'")
_UNION: Final = re.compile(
    r"(?!Dorf|Haus|Fahr|Schul|Lern|Wohn|Biotop)[A-ZÄÖÜ][\w-]{2,30}"
    r"(?:gemeinschaft|[Aa]llianz|bündnis|verbund|partnerschaft|kooperation|zusammenschluss)"
)
"""The first word of a quotation that says that partners go by it: "die „Zweckgemeinschaft Obereichsfeld“"."""
_BEFORE: Final = 4
"""Words of a name before a noun that ends its quotation: "Grünes Band Allianz"."""
_LONGEST: Final = 12
"""Words of a quotation that is a name without a noun to say so."""


def quoted_name(words: Words, first: int, index: int, last: int) -> tuple[int, int]:
    """The whole of a short quotation whose noun stands at ``index`` and names it: "„Rahmenplan Wohnen und Gewerbe“".

    ``first`` to before ``last`` are the words of the name as found without the marks; they are given back where no
    quotation begins right before them or ends right behind them, or where more than a name stands in it.
    """
    forms = words.forms
    if first and forms[first - 1] in OPENING:
        end = quotation_end(words, first - 1)
        if end is not None and last < end - 1 and _may_be_name(words, last, end - 1):
            return first, end - 1
    elif index + 1 < len(forms) and last == index + 1 and forms[last][0] in _CLOSING:
        for start in range(first - 1, max(first - _BEFORE - 1, 0), -1):
            if forms[start - 1] in OPENING and quotation_end(words, start - 1) == last + 1:
                return (
                    (start, last) if forms[start][0].isupper() and _may_be_name(words, start, index) else (first, last)
                )
    return first, last


def _may_be_name(words: Words, first: int, last: int) -> bool:
    """Whether the words are capitalised, numbers or small words, and a mark of the sentence is none of them."""
    forms = words.forms[first:last]
    return all(
        form[0].isupper() or form[0].isdigit() or form in _JOINS or form in {"–", "-", "&", "+"} for form in forms
    )


def find_called(words: Words, at: int) -> Iterator[Sighting]:
    """The name behind "unter dem Namen" at word ``at`` that stands without marks: "unter dem Namen AGIL"."""
    end = name_end(words, at + 1)
    if words.forms[at - 1 : at] in (["dem"], ["der"]) and end > at + 1 and not words.breaks[at + 1]:
        yield Sighting(at + 1, end, "Cooperation", words.spelled(at + 1, end), sort="Name", rank=42)


_CALLING: Final = frozenset(
    {"heißt", "hieß", "heiße", "titel", "namen", "überschrift", "nennt", "lautet", "überschrieben"}
)


def _plan_before(words: Words, at: int) -> Head | None:
    """The noun for a plan that the words before "heißt" or "trägt den Titel" speak of."""
    start = words.sentence(at, at + 1, _LONGEST)[0]
    heads = [find_head(form) for form in words.forms[start:at] if form[0].isupper()]
    kinds = [head[0] for head in heads if head is not None and head[0].kind in TITLED and head[0].lemma != "Titel"]
    return kinds[-1] if kinds and kinds[-1].kind == "Concept" else None


def _lead(words: Words, at: int) -> int:
    """The word before the quotation that opens at word ``at``, or before the first of the row that it ends:
    "die Projekte „A“, „B“ und „C“"; over a number: "Maßnahme 4.2 „A“"."""
    forms = words.forms
    before = at - 1
    if before > 0 and forms[before][0].isdigit() and not words.breaks[at] and not words.breaks[before]:
        before -= 1
    for _ in range(_LONGEST_ROW):
        if before < 2 or forms[before] not in {",", "und", "sowie"} or forms[before - 1][0] not in _CLOSING:
            break
        opening = next(
            (i for i in range(before - 2, max(before - _LONGEST, 0), -1) if forms[i] in _OPENING_MARKS), None
        )
        if opening is None or opening == 0:
            break
        before = opening - 1
    return before


_LONGEST_ROW: Final = 6
_OPENING_MARKS: Final = frozenset({"„", "»", "‚"})


_WRITTEN: Final = frozenset({"geschrieben", "verfasst", "schrieb", "schrieben", "verfasste", "verfassten"})
"""Verbs that tell of a paper, not of a thing."""
_NEXT: Final = 3


def _is_paid(words: Words, at: int, end: int) -> bool:
    """Whether the sentence around a quotation names a sum of money, so that "für „X“" says what it is for."""
    start, stop = words.sentence(at, end, _PAID)
    if at > 1 and GRANT.fullmatch(words.forms[at - 2]) is not None:
        return True  # "ein Zuschuss für „X“"
    return not CURRENCIES.isdisjoint(words.forms[start:stop])


_PAID: Final = 30
"""Words to either side in which a sum is looked for."""


def _ends(words: Words, at: int) -> bool:
    """Whether a sentence ends at word ``at``, before a quotation."""
    return words.ends_sentence(at) or (words.forms[at] == "." and words.forms[at - 1].isalpha())


def find_quotation(words: Words, at: int) -> Iterator[Sighting]:
    """The name in the quotation that opens at word ``at``, if what stands before it makes it one."""
    end = quotation_end(words, at)
    if end is None or not 3 <= end - at <= _LONGEST:
        return
    ended = at > 1 and _ends(words, at - 1)
    if at == 0 or words.breaks[at] == BLOCK or ended:
        yield from find_baptised(words, at, end)
        return
    name = words.spelled(at + 1, end - 1)
    if not name[0].isupper() or name[-1] in "!?,":
        return
    before = words.forms[_lead(words, at)].lower()
    if before in _CALLING and (plan := _plan_before(words, at)) is not None:
        yield Sighting(at + 1, end - 1, "Concept", name, sort=plan.lemma, gender=plan.gender, rank=43)
        return
    short = abbreviation(words, end)[1]
    aliases = (short,) if short else ()
    said = before in _ARTICLES and at > 1 and words.forms[at - 2].lower().endswith(_NEITHER)
    if said or before.endswith(_NEITHER):
        return
    if before.endswith(_SAYINGS) and not _is_nominal(words, at, end):
        return
    if before.endswith(_COOPERATION):
        yield Sighting(at + 1, end - 1, "Cooperation", name, aliases, sort="Marke", rank=42)
    elif before in _ARTICLES and _UNION.fullmatch(words.forms[at + 1]) is not None:
        yield Sighting(at + 1, end - 1, "Cooperation", name, aliases, rank=43)
    elif before in {"für", "bei", "zu"} and at > 1 and words.forms[at - 2].lower().startswith("projekt"):
        yield Sighting(at + 1, end - 1, "Project", name, aliases, rank=42)  # "Projektleitung für „X“"
    elif before in _ARTICLES and not _WRITTEN.isdisjoint(words.forms[end : end + _NEXT]):
        yield Sighting(at + 1, end - 1, "Concept", name, aliases, rank=43)
    elif (before == "für" and _is_paid(words, at, end)) or _is_described(words, end):
        yield Sighting(at + 1, end - 1, "Project", name, aliases, rank=24)
    elif before.endswith(PROJECTS):
        yield Sighting(at + 1, end - 1, "Project", name, aliases, rank=42)
    elif before in {"ein", "eine"} and end - at == _ONE_WORD:
        return  # "ein „Glücksfall“ für die Stadt"
    elif before in _ARTICLES and before not in _WITHIN and not _ABSTRACT.fullmatch(words.forms[at + 1]):
        rank = 52 if _is_all_of_work(words, at, end) else 24
        yield Sighting(at + 1, end - 1, "Project", name, aliases, rank=rank)


def _is_nominal(words: Words, at: int, end: int) -> bool:
    """Whether a quotation is made of nouns and the small words between them, unlike a saying: "Gemeinsam stark"."""
    return all(form[0].isupper() or not form[0].isalpha() or form in _JOINS for form in words.forms[at + 1 : end - 1])


def _is_described(words: Words, end: int) -> bool:
    """Whether an apposition behind a quotation says which thing is called so: "Zum anderen „X“, ein neues Festival"."""
    forms = words.forms
    if forms[end : end + 1] != [","] or end + 2 >= len(forms) or forms[end + 1] not in {"ein", "eine"}:
        return False
    noun = next((form for form in forms[end + 2 : end + 5] if form[0].isupper()), "")
    head = find_head(noun) if noun else None
    if head is not None:
        return head[0].kind == "Project"
    return bool(noun) and (find_undertaking(noun) is not None or may_be_made(noun))


def _is_all_of_work(words: Words, at: int, end: int) -> bool:
    """Whether the quotation is a thing that was undertaken and no part of it is a thing of another kind, so that it is
    the name as a whole."""
    heads = [head for form in words.forms[at + 1 : end - 1] if (head := find_head(form)) is not None]
    several = end - at > _ONE_WORD  # one word alone is read with its case
    return several and all(head[0].kind == "Project" for head in heads) and is_told(words, at, end)


_ONE_WORD: Final = 3
