"""Sentences that set the terms on which anybody may get money: "Förderfähig sind Vorhaben bis 20.000 Euro"."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.passages import Passage


def sets_terms(passage: Passage) -> bool:
    """Whether the sentence tells what may be funded, for whom or how high at most, and of no town and no one work."""
    span = passage.sentence.span
    said = passage.document.text[span.start : min(span.end, span.start + _OPENING)]
    if _MONEY.search(said) is None or _TERMS.search(said) is None or _ONE.search(said) is not None:
        return False
    return not any(a.kind in LOCAL and a.reference.form in ("name", "short") for a in passage.arguments)


_OPENING: Final = 300
"""Characters of a sentence in which it says what it is on."""
_MONEY: Final = re.compile(
    r"[Ff]örder|[Zz]uw[ae]nd|[Zz]usch|bezuschuss|[Uu]nterstütz|[Ff]inanzier|[Kk]osten|[Aa]usgaben|[Bb]udget|[Mm]ittel"
)
_ANY: Final = (
    r"(?:Klein(?:st)?projekte?|Einzelmaßnahmen?|Maßnahmen?|Vorhaben|Projekte?|Antragsteller|Träger|Investition)"
)
_LIMIT: Final = r"(?:bis(?: zu)? \d|maximal|max\.|höchstens|mindestens|zwischen|grundsätzlich|in der Regel)"
_SUM: Final = r"(?:(?:Regel|Basis|Grund)?(?:[Ff]örder(?:satz|quote|höhe|summe|ung)|[Zz]uschuss(?:höhe)?|[Zz]uwendung))"
_GROUP: Final = r"AktivRegion|LAG|ILE|Region|Allianz|Kommune"
_TERMS: Final = re.compile(
    r"\b(?:(?:[Ff]örder(?:ungs)?|[Zz]uwendungs|[Aa]ntrags|[Ff]örderungs)(?:fähig|berechtigt|würdig) (?:sind|ist)\b"
    r"|(?:sind|werden) (?:\w+ )?(?:förder|zuwendungs|antrags)(?:fähig|berechtigt)\b"
    r"|(?:[Gg]efördert|[Bb]ezuschusst|[Uu]nterstützt|[Ff]inanziert) werden (?:können|nur|ausschließlich|grundsätzlich"
    rf"|in der Regel|{_ANY} (?:ab|bis|mit|zu[rm]?|in|von|der|des|deren|die)\b)"
    rf"|{_ANY} (?:\w+ ){{0,3}}(?:können|dürfen|müssen|werden) (?:[\w-]+ ){{0,6}}?{_LIMIT}"
    rf"|\w*(?:[Aa]usgaben|[Kk]osten)\b.{{0,60}}\bnicht (?:über|unter)(?:steigen|schreiten)"
    rf"|(?:[Mm]indest|[Hh]öchst|[Mm]aximal|[Bb]agatell)(?:förder\w*|zuschuss|zuwendung|betrag|summe|grenze)"
    rf"|(?:[Mm]aximal|[Mm]inimal|[Hh]öchstmöglich)e[rn]? {_SUM}"
    rf"|\w*(?:[Pp]rogramm|[Rr]ichtlinie|[Bb]udget)e?s?\b.{{0,40}}\bsieht\b.{{0,90}}\bvor\b"
    rf"|^\W{{0,3}}(?:(?:[Dd]er|[Dd]ie) )?{_SUM}\b.{{0,60}}\b{_LIMIT}"
    rf"|(?:auf|{_LIMIT})\b.{{0,40}}\b(?:je|pro) (?:{_ANY}|{_GROUP}|Jahr und)"
    rf"|^\W{{0,3}}[Pp]ro (?:[Kk]ommunale[rn]? )?(?:{_ANY}|{_GROUP})\b.{{0,60}}{_LIMIT})"
)
"""What is said of anybody's works and of no certain one."""
_ONE: Final = re.compile(
    r"[„“\"«»]|\b(?:[Dd]as|[Dd]em|[Dd]ieses|[Dd]iesem|[Uu]nser|[Ii]hr) (?:\w+ )?(?:\w*[Pp]rojekt|Vorhaben)\b"
)
"""What tells of one work."""
