"""When projects began and ended: "startete im Mai 2019", "von 2016 bis 2019 umgesetzt", "seit 2021 laufend"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.dates.passed_over import GOING_ON, is_cared_for, listed_behind
from ingest.german.dates import Date
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.small_words import NOMINATIVES
from ingest.passages.appositions import apposed_to
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_START: Final = re.compile(
    r"\w{0,9}start|(?:ge|neu)?start(?:et|ete|eten|en|eter?|eten|etes)\w*|begann(?:en)?|begonnen\w*|beginnt?|beginnen|beginn|start\w*|(?:er)?öffne(?:t|te|ten)\w*"
    r"|eröffnung|eingeweiht\w*|einweihung|einführung|eingeführt\w*|angelaufen\w*|anlief|freigeschaltet\w*|freigegeben\w*"
    r"|online|los|los(?:gegangen|gelegt)|baubeginn|inbetriebnahme|aufgenommen|etabliert|eingerichtet"
)
_TAKES_UP: Final = frozenset({"nahm", "nahmen", "nimmt", "nehmen"})
_TAKEN_UP: Final = frozenset(
    {"arbeit", "betrieb", "dienst", "tätigkeit", "fahrt", "fahrbetrieb", "beratung", "geschäft"}
)
"""With "auf" at the end of the clause: "nahm im Mai seine Arbeit auf"."""
_START_PHRASES: Final = ("an den start", "ans netz", "in betrieb", "ins leben", "auf den weg", "am start", "am netz")
_END: Final = re.compile(
    r"endete[n]?|endet|enden|geendet|eingestellt\w*|ausgelaufen\w*|auslief|beendet\w*|abgeschlossen\w*|abschluss"
    r"|fertigstellung|fertiggestellt\w*|vollendet\w*|fortgeführt|verlängert|weitergeführt"
)
_RUN: Final = re.compile(
    r"läuft|lief(?:en)?|laufen|laufende[rsnm]?|fährt|fahren|fuhr(?:en)?|verkehrt|verkehren|besteht|bestehen\w*|existier\w*|gibt|gab"
    r"|umgesetzt\w*|realisiert\w*|durchgeführt\w*|verwirklicht\w*|angelegt\w*|(?:um|aus|auf)?gebaut\w*|erschlossen\w*|hergestellt\w*|errichtet\w*|erprob\w*|betrieb\w*"
    r"|betreib\w*|unterhält|unterhalten|arbeitet|dauert\w*|dauern|angeboten\w*|bietet|bieten|laufzeit|zeitraum|aktiv"
    r"|begleitet\w*|besetzt|entst(?:and|anden|eht|ehen)|aufgebaut\w*|baut|bauen|saniert\w*|entwickelt\w*|tätig|wirkt|hilft|berät"
)
_MONEY: Final = re.compile(
    r"euro|€|eur|geförder\w*|fördert\w*|bezuschusst|zuschuss|finanziert|bewilligt|förderung|förderzeitraum"
)
_PROLONGED: Final = frozenset({"fortgeführt", "verlängert", "weitergeführt"})
"""With "bis" they name the end, with a day that on which it was put off."""
_RAN: Final = re.compile(r"läuft|lief|liefen|laufen")
"""With "aus" at the end of the clause they say that it ends."""
_DONE: Final = frozenset({"fertig", "fertiggestellt", "abgeschlossen", "beendet", "eingestellt", "vollendet", "ende"})
"""With "seit" they say that it is over."""
_BRACKET: Final = 5
"""Words behind a project within which a bracket or dash gives its years."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``startDate`` and ``endDate`` of the projects that a clause says to run, begin or end at its dates; of several
    phases told in one sentence the first day and the last."""
    yield from _of_plans(passage)
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in _of_projects(passage):
        told.setdefault((claim.subject, claim.predicate), []).append(claim)
    for (_, predicate), claims in told.items():
        chosen = min if predicate == "startDate" else max
        yield chosen(claims, key=lambda claim: str(claim.object))


def _of_projects(passage: Passage) -> Iterator[Claim]:
    works = [a for a in passage.arguments if a.kind == "Project" and a.reference.form != "publisher"]
    if not works:
        return  # of what the heading or the sentence before names: headed_durations
    dates = passage.dates or ((passage.entry,) if passage.entry is not None else ())
    for date in dates:
        token = bisect_left(passage.starts, date.span.start) if date in passage.dates else works[0].token
        clause = passage.clause_at(token)
        beside = _beside(passage, works, token)
        own = beside or [
            w for w in _subjects(passage, works, clause) if not _is_parted(passage, clause, token, w.token)
        ]
        if not own or passage.modality(clause) is not Modality.ASSERTED or _is_of_another(passage, own, clause):
            continue
        words = passage.clause_words(clause)
        if not GOING_ON.isdisjoint(words) or (date.relation == "since" and is_cared_for(passage, own, clause)):
            continue
        for predicate, lexical in told_by(passage, date, words, token, bracketed=bool(beside)):
            for work in own:
                for entity in work.reference.entities:
                    quote = (passage.quote([work.span, date.span]),)
                    yield Claim(entity, predicate, Value(lexical), quote, "duration", 0.75)


def _is_of_another(passage: Passage, works: list[Argument], clause: int) -> bool:
    """Whether the date stands in a bracket or participle group behind somebody else: "der Lotse P (seit 2022 hier)"."""
    things = apposed_to(passage, clause)
    if not things and passage.clauses and passage.clauses[clause].kind == "parenthesis":
        first = bisect_left(passage.starts, passage.clauses[clause].tokens[0].span.start)
        before = passage.sentence.tokens[first - 1] if first else None  # "Streuobstzentrum (seit 2014)"
        named = before is not None and any(before.span in a.span for a in works)
        return before is not None and before.text[0].isupper() and not named
    return bool(things) and not any(thing in works for thing in things)


_WRITING: Final = re.compile(
    r"erarbeitung|erstellung|ausarbeitung|bearbeitung|arbeit(?:en)?|konzepterstellung|entstand|entstanden|erarbeitet\w*|erstellt\w*"
    r"|ausgearbeitet|aufgestellt|gearbeitet|arbeite(?:t|n|te|ten)|erarbeite[tn]|entsteht|schrieb(?:en)?|geschrieben|bearbeitet|entwickelt\w*|auftrag|fortschreibung"
    r"|prozess|dauerte|gedauert"
)
_SET_OUT: Final = re.compile(
    r"begonnen|begann(?:en)?|beginnt|beginn|start(?:et|ete|eten)?|gestartet|auftakt|läuft|laufen|lief(?:en)?"
)


def _of_plans(passage: Passage) -> Iterator[Claim]:
    """``startDate`` and ``endDate`` of the work on the one plan that a clause names: "von März 2018 bis Mai 2019
    entstand das Konzept", "mit der Erarbeitung des Konzepts wurde im Mai 2022 begonnen"."""
    plans = [a for a in passage.arguments if a.kind == "Concept"]
    if len({a.reference.entities for a in plans}) != 1 or len(plans[0].reference.entities) != 1:
        return
    for date in passage.dates:
        clause = passage.clause_at(bisect_left(passage.starts, date.span.start))
        words = passage.clause_words(clause)
        spoken = {clause, passage.clauses[clause].joined if passage.clauses else None}
        if spoken.isdisjoint(passage.clause_at(plan.token) for plan in plans):
            continue
        if passage.modality(clause) is not Modality.ASSERTED:
            continue
        if not any(_WRITING.fullmatch(w) for w in words) or any(_MONEY.fullmatch(w) for w in words):
            continue
        spans = [plans[0].span, date.span]
        told = list(both_ends(date)) if date.relation == "period" and _is_of_work(passage, date, words) else []
        if (
            date.start is not None
            and date.relation in {"on", "since", "from"}
            and (any(_SET_OUT.fullmatch(w) for w in words) or (date.relation != "on" and _is_at_work(words)))
        ):
            told = [("startDate", date.start)]
        for predicate, lexical in told:
            yield Claim(
                plans[0].reference.entities[0], predicate, Value(lexical), (passage.quote(spans),), "duration", 0.7
            )


