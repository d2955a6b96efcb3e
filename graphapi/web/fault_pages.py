"""Refusals and faults as pages, in the words of a reader, with what the machine's answer says too."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from graphapi.errors import Problem
from graphapi.web.languages import page_language
from graphapi.web.rendering import render_page


def fault_page(request: Request, problem: Problem) -> HTMLResponse:
    language = page_language(request)
    return render_page(
        request,
        "error.html",
        status=problem.status,
        code=problem.status,
        detail=problem.detail(language),
        remedy=problem.remedy(language),
        request_id=request.state.request_id,
    )
