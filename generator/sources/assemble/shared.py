"""What entries of several files hold: sources, earlier names, and ids that may stand only once."""

from collections.abc import Callable, Iterable

from generator.model.board import EarlierName
from generator.model.report import English, Source
from generator.problems import Place, Problem, quoted
from generator.sources.schema.values import EarlierNameEntry, SourceRef
from generator.sources.schema.values import Source as Entry

Report = Callable[[Problem], None]


def source_of(ref: SourceRef, year: int | None = None) -> Source:
    """A reference as written; in a year's own file the report may be named without its year."""
    report_id = f"{year}/{ref.report}" if year is not None and "/" not in ref.report else ref.report
    return Source(report_id, ref.page, ref.section)


def earlier_names(entries: Iterable[EarlierNameEntry]) -> tuple[EarlierName, ...]:
    return tuple(EarlierName(entry.name, entry.until) for entry in entries)


def english_of(entry: Entry | None) -> English:
    """What the source says in English, by the model's name for the field."""
    return tuple((name, text) for name, text in entry or () if text)


def report_duplicates(ids: list[str], place: Callable[[int], Place], report: Report) -> None:
    """A problem for each id that stands a second time; `place` tells where the id at a position is."""
    first: dict[str, int] = {}
    for position, found in enumerate(ids):
        if found in first:
            what = f"{quoted(found)} används redan på rad {place(first[found]).line}."
            report(Problem("ID02", place(position), what, "Byt ut eller ta bort den ena."))
        else:
            first[found] = position
