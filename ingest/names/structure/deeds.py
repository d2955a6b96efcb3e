"""Whether the words around a noun say that it was undertaken: built, opened, run, paid for, shown as a result.

"Im Bürgerhaus tagte der Rat" names a place to meet, "Für das Bürgerhaus gab der Kreis 40.000 Euro" names a project.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.german.calendars import month_number
from ingest.model import BlockKind
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues
from ingest.names.knowledge.money import CURRENCIES
from ingest.names.knowledge.small_words import GENITIVE_ARTICLES, NUMERALS
from ingest.names.structure.makings import tells_nouned
from ingest.names.structure.pronouns import THIRD_PERSON
from ingest.names.words import BLOCK, Words

_REACH: Final = 45
"""Words to either side that a sentence is looked through."""
_DEED: Final = re.compile(
    r"(?:um|aus|auf|zu)?(?:gesetzt|gebaut|bau(?:t|te|ten|en))|umsetz\w*|setz(?:t|te|ten)|realisier\w*|verwirklich\w*|errichte\w*"
    r"|eröffne\w*|eingerichtet|einrichte\w*|richte(?:t|te|ten)|angelegt|legt(?:e|en)?|anschaff\w*|angeschafft|beschaff\w*"
    r"|schuf\w*|geschaffen|schaff(?:t|te|ten|en)|sanier\w*|erweiter\w*|modernisier\w*|erneuer\w*|betreib\w*|betrieb\w*"
    r"|unterh[aä]lt\w*|unterhielt\w*|eingeführt|einführ\w*|gestartet|start(?:et|ete|eten)|angestoßen|initiier\w*|entwickel\w*"
    r"|entst(?:and|anden|eht|ehen)|eingeweiht|fertiggestellt|aufgelegt|organisier\w*|veranstalt\w*|ausgerichtet|gekauft"
    r"|angekauft|erworben|install\w*|geförder\w*|förder(?:t|te|ten)|bezuschuss\w*|unterstütz\w*|finanzier\w*|bewillig\w*"
    r"|bezahl\w*|(?:Zuwendungs|Förder)?bescheid\w*|Euro|€|EUR|Zuschuss\w*|Zuschüsse\w*|(?:\w*-)?(?:\w*[Pp])rojekt\w*|Projekt\w*|Vorhaben|\w*[Mm]aßnahmen?"
    r"|vorzeigen|vorweisen|vorzuweisen|stolz|Ergebnis\w*|Bau|Umbau|Neubau|Ausbau|Sanierung|Einrichtung|Errichtung|Eröffnung"
    r"|Anschaffung|Aufbau|verdanken|entsprungen|hervorgegangen|hervor|lanciert|ging|gingen|teilen|gemeinsam(?:e|es|en|er)?"
    r"|Trägerschaft|Träger(?:in)?|Betreiber(?:in)?|Bauherr(?:in)?|Vorhabenträger(?:in)?|Regie|rollt|rollen|fertig|ermöglich\w*|gelungen|gelang|geglückt|gäbe|angelaufen|anläuft|anlief|aufgenommen|aufnahm|aufnimmt"
    r"|aufgestellt|aufstell\w*|geöffnet|läuft|lief(?:en)?|laufen|fährt|fahren|verkehrt|verkehren|angenommen|genutzt|angeboten|bietet|bieten|kostet|kostete|verbuch\w*|freigegeben|getragen|spendier\w*|betreut\w*|fließ(?:t|en)|floss(?:en)?",
    re.IGNORECASE,
)
_AT: Final = cues("prepositions") - {"für", "durch", "mit", "ohne"} | cues("contracted_prepositions")
"""Prepositions behind which a building or a road only says where or whence."""
_MAKING: Final = re.compile(
    r".*(?:[Bb]au|ung|[Kk]auf|nahme|[Pp]rojekt|[Ff]reigabe|[Ss]tart|[Aa]ntrag|[Zz]uschuss|[Ee]rhalt|[Bb]etrieb|Ort)(?:e?s)?"
)
"""Nouns that a thing to be made stands behind in the genitive: "Eröffnung des Dorfladens"."""
_COMMON: Final = re.compile("gemeinsam|interkommunal|regional|mobil|Gemeinsam|Interkommunal|Mobil")
"""Adjectives that make a simple noun an undertaking: "ein gemeinsames Archiv"."""
_SIMPLE: Final = 9
"""Letters: a longer noun says of itself what it is for."""


def is_undertaken(words: Words, first: int, last: int, lemma: str, *, named: bool) -> bool:
    """Whether the words ``first`` to before ``last``, a thing that may be a project, are one here.

    One without a name must be the subject or object of its sentence, not the place or time of something else.
    """
    if words.labels[first] or words.kinds[first] is BlockKind.CONTACT:
        return False
    forms = words.forms
    noun = "" if named else forms[last - 1]
    simple = not named and len(noun) <= min(len(lemma) + 2, _SIMPLE) and not _COMMON.match(forms[max(first - 1, 0)])
    if (
        simple
        or _is_never(noun)
        or _is_idiom(words, first, last)
        or any(form.endswith("-") for form in forms[first:last])
    ):
        return False
    at = first - 1
    while (
        at >= 0 and first - at < 4 and not words.breaks[at + 1] and forms[at][0].islower() and is_adjective(forms[at])
    ):
        at -= 1
    before = forms[at].lower() if at >= 0 and not words.breaks[at + 1] else ""
    if before in _ACCUSATIVE and forms[at - 1].lower() == "in" and is_flowing(words, first, last):
        return True
    article = before in cues("determiners")
    if article and is_had(words, at, last):
        return True
    if article and at > 0 and not words.breaks[at]:
        noun = forms[at - 1]
        if before in GENITIVE_ARTICLES and not words.opens[at - 1] and may_own(words, at - 1):
            return _MAKING.fullmatch(noun) is not None
        before = noun.lower()
    if before in {"zum", "zur"} and is_granted_to(words, first - 1):
        return True
    if before == "auf" and is_prided_on(words, first, last):
        return True
    if before in _AT and _is_paid_in(words, last):
        return True  # "der Baustart an der Halle, in die das Land 500.000 Euro steckt"
    if before in _AT or before in NUMERALS or before == "als":
        return False
    if before == "für" and _completes_noun(words, at - article):
        return False
    if not named and not article and not words.opens[first] and before not in {"", "und", "sowie", ",", "für"}:
        return False
    if is_told(words, first, last) or ((named or article) and is_honoured(words, first, last)):
        return True
    return (named or article or "-" in forms[last - 1]) and is_funded_behind(words, last)


def may_own(words: Words, at: int) -> bool:
    """Whether the word at ``at``, before "der" or "des", is a noun that a genitive may hang on; those of places and
    times are none: "wurde im Mai in Ebern der Hofladen eröffnet"."""
    form = words.forms[at]
    if not form[0].isupper() or form in _TIMES or month_number(form) is not None:
        return False
    places = (match(words, i) for i in range(max(at - _PLACE, 0), at + 1))
    return all(place is None or place[0] != at + 1 for place in places)


_TIMES: Final = cues("weekdays") | {"Frühjahr", "Sommer", "Herbst", "Winter", "Jahr", "Woche", "Jahren", "Monat", "Tag"}
_PLACE: Final = 2
"""Words before the last one of the name of a place."""


def is_had(words: Words, at: int, last: int) -> bool:
    """Whether "wir" have what the article at word ``at`` opens and word ``last`` ends: "Wir haben den Dorfbus."."""
    before = frozenset(form.lower() for form in words.forms[max(at - 3, 0) : at])
    after = words.forms[last] if last < len(words) else "."
    return before >= _HAVING and (after in {".", "!", "seit", ";"} or words.breaks[min(last, len(words) - 1)] == BLOCK)


_HAVING: Final = frozenset({"wir", "haben"})


def is_prided_on(words: Words, first: int, last: int) -> bool:
    """Whether what stands behind "auf" is what somebody is proud of."""
    return not _PROUD.isdisjoint(_around(words, first, last))


_PROUD: Final = frozenset({"stolz", "Stolz"})


def _completes_noun(words: Words, at: int) -> bool:
    """Whether the "für" at word ``at`` hangs on a noun that is no money: "das Depot für Stadtarchive"."""
    noun = words.forms[at - 1] if at > 0 and not words.breaks[at] else ""
    if not noun[:1].isupper() or words.opens[at - 1]:
        return False
    return noun not in CURRENCIES and GRANT.fullmatch(noun) is None and _BEGUN.fullmatch(noun) is None


_BEGUN: Final = re.compile(
    r"(?:Bau|Projekt)?(?:[Ss]tart|[Bb]eginn)(?:schuss)?|Spatenstich|Grundstein|Weg|Auftrag|Startschuss|Betrieb|Träger|Trägerschaft|Kosten"
    r"|Genehmigung|Baugenehmigung|Ausschreibung|Zuschlag|Leben"
)
"""Nouns that tell with "für" that something comes about: "der Startschuss für das Gründerzentrum"."""


def is_honoured(words: Words, first: int, last: int) -> bool:
    """Whether the sentence tells of a prize or praise."""
    return any(_HONOURED.fullmatch(form) for form in _around(words, first, last))


_HONOURED: Final = re.compile(
    r"[A-ZÄÖÜ]\w*preis\w*|ausgezeichnet\w*|Auszeichnung\w*|prämiert\w*|geehrt|gewürdigt|Award"
    r"|Siegel|Gütesiegel|Prädikat|zertifiziert\w*|verlieh|verliehen"
)


def _is_idiom(words: Words, first: int, last: int) -> bool:
    """Whether the noun is part of a turn of speech: "gehen neue Wege", "schlagen eine Brücke"."""
    verbs = _IDIOMS.get(words.forms[last - 1])
    return verbs is not None and any(verbs.fullmatch(form) for form in _around(words, first, last))


_GOING: Final = re.compile(
    r"geh(?:t|en)|ging(?:en)?|gegangen|beschr(?:eiten|itten)|einschlagen|eingeschlagen|suchen|finden|bereitet"
)
_SPANNING: Final = re.compile(r"schl(?:agen|ägt|ug|ugen)|geschlagen|bauen")
_IDIOMS: Final = {"Wege": _GOING, "Weg": _GOING, "Brücke": _SPANNING, "Brücken": _SPANNING, "Bogen": _SPANNING}
_ACCUSATIVE: Final = frozenset({"den", "einen", "die", "eine", "das", "ein"})
_FLOWING: Final = re.compile(
    r"fließ(?:t|en)|floss(?:en)?|geflossen|ging(?:en)?|geht|gehen|gegangen|gesteckt|steck(?:t|te|ten|en)|investier(?:t|te|ten|en)"
)
_FUNDS: Final = frozenset(
    {"Geld", "Gelder", "Mittel", "Fördermittel", "Fördergelder", "Summe", "Zuschuss", "Förderung"}
)


def is_flowing(words: Words, first: int, last: int) -> bool:
    """Whether the sentence says that money goes into something."""
    around = _around(words, first, last)
    return not (CURRENCIES | _FUNDS).isdisjoint(around) and any(_FLOWING.fullmatch(form) for form in around)


def is_funded_behind(words: Words, last: int) -> bool:
    """Whether what follows word ``last`` tells the money for what stands before it: ", für das es 5.000 Euro gab",
    ". Dafür gab der Kreis 5.000 Euro"."""
    forms = words.forms
    end = words.sentence(last - 1, last, _REACH)[1]
    hung = forms[last : last + 1] == [","] and not _FOR_IT.isdisjoint(forms[last + 1 : last + 3])
    if (hung and not CURRENCIES.isdisjoint(forms[last:end])) or _is_paid_in(words, last):
        return True
    after = forms[end + 1 : words.sentence(end + 1, end + 2, _FURTHER)[1]] if end + 2 < len(words) else []
    broken = end + 1 < len(words) and words.breaks[end + 1] == BLOCK
    if (
        not broken
        and not THIRD_PERSON.isdisjoint(form.lower() for form in after[:5])
        and any(_MADE.fullmatch(form) for form in after[:6])
    ):
        return True
    return not broken and not _FOR_IT.isdisjoint(after) and not CURRENCIES.isdisjoint(after)


def _is_paid_in(words: Words, last: int) -> bool:
    """Whether a relative clause right behind tells the cost, or the money that goes into it: ", in die das Land 5.000
    Euro steckt", ", dessen Kosten zu 80 Prozent das Land trägt"."""
    forms = words.forms
    if forms[last : last + 1] != [","] or last + 2 >= len(forms):
        return False
    end = words.sentence(last - 1, last, _REACH)[1]
    into = forms[last + 1] in {"in", "für"} and forms[last + 2] in {"die", "den", "das"}
    whose = forms[last + 1] in {"dessen", "deren"} and not _COST.isdisjoint(forms[last + 1 : end])
    return (into and not CURRENCIES.isdisjoint(forms[last:end])) or whose


