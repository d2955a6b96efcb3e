"""The language of a page: ``?lang=`` wins, then what the browser asks for, then German."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from graphapi.web.words import LANGUAGES, Language


def choose_language(asked: str | None, accept_language: str) -> Language:
    """German unless English is asked for, or accepted with more weight than German."""
    for language in LANGUAGES:
        if asked == language:
            return language
    weights: dict[Language, float] = {}
    for part in accept_language.split(","):
        tag, _, parameter = part.strip().partition(";")
        for language in LANGUAGES:
            if tag.strip().lower().split("-")[0] == language:
                weights[language] = max(_weight(parameter), weights.get(language, 0))
    return "en" if weights.get("en", 0) > weights.get("de", 0) else "de"


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=")) if parameter else 1.0
    except ValueError:
        return 0.0


def page_language(request: Request) -> Language:
    return choose_language(request.query_params.get("lang"), request.headers.get("accept-language", ""))


async def _language_of(request: Request) -> Language:
    return page_language(request)


PageLanguage = Annotated[Language, Depends(_language_of)]
