"""The language of a page: ``?lang=`` wins, then what the browser asks for, then German."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from graphapi.wording import LANGUAGES, Language


def choose_language(asked: str | None, accept_language: str, otherwise: Language = "de") -> Language:
    """The language that is asked for, or accepted with more weight than the other; ``otherwise`` where neither is."""
    for language in LANGUAGES:
        if asked == language:
            return language
    weights: dict[Language, float] = {}
    for part in accept_language.split(","):
        tag, _, parameter = part.strip().partition(";")
        for language in LANGUAGES:
            if tag.strip().lower().split("-")[0] == language:
                weights[language] = max(_weight(parameter), weights.get(language, 0))
    german, english = weights.get("de", 0), weights.get("en", 0)
    return otherwise if german == english else "de" if german > english else "en"


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
