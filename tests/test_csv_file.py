"""CSV → header and rows, in every form that Excel in Sweden writes."""

import codecs
import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.period import Period, PeriodKind
from generator.model.report import Column
from generator.model.value import Measure, Missing, Number
from generator.sources.csv_file import CsvFile, read_csv

MEASURES = "utfall, bokslut, budget, ombudgetering, totalbudget, prognos, plan, målvärde, avvikelse, differens, förändring"
PERIODS = "Skriv perioden som 2024, 2024-08, 2024-K1, 2024-T2, 2024-H1 eller 2023/24."
COMPARE = "Jämför raden med dokumentet."
START = "Börja rubrikraden med indikator eller post, och skilj kolumnerna åt med semikolon."
PLAIN = "indikator;utfall 2022;utfall 2023;not;sida\nbesok;1250,5;–;En not;5\nlan;..;<5;;\n"


def read(folder: Path, contents: str | bytes) -> tuple[CsvFile | None, list[str]]:
    told: list[str] = []
    path = folder / "fil.csv"
    path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
    return read_csv(path, "fil.csv", lambda problem: told.append(str(problem))), told


def amounts(file: CsvFile | None) -> list[list[Decimal | None]]:
    assert file is not None
    values = [[cell.value for cell in row.cells] for row in file.rows]
    return [[value.amount if isinstance(value, Number) else None for value in row] for row in values]


def test_a_file_is_read_with_its_columns_notes_and_pages(tmp_path: Path) -> None:
    file, told = read(tmp_path, PLAIN)
    assert told == []
    assert file is not None
    assert file.key == "indikator"
    assert [column.title for column in file.columns] == ["utfall 2022", "utfall 2023"]
    assert [(row.key, row.note, row.page, row.place.line) for row in file.rows] == [
        ("besok", "En not", 5, 2),
        ("lan", None, None, 3),
    ]
    assert file.rows[0].cells[0].text == "1250,5"
    assert str(file.rows[0].cells[1].place) == 'fil.csv:2 kolumn "utfall 2023"'


@pytest.mark.parametrize(
    "contents",
    [
        codecs.BOM_UTF8 + PLAIN.encode(),
        codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(";", "\t").encode(),
        PLAIN.replace("1250,5", '"1250,5"').replace(";", ",").encode(),
        b"sep=;\r\n" + PLAIN.encode(),
        b"SEP=;\n" + PLAIN.encode(),
        b"\n;;;;\n" + PLAIN.encode(),
        PLAIN.replace("\n", ";;\n").encode(),
        (PLAIN + ";;;;\n;;;;\n").encode(),
        PLAIN.replace("utfall 2022", '" Utfall\u00a0 2022 "').replace("indikator", "INDIKATOR").encode(),
        PLAIN.rstrip("\n").encode(),
    ],
    ids=["UTF-8 with BOM", "UTF-16 LE", "UTF-16 BE", "Windows-1252", "CRLF", "CR", "tabs", "commas", "sep=", "SEP=",
         "blank rows first", "empty columns last", "blank rows last", "a title as Excel wraps it", "no last line end"],
)  # fmt: skip
def test_every_form_that_excel_writes_gives_the_same_table(tmp_path: Path, contents: bytes) -> None:
    file, told = read(tmp_path, contents)
    assert told == []
    assert file is not None
    assert amounts(file) == [[Decimal("1250.5"), None], [None, None]]
    assert [(row.key, row.note, row.page) for row in file.rows] == [
        ("besok", "En not", 5),
        ("lan", None, None),
    ]


def test_lines_stay_right_after_a_cell_of_several_lines(tmp_path: Path) -> None:
    file, told = read(
        tmp_path, 'sep=;\nindikator;utfall 2023;not\nbesok;5;"rad ett\nrad två\nrad tre"\nlan;x;\n'
    )
    assert file is not None
    assert [row.place.line for row in file.rows] == [3, 6]
    assert file.rows[0].note == "rad ett\nrad två\nrad tre"
    assert told[0].startswith('fil.csv:6 kolumn "utfall 2023"\n  CSV03  "x" går inte att tolka.')


@pytest.mark.parametrize(
    ("title", "column"),
    [
        (
            "Prognos 2024 per 2024-06",
            (Measure.FORECAST, Period(PeriodKind.YEAR, 2024), Period(PeriodKind.MONTH, 2024, 6)),
        ),
        ("utfall 2024-k1", (Measure.ACTUAL, Period(PeriodKind.QUARTER, 2024, 1), None)),
        ("BUDGET  2024", (Measure.BUDGET, Period(PeriodKind.YEAR, 2024), None)),
        ("utfall 2023/24", (Measure.ACTUAL, Period(PeriodKind.SCHOOL_YEAR, 2023), None)),
        ("målvärde 2025", (Measure.TARGET, Period(PeriodKind.YEAR, 2025), None)),
    ],
)
def test_a_title_names_a_measure_and_a_period(
    tmp_path: Path, title: str, column: tuple[Measure, Period, Period | None]
) -> None:
    file, _ = read(tmp_path, f"indikator;{title}\nbesok;5\n")
    assert file is not None
    assert file.columns == (Column(*column, " ".join(title.casefold().split())),)


