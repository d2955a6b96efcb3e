"""How the short forms of BKG's names of towns are written out, and how else texts write a name."""

from __future__ import annotations

import re

# Short forms in BKG's names, the specific ones before the single letters.
SHORT_FORMS = (
    (r"\ba\.\s?d\. Eigen\b", "auf dem Eigen"),
    (r"\bv\.\s?d\. Hainich\b", "vor dem Hainich"),
    (r"\ba\.\s?d\.", "an der"),
    (r"\bi\.\s?d\.", "in der"),
    (r"\bv\.\s?d\.", "vor der"),
    (r"\br\.\s?d\.", "rechts der"),
    (r"\bi\. (?=OB\b|NB\b|UFr\.|OFr\.|Bay\.|Schw\.|Sa\.)", "in "),
    (r"\bOPf\.", "Oberpfalz"),
    (r"\bOB\b", "Oberbayern"),
    (r"\bNB\b", "Niederbayern"),
    (r"\bUFr\.", "Unterfranken"),
    (r"\bOFr\.", "Oberfranken"),
    (r"\bBay\.", "Bayern"),
    (r"\bSächs\. Schw\.", "Sächsische Schweiz"),
    (r"\bSchw\.", "Schwaben"),
    (r"\bO\.\s?L\.", "Oberlausitz"),
    (r"\bErzgeb\.", "Erzgebirge"),
    (r"\bVogtl\.", "Vogtland"),
    (r"\bThür\. Wald", "Thüringer Wald"),
    (r"\bThür\.", "Thüringen"),
    (r"\bSa\.", "Sachsen"),
    (r"\bWestf\.", "Westfalen"),
    (r"\bRhld\.", "Rheinland"),
    (r"\bOdw\.", "Odenwald"),
    (r"\bOldb\b", "Oldenburg"),
    (r"\bHl\.", "Heilig"),
    (r"\bHann\.", "Hannoversch"),
    (r"\bÖstl\.", "Östlicher"),
    (r"\bFürstl\.", "Fürstlich"),
    (r"\bForstgutsbez\.", "Forstgutsbezirk"),
    (r"\bu\.", "und"),
    (r"\bb\.", "bei"),
    (r"\ba\.", "am"),
    (r"\bi\.", "im"),
)
DOUBLE_NAMES = frozenset(
    {"Dietzenrode/Vatterode", "Elmenhorst/Lichtenhagen", "Legde/Quitzöbel", "Petershagen/Eggersdorf"}
)


def expanded(name: str) -> str:
    """``name`` with its short forms written out: "Neustadt b. Coburg" as "Neustadt bei Coburg"."""
    for pattern, words in SHORT_FORMS:
        name = re.sub(pattern, words, name)
    return name


def shortened(name: str) -> str:
    """``name`` as it is mostly said: without what follows a slash or stands in brackets ("Saalfeld", "Weimar")."""
    return name if name in DOUBLE_NAMES else re.sub(r"\s*\(.*\)$|/[^/]+$", "", expanded(name))


def spellings(name: str) -> dict[str, str]:
    """Other spellings of ``name`` by their sort; some are the name itself."""
    full, short = expanded(name), shortened(name)
    return {
        "compact": re.sub(r"\. (?=[A-ZÄÖÜ])", ".", name),  # "Neustadt b.Coburg"
        "spaced": re.sub(r"\.(?=[a-z])", ". ", name),  # "Neustadt a. d. Donau"
        "sankt": re.sub(r"\bSt\. ", "Sankt ", full),
        "st": re.sub(r"\bSankt ", "St. ", full),
        "bracket": re.sub(r"/(.+)$", r" (\1)", full) if "/" in full else re.sub(r" \((.+)\)$", r"/\1", full),
        "first": re.sub(r" (an|auf|am|bei|im|in|vor|ob)( de[rm])? .+$", "", short),
    }
