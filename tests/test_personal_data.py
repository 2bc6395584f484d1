"""Personal data stops the build, in any spelling; what only looks like it does not."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.se import personnummer

from generator.sources.personal_data import personal_data
from tests.example import BOARD, problems_of, replace, write, write_example

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "text",
    [
        "811228-9874",
        "19811228-9874",
        "8112289874",
        "198112289874",
        "811228 9874",
        "811228+9874",
        "811228\N{EN DASH}9874",
        "Ärendet gäller 811228-9874.",
        "811228 - 9874",
        "811228\N{NON-BREAKING HYPHEN}9874",
        "811228\N{EM DASH}9874",
        "811228\N{NO-BREAK SPACE}\N{MINUS SIGN}\N{NO-BREAK SPACE}9874",
        "1981-12-28-9874",
        "1981-12-28 9874",
        "81.12.28.9874",
        "1981/12/28-9874",
        "811228.9874",
        "811228/9874",
        "19 81 12 28 98 74",
        "81 12 28 98 74",
        "19 811228-9874",
        "1981 12 28 9874",
        "811 228-9874",
        "811228-98 74",
        "8 1 1 2 2 8 9 8 7 4",
        "1 9 8 1 1 2 2 8 9 8 7 4",
        "8 1 1 2 2 8 - 9 8 7 4",
        "\N{FULLWIDTH DIGIT EIGHT}11228\N{FULLWIDTH HYPHEN-MINUS}9874",
        "811228-\N{ARABIC-INDIC DIGIT NINE}874",
        "81\N{ZERO WIDTH SPACE}1228-98\N{SOFT HYPHEN}74",
        "\N{LEFT-TO-RIGHT MARK}811228-9874",
        "811228\\-9874",
        "811228&#45;9874",
        "811228&ndash;9874",
        "811228&#x2011;98&shy;74",
        "811228-**9874**",
        "811228-<b>9874</b>",
        "811228<!-- -->-9874",
        "[811228]-9874",
        "811228%2D9874",
        "811228_9874",
        "811228-\n9874",
        "811228\n9874",
        "dnr811228-9874",
        "år 2024 811228-9874",
        "bilaga-811228-9874-1",
        "8<U+200B>11228-9874",
    ],
)
def test_a_personnummer_is_found_in_any_spelling(text: str) -> None:
    assert [found.what for found in personal_data(text)] == ["ett personnummer"]


def test_a_samordningsnummer_is_found() -> None:
    assert [found.what for found in personal_data("701063-2391")] == ["ett samordningsnummer"]


@pytest.mark.parametrize("text", ["811228-T871", "19811228-T871"])
def test_an_interimsnummer_has_a_letter_that_counts_as_one(text: str) -> None:
    assert luhn.is_valid("8112281871")
    assert [found.what for found in personal_data(text)] == ["ett interimsnummer"]


def test_several_numbers_are_found_on_their_lines() -> None:
    found = list(personal_data("Först.\n811228-9874 och 701063-2391\n\n19811228-9874"))
    assert [(each.line, each.masked) for each in found] == [
        (2, "811228-****"),
        (2, "701063-****"),
        (4, "19811228-****"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "0046701234567",
        "+46 (0)70-123 45 67",
        "+46(0)701234567",
        "+46-70-123.45.67",
        "(070) 123 45 67",
        "070.123.45.67",
        "070/123 45 67",
        "&#43;46\N{NO-BREAK SPACE}70\N{NO-BREAK SPACE}1234567",
        "Tel.0701234567",
        "073\N{NON-BREAKING HYPHEN}123 45 67",
    ],
)
def test_a_mobile_number_is_found(text: str) -> None:
    assert [found.what for found in personal_data(text)] == ["ett mobilnummer"]


@pytest.mark.parametrize(
    "text",
    [
        "karin.lind@exempelstad.se",
        "nagon@gmail.com",
        "karin_lind@exempelstad.se",
        "karin.lind2@exempelstad.se",
        "k.lind@exempelstad.se",
        "karin-anna.lind@exempelstad.se",
        "karin\\_lind@exempelstad.se",
        "karin.lind&#64;exempelstad.se",
        "[karin.lind@exempelstad.se](mailto:x)",
        "socialen@hotmail.com",
    ],
)
def test_a_persons_e_mail_address_is_found(text: str) -> None:
    assert [found.what for found in personal_data(text)] == ["en persons e-postadress"]


@pytest.mark.parametrize(
    "text",
    [
        "212000-1264",
        "811228-9873",
        "811332-9874",
        "SOC/2023-000185",
        "KS-2024-000123",
        "1 234 567 890",
        "2024-09-25T08:00+02:00",
        "2024-09-25 0800",
        "2024-09-25 \N{EN DASH} 2025",
        "2024-09-25\N{EN DASH}2024-10-02",
        "2024-01-01/2024-12-31",
        "https://exempelstad.se/2024/09/25/1234",
        "8 507 099 805",
        "2024SOC123-456",
        "SOC 2024/0123-1",
        "2012/0123-45",
        "KS/2024-000123",
        "Bankgiro 123-4567, plusgiro 12 34 56-7",
        "IBAN SE35 5000 0000 0549 1000 0003",
        "0303-72 40 00",
        "0511 12 34 56",
        "[växeln](tel:0303724000)",
        "08-123 456 78",
        "81 12 28 98 74 33",
        "811228,9874",
        "811228;9874",
        "811228 | 9874",
        "kommun@exempelstad.se",
        "socialnamnden@exempelstad.se",
        "vard-och-omsorg@exempelstad.se",
        "individ.familj@exempelstad.se",
        "info@exempelstad.se",
        "hr.stod@exempelstad.se",
        "0611-34 80 00",
        "utfall 2020;utfall 2021;11;12",
    ],
)
def test_what_only_looks_personal_is_left_alone(text: str) -> None:
    assert list(personal_data(text)) == []


def test_a_text_with_a_personnummer_stops_the_build_without_repeating_it(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, "content/om.md", "Webbplatsen.\n\nFråga 811228-9874.\n")
    assert [str(problem) for problem in problems_of(tmp_path)] == [
        "content/om.md:3\n"
        "  PERS01  Raden innehåller ett personnummer (811228-****).\n"
        "          Ta bort uppgiften. Skriv en roll eller en funktion i stället."
    ]


def personal(root: Path) -> list[str]:
    return [str(problem) for problem in problems_of(root) if problem.code == "PERS01"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        (f"{BOARD}/2024/delarsrapport-08/8112289874.csv", "Filens"),
        (f"{BOARD}/2024/delarsrapport-08/811228-9874.docx", "Filens"),
        (f"{BOARD}/2024/arende-811228-9874/x.csv", "Mappens"),
        ("content/exempelstad/811228-9874/om.md", "Mappens"),
        ("content/811228_9874.txt", "Filens"),
    ],
)
def test_a_name_of_a_file_or_folder_stops_the_build(tmp_path: Path, name: str, word: str) -> None:
    write_example(tmp_path)
    write(tmp_path, name, "indikator;utfall 2024\nbesok;12\n")
    assert (
        len([text for text in personal(tmp_path) if f"{word} namn innehåller ett personnummer" in text]) == 1
    )
    assert not any("9874" in str(problem) for problem in problems_of(tmp_path))


@pytest.mark.parametrize(
    "written",
    [
        '"811228\\u002D9874"',
        '"811228-\\x39874"',
        '"8112\\u00AD28-9874"',
        "811228-\n    9874",
    ],
)
def test_a_number_that_yaml_spells_with_escapes_or_over_lines_is_found_once(
    tmp_path: Path, written: str
) -> None:
    write_example(tmp_path)
    rapport = f"{BOARD}/2024/delarsrapport-08/rapport.yml"
    replace(tmp_path, rapport, "  a: Ingen enkät genomfördes 2021.", f"  a: {written}")
    assert len(personal(tmp_path)) == 1
    assert f"{rapport}:" in personal(tmp_path)[0]


def test_a_key_of_yaml_may_hold_no_number_either(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, "data/exempelstad/kommun.yml", "licens:", '"811228\\u002D9874": x\nlicens:')
    assert len(personal(tmp_path)) == 1
    assert not any("9874" in str(problem) for problem in problems_of(tmp_path))


def test_a_number_that_a_csv_cell_splits_with_quotes_or_a_line_is_found(tmp_path: Path) -> None:
    write_example(tmp_path)
    figures = f"{BOARD}/2024/delarsrapport-08/indikatorer.csv"
    replace(tmp_path, figures, "12;20;;9", '12;20;"811228-""9874""";9')
    assert len(personal(tmp_path)) == 1
    replace(tmp_path, figures, '"811228-""9874"""', '"Fråga 811228-\n9874"')
    assert len(personal(tmp_path)) == 1


