"""The log names what failed and where, never what a stranger sent."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import structlog
from graphapi.logs import configure_logs

def answer(query):
    return 1 / 0

configure_logs()
try:
    answer("SELECT * { <urn:private> ?p ?o }")
except ZeroDivisionError:
    structlog.get_logger().exception("failed", path="/sparql")
"""


def test_a_fault_is_one_line_with_its_place_and_no_variable() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    (line,) = ran.stderr.splitlines()
    record = json.loads(line)
    assert (record["event"], record["path"], record["level"]) == ("failed", "/sparql", "error")
    (fault,) = record["exception"]
    assert fault["exc_type"] == "ZeroDivisionError"
    assert [frame["name"] for frame in fault["frames"]] == ["<module>", "answer"]
    assert "urn:private" not in line