@pytest.mark.parametrize(
    ("header", "place", "what", "fix"),
    [
        ("namn;utfall 2023", "", 'Rubrikraden börjar med "namn;utfall 2023".', START),
        ("indikator", "", 'Rubrikraden börjar med "indikator".', START),
        ("indikator|utfall 2023", "", 'Rubrikraden börjar med "indikator|utfall 2023".', START),
        ("indikator;not;sida", "", "Rubrikraden har ingen kolumn med mått och period.", 'Lägg till en kolumn, till exempel "utfall 2024".'),
        ("indikator;;utfall 2023", "", "Kolumn 2 har ingen rubrik.", "Skriv kolumnens rubrik, eller ta bort kolumnen."),
        ("indikator;utfal 2023", ' kolumn "utfal 2023"', 'Kolumnen "utfal 2023" går inte att tolka.', f'Skriv ett mått och en period, till exempel "utfall 2024". Mått: {MEASURES}. Menade du "utfall"?'),
        ("indikator;2023", ' kolumn "2023"', 'Kolumnen "2023" går inte att tolka.', f'Skriv ett mått och en period, till exempel "utfall 2024". Mått: {MEASURES}.'),
        ("indikator;utfall", ' kolumn "utfall"', 'Kolumnen "utfall" går inte att tolka.', f'Skriv ett mått och en period, till exempel "utfall 2024". Mått: {MEASURES}.'),
        ("indikator;utfall 2023;sidan", ' kolumn "sidan"', 'Kolumnen "sidan" går inte att tolka.', 'Menade du "sida"? Den rubriken står för sig själv.'),
        ("indikator;utfall 23", ' kolumn "utfall 23"', 'Perioden i "utfall 23" går inte att tolka.', PERIODS),
        ("indikator;utfall 0000", ' kolumn "utfall 0000"', 'Perioden i "utfall 0000" går inte att tolka.', PERIODS),
        ("indikator;prognos 2024 per juni", ' kolumn "prognos 2024 per juni"', 'Perioden i "prognos 2024 per juni" går inte att tolka.', PERIODS),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_read_is_told(
    tmp_path: Path, header: str, place: str, what: str, fix: str
) -> None:
    file, told = read(tmp_path, f"{header}\nbesok;5;6\n")
    assert file is None
    assert told == [f"fil.csv:1{place}\n  CSV01  {what}\n         {fix}"]


def test_a_file_of_separators_only_has_no_header(tmp_path: Path) -> None:
    for contents in (";;;\n;;;\n", "sep=;\n"):
        assert read(tmp_path, contents) == (
            None,
            [f"fil.csv:1\n  CSV01  Filen har ingen rubrikrad.\n         {START}"],
        )


def test_every_title_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file, told = read(tmp_path, "indikator;utfall 2023;Utfall 2023;utfall 23\nbesok;1;2;3\n")
    assert file is None
    assert told == [
        'fil.csv:1 kolumn "utfall 2023"\n  CSV05  Kolumnen "utfall 2023" står två gånger.\n         Ta bort den ena.',
        f'fil.csv:1 kolumn "utfall 23"\n  CSV01  Perioden i "utfall 23" går inte att tolka.\n         {PERIODS}',
    ]


@pytest.mark.parametrize(
    ("row", "what", "fix"),
    [
        (
            "besok;1;2;3",
            "Raden har 4 celler men rubrikraden har 3.",
            f"Ta bort den cell som är för mycket. {COMPARE}",
        ),
        (
            "besok;1",
            "Raden har 2 celler men rubrikraden har 3.",
            f"Lägg till de celler som saknas. {COMPARE}",
        ),
    ],
)
def test_a_row_of_another_width_is_told_and_states_nothing(
    tmp_path: Path, row: str, what: str, fix: str
) -> None:
    file, told = read(tmp_path, f"indikator;utfall 2022;utfall 2023\n{row}\nlan;3;4\n")
    assert told == [f"fil.csv:2\n  CSV02  {what}\n         {fix}"]
    assert file is not None
    assert {cell.value for cell in file.rows[0].cells} == {Missing.NOT_STATED}
    assert amounts(file)[1] == [Decimal(3), Decimal(4)]


def test_a_decimal_comma_between_commas_is_told_as_what_it_is(tmp_path: Path) -> None:
    _, told = read(tmp_path, "indikator,utfall 2023,sida\nbesok,12,5,13\n")
    assert told == [
        "fil.csv:2\n"
        "  CSV02  Raden har 4 celler men rubrikraden har 3.\n"
        "         Spara filen med semikolon mellan cellerna, eller sätt tal med decimalkomma inom citattecken."
    ]


def test_a_cell_outside_the_titles_is_told(tmp_path: Path) -> None:
    _, told = read(tmp_path, "indikator;utfall 2023;;\nbesok;5;;kolla!\n")
    assert told == [
        "fil.csv:2\n"
        '  CSV02  Cellen "kolla!" står i en kolumn utan rubrik.\n'
        f"         Ta bort den cell som är för mycket. {COMPARE}"
    ]


@pytest.mark.parametrize("row", ['besok;"5\nlan;6', 'lan;7\nbesok;"5"x'])
def test_a_quotation_mark_without_end_is_told_at_its_line(tmp_path: Path, row: str) -> None:
    file, told = read(tmp_path, f"indikator;utfall 2023\n{row}\n")
    assert file is None
    line = 2 + row.split('"')[0].count("\n")
    assert told == [
        f"fil.csv:{line}\n"
        "  CSV02  Ett citattecken på raden har inget slut, eller står mitt i en cell.\n"
        '         Ta bort citattecknet, eller skriv det dubbelt ("").'
    ]


def test_a_quotation_mark_that_swallows_the_rest_of_a_long_file_is_told(tmp_path: Path) -> None:
    _, told = read(tmp_path, 'indikator;utfall 2023\nlan;7\nbesok;"5\n' + "lan;6\n" * 30_000)
    assert told == [
        "fil.csv:3\n"
        "  CSV02  En cell på raden är mycket lång. Ofta saknar ett citattecken sitt slut.\n"
        '         Ta bort citattecknet, eller skriv det dubbelt ("").'
    ]


@pytest.mark.parametrize("page", ["s. 13", "13–14", "0", "-1", "9" * 5000])
def test_a_page_that_is_no_number_is_told(tmp_path: Path, page: str) -> None:
    _, told = read(tmp_path, f"indikator;utfall 2023;sida\nbesok;5;{page}\n")
    shown = page if len(page) < 60 else "9" * 59 + "…"
    assert told == [
        'fil.csv:2 kolumn "sida"\n'
        f'  CSV03  "{shown}" är inget sidnummer.\n'
        "         Skriv sidans nummer med siffror, till exempel 13."
    ]


def test_a_row_without_id_and_a_row_twice_are_told(tmp_path: Path) -> None:
    file, told = read(tmp_path, "post;utfall 2023\n;5\nstab;6\nstab;7\n")
    assert told == [
        'fil.csv:2 kolumn "post"\n  CSV03  Raden saknar id i första kolumnen.\n         Fyll i id:t, eller ta bort raden.',
        'fil.csv:4\n  CSV05  "stab" står redan på rad 3.\n'
        "         Ta bort den ena raden, eller skilj dem åt med kolumnen kön, område eller grupp.",
    ]
    assert file is not None


def test_rows_of_different_dimensions_are_different_and_the_total_is_no_dimension(tmp_path: Path) -> None:
    file, told = read(tmp_path, "indikator;kön;område;utfall 2023\na;K;Norr;1\na;M;Norr;2\na;T;;3\n")
    assert told == []
    assert file is not None
    assert [row.dimensions for row in file.rows] == [
        (("kön", "K"), ("område", "Norr")),
        (("kön", "M"), ("område", "Norr")),
        (),
    ]


def test_a_sex_that_the_format_does_not_know_is_told(tmp_path: Path) -> None:
    _, told = read(tmp_path, "indikator;kön;utfall 2023\na;Kvinnor;1\n")
    assert told == [
        'fil.csv:2 kolumn "kön"\n'
        '  CSV03  "Kvinnor" är inget kön som formatet känner.\n'
        "         Skriv K (kvinnor), M (män) eller T (totalt)."
    ]


def test_a_header_alone_is_told(tmp_path: Path) -> None:
    _, told = read(tmp_path, "indikator;utfall 2023\n;\n")
    assert told == [
        "fil.csv\n  FIL03  Filen har en rubrikrad men inga rader.\n         Lägg till raderna eller ta bort filen."
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.binary(max_size=60) | st.text(';,\t"\n\r å-–0123.<>[]a', max_size=80).map(str.encode))
def test_no_bytes_whatsoever_are_an_exception(tmp_path: Path, contents: bytes) -> None:
    for start in (b"", b"indikator;utfall 2023;not;sida\n"):
        file, told = read(tmp_path, start + contents)
        assert file is not None or told


def test_the_limit_of_a_cell_is_the_same_whatever_a_library_has_set(tmp_path: Path) -> None:
    before = csv.field_size_limit(10_000_000)
    try:
        test_a_quotation_mark_that_swallows_the_rest_of_a_long_file_is_told(tmp_path)
        assert csv.field_size_limit() == 10_000_000
    finally:
        csv.field_size_limit(before)
