"""Committees by a freely built noun: "Regiorat", "Verbundkonferenz", "Runde der Bürgermeister".

A compound is a body where its sentence says that it decides or calls it an organ; its members tell it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.lexicon import find_head
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_BUILT: Final = re.compile(
    r"[A-ZÄÖÜ][\wäöüß-]{2,30}?(?P<last>(?:rat|konferenz|konvent|kollegium|kreis|zirkel|runde|gremium|ausschuss|versammlung"
    r"|kommission|kabinett|präsidium|gruppe|senat|tisch|komitee|konsilium)|-(?:Rat|Konferenz|Forum|Runde|Konvent|Kreis"
    r"|Ausschuss|Gremium))(?:s|es)?"
)
_MASCULINE: Final = ("rat", "konvent", "kreis", "zirkel", "ausschuss", "senat", "tisch")
_NEUTER: Final = ("kollegium", "gremium", "kabinett", "präsidium", "komitee", "konsilium")
_OTHERS: Final = re.compile(
    r"(?:\w*(?:gemeinde|stadt|markt|kreis|orts|ortschafts|land|bundes|bezirks|kirchen|betriebs|personal|haus|vor|hof|studien"
    r"|forst|schul|europa|verfassungs|minister|appa|hei|ver|bei|for|inse|zi|bau|verwaltungs|eltern|jugend|senioren|klima"
    r"|naturschutz|natur|fach|stifts|sicherheits|ethik|rundfunk|wissenschafts)rat"
    r"|(?:land|bau|um|er|erd|wahl|kirchen|stadt|alt|freundes|arbeits|gesprächs|förder|halb|polar|wende|personen|kunden"
    r"|leser|interessenten|teilnehmer|empfänger)kreis"
    r"|(?:\w*(?:gründungs|bürger|einwohner|bau|kreis|wahl|finanz|rechnungsprüfungs|kultur|sozial|umwelt|stadtverordneten|gemeinde"
    r"|verkehrs|schul|betriebs))(?:ausschuss|versammlung)"
    r"|(?:arbeits|projekt|fach|ziel|alters|orts|unter|nutzer|bürger|bevölkerungs|eltern|personen|berufs|fokus|themen)gruppe"
    r"|(?:schreib|steh|stamm|nach|ess|bei|info)tisch|(?:EU|Europäische|europa)-?kommission|(?:presse|fach|klima)konferenz)",
    re.IGNORECASE,
)
"""Councils of towns, districts and schools, and nouns that only end like bodies."""
_SAYS: Final = re.compile(
    r"entscheide[tn]?|entschied(?:en)?|beschließ(?:t|en|e)|beschlossen?|beschlüsse|beschluss|\w*organ|oberstes|höchstes"
    r"|\w*gremium|entscheidungen|grundsatzentscheidungen|stimmrecht|zugestimmt|abgestimmt|gibt|genehmigt|wacht|wort|sagen"
    r"|bestimmt|verabschiedet|lenkt|gelenkt|steuert|gesteuert|vorbehalten|befindet|verständigt|obliegt|obliegen"
    r"|auswahl|ausgewählt|auswählt"
)
"""Words beside which a body decides."""
_MEMBERS: Final = re.compile(
    r"(?:Ober|Orts|Bezirks|Samtgemeinde|Verbands|Verbandsgemeinde|Amts|Mitglieds)?(?:bürgermeister|bürgermeisterinnen|[Bb]ürgermeister"
    r"|[Bb]ürgermeisterinnen)|Hauptverwaltungsbeamten?|Hauptverwaltungsbeamtinnen|Landräte|Landrätinnen|Verwaltungsspitzen"
    r"|Verwaltungschefs|Rathauschefs|Gemeindeoberhäupter|Stadtoberhäupter|Gesellschafter|Mitglieder|Delegierten|Amtsdirektoren|Amtsvorsteher"
    r"|Mitgliedskommunen|Mitgliedsgemeinden|Mitgliedsstädte|Partnerkommunen|Verbandsmitglieder"
)
_MEETINGS: Final = re.compile(
    r"(?:Runde|Beirat|Beirats|Konferenz|Kreis|Kollegium|Kollegiums|Gremium|Gremiums|Ausschuss|Ausschusses|Versammlung|Konvent"
    r"|(?:Lenkungs|Steuerungs|Steuer|Entscheidungs|Koordinierungs|Kern)(?:gruppe|kreis|kreises|runde|gremium|ausschuss))"
)
_BEFORE: Final = frozenset(
    {"der", "die", "das", "dem", "den", "des", "ein", "eine", "einem", "einer", "vom", "beim", "im"}
    | {"unser", "unsere", "unserem", "unserer", "unseren"}
)
_OCCASIONS: Final = frozenset({"auf", "bei", "nach", "vor", "während", "zu", "zur", "zum", "anlässlich"})
_REACH: Final = 24


def find_committees(words: Words) -> Iterator[Sighting]:
    """Bodies whose noun no list holds, beside words of deciding, and those named by the offices of their members."""
    forms = words.forms
    for index, form in enumerate(forms):
        if not form[0].isupper() or len(form) < _LEAST or words.labels[index]:
            continue
        among = form == "Kreis" and forms[max(0, index - 2) : index] == ["aus", "dem"]  # "aus dem Kreis der Landräte"
        end = _members_end(words, index + 1) if _MEETINGS.fullmatch(form) and not among else index
        if end > index + 1:
            noun = re.sub(r"(?<=m)s$|(?<=s)es$", "", form)
            name = f"{noun} {words.spelled(index + 1, end)}"
            gender = _gender(noun.lower())
            yield Sighting(index, end, "Committee", name, (), sort=noun, gender=gender, rank=52)
            continue
        noun = _body(form)
        if noun and _decides(words, index):
            yield Sighting(index, index + 1, "Committee", noun, sort=noun, gender=_gender(noun.lower()), rank=36)


_LEAST: Final = 5


@lru_cache(maxsize=16384)
def _body(form: str) -> str:
    """The nominative of a compound that ends like a body and is known for nothing else, "" for any other word."""
    found = _BUILT.fullmatch(form)
    if found is None or territory(form) is not None:
        return ""
    noun = form[: found.end("last")]
    head = find_head(form)
    known = head is not None and not (head[0].kind == "Event" and not head[1])
    return "" if known or _OTHERS.fullmatch(noun) else noun


def _gender(noun: str) -> str:
    if noun.endswith(_MASCULINE):
        return "m"
    return "n" if noun.endswith(_NEUTER) else "f"


def _members_end(words: Words, at: int) -> int:
    """The end of "der Bürgermeisterinnen und Bürgermeister" from word ``at`` on; ``at`` itself if there is none."""
    forms = words.forms
    end = at + 1 if forms[at : at + 1] == ["der"] and words.breaks[at] != BLOCK else len(forms)
    if end < len(forms) and forms[end][0].islower() and forms[end].endswith("n") and end + 1 < len(forms):
        end += 1  # "der beteiligten Bürgermeister"
    if end >= len(forms) or _MEMBERS.fullmatch(forms[end]) is None:
        return at
    end += 1
    if end + 1 < len(forms) and forms[end] in {"und", "/"} and _MEMBERS.fullmatch(forms[end + 1]):
        end += 2
    return end


def _decides(words: Words, index: int) -> bool:
    """Whether the noun stands behind an article, is no occasion, and its sentence says that it decides."""
    forms = words.forms
    if index and _begins_item(words, index):
        return True
    if index == 0 or words.breaks[index] == BLOCK or forms[index - 1].lower() not in _BEFORE:
        return False
    if index > 1 and forms[index - 2].lower() in _OCCASIONS:
        return False
    asked = index > 1 and words.breaks[index - 1] and forms[index - 2] == "?"
    if asked and any(_ASKS.fullmatch(form.lower()) for form in forms[max(0, index - _QUESTION) : index]):
        return True  # "Wer entscheidet?" / "Der Mittelzentrumsausschuss."
    start, end = words.sentence(index, index + 1, _REACH)
    return any(_SAYS.fullmatch(form.lower()) for form in forms[start:end])


_ASKS: Final = re.compile(r"entscheidet|beschließt|bestimmt|sagen|lenkt|steuert")
_QUESTION: Final = 9
"""Words of a question up to the noun that answers it."""


def _begins_item(words: Words, index: int) -> bool:
    """Whether the noun opens an item below a label or heading that says that organs are listed."""
    first = index - (words.forms[index - 1] in _MARKS)
    if first == 0 or not words.breaks[first]:
        return False
    for at in range(first - 1, max(first - _ABOVE, -1), -1):
        if words.labels[at] or words.kinds[at] is BlockKind.HEADING:
            return any(_LISTS.match(form) for form in words.forms[max(0, at - 4) : at + 1])
    return False


_MARKS: Final = frozenset({"-", "–", "•", "·", "*"})
_ABOVE: Final = 30
"""Words up to the label of a list."""
_LISTS: Final = re.compile(
    r"Organe?$|Gremi(?:um|en)$|Beschlussgremi|Entscheidungsgremi|Verbandsorgane?$|Vereinsorgane?$"
)