@pytest.mark.parametrize(
    "cell",
    ["811228-9874", "811228.9874", "8112289874x", "8\N{ZERO WIDTH SPACE}11228-9874", "karin.lind@gmail.com"],
)
def test_no_other_message_repeats_what_stands_in_the_cell(tmp_path: Path, cell: str) -> None:
    write_example(tmp_path)
    figures = f"{BOARD}/2024/delarsrapport-08/indikatorer.csv"
    replace(tmp_path, figures, "besok;;61240;78905", f"besok;;{cell};78905")
    problems = problems_of(tmp_path)
    assert {"PERS01", "CSV03"} <= {problem.code for problem in problems}
    said = "\n".join(map(str, problems))
    assert "9874" not in said
    assert "karin" not in said


def test_the_municipalitys_own_contact_may_be_a_mobile_number(tmp_path: Path) -> None:
    write_example(tmp_path)
    kommun = "data/exempelstad/kommun.yml"
    replace(
        tmp_path,
        kommun,
        "kontakt: Frågor besvaras av kommunens kontaktcenter.",
        "kontakt: >\n  Ring jouren på\n  070-123 45 67.",
    )
    assert personal(tmp_path) == []
    replace(tmp_path, kommun, "070-123 45 67", "811228-9874")
    assert len(personal(tmp_path)) == 1
    replace(tmp_path, kommun, "811228-9874", "växeln")
    replace(tmp_path, kommun, "licens: CC0-1.0", "licens: Fråga 070-123 45 67")
    assert len(personal(tmp_path)) == 1