def _is_at_work(words: tuple[str, ...]) -> bool:
    """Whether the clause says that somebody writes: "erarbeitet das Konzept seit 2023", "arbeitet seit März daran"."""
    return any(_WRITES.fullmatch(w) for w in words) or (
        any(_WORKS.fullmatch(w) for w in words) and not _AT_IT.isdisjoint(words)
    )


_WRITES: Final = re.compile(r"erarbeite[tn]|schreib[te]n?|verfass[te]n?|entsteht|erstell[te]n?|gearbeitet")
_WORKS: Final = re.compile(r"arbeite(?:t|n|te|ten)|gearbeitet")
_AT_IT: Final = frozenset({"an", "am", "daran"})
_WRITTEN: Final = re.compile(
    r"erarbeitung|erstellung|ausarbeitung|bearbeitung|entstand(?:en)?|erarbeitet\w*|erstellt\w*|ausgearbeitet"
    r"|gearbeitet|arbeitete[n]?|schrieb(?:en)?|geschrieben|bearbeitet|dauerte|gedauert"
)


def _is_of_work(passage: Passage, date: Date, words: tuple[str, ...]) -> bool:
    """Whether a period is that of the writing, not the one that a plan is made for: "für die Jahre 2023 bis 2027"."""
    token = bisect_left(passage.starts, date.span.start)
    before = passage.words[max(token - 3, 0) : token]
    named = any(a.kind == "Concept" and 0 <= date.span.start - a.span.end < _BRACKET for a in passage.arguments)
    return "für" not in before and not named and any(_WRITTEN.fullmatch(w) for w in words)


