"""What the heading or lead above a line says of the money in it: that it comes in, or that it is only cost."""

from __future__ import annotations

import re
from typing import Final, Literal

from ingest.model import BlockKind
from ingest.names.knowledge.money import has_money_word, is_money_word
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

Side = Literal["sum", "gift", "cost"]

_COMES_IN: Final = re.compile(
    r"finanzierung|finanzen|\bgeld\b|etat\b|förder|ertr[aä]g|einnahmen|\bmittel|budget|zuwendung|zuschüsse|zuschuss|geldgeber|sponsor"
    r"|wer (?:be)?zahlt|wer gibt|wo(?:her|von) .{0,12}(?:geld|leb)|einkünfte|geldquelle|mittelherkunft|unterstützt",
    re.IGNORECASE,
)
_GOES_OUT: Final = re.compile(r"aufwend|ausgaben|kosten|aufwand", re.IGNORECASE)
_PARTED: Final = re.compile(
    r"verteil|aufgeteilt|teilen sich|aufgebracht|bestritten|gedeckt|decken|finanzier|getragen|tragen|gezahlt|zahlen"
    r"|eingegangen|beigesteuert|beteilig|entfallen auf|entfielen auf|setz\w+ sich|übernommen|übernehmen|stammen|kommen",
    re.IGNORECASE,
)
"""Words of a lead by which the lines below it say who bears a cost."""


def side_of(passage: Passage, labels: tuple[Label, ...]) -> Side | None:
    """Whether a line without a verb stands under a heading of money that comes in, of who gets it, or of cost."""
    if passage.block.kind not in (BlockKind.FIELD, BlockKind.LIST_ITEM) or not passage.is_fragment:
        return None
    own = passage.block.label is not None
    if own and labels and labels[0][0].lower().startswith(("davon ", "hiervon ")):
        return "sum"  # "Kosten: 2,4 Mio. Euro" / "Davon Bund: 1,2 Mio. Euro"
    for text, _ in labels[own : own + 2]:
        if gives_to(text) or lists_granted(text):
            return "gift"
        if _COMES_IN.search(text) or parts_cost(text):
            return "sum"
        if _GOES_OUT.search(text) and not _WHOLE.search(text):
            return "cost"
    return None


def is_awaited(passage: Passage, labels: tuple[Label, ...]) -> bool:
    """Whether a line of a list or record stands below a heading of what was only chosen or asked for: "Ausgewählt,
    Bewilligung steht aus", "Beantragt"."""
    if passage.block.kind not in (BlockKind.FIELD, BlockKind.LIST_ITEM) or not passage.is_fragment:
        return False
    own = passage.block.label is not None
    return any(_AWAITED.search(text) is not None for text, _ in labels[own : own + 1])


_AWAITED: Final = re.compile(
    r"bewilligung (?:steht |noch )*(?:aus|offen)|nicht bewilligt|(?:beantragt|eingereicht|angemeldet)(?:e\w*)?\b"
    r"|in (?:prüfung|vorbereitung|planung|beantragung|antragstellung)|noch offen|vorbehalt|zur bewilligung (?:empf|vor)"
    r"|warte(?:n auf|liste)|in aussicht",
    re.IGNORECASE,
)


def tells_income(label: str) -> bool:
    """Whether a label or heading says that below it stands money that comes in: "Erträge", "Wer zahlt?"."""
    return _COMES_IN.search(label) is not None


_WHOLE: Final = re.compile(r"kosten\w* (?:von )?(?:rund |ca\. )?\d[\d.,]* ?(?:€|Euro|EUR|Mio|Tsd)", re.IGNORECASE)
"""A lead that names the whole cost, which the lines below may part among those who bear it."""


def parts_cost(lead: str) -> bool:
    """Whether a lead says that the lines below it part a sum among those who bear it: "Die Kosten teilen sich:"."""
    return lead.rstrip().endswith(":") and _PARTED.search(lead) is not None


def gives_to(lead: str) -> bool:
    """Whether a lead says that the lines below it tell who gets money: "Unter den Empfängern sind:"."""
    lead = lead.rstrip()
    return (
        (lead.endswith((":", " an", " erhalten", " erhielten")) or _GETTING.match(lead) is not None)
        and _GIVEN.search(lead) is not None
        and not lead.endswith(_BY)
    )


