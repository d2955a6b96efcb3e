"""Names built on a head noun or known by themselves: cooperations, bodies, concepts, programmes, projects, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ingest.claims.inflection import decline, is_adjective, noun_form
from ingest.claims.lexicon import Head, cues, find_head, rows, territories, vocabulary
from ingest.claims.people import is_first_name, is_office
from ingest.claims.places import match, states
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words, split_words

_OPEN: Final = frozenset('„“"»‚«')
_CLOSE: Final = {"„": '“”"', "“": '”"', '"': '"“”', "»": "«", "«": "»", "‚": "‘'"}
_STOPS: Final = cues("stops")
_LEGAL: Final = cues("legal_forms")
_FUNCTION: Final = cues("function_words")
_WHERE: Final = frozenset({"am", "an", "im", "in", "ob", "vor", "um"})
_CUES: Final = {
    "Motto": "alias", "Slogan": "alias", "Marke": "alias", "Dachmarke": "alias", "Namen": "alias", "Name": "alias",
    "Bezeichnung": "alias", "Titel": "Project", "Thema": "", "Kategorie": "", "Schwerpunkt": "", "Handlungsfeld": "",
}  # fmt: skip


class Phrase(NamedTuple):
    """The right side of a name: where it ends, what belongs to the name, other names, whether anything was found."""

    end: int
    words: str
    aliases: tuple[str, ...]
    quoted: bool


@cache
def _policies() -> tuple[str, ...]:
    return tuple(sorted(w.lower() for w in vocabulary("policies")))


def _is_policy(word: str) -> bool:
    return word.endswith("-") or word.lower().endswith(_policies())


Known = dict[str, list[tuple[tuple[str, ...], Sighting]]]


@cache
def _known() -> Known:
    """Programmes and organisations known by name, by their first word."""
    index: Known = {}
    entries = [("Programme", row) for row in rows("programmes")]
    entries += [(row[0], row[1:]) for row in rows("organisations")]
    for kind, names in entries:
        for name in names:
            pieces = split_words(name)
            index.setdefault(pieces[0], []).append((pieces, Sighting(0, 0, kind, names[0])))
    for found in index.values():
        found.sort(key=lambda e: -len(e[0]))
    return index


def find_mentions(words: Words) -> list[Sighting]:
    """All names but those of persons and places. They may overlap: the longer and the surer is to be preferred."""
    found: list[Sighting] = []
    forms = words.forms
    for index, form in enumerate(forms):
        known = _known().get(form)
        if known is not None:
            found.extend(_match_known(words, index, known))
        if form in _OPEN:
            found.extend(_quoted(words, index))
        elif form[0].isupper() or "-" in form:
            head = find_head(form)
            if head is not None:
                found.extend(_headed(words, index, *head))
            end = _legal_end(words, index)
            if end is not None:
                found.extend(_firm(words, index, end))
        elif form == "e" or form in _LEGAL:
            end = _legal_end(words, index)
            if end is not None:
                found.extend(_firm(words, index, end))
        elif form in {"&", "+"} and forms[index + 1 : index + 2] == ["Partner"]:
            found.extend(_firm(words, index, index + 2))
    return found


def _match_known(words: Words, index: int, known: list[tuple[tuple[str, ...], Sighting]]) -> Iterator[Sighting]:
    for pieces, model in known:
        end = index + len(pieces)
        if end <= len(words) and tuple(words.forms[index:end]) == pieces and words.is_whole(index, end):
            spelled = words.spelled(index, end)
            name = model.name if len(spelled) > 8 and spelled.split(" ")[-1] in model.name else spelled
            yield Sighting(index, end, model.kind, name, (model.name,), rank=45)
            return


# -- names on a head noun ----------------------------------------------------------------------------------------------


def _headed(words: Words, index: int, head: Head, plural: bool) -> Iterator[Sighting]:
    forms = words.forms
    if forms[index].endswith("-") or (words.labels[index] and head.bare != "founds"):
        return
    if head.lemma.upper() == "REGIONALE":
        if index + 1 < len(forms) and re.fullmatch(r"20\d\d", forms[index + 1]):
            name = words.spelled(index, index + 2)
            yield Sighting(index, index + 2, head.kind, name, sort=head.lemma, gender="f", rank=50)
        return
    first = _left(words, index)
    if plural and "name" in head.follow:
        listed = list(_listed(words, index, head))
        if listed:
            yield from listed
            return
    right = _right(words, index + 1, head)
    named = right.end > index + 1 and bool(right.words)
    core = _core(words, first, index, head, plural)
    bare = not named and first == index
    if head.bare == "nothing" and not named:
        return
    if bare and plural and (head.bare == "refers" or head.kind not in {"Project", "Event"}):
        return
    refers = bare
    name, aliases = _compose(head, core, right)
    if words.labels[index] and not named:
        return
    rank = 50 if named else (35 if first < index else 25)
    kind = "Programme" if head.lemma == "Initiative" and right.quoted else head.kind
    yield Sighting(
        first, right.end, kind, name, aliases, sort=head.lemma, gender=head.gender, rank=rank,
        bare=not named and first == index, plural=plural, refers=refers,
    )  # fmt: skip


def _compose(head: Head, core: str, right: Phrase) -> tuple[str, tuple[str, ...]]:
    aliases = list(right.aliases)
    if not right.words:
        return core, tuple(aliases)
    full = f"{core} {right.words}"
    inner = right.words.strip('„“”"»«‚‘')
    second = find_head(right.words.split(" ")[0])
    if head.whole and second is not None and second[0].kind == head.kind and " " in right.words:
        return right.words, tuple(aliases)
    if head.kind == "Consultancy" and head.bare == "refers":
        return inner, (*aliases, full)
    if right.quoted:
        aliases.append(inner)
        if (
            head.kind in {"Project", "Programme"} and head.lemma != "Gemeinschaftsaufgabe"
        ) or head.lemma == "Strategie":
            return inner, (*right.aliases, full)
    elif head.kind in {"Cooperation", "Region"} and len(inner) > 3:
        aliases.append(inner)
    return full, tuple(aliases)


def _core(words: Words, first: int, index: int, head: Head, plural: bool) -> str:
    parts: list[str] = []
    for at in range(first, index):
        form = words.forms[at]
        parts.append(decline(form, head.gender, plural) if is_adjective(form) else form)
    parts.append(noun_form(words.forms[index], head, plural))
    return " ".join(parts)


def _left(words: Words, index: int) -> int:
    """Where the name begins: adjectives and first halves ("Struktur- und …") before its head noun."""
    forms = words.forms
    at = index
    while at > 0 and not words.breaks[at]:
        before = forms[at - 1]
        if before.endswith("-") and len(before) > 1:
            at -= 1
        elif before in {"und", "u", "&", ","} and at > 1 and (forms[at - 2].endswith("-") and len(forms[at - 2]) > 1):
            at -= 2
        elif before[0].isupper() and is_adjective(before) and _joins_left(words, at - 1):
            at -= 1
        elif (
            before in {"und", ","}
            and at > 1
            and at < index
            and forms[at - 2][0].isupper()
            and _is_list_adjective(forms[at - 2])
        ):
            at -= 2
        else:
            break
    return at


def _is_list_adjective(form: str) -> bool:
    return is_adjective(form) and not form.endswith("er")


def _joins_left(words: Words, at: int) -> bool:
    """Whether a capital word before a head noun belongs to the name and is neither noun, person nor place."""
    form = words.forms[at]
    if is_office(form) or is_first_name(form) or form in territories() or find_head(form) is not None:
        return False
    if not form.endswith("er") and match(words, at) is not None:
        return False
    return not (words.opens[at] and words.breaks[at] == 0 and form in _STOPS)


def _right(words: Words, at: int, head: Head) -> Phrase:
    """What follows a head noun as part of the name."""
    start = at
    parts: list[str] = []
    aliases: list[str] = []
    quoted = False
    follow = head.follow
    at, short = _abbreviation(words, at)
    if short:
        aliases.append(short)
    forms = words.forms
    if at < len(forms) and not words.breaks[at]:
        if "policy" in follow and (forms[at] == "für" or (head.kind == "Ministry" and forms[at] in {"der", "des"})):
            end = _policy_end(words, at)
            if end > at:
                parts.append(words.spelled(at, end))
                at = end
        elif "purpose" in follow and forms[at] in {"zur", "zum"}:
            end = _purpose_end(words, at)
            if end > at:
                parts.append(words.spelled(at, end))
                at = end
        elif ("genitive" in follow and forms[at] in {"der", "des"}) or ("von" in follow and forms[at] == "von"):
            end = _complement_end(words, at)
            if end > at:
                parts.append(words.spelled(at, end))
                at = end
    at, short = _abbreviation(words, at)
    if short:
        aliases.append(short)
    if at < len(forms) and not words.breaks[at]:
        closing = _quote_end(words, at) if "quote" in follow and forms[at] in _OPEN else None
        if closing is not None:
            parts.append(words.spelled(at, closing))
            quoted = True
            at = closing
        elif "name" in follow or ("policy" in follow and parts):
            end = _name_end(words, at, where="where" in follow)
            if end > at and not (head.kind == "Ministry" and not parts and end - at > 2):
                parts.append(_trim(words.spelled(at, end)))
                at = end
    at, short = _abbreviation(words, at)
    if short:
        aliases.append(short)
    legal = _legal_end(words, at) if at < len(forms) and not words.breaks[at] else None
    if legal is not None and parts:
        plain = " ".join(parts)
        parts.append(words.spelled(at, legal))
        aliases.append(plain)
        at = legal
    if not parts and not aliases:
        at = start
    return Phrase(at, " ".join(parts), tuple(aliases), quoted)


def _trim(name: str) -> str:
    return name.rstrip("’'")


def _abbreviation(words: Words, at: int) -> tuple[int, str]:
    """ "(ILEK)" or "(Arge)" at word ``at``: where it ends and what it is; also "kurz KNF"."""
    forms = words.forms
    if at + 2 < len(forms) and forms[at] == "(" and forms[at + 2] == ")" and not words.breaks[at]:
        inner = forms[at + 1]
        letters = sum(c.isupper() for c in inner)
        if 2 <= len(inner) <= 12 and inner[0].isalpha() and (letters >= 2 or inner in {"Arge", "Kag"}):
            return at + 3, inner
    if at + 2 < len(forms) and forms[at] == "," and forms[at + 1] == "kurz" and forms[at + 2][0].isupper():
        return at, forms[at + 2]
    return at, ""


def _quote_end(words: Words, at: int) -> int | None:
    """The word after the closing mark of the quotation that opens at ``at``, if it is short enough for a name."""
    closers = _CLOSE[words.forms[at]]
    for end in range(at + 1, min(at + 18, len(words))):
        if words.forms[end][0] in closers:
            return end + 1 if end > at + 1 else None
        if words.breaks[end] == 2:
            return None
    return None


def _policy_end(words: Words, at: int) -> int:
    """The end of "für X, Y und Z" or "des Innern und für Sport"."""
    forms = words.forms
    end = at
    position = at + 1
    while position < len(forms):
        while position < len(forms) and forms[position] in {"für", "des", "der", "die", "den", "das"}:
            position += 1
        noun = position
        while noun < len(forms) and noun - position < 3 and not words.breaks[noun]:
            if (forms[noun][0].islower() and is_adjective(forms[noun]) and forms[noun] not in _FUNCTION) or (
                forms[noun][0].isupper()
                and is_adjective(forms[noun])
                and noun + 1 < len(forms)
                and forms[noun + 1][0].isupper()
            ):
                noun += 1
            else:
                break
        if noun >= len(forms) or words.breaks[noun] or not forms[noun][0].isupper():
            break
        if end > at and not _continues_policy(words, noun):
            break
        end = noun + 1
        position = end
        if position + 1 < len(forms) and forms[position] == "im" and forms[position + 1][0].islower():
            position += 1  # "Entwicklung im ländlichen Raum"
            continue
        if position + 1 < len(forms) and forms[position] in {"der", "des"} and _is_policy(forms[position + 1]):
            continue
        if (
            position + 2 < len(forms)
            and forms[position] in {"der", "des"}
            and forms[position + 1][0].islower()
            and _is_policy(forms[position + 2])
        ):
            continue
        if position >= len(forms) or words.breaks[position] or forms[position] not in {",", "und", "&", "sowie"}:
            break
        if forms[position] == "," and forms[position - 1].endswith("-") is False and not _closes_later(words, position):
            break
        position += 1
    return end


def _continues_policy(words: Words, noun: int) -> bool:
    form = words.forms[noun]
    if _is_policy(form):
        return True
    if (
        words.forms[noun - 1] in {"des", "der", "die", "das", "den"}
        or form in territories()
        or find_head(form) is not None
    ):
        return False
    return match(words, noun) is None and not form.isupper() and words.forms[noun - 1] not in {"sowie", ","}


def _closes_later(words: Words, comma: int) -> bool:
    """Whether "und" follows the comma within the list of a name: ", Y und Z"."""
    forms = words.forms
    for at in range(comma + 1, min(comma + 9, len(forms))):
        if words.breaks[at] or forms[at] in {".", ";", ":", "("}:
            return False
        if forms[at] in {"und", "&"}:
            return all(_is_policy(f) for f in forms[comma + 1 : at] if f[0].isupper())
    return False


def _purpose_end(words: Words, at: int) -> int:
    """The end of "zur Förderung der Regionalentwicklung": a noun and its genitive."""
    forms = words.forms
    end = at + 1
    if end >= len(forms) or not forms[end][0].isupper():
        return at
    end += 1
    if end + 1 < len(forms) and forms[end] in {"der", "des", "von"}:
        after = end + 1
        while after < len(forms) and forms[after][0].islower() and is_adjective(forms[after]):
            after += 1
        if after < len(forms) and forms[after][0].isupper() and not words.breaks[after]:
            end = after + 1
    return end


def _complement_end(words: Words, at: int) -> int:
    """The end of "der Oberpfalz", "von Oberfranken", "der Bürgermeister", "des Landes Brandenburg"."""
    forms = words.forms
    after = at + 1
    if after >= len(forms) or words.breaks[after] or not forms[after][0].isupper():
        return at
    if forms[after] in {"Landes", "Freistaats", "Freistaates"}:
        return after + 2 if after + 1 < len(forms) and forms[after + 1] in states() else at
    matched = match(words, after)
    if matched is not None:
        return matched[0]
    return after + 1


def _name_end(words: Words, at: int, *, where: bool) -> int:
    """The end of a run of capital words, places and "am Saalebogen" from word ``at`` on; ``at`` itself if none."""
    forms = words.forms
    end = at
    while end < len(forms) and not words.breaks[end]:
        form = forms[end]
        matched = match(words, end) if form[0].isupper() else None
        if matched is not None:
            end = _joined_places(words, matched[0])
            continue
        if (
            (form[0].isupper() and len(form) > 1 and _may_name(words, end, first=end == at))
            or (form[0].isdigit() and end > at and re.fullmatch(r"\d{1,4}(?:\.0)?", form) and not _is_date(words, end))
            or (form == "plus" and end > at)
        ):
            end += 1
        elif where and form in _WHERE and end == at and _where_end(words, end) > end:
            end = _where_end(words, end)
        elif form in {"&", "+"} and end > at and end + 1 < len(forms) and forms[end + 1][0].isupper():
            end += 2
        elif (
            form in {"des", "der"}
            and end == at
            and forms[end + 1 : end + 2]
            and forms[end + 1] in {"Landes", "Freistaats", "Freistaates"}
        ):
            inner = _complement_end(words, end)
            if inner == end:
                break
            end = inner
        else:
            break
    return end


def _joined_places(words: Words, end: int) -> int:
    """Over "A – B" where both are places."""
    forms = words.forms
    while end + 1 < len(forms) and forms[end] in {"–", "-"} and not words.breaks[end]:
        following = match(words, end + 1)
        if following is None or words.breaks[end + 1]:
            break
        end = following[0]
    return end


def _where_end(words: Words, at: int) -> int:
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in {"der", "die", "den"}:
        after += 1
    start = after
    while after < len(forms) and not words.breaks[after] and forms[after][0].isupper() and forms[after] not in _STOPS:
        if is_office(forms[after]) or (find_head(forms[after]) is not None and after == start):
            return at
        after += 1
        if not is_adjective(forms[after - 1]):
            break
    if after == start or (match(words, start) is not None and forms[at] == "in"):
        return at
    return after


def _may_name(words: Words, at: int, *, first: bool) -> bool:
    """Whether a capital word may be part of the proper name behind a head noun."""
    form = words.forms[at]
    if form in _STOPS or form in territories() or is_office(form) or form in _LEGAL:
        return False
    if is_first_name(form) and at + 1 < len(words) and words.forms[at + 1][0].isupper() and not words.breaks[at + 1]:
        return False
    head = find_head(form)
    return head is None or not first or form.isupper() or head[0].bare != "refers"


def _is_date(words: Words, at: int) -> bool:
    return (
        at + 1 < len(words) and words.forms[at + 1] in {".", "Euro", "€", "Prozent", "%"} and len(words.forms[at]) < 3
    )


def _listed(words: Words, index: int, head: Head) -> Iterator[Sighting]:
    """ "die AktivRegionen Alsterland und Steinburg": one sighting for each name."""
    forms = words.forms
    at = index + 1
    while at < len(forms):
        end = _name_end(words, at, where=False)
        if end == at or words.breaks[at]:
            return
        name = _trim(words.spelled(at, end))
        yield Sighting(
            at, end, head.kind, f"{head.lemma} {name}", (name,), sort=head.lemma, gender=head.gender, rank=52
        )  # fmt: skip
        if end + 1 >= len(forms) or forms[end] not in {",", "und", "sowie"} or not forms[end + 1][0].isupper():
            return
        at = end + 1


# -- firms and quotations ----------------------------------------------------------------------------------------------


def _legal_end(words: Words, at: int) -> int | None:
    """The end of a legal form that begins at word ``at``: "GmbH", "GmbH & Co. KG", "e. V."."""
    forms = words.forms
    if at >= len(forms):
        return None
    form = forms[at]
    if form == "e" and forms[at + 1 : at + 3] in ([".", "V"], [".", "G"], [".", "K"]):
        return at + 4 if forms[at + 3 : at + 4] == ["."] else at + 3
    if form not in _LEGAL or form == "Stiftung":
        return None
    if forms[at + 1 : at + 3] == ["&", "Co"]:
        end = at + 3
        if forms[end : end + 1] == ["."]:
            end += 1
        return end + 1 if forms[end : end + 1] == ["KG"] else end
    return at + 1


def _firm(words: Words, index: int, end: int) -> Iterator[Sighting]:
    """The organisation whose name ends in a legal form or "& Partner"."""
    forms = words.forms
    at = index
    while at > 0 and not words.breaks[at]:
        before = forms[at - 1]
        if before in {"&", "+", "–", "|", "-"} and at > 1 and forms[at - 2][0].isalnum():
            at -= 1
        elif before == "." and at > 1 and forms[at - 2] in {"Dr", "Prof", "St"}:
            at -= 2
        elif before in _STOPS or (before in _FUNCTION and not _links(words, at - 1)):
            break
        elif before[0].isupper() or before[0].isdigit() or _links(words, at - 1):
            if is_office(before) or (before in territories() and at == index):
                break
            at -= 1
        elif (before[0].islower() and at == index) or (before[0].islower() and _opens_name(words, at - 1)):
            at -= 1
            break
        else:
            break
    while at < index and (forms[at] in _FUNCTION or forms[at] in {"&", "+", "–", "|", "-", "."}):
        at += 1
    if at >= index:
        return
    quote = at > 0 and forms[at - 1] in _OPEN
    name = words.spelled(at, end)
    plain = words.spelled(at, index) if forms[index] not in {"&", "+"} else name
    name, plain = _nominative_firm(words, at, index, name, plain)
    kind, gender = _kind_of_firm(words, at, index, name)
    close, short = _abbreviation(words, end)
    aliases = tuple(a for a in (plain, short, _lead(plain)) if a and a != name)
    yield Sighting(at, close if short else end, kind, name, aliases, sort="", gender=gender, rank=58 + int(quote))


def _lead(plain: str) -> str:
    """The first word of a firm's name where it can stand for the whole: "Sweco", "IPU"."""
    first = plain.split(" ")[0]
    return (
        first
        if len(first) > 2
        and first != plain
        and not is_adjective(first)
        and find_head(first) is None
        and not is_first_name(first)
        else ""
    )


