"""A municipality's steering model: its levels of goals and its words for how they go.

Fulfilment, progress and trend are three vocabularies that are never mixed (design.md §5).
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.report import English, Source
from generator.problems import Place


class LevelKind(StrEnum):
    """What a level is in the common vocabulary; the value is the Swedish word."""

    GOAL = "mål"
    ORIENTATION = "inriktning"
    ASSIGNMENT = "uppdrag"
    ACTIVITY = "nyckelaktivitet"
    HEADING = "rubrik"  # gathers others and is not itself followed up

    @property
    def has_progress(self) -> bool:
        """Whether it is something to be done, and so has progress instead of fulfilment."""
        return self in (LevelKind.ASSIGNMENT, LevelKind.ACTIVITY)


class Fulfilment(StrEnum):
    MET = "uppfyllt"
    PARTLY_MET = "delvis uppfyllt"
    NOT_MET = "inte uppfyllt"
    EXPECTED = "väntas uppfyllas"
    PARTLY_EXPECTED = "väntas delvis uppfyllas"
    NOT_EXPECTED = "väntas inte uppfyllas"


class Progress(StrEnum):
    NOT_STARTED = "inte påbörjat"
    STARTED = "påbörjat"
    DONE = "genomfört"
    LATE = "försenat"
    DROPPED = "avfört"


class Trend(StrEnum):
    BETTER = "bättre"
    WORSE = "sämre"
    UNCHANGED = "oförändrad"
    UNKNOWN = "går inte att bedöma"


@dataclass(frozen=True)
class Level:
    id: str
    name: str
    plural: str
    kind: LevelKind
    description: str
    english: English = ()


@dataclass(frozen=True)
class FulfilmentWord:
    """A municipality's own word, and what it means at the year's end and before it."""

    word: str
    at_year_end: Fulfilment
    before_year_end: Fulfilment
    english: English = ()


@dataclass(frozen=True)
class ProgressWord:
    word: str
    meaning: Progress
    english: English = ()


@dataclass(frozen=True)
class SteeringModel:
    """`source.report_id` is `BOARD/YEAR/FOLDER`, as the model is the municipality's."""

    description: str
    source: Source | None
    levels: tuple[Level, ...]
    fulfilment_words: tuple[FulfilmentWord, ...]
    progress_words: tuple[ProgressWord, ...]
    indicator_word: str
    indicators_word: str
    place: Place
    english: English = ()

    def level(self, level_id: str) -> Level | None:
        return next((level for level in self.levels if level.id == level_id), None)

    def fulfilment(self, word: str, *, year_end: bool) -> Fulfilment | None:
        for entry in self.fulfilment_words:
            if entry.word.casefold() == word.casefold():
                return entry.at_year_end if year_end else entry.before_year_end
        return None

    def progress(self, word: str) -> Progress | None:
        for entry in self.progress_words:
            if entry.word.casefold() == word.casefold():
                return entry.meaning
        return None
