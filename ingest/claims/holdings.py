"""What belongs to a cooperation without a verb that says so: its concepts, its committees, its projects.

A text on a cooperation names "das ILEK" or "der Vorstand" as its own; the owner is the cooperation of the same
sentence, else the one that the section is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.kinds import LOCAL
from ingest.claims.organs import governs, is_definite
from ingest.claims.passages import Passage
from ingest.claims.prospects import find_denied, find_open, has_failed, is_ahead, is_denied
from ingest.claims.reference_pages import is_reference_page
from ingest.model import BlockKind, Claim, Modality

HOLDINGS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "Concept": ("hasConcept", ("Cooperation", "Region")),
    "Committee": ("governedBy", ("Cooperation",)),
    "Project": ("hasProject", ("Cooperation",)),
}
SURE: Final[dict[str, float]] = {"Concept": 0.8, "Committee": 0.7, "Project": 0.6}


_MEASURE: Final = re.compile(r"\w*(?:maßnahme|projekt)n?e?n?s?|umsetzungs(?:management|begleitung)s?")
_KEY_MEASURE: Final = re.compile(
    r"(?:schlüssel|leit|start|impuls)(?:maßnahme|projekt)n?e?n?|umsetzungs(?:management|begleitung)s?"
)
"""Words that make a project one of a concept's measures, if it is named near by."""
_SPRUNG: Final = re.compile(
    r"entsprungen|hervorgegangen|hervor|entstanden|abgeleitet|enthält|nennt|listet|umsetzung|vorgesehen"
)
"""Words that say that projects come from the concept beside them."""
_CARRIED: Final = re.compile(
    r"verwirklicht|umgesetzt|realisiert|stamm(?:t|en|te|ten)|kam(?:en)?|ging(?:en)?|wurden?|erwuchs(?:en)?"
)
"""With "aus dem Konzept" they say that projects come from it."""
_COMMON: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_WORKS: Final = re.compile(r"[Pp]rojekt|[Mm]aßnahme|[Vv]orhaben|[Ee]rgebnis|[Aa]ufgaben|[Bb]eispiel")
_DOING: Final = re.compile(
    r"(?:umgesetzt|umsetz|setzte|setzt|realisier|verwirklich|entstand|entsteh|geschaffen|schuf|eingerichtet|richtete|aufgebaut"
    r"|baut|bauen|gebaut|errichtet|eröffnet|angestoßen|initiier|gestartet|startet|entwickel|angelegt|ausgebaut|saniert"
    r"|betreib|betrieben|unterhält|unterhalten|organisier|veranstalt|ausgerichtet|aufgelegt|legt|lancier|begonnen|beginn"
    r"|finanzier|gefördert|förder|eingeführt|einführ|einigt|gemeinsam|projekt|maßnahme|vorhaben|leben|weg|gang|gibt"
    r"|beauftrag|betrau|bezuschuss|vertrag|vergeben|vergab|verpflicht|zuschlag|auftrag|läuft|lief|ging|rollt|tourt|fährt|fahr|fließ|floss|freigegeben|eingeweiht|angeschafft|gekauft|investier|start|eröffne|kost|schlug|verschl|zuschuss|zuwend|bewillig|beteilig|führt|bietet|pflegt|plant|entsprungen|hervor|gehör|zähl|verbuch|vorweis|vorzuweis|vorzeig)"
)
"""How the words begin that say that something was undertaken."""
_MEANS: Final = frozenset({"unter", "mit", "durch", "dank"})
"""A project behind these exists, even where what shall be reached by it lies ahead."""


def find_claims(
    passages: tuple[Passage, ...],
    known: list[Claim],
    skipped: frozenset[int],
    leads: Mapping[int, str],
    paid: Mapping[str, bool],
) -> Iterator[Claim]:
    """One claim for each concept, committee and project that has an owner and that no frame has given one yet.

    ``skipped`` are blocks that only list subjects and keywords, ``leads`` the label or heading above each block;
    ``paid`` is true of what money went to and false of what it is only hoped for.
    """
    held = {c.object for c in known if c.predicate in {h[0] for h in HOLDINGS.values()}}
    facts = _facts(passages, known, paid)
    apart = is_reference_page(passages, known)
    for passage in passages:
        if passage.sentence.block in skipped:
            continue
        lead = leads.get(passage.sentence.block, "")
        for argument in passage.arguments:
            if argument.kind not in HOLDINGS or argument.reference.form not in ("name", "short"):
                continue
            if argument.kind == "Committee" and not governs(passage, argument):
                continue
            for thing in argument.reference.entities:
                claim = None if thing in held else _claim(passage, argument, thing, lead, facts, apart=apart)
                if claim is not None:
                    held.add(thing)
                    yield claim
    if not apart:
        yield from _of_only_alliance(passages, held, skipped, facts)
        yield from _proven(passages, known, facts.real - held)


