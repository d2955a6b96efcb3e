"""How German writes dates: one pattern whose named parts say what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.german.calendars import SEASONS, WEEKDAYS

_MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"(?:Jan|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?:\.|(?= (?:19|20)\d\d)))"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[5-9]|20)[0-9][0-9](?![0-9]|er\b|\.[0-9]{3})"
_SAME = (
    r"(?:desselben|dieses|jenes|des gleichen|des selben|selbigen|des laufenden|des vergangenen|des letzten|des vorigen|"
    r"des kommenden|des nächsten|des folgenden|des Folge|des Vor) ?[jJ]ahres"
)
_SEASON = rf"(?:{'|'.join(name.capitalize() for name in SEASONS)})"
_PART = (
    r"(?:Anfang|Mitte|Ende|Jahresbeginn|Jahresmitte|Jahresende|Jahreswechsel|Beginn|(?:[1-4]\.|ersten|zweiten|dritten|vierten)"
    r" (?:Quartal|Halbjahr|Jahreshälfte|Jahresdrittel))"
)
_TO = r" ?(?:–|—|-|bis(?: zum| einschließlich| einschl\.| inkl\.| Anfang| Mitte| Ende)?|/) ?"
_AND = r" ?(?:–|—|-|bis(?: zum)?|und(?: am)?|sowie|&|/|,|\+) ?"
_FEW = (
    r"(?:[0-9]{1,3}|ein(?:em|e[nr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|fünfundzwanzig|"
    r"dreißig|vierzig|fünfzig)"
)
_FEW_FIRST = r"(?:Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Elf|Zwölf|Fünfzehn|Zwanzig|Dreißig|Vierzig|Fünfzig)"
_EXACTLY = r"(?:nunmehr|inzwischen|mittlerweile|bereits|schon|jetzt|nun|genau|exakt|mehr oder weniger)"
_WEEKDAY = rf"(?:{'|'.join(name.capitalize() for name in WEEKDAYS)})"
_PAST = r"(?:vergangene|letzte|vorige|zurückliegende|abgelaufene)[nrms]?"
_NEXT = r"(?:kommende|nächste|folgende|bevorstehende)[nrms]?"
_THIS = r"(?:diese[mnrs]?|laufende[nrms]?|aktuelle[nrms]?|gegenwärtige[nrms]?)"

_SHAPES = {
    "numeric_range": rf"(?P<nr_d1>{_DAY})\. ?(?:(?P<nr_m1>{_NUMBER})\. ?(?P<nr_y1>{_YEAR}|[0-9][0-9](?![0-9]))?)?{_AND}"
    rf"(?P<nr_d2>{_DAY})\. ?(?P<nr_m2>{_NUMBER})\.(?: ?(?P<nr_y2>{_YEAR}|[0-9][0-9](?![0-9.])))?",
    "named_range": rf"(?P<ar_d1>{_DAY})\.? ?(?:(?P<ar_m1>{_MONTH}) ?(?P<ar_y1>{_YEAR})?)?{_AND}(?:dem |den |zum )?"
    rf"(?P<ar_d2>{_DAY})\. ?(?P<ar_m2>{_MONTH})(?: (?P<ar_y2>{_YEAR}|{_SAME}))?",
    "named": rf"(?P<n_d>{_DAY})\. ?(?P<n_m>{_MONTH})(?: (?P<n_y>{_YEAR}|{_SAME}))?",
    "numeric": rf"(?P<d_d>{_DAY})\. ?(?P<d_m>{_NUMBER})\.(?: ?(?P<d_y>{_YEAR}|[0-9][0-9](?![0-9.])))?",
    "iso": rf"(?P<i_y>{_YEAR})-(?P<i_m>0[1-9]|1[0-2])-(?P<i_d>0[1-9]|[12][0-9]|3[01])",
    "month_range": rf"(?P<mr_m1>{_MONTH})(?: (?P<mr_y1>{_YEAR}))?{_TO}"
    rf"(?P<mr_m2>{_MONTH})(?: (?P<mr_y2>{_YEAR}|{_SAME}))?",
    "slash": rf"(?P<s_m1>{_NUMBER})[/.](?P<s_y1>{_YEAR})(?:{_TO}(?P<s_m2>{_NUMBER})[/.](?P<s_y2>{_YEAR}))?",
    "month": rf"(?P<m_m>{_MONTH})(?:(?: des Jahres)? (?P<m_y>{_YEAR}|{_SAME})|,? (?P<m_after>darauf|danach|zuvor))?",
    "year_range": rf"(?P<yr_y1>{_YEAR})(?:(?P<yr_to>{_TO})(?P<yr_y2>{_YEAR}|[0-9][0-9](?![0-9.,])|(?P<yr_now>heute|"
    rf"jetzt|dato|"
    rf"laufend))"
    rf"|(?P<yr_and> und )(?P<yr_y3>{_YEAR}))",
    "part": rf"(?P<p_part>{_PART}|{_SEASON})(?: des Jahres| von| der)? ?(?P<p_y>{_YEAR}(?:/[0-9][0-9](?![0-9]))?|"
    rf"{_SAME})",
    "year": rf"(?P<y_y>{_YEAR})",
    "same_year": r"im (?:selben|gleichen|nämlichen) Jahr|noch im (?:selben|gleichen) Jahr|in (?:jenem|demselben) Jahr",
    "later": rf"(?P<l_n>{_FEW}) (?P<l_unit>Jahre?n?|Jahrzehnte?n?|Monate?n?|Tage?n?|Wochen?) (?P<l_way>später|danach|"
    rf"darauf|zuvor|davor|vorher)",
    "year_after": r"im (?:Jahr darauf|Jahr danach|Folgejahr|folgenden Jahr|darauf ?folgenden Jahr)|ein Jahr darauf",
    "year_before": r"im (?:Jahr zuvor|Jahr davor|Vorjahr|vorangegangenen Jahr)",
    "today": r"(?<!bis )(?<!noch )(?<!Bis )(?<!Noch )heute(?! noch| wie| als| schon| bereits)|[Hh]eutigen? \w+tag",
    "day_shift": r"(?P<ds>vorgestern|gestern|übermorgen|(?<!am )(?<!jeden )(?<!heute )morgen(?! früh\w))",
    "weekday": rf"(?:am|[Aa]m|vom|den|seit) (?:(?P<w_past>{_PAST})|(?P<w_next>{_NEXT})|"
    rf"{_THIS})? ?(?P<w_day>{_WEEKDAY})(?! ?[,(] ?(?:dem |den )?[0-9])",
    "week": rf"(?:in |seit )?(?:(?P<k_past>{_PAST})|(?P<k_next>{_NEXT})|(?P<k_this>{_THIS})) Woche",
    "year_past": rf"(?:im |seit dem |das |Das )?{_PAST} Jahr(?:es)?(?!e)|voriges Jahr|letztes Jahr|vergangenes Jahr",
    "year_next": rf"(?:im |ab dem |das )?{_NEXT} Jahr(?:es)?(?!e)|nächstes Jahr|kommendes Jahr",
    "year_this": rf"(?:in |im |seit )?{_THIS} Jahr(?:es)?(?!e)|heuer|dieses Jahr|[Ss]eit Jahresbeginn|zum Jahresende|"
    rf"bis Jahresende|Ende des Jahres(?! [0-9])",
    "month_this": rf"(?:in |im |Anfang |Ende |Mitte )?(?:des |{_THIS} |(?P<t_past>{_PAST}) |"
    rf"(?P<t_next>{_NEXT}) )Monats?",
    "season_past": rf"(?:im |seit dem )?(?P<sp_past>{_PAST}) (?P<sp_m>{_SEASON}|{_MONTH})",
    "season_next": rf"(?:im |ab dem )?(?P<sn_next>{_NEXT}) (?P<sn_m>{_SEASON}|{_MONTH})",
    "season": rf"im (?P<se>{_SEASON})(?! [0-9]| de[rs]| {_SAME})",
    "ago": rf"(?:[Vv]or|[Ss]eit) (?:{_EXACTLY} )?"
    rf"(?P<a_near>rund |etwa |fast |knapp |gut |über |mehr als |beinahe )?"
    rf"(?:{_EXACTLY} )?(?P<a_n>{_FEW}) (?P<a_unit>Jahrzehnt(?:en)?|Jahren?|Monat(?:en)?|Wochen?|Tag(?:en)?)",
    "back": rf"(?P<b_n>{_FEW}|{_FEW_FIRST}) Jahre(?: (?:ist|sind) (?:es|das) "
    rf"(?:nun |jetzt |schon |bereits |mittlerweile )?her|(?= (?:lang )?(?:besteh|existier)(?:t|en)\b))",
}

_FRONT = r"(?<![\w§])(?<![0-9][.,/–-])"
# Shapes that count from another date.
COUNTED = (
    "same_year",
    "later",
    "year_after",
    "year_before",
    "today",
    "day_shift",
    "weekday",
    "week",
    "year_past",
    "year_next",
    "year_this",
    "month_this",
    "season_past",
    "season_next",
    "season",
    "ago",
    "back",
)


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(f"(?P<{name}>{_SHAPES[name]})" for name in names)


_PLAIN = [name for name in _SHAPES if name not in COUNTED]
# No date begins but with a figure, a capital letter or one of the ordinal words: most places are passed over at once.
_STARTS = r"(?=[0-9A-Z]|ersten|zweiten|dritten|vierten)"
DATE = re.compile(rf"{_FRONT}{_STARTS}(?:{_alternatives(_PLAIN)})(?![\w])")
"""Dates that are written out. ``RELATIVE_OR_DATE`` finds those as well that are counted from another date."""
RELATIVE_OR_DATE = re.compile(rf"{_FRONT}(?:{_STARTS}(?:{_alternatives(_PLAIN)})|{_alternatives(COUNTED)})(?![\w])")
RELATIVE_HINT = re.compile(
    r"[jJ]ahr|gestern|heute|heuer|morgen\b|tag\b|Woche|Monat|Mittwoch|abend\b|später|danach|darauf|zuvor|davor|vorher|"
    r"(?:vergangene|letzte|vorige|kommende|nächste)[nrms]? |im (?:Früh|Sommer|Spät|Herbst|Winter)"
)
# What makes it worth looking: figures that may be a year or day, names of months, words for time.
HINT = re.compile(rf"[0-9]{{4}}|[0-9]\.|[0-9]/[0-9]|{_MONTH}|{_SEASON}|{RELATIVE_HINT.pattern}")
