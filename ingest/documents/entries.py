"""Lines that are one entry of a page: a person with the posts below the name, a contact with its address."""

from __future__ import annotations

from ingest.documents.line_blocks import Found, line_block
from ingest.documents.line_shapes import is_sentence
from ingest.documents.pages import Page
from ingest.model import BlockKind

_POSTS = 4
"""Lines below a name that may be posts and bodies."""


def find_person(page: Page, first: int) -> Found | None:
    """A name with the lines of posts and bodies below it."""
    if not page.names_person(first):
        return None
    last = first + 1
    while last - first < _POSTS and page.is_plain(last + 1) and len(page.text(last + 1)) <= 80:
        if page.names_person(last + 1) or page.starts_field(last + 1) or page.starts_item(last + 1):
            break
        if page.is_contact(last + 1) or is_sentence(page.text(last + 1)):
            break
        last += 1
    return [line_block(BlockKind.LIST_ITEM, page.lines[first], page.lines[last], level=1)], last + 1


def find_contact(page: Page, first: int) -> Found | None:
    """The lines of a contact, with the short ones between them."""
    if not page.is_contact(first):
        return None
    index = last = first
    while index < len(page):
        words = page.text(index)
        if page.is_contact(index):
            last = index
        elif not page.is_contact(index + 1) or (
            words and (page.boilerplate[index] or len(words) > 60 or words[-1] in ".:" or index - last > 1)
        ):
            break
        index += 1
    return [line_block(BlockKind.CONTACT, page.lines[first], page.lines[last])], last + 1