_DATES = st.dates(date(1900, 1, 1), date(2029, 12, 31))
_DASHES = st.sampled_from(
    ["", "-", "+", " ", " - ", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}", "\N{MINUS SIGN}", ".", "/"]
)
_PARTINGS = st.sampled_from(["", "-", " ", ".", "/"])
_UNSEEN = st.sampled_from(["", "", "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{WORD JOINER}", "**"])
_DIGITS = st.sampled_from([0, 0xFF10 - 0x30, 0x0660 - 0x30, 0x1D7CE - 0x30])
_AROUND = st.sampled_from(
    [("", ""), ("Ärendet gäller ", "."), ("(", ")"), ("dnr", ";12"), ("> ", ", se nedan")]
)


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[str, str]:
    """A valid number of ten digits with its year's first two: `("19", "8112289874")`."""
    day = draw(_DATES)
    number = f"{day:%y%m}{day.day + draw(st.sampled_from([0, 60])):02}{draw(st.integers(0, 999)):03}"
    return f"{day:%Y}"[:2], number + luhn.calc_check_digit(number)


@given(_numbers(), st.booleans(), _PARTINGS, _DASHES, _UNSEEN, _DIGITS, _AROUND)
def test_every_valid_number_is_found_in_every_spelling(
    number: tuple[str, str],
    with_century: bool,
    parting: str,
    dash: str,
    unseen: str,
    script: int,
    around: tuple[str, str],
) -> None:
    century, digits = number
    year = (century if with_century else "") + digits[:2]
    if parting and not dash.strip():
        dash = parting if dash == "" else dash
    if parting not in ("", " ") and dash == " ":
        dash = "-"  # a date, a space and four digits may be a date and a time
    if parting not in ("", " ") and dash == " - ":
        dash = "-"
    written = f"{year}{parting}{digits[2:4]}{parting}{digits[4:6]}{dash}{digits[6:8]}{unseen}{digits[8:]}"
    shown = "".join(chr(ord(sign) + script) if sign in "0123456789" else sign for sign in written)
    found = [each for each in personal_data(around[0] + shown + around[1]) if not each.is_contact]
    assert len(found) == 1, shown
    assert found[0].masked == f"{year}{digits[2:6]}-****"


