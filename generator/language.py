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
from typing import Any, TypeVar

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).resolve().parent / "catalogues"
BEGIN, END = "\ue000", "\ue001"  # private-use signs around what the municipality wrote
_MARKS = {ord(BEGIN): None, ord(END): None}
Key = TypeVar("Key")


class Language(StrEnum):
    """A language that the site speaks; the value is its code, as in `lang="en"`."""

    SWEDISH = "sv"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """What its speakers call it."""
        return {"sv": "Svenska", "en": "English"}[self.value]

    @property
    def root(self) -> str:
        """Where the language's pages stand: `/`, `/en/`."""
        return "/" if self is Language.SWEDISH else f"/{self.value}/"


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
    return form_of(one, many, count).format(**{"count": count, **values})


def form_of(one: str, many: str, count: int) -> str:
    """The message for one or for many, in the spoken language, with its places unfilled."""
    index = 0 if count == 1 else 1
    return _messages(spoken()).get(((one, many), index), (one, many)[index])


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """The message itself, marked to be in the catalogues; `_` is called on it where it is shown."""
    return message


class Words(Mapping[Key, str]):
    """What things are called: messages marked with `N_`, each in the language that is spoken when looked up."""

    def __init__(self, messages: Mapping[Key, str]) -> None:
        self._known = dict(messages)

    def __getitem__(self, key: Key) -> str:
        return _(self._known[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def municipal(text: str) -> str:
    """The municipality's own Swedish text, marked as such where another language is spoken.

    The marks are two signs that no source holds. They travel with the text through sentences and
    tables; `pages.foreign` makes `lang="sv"` of them in the finished page.
    """
    if spoken() is Language.SWEDISH or not any(sign.isalpha() for sign in text):
        return text
    return f"{BEGIN}{unmarked(text)}{END}"


def is_municipal(text: str) -> bool:
    """Whether a text is, or begins with, a marked one."""
    return text.startswith(BEGIN)


def unmarked(text: str) -> str:
    """The text without marks, for where no language can be told: attributes, files, drawings."""
    return text.translate(_MARKS) if BEGIN in text or END in text else text


@cache
def _messages(language: Language) -> Mapping[tuple[str | tuple[str, str], str | int | None], str]:
    """The translations: of a message by it and its context, of a plural by both its forms and which of them."""
    if language is Language.SWEDISH:
        return {}
    found: dict[tuple[str | tuple[str, str], str | int | None], str] = {}
    with (CATALOGUES / f"{language.value}.po").open("rb") as file:
        for message in read_po(file, locale=language.value):
            if isinstance(message.id, (list, tuple)):
                one, many = message.id
                texts = message.string if isinstance(message.string, (list, tuple)) else ()
                found |= {((one, many), index): text for index, text in enumerate(texts) if text}
                found[one, None] = texts[0]
            elif message.id and message.string:
                found[message.id, message.context] = str(message.string)
    return found
