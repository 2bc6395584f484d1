"""YAML → values that remember their lines, and what YAML can do that sources may not."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.problems import Place
from generator.sources.yaml_file import YamlFile, read_yaml

LEVELS = "Filen har för många nivåer.", "Gör strukturen plattare."
TAB = "Raden har en tabb.", "Byt tabben mot mellanslag: två för varje nivå."
CLEVER = (
    "Raden använder ett ankare, alias eller en tagg (&, * eller !).",
    "Skriv ut värdet, inom citattecken om det börjar med ett sådant tecken.",
)
COLON = (
    "Ett kolon står där YAML inte väntar sig något.",
    'Sätt texten inom citattecken om den innehåller kolon, till exempel namn: "Mål: tryggare". '
    "Kontrollera annars radens indragning.",
)
LIST = (
    "En lista inom [ ] eller nycklar inom { } saknar ett komma eller har inget slut.",
    "Lägg till kommat eller det avslutande tecknet.",
)
INDENTED = (
    "Raden är indragen på ett sätt som inte stämmer med raderna före.",
    "Ge alla rader på samma nivå samma indragning, med mellanslag.",
)
AFTER_QUOTE = (
    "Text står efter ett avslutande citattecken, eller så är raden fel indragen.",
    "Sätt hela texten inom samma citattecken, eller rätta indragningen.",
)
NOTHING = "Filen innehåller inget annat än kommentarer.", "Fyll filen eller ta bort den."
SPECIAL = (
    "Texten börjar med ett tecken som betyder något särskilt i YAML (@, %, ` eller liknande).",
    "Sätt texten inom citattecken.",
)
GENERAL = (
    "Raden följer inte YAML:s regler.",
    "Kontrollera indragning, kolon och citattecken på raden och raden före.",
)


def read(folder: Path, text: str | bytes) -> tuple[YamlFile | None, list[str]]:
    told: list[str] = []
    path = folder / "fil.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(path, "fil.yml", lambda problem: told.append(str(problem))), told


def test_every_value_is_text_and_remembers_its_line(tmp_path: Path) -> None:
    file, told = read(tmp_path, "år: 2024\nsvar: no\nkod: 0123\ntid: 12:30\nmål:\n  - id: a\n    tom:\n")
    assert told == []
    assert file is not None
    assert file.values == {
        "år": "2024", "svar": "no", "kod": "0123", "tid": "12:30", "mål": [{"id": "a", "tom": None}],
    }  # fmt: skip
    assert file.place("mål", 0, "tom") == Place("fil.yml", 7)


def test_a_place_that_is_not_there_is_the_nearest_one_around_it(tmp_path: Path) -> None:
    file, _ = read(tmp_path, "a: 1\nmål:\n  - id: a\n")
    assert file is not None
    assert file.place("mål", 0, "namn", "x") == Place("fil.yml", 3)
    assert file.place("saknas") == Place("fil.yml", 1)


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ("a:\n\tb: 1", "YML01", 2, TAB),
        ("a:\t1", "YML01", 1, TAB),
        ("namn: Mål: tryggare", "YML01", 1, COLON),
        ("a: 1\n b: 2", "YML01", 2, COLON),
        ("a: 1\nb", "YML01", 2, ("Raden saknar kolon efter nyckeln, eller så är raden före fel indragen.", "Skriv nyckel: värde.")),
        ("- a\nb: c", "YML01", 2, INDENTED),
        ("a: 'b' c", "YML01", 1, AFTER_QUOTE),
        ("a: 'b", "YML01", 1, ("Ett citattecken har inget slut.", "Lägg till det avslutande citattecknet.")),
        ("a: [1, 2\nb: 3", "YML01", 2, LIST),
        ("a: {b: 1", "YML01", 1, LIST),
        ("a: @x", "YML01", 1, SPECIAL),
        ('a: "C:\\mapp"', "YML01", 1, ("Ett omvänt snedstreck (\\) står inom dubbla citattecken.", "Skriv det dubbelt (\\\\), eller använd enkla citattecken.")),
        ('a: "\\UFFFFFFFF"', "YML01", None, ("Ett tecken som är skrivet med omvänt snedstreck (\\U…) finns inte.", "Skriv tecknet självt i stället.")),
        ("%YAML 2.0\n---\na: 1", "YML01", 1, GENERAL),
        ("? [a]\n: 1", "YML01", 1, ("En nyckel måste vara ett ord.", "Skriv nyckel: värde.")),
        ("a: 1\nb: 2\na: 3", "YML02", 3, ('Nyckeln "a" står redan på rad 1.', "Ta bort den ena.")),
        ("a: &b 1\nc: *b", "YML03", 1, CLEVER),
        ("a: !!python/object/apply:os.system [ls]", "YML03", 1, CLEVER),
        ("a: *", "YML01", 1, GENERAL),
        ("a: 1\n---\nb: 2", "YML03", 2, ("Här börjar ett nytt dokument i samma fil (---).", "Ta bort raden, eller dela upp filen.")),
        ('a: "\\e[31m"', "YML03", 1, ('Texten har ett tecken som inte hör hemma i text: "<U+001B>".', "Ta bort tecknet.")),
        ('"\\ud800": 1', "YML03", 1, ('Texten har ett tecken som inte hör hemma i text: "<U+D800>".', "Ta bort tecknet.")),
        ("[" * 5000, "YML03", 1, LEVELS),
        ("a: 1\n" + "".join("  " * level + "-\n" for level in range(50)), "YML01", 2, INDENTED),
        ("# bara en kommentar", "FIL03", None, NOTHING),
        ("---\n", "FIL03", None, NOTHING),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_line(
    tmp_path: Path, text: str, code: str, line: int | None, message: tuple[str, str]
) -> None:
    place = f"fil.yml:{line}" if line else "fil.yml"
    assert read(tmp_path, text) == (None, [f"{place}\n  {code}  {message[0]}\n         {message[1]}"])


def test_a_billion_laughs_are_refused_at_the_first(tmp_path: Path) -> None:
    lines = [
        'a: &a ["ha", "ha"]',
        *(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    ]
    file, told = read(tmp_path, "\n".join(lines))
    assert file is None
    assert told == [f"fil.yml:1\n  YML03  {CLEVER[0]}\n         {CLEVER[1]}"]


def test_two_doubled_keys_are_told_at_once(tmp_path: Path) -> None:
    _, told = read(tmp_path, "a: 1\na: 2\nb: {c: 1, c: 2}")
    assert told == [
        'fil.yml:2\n  YML02  Nyckeln "a" står redan på rad 1.\n         Ta bort den ena.',
        'fil.yml:3\n  YML02  Nyckeln "c" står redan på rad 3.\n         Ta bort den ena.',
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    contents=st.binary(max_size=60) | st.text("-:[]{}&*!|>'\"#%@`,? \n\tab0\\uU", max_size=60).map(str.encode)
)
def test_no_bytes_whatsoever_are_an_exception(tmp_path: Path, contents: bytes) -> None:
    file, told = read(tmp_path, contents)
    assert (file is None) == bool(told)