def told_by(
    passage: Passage, date: Date, words: tuple[str, ...], token: int, *, bracketed: bool
) -> Iterator[tuple[str, str]]:
    """What the date is for the project of its clause: its start, its end, or both."""
    if bracketed and date.relation == "period":
        yield from both_ends(date)
        return
    begins, ends, runs = (any(p.fullmatch(w) for w in words) for p in (_START, _END, _RUN))
    text = " ".join(words)
    begins = begins or any(phrase in text for phrase in _START_PHRASES) or _takes_up(words)
    begins = begins or (runs and not _FIRST.isdisjoint(words))
    ends = ends or "zu ende" in text or ("aus" in words[-2:] and any(_RAN.fullmatch(w) for w in words))
    paid = any(_MONEY.fullmatch(w) for w in words)
    match date.relation:
        case "period":
            listed = passage.is_fragment and not paid
            if ((runs or begins) and not paid) or listed or "laufzeit" in words:
                yield from both_ends(date)
        case "since" | "from":
            if date.start is not None and not paid:
                yield ("startDate" if _DONE.isdisjoint(words) else "endDate"), date.start
        case "until":
            if date.end is not None and (runs or ends) and not paid:
                yield "endDate", date.end
        case "on":
            if date.start is None:
                return
            lead = next((w for w in reversed(passage.words[max(token - 3, 0) : token]) if w not in _PADDING), "")
            closing = lead in _CLOSINGS or (begins and date.written.startswith("Ende "))
            if closing and passage.is_fragment and not paid:
                yield "endDate", date.start  # "Start 2019, Ende 2022"
            elif begins and ends:
                first = _nearest(passage, token, _END) < _nearest(passage, token, _START)
                yield ("endDate" if first else "startDate"), date.start
            elif begins:
                yield "startDate", date.start
            elif ends and not paid and _PROLONGED.isdisjoint(words):
                yield "endDate", date.start
        case _:
            pass