def _nominative_firm(words: Words, at: int, index: int, name: str, plain: str) -> tuple[str, str]:
    for noun in range(index - 1, at, -1):
        head = find_head(words.forms[noun])
        if head is not None and is_adjective(words.forms[at]):
            declined = decline(words.forms[at], head[0].gender, False)
            return declined + name[len(words.forms[at]) :], declined + plain[len(words.forms[at]) :]
    if is_adjective(words.forms[at]) and re.search(r"(?:gesellschaft|agentur|beratung)\b", plain, re.IGNORECASE):
        declined = decline(words.forms[at], "f", False)
        return declined + name[len(words.forms[at]) :], declined + plain[len(words.forms[at]) :]
    return name, plain


def _links(words: Words, at: int) -> bool:
    """Whether a small word stands inside a firm's name: "Gesellschaft für Stadterneuerung mbH"."""
    form = words.forms[at]
    if form not in {"für", "der", "des", "zur", "und"} or at == 0:
        return False
    before = words.forms[at - 1]
    if form == "und":
        return before.endswith("-") or (
            before[0].isupper() and words.forms[at + 1][0].isupper() and "für" in words.forms[max(0, at - 4) : at]
        )
    head = find_head(before)
    return (head is not None and head[0].kind in {"Organisation", "Consultancy", "Cooperation"}) or _links_noun(before)