def _of_only_alliance(
    passages: tuple[Passage, ...], held: Set[object], skipped: frozenset[int], facts: _Facts
) -> Iterator[Claim]:
    """``hasConcept`` of the one cooperation of a text that names it only behind its concept."""
    alliances = passages[0].register.of_kind("Cooperation") if passages else ()
    if len(alliances) != 1:
        return
    for passage in passages:
        for argument in passage.arguments:
            thing = argument.reference.entities[0]
            named = argument.kind == "Concept" and argument.reference.form == "name" and thing not in held
            if (
                not named
                or passage.sentence.block in skipped
                or _is_of_other(argument, passage, alliances[0], facts.clients)
            ):
                continue
            if passage.modality(passage.clause_at(argument.token)) is not Modality.ASSERTED:
                continue
            if _STUDY.search(passage.name(thing)):
                continue  # may be of one project alone
            held = {*held, thing}
            yield Claim(
                alliances[0], "hasConcept", thing, (passage.quote([argument.span]),), "holding", SURE["Concept"]
            )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the text says elsewhere of works, clients and members."""

    clients: Mapping[str, Set[object]]
    groups: Set[tuple[str, object]]
    """Members with the cooperation that they belong to."""
    real: Set[str]
    """What was begun, carried out, paid for or awarded."""
    hoped: Set[str]
    """What money is only asked for."""
    denied: Set[str]
    """Projects that no clause with a verb says anything of as a fact."""


def _facts(passages: tuple[Passage, ...], known: list[Claim], paid: Mapping[str, bool]) -> _Facts:
    clients: dict[str, set[object]] = {}
    for claim in known:
        if claim.predicate == "commissionedBy":
            clients.setdefault(claim.subject, set()).add(claim.object)
    groups = {(c.subject, c.object) for c in known if c.predicate == "memberOf"}
    real = {c.subject for c in known if c.predicate in _PROOFS and c.modality is Modality.ASSERTED}
    real |= {thing for thing, went in paid.items() if went}
    return _Facts(clients, groups, real, (paid.keys() | find_open(passages)) - real, find_denied(passages) - real)


def _claim(passage: Passage, argument: Argument, thing: str, lead: str, facts: _Facts, *, apart: bool) -> Claim | None:
    """The claim on whose the thing is that the argument names; None where it is nobody's, or not there yet."""
    predicate, owners = HOLDINGS[argument.kind]
    project = argument.kind == "Project"
    if project and _describes_other(passage, thing):
        return None
    owner = (_plan(passage, lead) if project else None) or _owner(passage, argument, owners, apart=apart)
    if owner is None or owner == thing or (project and not _is_there(passage, argument, thing, lead, facts)):
        return None
    if _is_of_other(argument, passage, owner, facts.clients) or (
        argument.kind == "Concept" and _only_studies(passage, thing)
    ):
        return None
    if _is_foreign(passage, owner, thing, facts.clients.get(thing), facts.groups):
        return None
    told = passage.modality(passage.clause_at(argument.token)) is Modality.ASSERTED
    told = told or (argument.kind == "Committee" and is_definite(passage, argument))
    if not told and not (project and (thing in facts.real or _is_shown(passage, argument))):
        return None
    return Claim(owner, predicate, thing, (passage.quote([argument.span]),), "holding", SURE[argument.kind])


def _only_studies(passage: Passage, thing: str) -> bool:
    """Whether a plan is a study or opinion, which nobody works on the basis of unless the passage says so."""
    return _STUDY.search(passage.name(thing)) is not None and not any(_BASIS.match(w) for w in passage.words)


