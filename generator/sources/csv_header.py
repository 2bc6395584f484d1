"""The header row of a CSV → what each column holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from generator.formats import number
from generator.model.period import Period
from generator.model.report import Column
from generator.model.value import Measure
from generator.problems import Place, Problem, quoted

DIMENSION_COLUMNS = ("kön", "område", "grupp")
NOTE_COLUMN, PAGE_COLUMN = "not", "sida"
MAX_COLUMNS = 60
_MEASURES = [measure.value for measure in Measure]
_VALUE_TITLE = re.compile(
    r"(?P<preliminary>preliminär[ta]? )?(?P<measure>\S+) (?P<period>\S+)(?: per (?P<made>\S+))?"
)
Report = Callable[[Problem], None]


@dataclass(frozen=True)
class Header:
    """What the columns hold, by position.

    `width` counts the empty columns too that Excel may have put after the last title.
    """

    key: str
    width: int
    titles: tuple[str, ...]
    values: dict[int, Column]
    dimensions: dict[int, str]
    note: int | None
    page: int | None


def read_header(record: list[str], place: Place, report: Report) -> Header | None:
    """The header that a file's first record states; None, and problems, when it cannot be read."""
    titles = [re.sub(r"\s+", " ", title).casefold() for title in record]
    while titles and not titles[-1]:
        titles.pop()
    if len(titles) > MAX_COLUMNS:
        what = f"Rubrikraden har {number(len(titles))} kolumner. Gränsen är {MAX_COLUMNS}."
        report(Problem("FIL04", place, what, "Kontrollera att det är rätt fil."))
        return None
    told: list[Problem] = []
    values: dict[int, Column] = {}
    for position, title in enumerate(titles[1:], start=1):
        if title in titles[:position] and title:
            what = f"Kolumnen {quoted(title)} står två gånger."
            told.append(Problem("CSV05", place.at_column(title), what, "Ta bort den ena."))
        elif title not in (*DIMENSION_COLUMNS, NOTE_COLUMN, PAGE_COLUMN):
            column = _read_value_title(title, position, place)
            if isinstance(column, Problem):
                told.append(column)
            else:
                values[position] = column
    if not values and not told:
        what = "Rubrikraden har ingen kolumn med mått och period."
        told.append(Problem("CSV01", place, what, 'Lägg till en kolumn, till exempel "utfall 2024".'))
    for problem in told:
        report(problem)
    return None if told else _header(titles, len(record), values)


def _header(titles: list[str], width: int, values: dict[int, Column]) -> Header:
    def position(title: str) -> int | None:
        return titles.index(title) if title in titles else None

    dimensions = {titles.index(title): title for title in titles if title in DIMENSION_COLUMNS}
    note, page = position(NOTE_COLUMN), position(PAGE_COLUMN)
    return Header(titles[0], width, tuple(titles), values, dimensions, note, page)


def _read_value_title(title: str, position: int, place: Place) -> Column | Problem:
    """The column that a title such as `prognos 2024 per 2024-06` names, or what is wrong with it."""
    if not title:
        what = f"Kolumn {position + 1} har ingen rubrik."
        return Problem("CSV01", place, what, "Skriv kolumnens rubrik, eller ta bort kolumnen.")
    found = _VALUE_TITLE.fullmatch(title)
    if found is None or found["measure"] not in _MEASURES:
        return Problem(
            "CSV01",
            place.at_column(title),
            f"Kolumnen {quoted(title)} går inte att tolka.",
            _how_to_write(title.split(" ")[0]),
        )
    period = Period.parse(found["period"].upper())
    made = Period.parse(found["made"].upper()) if found["made"] else None
    if period is None or (found["made"] and made is None):
        what = f"Perioden i {quoted(title)} går inte att tolka."
        fix = "Skriv perioden som 2024, 2024-08, 2024-K1, 2024-T2, 2024-H1 eller 2023/24."
        return Problem("CSV01", place.at_column(title), what, fix)
    return Column(Measure(found["measure"]), period, made, title, found["preliminary"] is not None)


def _how_to_write(word: str) -> str:
    known = [*_MEASURES, *DIMENSION_COLUMNS, NOTE_COLUMN, PAGE_COLUMN]
    near = get_close_matches(word, known, 1)
    if near and near[0] not in _MEASURES:
        return f'Menade du "{near[0]}"? Den rubriken står för sig själv.'
    hint = f' Menade du "{near[0]}"?' if near and near[0] != word else ""
    return f'Skriv ett mått och en period, till exempel "utfall 2024". Mått: {", ".join(_MEASURES)}.{hint}'