_COST: Final = frozenset(
    {"Kosten", "Gesamtkosten", "Finanzierung", "Baukosten", "Betrieb", "Betriebskosten", "Förderung"}
)


_MADE: Final = re.compile(
    r"(?:[Gg]ebaut|[Uu]mgebaut|[Pp]rogrammiert|[Ee]ntwickelt|[Bb]etrieben|[Ee]röffnet|[Ff]inanziert|[Gg]efördert|[Bb]ezahlt|[Ee]ntstanden"
    r"|fördert|förderte|bezuschusst|bezuschusste|finanziert|finanzierte|bezahlt|bezahlte"
    r"|fährt|fuhr|läuft|lief|rollt|kostet|kostete|verkehrt|bietet|steht|besteht|gibt)"
)
_FOR_IT: Final = frozenset(
    {"dafür", "Dafür", "hierfür", "Hierfür", "wofür", "für", "dazu", "Dazu", "davon", "Ihn", "Es"}
)
_FURTHER: Final = 25
"""Words of the next sentence that are looked at."""


def is_granted_to(words: Words, at: int) -> bool:
    """Whether the word "zum" at ``at`` stands behind a grant with a sum near by: "der Zuschuss zum Rufbus"."""
    start, end = words.sentence(at, at + 1, _REACH)
    before = words.forms[max(start, at - _BEHIND) : at]
    return any(GRANT.fullmatch(form) for form in before) and not CURRENCIES.isdisjoint(words.forms[start:end])


