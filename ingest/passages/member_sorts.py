"""The parts of a register of members: which headings list members, and which go on with another sort of them."""

from __future__ import annotations

import re
from typing import Final

_SORT: Final = (
    r"(?:(?:wirtschafts|sozial|wiso|umwelt|zivil|kommunal|privat)-?(?:partner(?:innen)?|partnerschaft)?|verbänden?"
    r"|vereinen?|vereine|wirtschaft|unternehmen|betriebe|firmen|banken|sparkassen|kreditinstitute|zivilgesellschaft"
    r"|organisationen|institutionen|einrichtungen|kammern|kirchen|soziales|landwirtschaft|tourismus|umwelt|kultur"
    r"|bildung|ehrenamt|partner|mitglieder|kommunen|gemeinden|städte|landkreise?|gebietskörperschaften|körperschaften"
    r"|behörden|stiftungen|genossenschaften|private|öffentliche|kommunale|nichtkommunale|nicht-kommunale|weitere|sonstige"
    r"|übrige|fördernde|juristische|personen|privatpersonen|hand|bereich|seite|akteure|gruppe|der|die|aus|dem|und|sowie)"
)
_SORTS: Final = re.compile(
    rf"(?:\d{{1,2}}[.)]|[a-zA-Z][.)]|[IVX]{{1,4}}\.)? ?{_SORT}(?:(?:, ?|-? |-?/ ?|& ){_SORT})*"
    r"(?: ?\(\d{1,3}(?: \w+)?\))?:?",
    re.IGNORECASE,
)
_REGISTER: Final = re.compile(
    r"mitglied|(?:^|[.)] ?)(?:kommunen|gemeinden|städte|landkreise)|gehör\w* (?:zu|alles|wer)|wer .*(?:dabei|gehört)"
    r"|wer macht mit|kommunale (?:partner|seite)|gebietskörperschaften",
    re.IGNORECASE,
)


def lists_members(heading: str) -> bool:
    """Whether a heading or label lists members, so that a sort of bodies in the next one means more of them."""
    return _REGISTER.search(heading) is not None


def is_sort_of_members(heading: str) -> bool:
    """Whether a heading only says what sort of members stand below it: "B. Wirtschafts- und Sozialpartner (5)"."""
    return _SORTS.fullmatch(heading) is not None