def _links_noun(form: str) -> bool:
    return bool(
        re.fullmatch(
            r"\w*(?:gesellschaft|verein|verband|institut|zentrum|agentur|initiative|land)", form, re.IGNORECASE
        )
    )


def _opens_name(words: Words, at: int) -> bool:
    """Whether a small word begins a firm's name: "die complan Kommunalberatung GmbH"."""
    form = words.forms[at]
    if form in _FUNCTION or (is_adjective(form) and "-" not in form) or at == 0:
        return False
    before = words.forms[at - 1]
    return (
        before in {"der", "die", "das", "von", "durch", ",", ":", "(", "Büro", "Firma", "beim", "vom"}
        or words.breaks[at] > 0
    )


_ADVISERS: Final = re.compile(
    r"plan|berat|consult|architekt|ingenieur|entwicklung|landgesellschaft|stadterneuerung|sanierung|geo|raum|siedlung"
    r"|struktur|concept|konzept|projekt|regio|kommunal|management",
    re.IGNORECASE,
)
_OTHER_FIRMS: Final = re.compile(
    r"touristik|tourismus|wirtschaftsförderung|stadtwerke|energie|verkehr|marketing|wohnung|klinik|krankenhaus|sparkasse"
    r"|bank|medien|verlag|zeitung|messe|flughafen|abfall|entsorgung|netz|wasser|strom|bau|bus|bahn",
    re.IGNORECASE,
)  # fmt: skip


