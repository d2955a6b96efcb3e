"""Sections keep apart what stands under different headings."""

from ingest.documents.blocks import find_blocks
from ingest.documents.sections import find_sections

PAGE = """Referenzen

Talbund: Konzept
Auftraggeber: Stadt Hain
Laufzeit: 2016

Bergbund: Konzept
Auftraggeber: Stadt Berg
Ziele:
• Wasser
• Wald
"""


def test_projects_of_one_page_do_not_leak() -> None:
    blocks = find_blocks(PAGE)
    sections = find_sections(PAGE, blocks)
    heads = [PAGE[blocks[s.heading].span.start : blocks[s.heading].span.end] for s in sections if s.heading is not None]
    assert heads == ["Referenzen", "Talbund: Konzept", "Bergbund: Konzept"]
    members = [[PAGE[blocks[i].span.start : blocks[i].span.end] for i in s.members] for s in sections]
    assert members[1] == ["Auftraggeber: Stadt Hain", "Laufzeit: 2016"]
    assert members[2] == ["Auftraggeber: Stadt Berg", "Ziele:", "Wasser", "Wald"]
    assert sections[1].parent == sections[2].parent == 0


def test_text_without_heading_is_a_section() -> None:
    text = "Der Ort Hain wird größer, und das freut alle."
    (section,) = find_sections(text, find_blocks(text))
    assert (section.heading, section.members) == (None, (0,))
