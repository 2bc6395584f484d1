"""The site's own words in the language of the reader.

The code and the templates hold the Swedish words; `_("Källa")` gives them in the language that is
spoken, from catalogues/LANGUAGE.po. Swedish needs no catalogue. What a municipality has written is
never translated here: see `model`, where a source may give a name in another language.

Problems with the sources, the command and the handbook speak Swedish only.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).resolve().parent / "catalogues"


class Language(StrEnum):
    """A language that the site speaks; the value is its code, as in `lang="en"`."""

    SWEDISH = "sv"
    ENGLISH = "en"


_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.SWEDISH)


def spoken() -> Language:
    """The language that is spoken now; Swedish unless `speaking` says otherwise."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speaks a language until the end of the block."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(message: str, **values: Any) -> str:
    """The message in the spoken language, with its `{named}` places filled when values are given.

    A message that the catalogue lacks stays Swedish; a test holds the catalogues complete.
    """
    text = _messages(spoken()).get((message, None), message)
    return text.format(**values) if values else text


def pgettext(context: str, message: str, **values: Any) -> str:
    """Like `_`, for a message that means different things in different places: `context` tells which."""
    text = _messages(spoken()).get((message, context), message)
    return text.format(**values) if values else text


def ngettext(one: str, many: str, count: int, **values: Any) -> str:
    """The message for one or for many, in the spoken language; `{count}` and other places filled."""
    form = one if count == 1 else many
    text = _messages(spoken()).get((form, None), form)
    return text.format(**{"count": count, **values})


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """The message itself, marked to be in the catalogues; `_` is called on it where it is shown."""
    return message


@cache
def _messages(language: Language) -> Mapping[tuple[str, str | None], str]:
    """The translations by message and context: none for Swedish. Both forms of a plural stand on their own."""
    if language is Language.SWEDISH:
        return {}
    found: dict[tuple[str, str | None], str] = {}
    with (CATALOGUES / f"{language.value}.po").open("rb") as file:
        for message in read_po(file, locale=language.value):
            forms = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
            texts = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
            pairs = zip(forms, texts, strict=False)
            found |= {(form, message.context): text for form, text in pairs if form and text}
    return found