def _kind_of_firm(words: Words, at: int, index: int, name: str) -> tuple[str, str]:
    forms = words.forms
    for noun in range(index - 1, at - 1, -1):
        head = find_head(forms[noun])
        if head is not None and head[0].kind in {"Cooperation", "Organisation", "Consultancy", "Region"}:
            kind = "Cooperation" if head[0].kind == "Region" else head[0].kind
            if kind == "Cooperation" and forms[index] not in {"e", "e.V.", "eV"} and head[0].gender != "m":
                kind = "Organisation"
            return kind, head[0].gender
    if forms[index] in {"e", "e.V.", "eV"}:
        return (
            "Cooperation"
            if re.search(r"region|allianz|netz|kommunal|rag\b|lag\b|leader|ile\b", name, re.IGNORECASE)
            else "Organisation"
        ), "m"
    if forms[index] == "AöR":
        return "Organisation", "f"
    if _OTHER_FIRMS.search(name) and not _ADVISERS.search(name):
        return "Organisation", "f"
    return "Consultancy", "f"


def _quoted(words: Words, at: int) -> Iterator[Sighting]:
    """A quotation without a head noun: a name of the topic after "Motto" or "Marke", of a project after an article."""
    end = _quote_end(words, at)
    if end is None or at == 0 or end - at > 12 or end - at < 3:
        return
    before = words.forms[at - 1]
    inner = words.spelled(at + 1, end - 1)
    if not inner[0].isalpha() or inner[-1] in ".!?,":
        return
    compound = next((cue for cue in _CUES if before.endswith(cue.lower()) or before == cue), None)
    if compound is not None:
        kind = _CUES[compound]
        if kind:
            yield Sighting(at + 1, end - 1, "Cooperation" if kind == "alias" else kind, inner, sort=compound, rank=20)
    elif before in {"der", "die", "das", "den", "dem", "des", "vom", "im", "zum", "am"} or before.lower().endswith(
        "projekt"
    ):
        name = inner
        yield Sighting(at + 1, end - 1, "Project", name, sort="", rank=20)