_GETTING: Final = re.compile(
    r"(?:folgende|diese|nachstehende) (?:\w+ )?\w*(?:projekte|vorhaben|maßnahmen|vereine|kommunen|gemeinden|anträge)"
    r" (?:\w+ )?(?:erhalten|erhielten|bekommen|bekamen)\b",
    re.IGNORECASE,
)
"""Leads whose subject gets what stands on the lines below."""


def lists_granted(heading: str) -> bool:
    """Whether a heading says that below it stands what money was granted for: "Bewilligte Vorhaben"."""
    return len(heading) <= _HEADLINE and _LISTED.search(heading) is not None and _PENDING.search(heading) is None


_HEADLINE: Final = 70
_LISTED: Final = re.compile(
    r"(?:bewilligte|geförderte|bezuschusste|unterstützte)n? (?:\w+[ -]){0,2}"
    r"(?:klein|förder)?-?(?:projekte?|vorhaben|maßnahmen)\b"
    r"|\b(?:frisch|neu|bereits|bisher) bewilligt\b|\bbewilligt (?:wurden|sind|werden)\b",
    re.IGNORECASE,
)
_PENDING: Final = re.compile(r"steh\w* (?:noch )?aus|aussteh|beantragt|geplant|abgelehnt|\bnicht\b", re.IGNORECASE)
_GIVEN: Final = re.compile(
    r"empfäng|bewilligt|bekommen|bekamen|erhalten|erhielten|geh(?:t|en) an|gingen? an|bedacht|ausgereicht|ausgezahlt"
    r"|grünes licht|zum zuge? k[oa]m|ausgewählt|zugestimmt|freuen|gespendet|zugesprochen|vergeben an|fließen an"
    r"|flossen an|bescheide|(?:werden|wurden|worden).{0,60}(?:gefördert|unterstützt|bezuschusst)"
    r"|(?:gefördert|unterstützt|bezuschusst) (?:werden|wurden|sind)",
    re.IGNORECASE,
)
_BY: Final = (" durch:", " von:", " vom:", " aus:", " mit:", " über:", " bei:")


def givers_in(lead: str, names: list[tuple[str, int, int]]) -> tuple[str, ...]:
    """Those of the entities, each with the place in the lead where its name stands, that are called its agents, "werden
    vom Landkreis X unterstützt:", or that are the subject of giving, "Folgende Vorhaben fördert der Landkreis X:"."""
    active = None if _PASSIVE.search(lead) else _ACTIVE.search(lead)
    return tuple(
        entity
        for entity, start, end in names
        if _AGENT.search(lead[:start])
        or (active is not None and _SUBJECT.search(lead[:start]) and _is_beside(lead, active, start, end))
    )


def _is_beside(lead: str, verb: re.Match[str], start: int, end: int) -> bool:
    """Whether nothing but an article stands between the verb and the name, which opens the lead or follows the verb."""
    if start > verb.end():
        return lead[verb.end() : start].strip() in _ARTICLES
    return not lead[end : verb.start()].strip() and lead[:start].strip().lower() in _ARTICLES


_ARTICLES: Final = frozenset({"", "der", "die", "das"})
_AGENT: Final = re.compile(r"\b(?:vom|von|durch|seitens)(?: (?:der|dem|den|die|das|des))?(?: (?:Stadt|Gemeinde))? $")
_SUBJECT: Final = re.compile(r"(?:^|\b(?:[Dd]er|[Dd]ie|[Dd]as)) ?$|(?:t|te|ten|en) $")
_ACTIVE: Final = re.compile(
    r"\b(?:fördert|fördern|förderte|förderten|unterstützt|unterstützte|unterstützen|bezuschusst|bezuschusste|finanziert"
    r"|finanzierte|bewilligt|bewilligte|gibt|gab|zahlt|zahlte|gewährt|gewährte|spendet|spendete|stiftet|stiftete)\b"
)
_PASSIVE: Final = re.compile(r"\b(?:wird|werden|wurden?|worden|sind|ist|waren|war)\b")


def titles_cost(label: frozenset[str]) -> bool:
    """Whether the label of a field says that what stands behind it is cost: "Gesamtkosten", "förderfähige Ausgaben"."""
    if any(is_money_word(w, "own") or w.startswith("finanzier") for w in label):
        return False
    return has_money_word(label, "cost")


def goes_on_about_cost(passage: Passage, before: Passage | None) -> bool:
    """Whether a passage goes on about a cost: the one before it names it, or this one parts it."""
    if any(w in ("davon", "hiervon", "wovon") or is_money_word(w, "rest") for w in passage.words):
        return True
    return before is not None and bool(before.amounts) and has_money_word(before.words, "cost")