@given(_numbers())
def test_what_stdnum_holds_for_a_personnummer_is_found(number: tuple[str, str]) -> None:
    century, digits = number
    written = f"{century}{digits[:6]}-{digits[6:]}"
    kinds = [found.what for found in personal_data(written)]
    assert kinds == ["ett personnummer" if personnummer.is_valid(written) else "ett samordningsnummer"]


@given(st.integers(0, 999_999), st.integers(0, 9_999), st.sampled_from(["", "-", " "]))
def test_ten_digits_that_are_no_valid_number_are_let_pass(first: int, last: int, dash: str) -> None:
    day, rest = f"{first:06}", f"{last:04}"
    if luhn.is_valid(day + rest):
        rest = f"{(last + 1) % 10_000:04}" if last % 10 < 9 else f"{last - 1:04}"
    assert [found for found in personal_data(f"{day}{dash}{rest}") if not found.is_contact] == []


@given(st.integers(10, 99), st.integers(20, 99), st.integers(0, 99), st.integers(0, 9_999))
def test_an_organisationsnummer_has_no_month(first: int, month: int, day: int, rest: int) -> None:
    assert list(personal_data(f"{first}{month}{day:02}-{rest:04}")) == []
    assert list(personal_data(f"16{first}{month}{day:02}{rest:04}")) == []


@given(st.integers(1_000, 10**14))
def test_a_figure_with_spaces_between_thousands_is_let_pass(amount: int) -> None:
    assert list(personal_data(f"Nettokostnad {amount:,} kr".replace(",", " "))) == []


@given(_DATES, st.times())
def test_a_date_with_a_time_is_let_pass(day: date, moment: time) -> None:
    for written in (
        f"{day} {moment:%H%M}",
        f"{day} {moment:%H:%M}",
        f"{day}T{moment:%H:%M}",
        f"{day} kl. {moment:%H.%M}",
    ):
        assert list(personal_data(written)) == [], written


@given(_DATES, _DATES, st.sampled_from(["-", "\N{EN DASH}", " \N{EN DASH} ", "/", "--", " till "]))
def test_a_range_of_dates_is_let_pass(first: date, last: date, dash: str) -> None:
    assert list(personal_data(f"{first}{dash}{last}")) == []


@given(st.lists(st.integers(-99_999, 99_999), min_size=1, max_size=12))
def test_rows_of_a_table_are_let_pass(figures: list[int]) -> None:
    assert list(personal_data(";".join(map(str, figures)))) == []


@given(st.integers(2000, 2035), st.integers(0, 9_999), st.integers(0, 99))
def test_a_diarienummer_is_let_pass(year: int, number: int, part: int) -> None:
    for written in (f"SOC {year}/{number:04}-{part}", f"{year}SOC{number}-{part}", f"KS-{year}-{number:06}"):
        assert list(personal_data(written)) == [], written
