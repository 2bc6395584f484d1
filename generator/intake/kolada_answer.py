"""What Kolada's API (version 3) answers, as far as it is documented: anything else is refused, never guessed."""

import json
from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Number = Annotated[int | Decimal, Field(union_mode="left_to_right")]


class UnclearAnswer(Exception):
    """The answer is not what the API's documentation says; the message tells where, in Swedish."""


class _Answer(BaseModel):
    """Keys that the documentation has and we have no use for are left alone."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", arbitrary_types_allowed=True)


class Stated(_Answer):
    """One figure: `gender` is T for all, K for women, M for men. `value` is None where there is no figure."""

    gender: Literal["T", "K", "M"]
    value: Number | None
    status: str | None = None
    isdeleted: bool = False


class Row(_Answer):
    """The figures of a measure, a municipality and a year."""

    kpi: str
    municipality: str
    period: int | str
    values: list[Stated]


class Measure(_Answer):
    """A measure that Kolada has."""

    id: str
    title: str


class _Page(_Answer):
    """What every page of an answer has: where the next one is, None on the last.

    Version 3 calls it `next_url`, version 2 and some descriptions of version 3 `next_page`.
    """

    next_url: str | None = None
    next_page: str | None = None

    @property
    def next(self) -> str | None:
        return self.next_url or self.next_page or None


class RowPage(_Page):
    values: list[Row]


class MeasurePage(_Page):
    values: list[Measure]


class Page(Protocol):
    @property
    def next(self) -> str | None: ...


Kind = TypeVar("Kind", RowPage, MeasurePage)


def read_answer(text: bytes, kind: type[Kind]) -> Kind:
    """A page of an answer; its figures are exactly those of the text. Raises UnclearAnswer."""
    try:
        stated = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UnclearAnswer("Svaret är inte läsbar JSON.") from error
    try:
        return kind.model_validate(stated)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "början"
        raise UnclearAnswer(f"Svaret har inte den form som Kolada beskriver. Det skiljer sig vid {place}.") from error


def _no_number(word: str) -> Any:
    raise ValueError(word)