_STUDY: Final = re.compile(r"(?:[Ss]tudie|[Gg]utachten|[Uu]ntersuchung|[Aa]nalyse|[Ee]xpertise|[Bb]efragung)\b")
_BASIS: Final = re.compile(
    r"grundlage|basis|arbeitsgrundlage|fußt|fußen|richtschnur|beschloss|verabschied|leitlinie|fahrplan"
)
"""What says that somebody works by a plan."""


def _is_there(passage: Passage, argument: Argument, thing: str, lead: str, facts: _Facts) -> bool:
    """Whether a project is more than hoped for, denied or in preparation, and was undertaken."""
    if thing in facts.hoped or (thing in facts.denied and passage.is_fragment):
        return False
    if thing not in facts.real and (has_failed(passage, argument) or is_denied(passage, argument)):
        return False
    return (thing in facts.real or not is_ahead(passage, lead)) and _is_undertaken(
        passage, argument, thing, lead, paid=thing in facts.real
    )


def _is_shown(passage: Passage, argument: Argument) -> bool:
    """Whether the passage shows a project as one there is, or as the means to what lies ahead."""
    if not _SHOWN.isdisjoint(passage.words):
        return True
    planned = passage.modality(passage.clause_at(argument.token)) is Modality.PLANNED
    return planned and argument.preposition in _MEANS


def _proven(passages: tuple[Passage, ...], known: list[Claim], left: Set[str]) -> Iterator[Claim]:
    """``hasProject`` for projects that something was said of as a fact, though no passage names them as anybody's: they
    are those of the one cooperation of the text."""
    starts = [p.sentence.span.start for p in passages]
    for claim in known:
        if claim.subject not in left or claim.predicate not in _PROOFS:
            continue
        passage = passages[max(bisect_right(starts, claim.evidence[0].span.start) - 1, 0)]
        owners = passage.register.of_kind("Cooperation")
        named = _COMMON.fullmatch(passage.name(claim.subject)) is None
        if passage.kind(claim.subject) == "Project" and len(owners) == 1 and named:
            left = left - {claim.subject}
            yield Claim(owners[0], "hasProject", claim.subject, claim.evidence[:1], "holding", SURE["Project"])


_PROOFS: Final = frozenset({"implementedBy", "startDate", "endDate", "receivedAward", "fundedBy", "fundedUnder"})
"""What is said only of projects that there are."""
_SHOWN: Final = frozenset(
    {"nenne", "nennen", "erwähne", "vorzeigen", "vorweisen", "vorzuweisen", "vorzuzeigen", "verbuchen"}
)
"""What can be shown is there."""


def _is_of_other(argument: Argument, passage: Passage, owner: str, clients: Mapping[str, Set[object]]) -> bool:
    """Whether a plan is named in the name of a project that others ordered."""
    if argument.kind != "Concept":
        return False
    if _is_of_town(passage, passage.name(argument.reference.entities[0]), owner):
        return True
    hosts = [a for a in passage.arguments if a.kind == "Project" and argument.span in a.span]
    return any(e in clients and owner not in clients[e] for a in hosts for e in a.reference.entities)


def _is_of_town(passage: Passage, plan: str, owner: str) -> bool:
    """Whether a plan is named for a single town that the cooperation is not: "Leitbild Altdorf 2035"."""
    known = passage.register.of_kind("Municipality")
    towns = [name for e in known for name in passage.register.names(e) if name in plan]
    joint = any(word in plan.lower() for word in ("kommunal", "region", "gemeinsam", "umland"))
    whole = [name for name in towns if _ENDS.fullmatch(plan[plan.index(name) + len(name) :])]
    return bool(whole) and not joint and not any(name in own for name in whole for own in passage.register.names(owner))


_ENDS: Final = re.compile(r"[“”\"«]?(?: \(\w+\))?(?: 20\d\d)?[“”\"«]?")
"""What may stand behind the town in the name of its plan."""