_FIRST: Final = frozenset({"erstmals", "erste", "ersten", "erster", "erstmalig"})
"""With a verb of running they say that it began: "die ersten Busse fuhren im September 2021"."""
_PADDING: Final = frozenset({":", "im", "am", "zum", "/", "jahr"})
_CLOSINGS: Final = frozenset({"ende", "projektende", "abschluss", "fertigstellung", "auslauf", "enddatum", "bauende"})


def _takes_up(words: tuple[str, ...]) -> bool:
    return "auf" in words and not _TAKES_UP.isdisjoint(words) and not _TAKEN_UP.isdisjoint(words)


def both_ends(date: Date) -> Iterator[tuple[str, str]]:
    if date.start is not None:
        yield "startDate", date.start
    if date.end is not None:
        yield "endDate", date.end


def _nearest(passage: Passage, token: int, pattern: re.Pattern[str]) -> int:
    return min((abs(i - token) for i, word in enumerate(passage.words) if pattern.fullmatch(word)), default=10**6)


def _beside(passage: Passage, works: list[Argument], token: int) -> list[Argument]:
    """The project right before a bracket or dash that opens with the date: "Mobil vor Ort (2017–2019)"."""
    for work in works:
        after = bisect_left(passage.starts, work.span.end)
        between = passage.words[after:token]
        bracketed = between[:1] == ("(",) and ")" not in between  # "(am Markt seit 2014)"
        opens = len(between) == 1 and between[0] in {"(", "–", ":", ","}
        if 0 < token - after <= _BRACKET and (opens or bracketed):
            return [work]
    return []


def _is_parted(passage: Passage, clause: int, date: int, work: int) -> bool:
    """Whether the sentence of the date ends at the colon behind which the work stands: "…, die sie seit 2020 leitet:
    Erstens das Kataster"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.finite is None or date > work or ":" not in passage.words[date:work]:
        return False
    return inner.finite.span.start < passage.starts[passage.words.index(":", date)]


def _subjects(passage: Passage, works: list[Argument], clause: int) -> list[Argument]:
    """The projects that a clause speaks of: those it names without a preposition, else the one it hangs on."""
    inside = [w for w in works if passage.clause_at(w.token) == clause]
    chosen = [w for w in inside if w.preposition is None] or inside
    if not chosen:
        chosen = [w for w in works if passage.is_antecedent(w.span, clause)]
    if not chosen:
        chosen = listed_behind(passage, works, clause)
        if chosen:
            return chosen
    if not chosen and len({w.reference.entities for w in works}) == 1:
        alone = all(a.kind not in RIVALS for a in passage.arguments if passage.clause_at(a.token) == clause)
        chosen = works[:1] if alone and not _has_subject(passage, clause) else []
    if len({w.group for w in chosen}) > 1:
        return []
    return chosen


def _has_subject(passage: Passage, clause: int) -> bool:
    """Whether the clause tells of something else: it is relative to another noun, or has one that no preposition
    governs beside its verb: "…; seit 2018 arbeiten die Nachbarn zusammen"."""
    if not passage.clauses or passage.clauses[clause].kind == "relative":
        return bool(passage.clauses)
    tokens = passage.clauses[clause].tokens
    return any(
        token.text.lower() in NOMINATIVES and following.text[:1].isupper() and before not in _GOVERNING
        for before, token, following in zip(("", *(t.text.lower() for t in tokens)), tokens, tokens[1:], strict=False)
    )


_GOVERNING: Final = frozenset(
    {
        "in",
        "an",
        "auf",
        "für",
        "über",
        "durch",
        "um",
        "gegen",
        "unter",
        "vor",
        "hinter",
        "neben",
        "mit",
        "von",
        "zu",
        "aus",
        "bei",
        "nach",
    }
)
RIVALS: Final = frozenset({"Cooperation", "Concept", "Organisation", "Consultancy", "Committee", "Programme"})
