"""The text of a query as tokens, read in one pass of a regular expression without recursion."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(
    r"""
    (?P<skip>[\s]+|\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
              |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$][\w]+)
  | (?P<language>@[A-Za-z][\w-]*)
  | (?P<name>(?:[^\W\d_](?:[\w.-]{0,99}[\w-])?)?:(?:[\w:%]|[.-](?=[\w:%.\\-])|\\.)*)
  | (?P<word>[^\W\d][\w]*)
  | (?P<number>[\d.]+(?:[eE][+-]?\d+)?)
  | (?P<open>[{(\[])
  | (?P<close>[})\]])
  | (?P<sign>\\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)

Token = tuple[str, str]
"""(kind, text)"""


def read_tokens(text: str) -> list[Token]:
    """The tokens of ``text`` without blanks and comments."""
    tokens = [(match.lastgroup or "", match[0]) for match in TOKEN.finditer(text)]
    return [token for token in tokens if token[0] != "skip"]
