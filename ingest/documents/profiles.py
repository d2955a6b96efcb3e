"""The lines of a person: a full name alone on its line, and posts and bodies below it."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:(?:Prof|Dr|Dipl|Frau|Herr|Mag)[\w.-]{0,8} ){0,3}[A-ZÄÖÜ][a-zäöüéèß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
    r"(?: [A-ZÄÖÜ][a-zäöüß]*\.?)?(?: (?:von|van|de|zu))?(?: [A-ZÄÖÜ][a-zäöüéèß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)"
)
_PLACE = re.compile(r", | \(")
_OTHER = re.compile(
    r"(?:Stadt|Gemeinde|Markt|Amt|Landkreis|Kreis|Land|Bezirk|Region|Allianz|Verein|Projekt|Büro|Bad|Sankt|Samtgemeinde"
    r"|Verbandsgemeinde|Verwaltungsgemeinschaft|Zweckverband|Freistaat|Unser\w*|Ihr\w*|Alle|Weitere\w*|Der|Die|Das|Neue\w*)\b"
)
"""Words that no name of a person begins with."""
_TITLE = (
    r"(?:vorsitzende[rn]?|vorsitz|stellvertreter(?:in)?|meister(?:in)?|sprecher(?:in)?|manager(?:in)?|führer(?:in)?"
    r"|leiter(?:in)?|leitung|führung|direktor(?:in)?|präsident(?:in)?|vorsteher(?:in)?|beisitzer(?:in)?|wart(?:in)?"
    r"|referent(?:in)?|begleiter(?:in)?|begleitung|koordinator(?:in)?|kassiere?r?(?:in)?|landrat|landrätin|assistenz"
    r"|assistent(?:in)?|sekretariat|beauftragte[rn]?|moderator(?:in)?|gemeinderat|gemeinderätin|dezernent(?:in)?"
    r"|berater(?:in)?)"
)
_POST = re.compile(
    r"(?:(?:\d\.|[Ee]rste[rn]?|[Zz]weite[rn]?|[Ss]tellv\w*\.?|[Ss]tv\.|[Ee]hemalige[rn]?|[Aa]lt-?|[a-zäöüß]{4,20}e[rn]?"
    r"|(?:bis|seit) (?:19|20)\d\d) ){0,3}\w*"
    + _TITLE
    + r"(?:$|\s?[,(;|–]| (?:de[rs]|von|vom|für|in|im|bei|beim|und|seit|bis)\b| [A-ZÄÖÜ][\w-]+$)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:\w{3,}" + _TITLE + r"|" + _TITLE.replace("meister", "bürgermeister") + r")", re.IGNORECASE)
_SURNAMES = frozenset({"wart", "meister", "leiter", "führer"})


def is_full_name(line: str) -> bool:
    """Whether the line may be the name of a person, alone or with a place behind it: "Eva Lang (Adorf)"."""
    name = _PLACE.split(line, maxsplit=1)[0]
    if not 5 < len(name) <= 45 or len(line) > 80 or _NAME.fullmatch(name) is None or _OTHER.match(name):
        return False
    last = name.rsplit(" ", 1)[1].lower()
    return last in _SURNAMES or _TITLED.fullmatch(last) is None


def is_post(line: str) -> bool:
    """Whether the line opens with a title that somebody has, who is not named behind it: "Sprecherin der Allianz"."""
    return len(line) <= 90 and _POST.match(line) is not None and not is_full_name(line)