GRANT: Final = re.compile(
    r"(?:[\w-]*(?:[Zz]uschuss|[Zz]uwendung|[Ff]örderbescheid|[Bb]ewilligung|[Ff]örderung|[Bb]ewilligungsbescheid))(?:e?s|en)?"
)
"""Nouns for money that is given."""
_BEHIND: Final = 6
"""Words between a grant and what it is for."""


def is_told(words: Words, first: int, last: int) -> bool:
    """Whether the sentence says besides that something was made or paid for."""
    around = _around(words, first, last)
    return any(_DEED.fullmatch(form) for form in around) or tells_nouned(frozenset(around))


_ENGAGED: Final = re.compile(
    r"beauftrag\w*|[Aa]uftrag\w*|Vertrags?|Dienstleistungsvertrag|Dienstleister|vergeben|vergab\w*|ausgeschrieben"
    r"|Ausschreibung|verpflichtet|verpflichtete\w*|Zuschlag"
)


def is_engaged(words: Words, first: int, last: int) -> bool:
    """Whether the sentence says that a service was ordered from somebody, or set up or paid for a time. Whoever does it
    "im Auftrag des Vereins" only manages that, unless from a year on."""
    around = _around(words, first, last)
    termed = any(_YEAR.fullmatch(form) for form in around)
    engaged = any(_ENGAGED.fullmatch(form) and form != "Auftrag" for form in around)
    return engaged or (termed and any(form == "Auftrag" or _SET_UP.fullmatch(form) for form in around))


def _is_never(noun: str) -> bool:
    low = re.sub("(?<=[fst])e?s$|s$", "", noun.lower())
    return noun in cues("never_undertaken") or any(low.endswith(end) for end in cues("never_undertaken_ends"))


_SET_UP: Final = re.compile(
    r"betrau\w*|eingerichtet|einricht\w*|richte(?:t|te|ten)|geförder\w*|bezuschuss\w*|[Zz]uschuss|finanzier\w*|bezahlt|Förderung|[Ll]aufzeit"
)
_YEAR: Final = re.compile(r"(?:\d\d?\.\d\d?\.)?20\d\d")


def _around(words: Words, first: int, last: int) -> list[str]:
    """The other words of the sentence around ``first`` to before ``last``, as far as a reader looks."""
    start, end = words.sentence(first, last, _REACH)
    return [*words.forms[start:first], *words.forms[last:end]]
