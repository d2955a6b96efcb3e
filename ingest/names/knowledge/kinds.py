"""Kinds of entities that readers treat alike."""

from __future__ import annotations

from typing import Final

LOCAL: Final = frozenset({"Municipality", "District"})
"""Who is a member, bears its part and has an area of its own."""
PLACES: Final = LOCAL | {"State"}
TERRITORIES: Final = PLACES | {"Region"}
GROUPS: Final = frozenset({"Cooperation", "Region"})
"""What is managed, owns concepts and has members or parts."""
PAYERS: Final = frozenset({"Ministry", "Authority"})
"""Who runs programmes and pays wherever a sentence on money names them."""
BODIES: Final = PAYERS | {"Consultancy", "Organisation"}
"""Who employs people and sends them, and is no town, district or cooperation."""
FIRMS: Final = frozenset({"Consultancy", "Organisation"})
"""Who has heads and owners of its own and is no public office."""
SENDERS: Final = BODIES | LOCAL
"""Whose people hold posts, at home or on the boards of others."""
WORKS: Final = ("Concept", "Project")
"""What money is for, concepts first."""
OTHERS: Final = frozenset({*LOCAL, "State", "Organisation", "Consultancy"})
"""Who pays only where the grammar makes them givers."""
TITLED: Final = frozenset({*WORKS, "Programme", "Event", "Award"})
"""What has a title, which may stand in quotation marks."""
