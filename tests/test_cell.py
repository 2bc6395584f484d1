"""Cells → values, and what is told of a cell that cannot be read for certain."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import formats
from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number, Value
from generator.sources.cell import CellError, ReadCell, read_cell

GENERAL = "Skriv ett tal (12,5 eller 1 250), <5, >9, .. (uppgift saknas), sekretess, eller lämna cellen tom."
FROM_DOCUMENT = "Skriv siffran som den står i dokumentet."
DATE = "ser ut som ett datum, vilket Excel ibland gör av tal."
STROKE = (
    "Skriv 0 om det är noll, – (tankstreck) om det inte finns något att redovisa, "
    ".. om uppgiften saknas eller . om den inte kan förekomma."
)


def number(text: str) -> Number:
    return Number(Decimal(text))


def refused(text: str, measure: Measure = Measure.ACTUAL) -> tuple[str, str, str]:
    with pytest.raises(CellError) as caught:
        read_cell(text, measure)
    return caught.value.code, caught.value.what, caught.value.fix


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", number("12")),
        ("12,5", number("12.5")),
        ("0", number("0")),
        ("141 964", number("141964")),
        ("1\u00a0250\u00a0000", number("1250000")),
        ("1\u202f250,5", number("1250.5")),
        ("1\u2009250", number("1250")),
        ("1\u2007250", number("1250")),
        ("-5", number("-5")),
        ("\u22125", number("-5")),
        ("\u20135", number("-5")),
        ("\u2212 2 800", number("-2800")),
        ("+5", number("5")),
        ("<5", Bound(BoundSign.LESS, Decimal(5))),
        ("> 9", Bound(BoundSign.MORE, Decimal(9))),
        ("≥30", Bound(BoundSign.AT_LEAST, Decimal(30))),
        (">=30", Bound(BoundSign.AT_LEAST, Decimal(30))),
        ("≤8,5", Bound(BoundSign.AT_MOST, Decimal("8.5"))),
        ("<=8", Bound(BoundSign.AT_MOST, Decimal(8))),
        ("Minst 8", Bound(BoundSign.AT_LEAST, Decimal(8))),
        ("högst 1 250", Bound(BoundSign.AT_MOST, Decimal(1250))),
        ("", Missing.NOT_STATED),
        (" ", Missing.NOT_STATED),
        ("..", Missing.NOT_AVAILABLE),
        (".", Missing.NOT_APPLICABLE),
        ("Sekretess", Missing.SUPPRESSED),
        ("–", Nil.NIL),
    ],
)
def test_a_cell_is_read_as_swedish_documents_write_it(text: str, value: Value) -> None:
    assert read_cell(text, Measure.ACTUAL) == ReadCell(value, (), False)


def test_zero_and_missing_and_nil_are_three_things() -> None:
    values = {read_cell(text, Measure.ACTUAL).value for text in ("0", "", "..", ".", "–", "sekretess")}
    assert len(values) == 6


@pytest.mark.parametrize("text", ["88%", "88 %", "88\u00a0%", ">88 %"])
def test_a_percent_sign_is_remembered(text: str) -> None:
    assert read_cell(text, Measure.ACTUAL).has_percent_sign


@pytest.mark.parametrize(
    ("text", "value", "marks"),
    [
        ("[a]", Missing.NOT_STATED, ("a",)),
        ("11[b]", number("11"), ("b",)),
        ("11 [a] [b]", number("11"), ("a", "b")),
        ("..[1]", Missing.NOT_AVAILABLE, ("1",)),
        ("12\n[å]", number("12"), ("å",)),
        ("88 %[a]", number("88"), ("a",)),
    ],
)
def test_note_marks_are_told_from_what_they_are_about(
    text: str, value: Value, marks: tuple[str, ...]
) -> None:
    read = read_cell(text, Measure.ACTUAL)
    assert (read.value, read.marks) == (value, marks)


def test_a_direction_is_read_in_a_target_and_nowhere_else() -> None:
    assert read_cell("Ska öka", Measure.TARGET).value is Direction.UP
    assert read_cell("ska minska[a]", Measure.TARGET).value is Direction.DOWN
    assert refused("Ska öka") == (
        "CSV03",
        '"Ska öka" är en riktning, och den kan bara stå i en kolumn för målvärde.',
        "Skriv en siffra, eller flytta riktningen till en kolumn för målvärde.",
    )


@pytest.mark.parametrize("stroke", ["-", "\u2212", "—", "--", "\u2011", "\u2010"])
def test_a_lone_stroke_asks_which_sign_is_meant(stroke: str) -> None:
    assert refused(stroke) == ("CSV04", f'Ett ensamt streck ("{stroke}") kan betyda flera saker.', STROKE)


@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        ("12.5", "har en punkt, men tal skrivs med decimalkomma.", "Skriv 12,5 om det är ett tal med decimaler."),
        ("1.250", "har en punkt, men tal skrivs med decimalkomma.", "Skriv 1,250 om det är ett tal med decimaler. Skriv 1 250 om punkten skiljer tusental."),
        ("1.250.000", "har punkter, men tusental skiljs åt med mellanslag.", "Skriv 1 250 000."),
        ("-1.250,5", "har punkter, men tusental skiljs åt med mellanslag.", "Skriv -1 250,5."),
        ("1,250,000", "är skrivet på engelskt sätt.", "Skriv 1 250 000."),
        ("1,234.50", "är skrivet på engelskt sätt.", "Skriv 1 234,50."),
        ("#DIV/0!", "är ett felmeddelande från Excel.", FROM_DOCUMENT),
        ("#VÄRDEFEL!", "är ett felmeddelande från Excel.", FROM_DOCUMENT),
        ("#######", "är vad Excel skriver när kolumnen är för smal.", "Gör kolumnen bredare i Excel och exportera filen igen."),
        ("1E+05", "är ett tal som Excel har kortat.", "Skriv alla siffror, som de står i dokumentet."),
        ("1,23e-5", "är ett tal som Excel har kortat.", "Skriv alla siffror, som de står i dokumentet."),
        ("jan-24", DATE, FROM_DOCUMENT),
        ("05-maj", DATE, FROM_DOCUMENT),
        ("2024-01-05", DATE, FROM_DOCUMENT),
        ("1/2", DATE, FROM_DOCUMENT),
        ("=SUM(A1:A2)", "är en formel.", "Skriv formelns resultat, som det står i dokumentet."),
        ("@SUM(A1)", "är en formel.", "Skriv formelns resultat, som det står i dokumentet."),
        ("(1 234)", "står inom parentes.", "Skriv -1 234 om parentesen betyder minus."),
        ("\u20115", "börjar med ett streck som inte är ett minustecken.", "Skriv -5 om det är ett minus."),
        ("12[A]", "har en notmarkering som inte går att tolka.", "Skriv markeringen med högst tre små bokstäver eller siffror: [a]."),
        ("12 tkr", "har text efter talet.", "Skriv bara talet. Enheten anges i definitionen, och annan text skrivs i kolumnen not."),
        ("1250 000", "har mellanslag på fel plats, eller så är det två tal.", "Skriv ett tal, med mellanslag bara mellan tusental: 12 500."),
        ("1234567890123456", "har fler än 15 siffror.", "Jämför med dokumentet. Ofta har två celler hamnat i en."),
        ("ca 5", "går inte att tolka.", GENERAL),
        ("<sekretess", "går inte att tolka.", GENERAL),
        ("%", "går inte att tolka.", GENERAL),
        ("½", "går inte att tolka.", GENERAL),
        ("٣", "går inte att tolka.", GENERAL),
        ("12,5,6", "går inte att tolka.", GENERAL),
    ],
)  # fmt: skip
def test_what_cannot_be_read_for_certain_says_what_to_write_instead(text: str, what: str, fix: str) -> None:
    assert refused(text) == ("CSV03", f'"{text}" {what}', fix)


def test_signs_that_cannot_be_seen_are_written_out() -> None:
    assert refused("12\u200b5") == ("CSV03", '"12<U+200B>5" går inte att tolka.', GENERAL)


def test_a_cell_of_two_lines_is_told_on_one() -> None:
    assert refused("12\n5") == ("CSV03", '"12 5" går inte att tolka.', GENERAL)


def test_a_long_text_is_shortened() -> None:
    what = f'"{"x" * 59}…" är för långt för en siffra.'
    assert refused("x" * 100_000) == ("CSV03", what, "Flytta texten till kolumnen not.")


@given(amount=st.decimals(-(10**9), 10**9, places=4), decimals=st.integers(0, 4))
def test_a_number_that_we_write_is_read_back_to_the_same_amount(amount: Decimal, decimals: int) -> None:
    rounded = round(amount, decimals)
    read = read_cell(formats.number(rounded, decimals), Measure.ACTUAL).value
    assert isinstance(read, Number)
    assert read.amount == rounded


@given(limit=st.integers(0, 10**9), sign=st.sampled_from(BoundSign))
def test_a_bound_that_we_write_is_read_back(limit: int, sign: BoundSign) -> None:
    bound = Bound(sign, Decimal(limit))
    assert read_cell(formats.value(bound), Measure.TARGET).value == bound


@given(text=st.text(max_size=30), measure=st.sampled_from(Measure))
def test_any_text_is_read_or_told(text: str, measure: Measure) -> None:
    try:
        told = ["read.", str(read_cell(text, measure))]
    except CellError as error:
        told = [error.what, error.fix]
    assert told[0].endswith(".")
    assert "\n" not in "".join(told)
