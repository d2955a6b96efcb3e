"""Distinctions: "als beste Kooperation in Deutschland ausgezeichnet", prizes, contests that were won, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from ingest.german.calendars import YEAR
from ingest.model import BlockKind
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import decline, is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.policies import policy_end
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.structure.name_starts import left_end
from ingest.names.words import BLOCK, Words
from ingest.names.works.quotations import quoted_name
from ingest.names.works.superlatives import find_superlatives

_REACH: Final = 30
"""Words between the distinction and its verb at most."""


_PRICED: Final = re.compile(
    r"(?:kauf|verkauf|einkauf|strom|miet|boden|grundstück|bau|fahr(?!rad)|eintritt|wasser|gas|energie|öl|holz|markt|quadratmeter"
    r"|netto|brutto|verbraucher|rohstoff|getreide|milch|wohnungs|immobilien|dumping|welt|höchst|mindest|fest|richt|co2)\w*"
    r"preis\w*",
    re.IGNORECASE,
)
"""Prices that are paid."""
_PRIZE: Final = re.compile(r"(?:\w[\w-]{2,40}preis|[\w-]{2,40}-Preis|Preis|Award|[\w-]+-Award)(?:es|s|e|en)?")
_CONTEST: Final = re.compile(r"(?:[\w-]*[Ww]ettbewerb)(?:s|es)?")
_TITLE: Final = re.compile(
    r"(?:Titel|Ehrentitel|Plakette|Urkunde|Medaille|Siegel|Label|Zertifikat|Gütesiegel|Prädikat|Auszeichnung)(?:s|es)?"
)
_WON: Final = re.compile(
    r"ausgezeichnet\w*|auszeichn\w*|[Aa]uszeichnung\w*|prämier\w*|geehrt|gewürdigt|gewann\w*|gewonnen|gewinnt|gewinnen|zufiel\w*|versehen|verl(?:ie|ei)h\w*"
    r"|erh(?:ie|ä)lt\w*|erhalten|bekam\w*|bekommen|gekriegt|kriegte\w*|[Pp]reisträger\w*|[A-ZÄÖÜ]?\w*[Ss]ieger\w*"
    r"|[Gg]ewinner\w*|bedacht\w*|beehrt\w*|geadelt|Platz|Rang|[Vv]erleihung|überreich\w*|zeichnete\w*|entgegen\w*|belegt\w*|[Tt]räger\w*|Jury"
    r"|Preisverleihung|Gold|Silber|Bronze|dotiert\w*|trägt|tragen|verg(?:eben|ab|ibt)|gekürt|kürte\w*|holte\w*|geholt"
    r"|zuteil|err(?:ang|ungen)|zugesprochen|zuerkannt|[Pp]reisgeld\w*|ging|gingen|geht|gehen"
)
"""Words beside which a prize, a contest or a title was won."""


_GIVEN: Final = re.compile(
    r"[Vv]erl(?:ie|ei)h|[Aa]usgezeichnet|[Aa]uszeichnung|[Pp]reisträger|[Ss]ieger|prämiert|überreich"
)
"""Words beside which a noun such as "Energiepreis" is a prize and no price."""


def find_awards(words: Words) -> Iterator[Sighting]:
    """Distinctions beside a word of honouring: "als beste X in Y (Kategorie Z)", "zur X des Jahres", prizes of any
    name, contests that were won, titles."""
    yield from find_superlatives(words)
    yield from _bestowed(words)
    forms = words.forms
    for index, form in enumerate(forms):
        if not _may_be_won(form):
            continue
        start, end = words.sentence(index, index + 1, _REACH)
        sentence = forms[start:end]
        if not (any(_WON.fullmatch(f) for f in sentence) or _is_listed(words, index)):
            continue
        mark = index + 2 if _TITLE.fullmatch(form) and forms[index + 1 : index + 2] == ["als"] else index + 1
        quoted = quotation_end(words, mark) if forms[mark : mark + 1] and forms[mark] in OPENING else None
        if _CONTEST.fullmatch(form) and any(_PRIZE.fullmatch(f) for f in sentence):
            continue  # "den Sonderpreis im Wettbewerb „X“": the prize was won
        if form.startswith("Titel") and any(_is_plan(f) for f in forms[start:index]):
            continue  # "das Konzept trägt den Titel „X“"
        if _CONTEST.fullmatch(form) or _TITLE.fullmatch(form):
            if quoted is not None:
                inner = words.spelled(mark + 1, quoted - 1)
                if mark > index + 1:
                    yield Sighting(mark + 1, quoted - 1, "Award", inner, rank=57)
                    continue
                noun = form if form.endswith("Siegel") else form.removesuffix("s")
                yield Sighting(index, quoted, "Award", f"{noun} {words.spelled(index + 1, quoted)}", (inner,), rank=57)
        elif _PRIZE.fullmatch(form) and (not _PRICED.fullmatch(form) or any(_GIVEN.match(f) for f in sentence)):
            yield from _prize(words, index, quoted)


@lru_cache(maxsize=16384)
def _may_be_won(form: str) -> bool:
    """Whether a word is a noun for a prize, a contest or a title."""
    if _STEM.search(form) is None:
        return False
    return any(pattern.fullmatch(form) for pattern in (_PRIZE, _CONTEST, _TITLE))


_STEM: Final = re.compile("reis|ward|ettbewerb|itel|lakette|rkunde|edaille|iegel|abel|ertifikat|rädikat|uszeichnung")
"""What each of these nouns has inside."""


def _is_plan(form: str) -> bool:
    head = find_head(form) if form[0].isupper() else None
    return head is not None and head[0].kind in {"Concept", "Project"}


def _prize(words: Words, index: int, quoted: int | None) -> Iterator[Sighting]:
    """A prize with what is before it ("Deutscher Nachbarschaftspreis") and the quotation behind it."""
    forms = words.forms
    first = left_end(words, index)
    if first == index and forms[index].startswith("Award"):
        first = _foreign_start(words, index)
    noun = re.sub(r"(?<=preis)(?:es|s|e|en)$|(?<=Preis)(?:es|s|e|en)$|(?<=Award)s$", "", forms[index])
    plain = noun in {"Preis", "Award"} and first == index and quoted is None
    if plain and _purpose_end(words, index + 1) == index + 1:
        return
    before = [decline(f, "m", plural=False) if is_adjective(f) else f for f in forms[first:index]]
    name = " ".join([*before, noun])
    if quoted is None:
        start, end = quoted_name(words, first, index, index + 1)
        if (start, end) != (first, index + 1):
            yield Sighting(start, end, "Award", words.spelled(start, end), (name,), gender="m", rank=58)
            return
        of_state = _state_end(words, index + 1)
        end = max(_purpose_end(words, index + 1), of_state)
        if end > index + 1:
            rank = 37 if end > of_state else 59
            yield Sighting(
                first, end, "Award", f"{name} {words.spelled(index + 1, end)}", (name,), gender="m", rank=rank
            )
            return
        yield Sighting(first, index + 1, "Award", name, gender="m", rank=36)
        return
    inner = words.spelled(index + 2, quoted - 1)
    full = f"{name} {words.spelled(index + 1, quoted)}"
    yield Sighting(first, quoted, "Award", full, (name, inner) if noun != "Preis" else (inner,), gender="m", rank=57)


_STATES: Final = frozenset({"Landes", "Freistaates", "Freistaats", "Saarlandes", "Bundes"})
_GOVERNMENTS: Final = re.compile(r"(?:Landes|Staats|Bundes)regierung")


def _state_end(words: Words, at: int) -> int:
    """The end of "des Landes Sachsen-Anhalt" or "der Hessischen Landesregierung", which belong to the name of a prize;
    ``at`` itself where neither follows."""
    forms = words.forms
    if at + 1 >= len(forms) or words.breaks[at] or forms[at] not in {"des", "der"}:
        return at
    if forms[at + 1] in _STATES:
        return max(name_end(words, at + 2), at + 2) if at + 2 < len(forms) else at + 2
    noun = at + 1 + (forms[at + 1][0].isupper() and is_adjective(forms[at + 1]))
    return noun + 1 if noun < len(forms) and _GOVERNMENTS.fullmatch(forms[noun]) else at


def _foreign_start(words: Words, index: int) -> int:
    """Where a foreign name begins that ends in "Award": "European Energy Award"."""
    first = index
    while first > 1 and not words.breaks[first] and words.forms[first - 1].istitle() and not words.opens[first - 1]:
        first -= 1
    return first


def _purpose_end(words: Words, at: int) -> int:
    """The end of "für Daseinsvorsorge" from word ``at`` on: a field of policy, not somebody who is honoured."""
    forms = words.forms
    if forms[at : at + 1] != ["für"] or at + 1 >= len(forms) or words.breaks[at]:
        return at
    noun = at + 1 + (forms[at + 1][0].islower() and is_adjective(forms[at + 1]))
    if noun >= len(forms) or words.breaks[noun]:
        return at
    policy = _POLICY.fullmatch(forms[noun]) is not None and match(words, noun) is None
    return policy_end(words, at) if policy else at


_POLICY: Final = re.compile(
    r"\w+(?:ung|schaft|heit|keit|ität|ion|sorge|schutz|kultur|wesen|arbeit|amt|ment|pflege|raum|tum)", re.IGNORECASE
)
_LISTS: Final = re.compile(r"(?:Preise?|Auszeichnung(?:en)?|Ehrung(?:en)?|Würdigung(?:en)?|Prämierung(?:en)?|Erfolge)")


def _is_listed(words: Words, index: int, *, dated: bool = True) -> bool:
    """Whether a prize stands in a field or list of prizes, or in an entry with its year where ``dated`` is true:
    "Auszeichnungen" / "2014 Europäischer Dorfpreis"."""
    first = index
    while first > 0 and index - first < _REACH and words.breaks[first] != BLOCK:
        first -= 1
    for at in range(first - 1, max(first - 40, -1), -1):
        if dated and at == first - 1 and YEAR.fullmatch(words.forms[at]) and words.breaks[at] == BLOCK:
            return True  # an entry of a chronicle
        if words.labels[at] or words.kinds[at] is BlockKind.HEADING:
            label = words.forms[max(at - _LABEL, 0) : at + 1]
            of_year = words.labels[at] and at == first - 1 and any(YEAR.fullmatch(form) for form in label[-2:])
            return (dated and of_year) or any(_LISTS.fullmatch(form) for form in label)
    return False


_LABEL: Final = 5
"""Words of a label or heading before its last."""
_BESTOWED: Final = re.compile(r"verlieh(?:en)?|verleiht|verleihen|verliehene")
_HONOURING: Final = re.compile(r"ausgezeichnet|geehrt|gekürt|prämiert|gewürdigt|bedacht")


def _bestowed(words: Words) -> Iterator[Sighting]:
    """A name in marks that somebody bestows: "verlieh dem Verbund den „Goldenen Kompass“"."""
    forms = words.forms
    for at in range(1, len(forms)):
        if forms[at] not in OPENING:
            continue
        end = quotation_end(words, at)
        if words.breaks[at] and end is not None and end - at <= _LONGEST and _is_listed(words, at, dated=False):
            yield Sighting(at + 1, end - 1, "Award", words.spelled(at + 1, end - 1), rank=56)
            continue  # "Auszeichnungen" / "2017: „Flusslandschaft des Jahres“, verliehen vom Verband X"
        if forms[at - 1] not in {"den", "dem", "die", "der", "das"}:
            continue
        start, stop = words.sentence(at, at + 1, _REACH)
        sentence = forms[start:stop]
        given = any(_BESTOWED.fullmatch(form) for form in sentence) and forms[at - 1] in {"den", "die", "das", "der"}
        given = given or (forms[at - 2] == "mit" and any(_HONOURING.fullmatch(form) for form in sentence))
        given = given or (end is not None and _is_got(words, at, end, sentence))
        if end is None or not given or end - at > _LONGEST or not forms[at + 1][0].isupper():
            continue
        if any(form in {"Euro", "€"} for form in forms[max(start, at - 4) : at]):
            continue
        gender = "f" if forms[at - 1] in {"die", "der"} else "m"
        inner = words.spelled(at + 1, end - 1)
        opening = forms[at + 1]
        named = decline(opening, gender, plural=False) if is_adjective(opening) and end - at > _ALONE else opening
        yield Sighting(at + 1, end - 1, "Award", named + inner[len(opening) :], (inner,), rank=56)


def _is_got(words: Words, at: int, end: int, sentence: Sequence[str]) -> bool:
    """Whether somebody got the thing in marks from one who is named behind it: "haben wir den „X“ der Stiftung Y
    bekommen"."""
    forms = words.forms
    lead = forms[at - 2].lower() if at > 1 else ""
    from_whom = end + 1 < len(forms) and forms[end] in {"der", "des", "vom", "von"} and not words.breaks[end]
    got = any(_GOT.fullmatch(form) for form in sentence) and _MONEY.isdisjoint(sentence)
    return got and from_whom and forms[at - 1] in {"den", "die", "das"} and lead not in _PREPOSITIONS


_GOT: Final = re.compile(
    r"erhielt(?:en)?|erhält|erhalten|bekam(?:en)?|bekommt|bekommen|gewann(?:en)?|gewonnen|holte[n]?|geholt"
)
_MONEY: Final = frozenset({"Euro", "€", "EUR", "Auftrag", "Zuschlag", "Prozent"})
_PREPOSITIONS: Final = cues("prepositions")
_LONGEST: Final = 6
"""Words of the name of a prize in marks, with these."""
_ALONE: Final = 3
"""A single word in marks, with these."""