def _is_foreign(
    passage: Passage, owner: str, thing: str, clients: Set[object] | None, groups: Set[tuple[str, object]]
) -> bool:
    """Whether a work was ordered by others than the supposed owner and its members, as on a page of references."""
    if clients is None or owner in clients or any((c, owner) in groups for c in clients):
        return False
    if passage.block.kind is BlockKind.HEADING and any(owner in a.reference.entities for a in passage.arguments):
        return False  # a heading that names both tells whose the work is
    named = any(name in passage.name(thing) for name in passage.register.names(owner))
    return not named and len(passage.register.of_kind("Cooperation")) > 1


def _is_undertaken(passage: Passage, argument: Argument, thing: str, lead: str, *, paid: bool) -> bool:
    """Whether a project was paid for, has a name of its own, or is a noun beside words that say that it was made."""
    if (
        paid
        or _COMMON.fullmatch(passage.name(thing)) is None
        or _is_quoted(passage, argument)
        or passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.FIELD)
        or (passage.block.kind is BlockKind.HEADING and _fills(passage, argument))
    ):
        return True
    return any(_DOING.match(w) for w in passage.words) or _WORKS.search(lead) is not None


def _describes_other(passage: Passage, thing: str) -> bool:
    """Whether a bare noun stands in a field of a project with another name: "Beschreibung: Nachtbus an Wochenenden"."""
    work = passage.heading_topic("Project") if passage.block.label is not None else None
    return work not in (None, thing) and _COMMON.fullmatch(passage.name(thing)) is not None


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


_BASES: Final = frozenset({"basis", "grundlage"})
"""On the basis of a plan are works undertaken that need not be its own."""


def _plan(passage: Passage, lead: str) -> str | None:
    """The concept that the projects of the passage come from: it is named beside them, or they are its measures."""
    named = [
        a
        for a in passage.arguments
        if a.kind == "Concept" and len(a.reference.entities) == 1 and a.governor not in _BASES
    ]
    sources = [a for a in named if a.preposition == "aus" and a.reference.form != "pronoun"]
    if sources and any(_CARRIED.fullmatch(w) for w in passage.words):
        return sources[0].reference.entities[0]
    if named and any(_MEASURE.fullmatch(w) or _SPRUNG.fullmatch(w) for w in passage.words):
        return named[0].reference.entities[0]
    key = any(_KEY_MEASURE.fullmatch(w) for w in (*passage.words, *re.findall(r"\w+", lead.lower())))
    plan = passage.last("Concept") if key else None
    return plan if plan is not None and (passage.follows(plan) or passage.heading_topic("Concept") == plan) else None


def _labelled(passage: Passage) -> str | None:
    """The town or district that stands before a colon at the head of the passage: "Stadt Aham: 90.000 Euro für …"."""
    first = passage.arguments[0]
    after = bisect_left(passage.starts, first.span.end)
    headed = first.span.start - passage.sentence.span.start < _HEADED and passage.words[after : after + 1] == (":",)
    return first.reference.entities[0] if headed and first.kind in LOCAL else None


_HEADED: Final = 24


def _bracketed(passage: Passage, project: Argument) -> str | None:
    """The town that stands in brackets right behind a project of a list: "Infotafeln „X“ (Markt Y) – 7.300 €"."""
    after = bisect_left(passage.starts, project.span.end)
    behind = [a for a in passage.arguments if after < a.token <= after + _IN_BRACKETS and a.kind in LOCAL]
    opened = "(" in passage.words[after : after + 2]
    return behind[0].reference.entities[0] if behind and opened and passage.is_fragment else None


_IN_BRACKETS: Final = 4
"""Words from a project to the town in brackets."""


def _owner(passage: Passage, argument: Argument, kinds: tuple[str, ...], *, apart: bool) -> str | None:
    """Whose the thing is; where the works of a page stand ``apart``, only who is named beside it or in its heading."""
    if argument.kind == "Project" and (labelled := _labelled(passage) or _bracketed(passage, argument)) is not None:
        return labelled
    near = [a for a in passage.arguments if a.kind in kinds and len(a.reference.entities) == 1]
    if near:
        nearest = min(near, key=lambda a: (kinds.index(a.kind), abs(a.token - argument.token)))
        return nearest.reference.entities[0]
    last = passage.last(kinds[0])
    if last is not None and passage.follows(last):
        return last
    for kind in kinds:
        topic = passage.heading_topic(kind) if apart else passage.topic(kind)
        if topic is not None:
            return topic
    return None if apart else last
