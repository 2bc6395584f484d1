"""The tables of the report pages, read back cell by cell against the CSV files they come from."""

import csv
import re
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
import yaml

from tests.site_build import Site, name_of, text_of, with_class

pytestmark = pytest.mark.site

BESIDE_THE_FIGURE = {"data-table__marks", "data-table__revised", "visually-hidden"}
MISSING = {"..", ".", "–", "sekretess"}
MONTHS = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"]
FULL_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
BOUND = {"Minst": "≥", "Högst": "≤"}


def test_rows_on_the_report_pages_equal_the_csv_files(site: Site) -> None:
    compared = 0
    for folder in sorted(path.parent for path in (site.root / "data").glob("*/*/*/*/rapport.yml")):
        address = f"/{folder.relative_to(site.root / 'data').as_posix()}/"
        report = yaml.safe_load((folder / "rapport.yml").read_text(encoding="utf-8"))
        main = site.main(address)
        tables = [table for table in main.iter("table") if table.get("id") != "tabell-revideringar"]
        assert [table.get("id") for table in tables] == [
            f"tabell-{stated['fil'].removesuffix('.csv')}" for stated in report.get("tabeller", [])
        ]
        for stated, table in zip(report.get("tabeller", []), tables, strict=True):
            compared += compare(folder / stated["fil"], table, report.get("noter", {}))
    assert compared > 20


def compare(path: object, table: Element, notes: dict[str, str]) -> int:
    """The number of rows that were compared, all equal."""
    with open(str(path), encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file, delimiter=";"))
    values = [place for place, name in enumerate(header) if re.search(r" \d{4}", name)]
    titles = [text_of(found) for found in table.findall("thead/tr/th")]
    printed = [title.partition(" gjord")[0] for title in titles[1 : len(values) + 1]]
    for title, column in zip(printed, values, strict=True):
        assert re.sub(r" (tkr|mnkr)$", "", title).lower() == in_words(header[column]), path
    several_pages = len({row[-1] for row in rows}) > 1
    assert (titles[-1] == "Sida") is several_pages, path
    shown = [row for row in table.findall("tbody/tr") if row[0].get("scope") == "row"]
    assert len(shown) == len(rows), path
    for row, element in zip(rows, shown, strict=True):
        place = f"{path}: {row}"
        assert element.get("id", "").startswith(f"{table.get('id', '').removeprefix('tabell-')}-{row[0]}"), (
            place
        )
        for column, cell in zip(values, element[1:], strict=False):
            expect(row[column], cell, notes, place)
        if row[-1] and several_pages:
            assert text_of(element[-1]) == row[-1], place
    return len(rows)


def in_words(column: str) -> str:
    """A column's name as the page has it: `utfall 2024-03` as `utfall jan–mars 2024`."""
    bare = re.sub(r" per \d{4}(-\d{2})?$", "", column)
    if not (month := re.search(r" (\d{4})-(\d{2})$", bare)):
        return bare
    if bare.startswith("differens"):
        return f"ändring under {FULL_MONTHS[int(month[2]) - 1]} {month[1]}"
    last = MONTHS[int(month[2]) - 1]
    span = last if last == MONTHS[0] else f"{MONTHS[0]}–{last}"
    return f"{bare[: month.start()]} {span} {month[1]}"


def expect(written: str, cell: Element, notes: dict[str, str], place: str) -> None:
    """That a cell shows what the file has: the same figure, sign or reason."""
    mark = re.search(r"\[(\w+)\]$", written)
    figure = re.sub(r"\[\w+\]$", "", written).strip()
    text = figure_of(cell)
    if not figure or figure in MISSING:
        assert text == figure, place
        reason = " ".join(text_of(found) for found in with_class(cell, "visually-hidden"))
        assert reason == notes[mark[1]] if mark else reason.endswith("."), place
        return
    assert amount(text) == amount(figure), place
    links = [link.get("href", "") for link in cell.iter("a")]
    assert mark is None or any(link.endswith(f"-not-{mark[1]}") for link in links), place


def figure_of(cell: Element) -> str:
    """The figure alone: without note marks, the word reviderad and what is for screen readers only."""

    def text(element: Element) -> str:
        if BESIDE_THE_FIGURE & set(element.get("class", "").split()) or not name_of(element):
            return element.tail or ""
        return (element.text or "") + "".join(map(text, element)) + (element.tail or "")

    return " ".join((text(cell)).split())


def amount(figure: str) -> tuple[str, Decimal] | str:
    """A figure as its bound, if any, and its amount; words in lower case."""
    for word, sign in BOUND.items():
        figure = figure.replace(word, sign)
    bare = re.sub(r"[\s%+]", "", figure).replace("−", "-").replace(",", ".")
    found = re.fullmatch(r"([<>≤≥]?)(-?\d+(?:\.\d+)?)", bare)
    return (found[1], Decimal(found[2])) if found else figure.lower()
