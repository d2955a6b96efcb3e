"""The one command line: the builder's and the server's commands side by side."""

from __future__ import annotations
