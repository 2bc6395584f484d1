"""The whole reading: what an editor is told of every kind of bad input, all of it at once."""

import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.board import Board
from generator.model.value import Number
from generator.problems import Problem, in_order
from generator.rules import check, read_and_check
from generator.sources.tree import read_country
from tests.example import BOARD, EXAMPLE, INTERIM_REPORT, PLAN, replace, told, write, write_example

PROSE = "content/exempelstad/kulturnamnden"
MUNICIPALITY = "data/exempelstad/kommun.yml"
DRIFT = f"{PLAN}/drift.csv"
NOT_TEXT = "Spara om filen som CSV eller som text i UTF-8. En Excel-fil (.xlsx) måste exporteras först."
FOLDER_NAME = "Skriv mappens namn med små bokstäver a–z, siffror och bindestreck. Det blir en adress."
LINK = "Detta är en symbolisk länk.\n         Lägg en vanlig fil eller mapp här i stället."
SUM_OFF_BY_TEN = (
    f'{DRIFT}:5 kolumn "plan 2027"\n'
    "  SUM01  Summan av posterna är 69\u00a0400, men Nettokostnad, plan 2027, säger 69\u00a0410.\n"
    "         Rätta den cell som skiljer sig från dokumentet."
)


def board_in(root: Path) -> Board:
    country, problems = read_and_check(root)
    assert [str(problem) for problem in problems] == []
    return country.municipalities[0].boards[0]


def test_the_example_is_free_of_problems_and_was_found(tmp_path: Path) -> None:
    write_example(tmp_path)
    country, problems = read_and_check(tmp_path)
    assert problems == []
    (municipality,) = country.municipalities
    (board,) = municipality.boards
    assert (municipality.id, board.id, board.years) == ("exempelstad", "kulturnamnden", (2024, 2025))
    assert [report.id for report in board.reports] == ["2024/delarsrapport-08", "2025/verksamhetsplan"]
    assert [len(list(year.walk())) for year in board.goal_years] == [7, 3]
    assert [term.word for term in country.glossary] == ["indikator", "nettokostnad"]
    assert set(country.prose) == {"om", "handbok/index", "handbok/rapporter"}
    assert board.unreadable == municipality.unreadable == frozenset()


def test_texts_reach_what_they_are_about(tmp_path: Path) -> None:
    write_example(tmp_path)
    board = board_in(tmp_path)
    interim = board.reports[0]
    assert set(interim.prose) == {"rapport", "fler-besok", "meroppet", "drift", "samverkan-med-skolan"}
    goals = {goal.id: goal.prose for goal in board.goal_years[1].walk()}
    assert goals["bokbuss"] == "Bokbussen är gammal. Nämnden vill veta vad en ny kostar.\n"


# Encodings and dialects, of the whole reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_table_means_the_same_in_every_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    write_example(tmp_path)
    text = (
        (tmp_path / DRIFT)
        .read_text(encoding="utf-8")
        .replace(" 1", "\u00a01")
        .replace("43 000", "43\u00a0000")
    )
    write(tmp_path, DRIFT, text.replace("\n", line_end).encode(encoding))
    rows = board_in(tmp_path).reports[1].tables[1].rows
    assert rows[0].cells[2].value == Number(Decimal(43000))
    assert [row.place.line for row in rows] == [2, 3, 4, 5]


def test_yaml_and_markdown_may_be_in_windows_1252_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    for file in (MUNICIPALITY, f"{BOARD}/indikatorer.yml", f"{PROSE}/2025/bokbuss.md"):
        text = (tmp_path / file).read_text(encoding="utf-8")
        write(tmp_path, file, text.replace("\n", "\r\n").encode("cp1252"))
    assert (
        board_in(tmp_path).indicators["nojda-elever"].name == "Andel elever som är nöjda med kulturskolan (%)"
    )


# What is told of one bad file


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (DRIFT, "43 900", "43.900", ':2 kolumn "plan 2027"\n  CSV03  "43.900" har en punkt, men tal skrivs med decimalkomma.\n         Skriv 43,900 om det är ett tal med decimaler. Skriv 43 900 om punkten skiljer tusental.'),
        (f"{INTERIM_REPORT}/indikatorer.csv", "5,2", "12.5", ':3 kolumn "utfall 2021"\n  CSV03  "12.5" har en punkt, men tal skrivs med decimalkomma.\n         Skriv 12,5 om det är ett tal med decimaler.'),
        (f"{PLAN}/indikatorer.csv", "elever-i-ko", "elever-i-kon", ':4 kolumn "indikator"\n  ID01  Indikatorn "elever-i-kon" finns inte i indikatorer.yml.\n        Menade du "elever-i-ko"? Lägg annars till den i indikatorer.yml.'),
        (DRIFT, "43 900;;12", "43 900;;;12", ":2\n  CSV02  Raden har 9 celler men rubrikraden har 8.\n         Ta bort den cell som är för mycket. Jämför raden med dokumentet."),
        (DRIFT, "6 200;6 200;6 200", "6 200;-;6 200", ':4 kolumn "plan 2026"\n  CSV04  Ett ensamt streck ("-") kan betyda flera saker.\n         Skriv 0 om det är noll, – (tankstreck) om det inte finns något att redovisa, .. om uppgiften saknas eller . om den inte kan förekomma.'),
        (DRIFT, "43 900", "=SUM(A1:A2)", ':2 kolumn "plan 2027"\n  CSV03  "=SUM(A1:A2)" är en formel.\n         Skriv formelns resultat, som det står i dokumentet.'),
        (DRIFT, "43 900", "Ska öka", ':2 kolumn "plan 2027"\n  CSV03  "Ska öka" är en riktning, och den kan bara stå i en kolumn för målvärde.\n         Skriv en siffra, eller flytta riktningen till en kolumn för målvärde.'),
        (MUNICIPALITY, "  nivåer:", "\tnivåer:", ":11\n  YML01  Raden har en tabb.\n         Byt tabben mot mellanslag: två för varje nivå."),
        (f"{PLAN}/rapport.yml", "  daterat: 2024-12-05\n", "", ':5\n  FALT02  Nyckeln "daterat" saknas.\n          Lägg till daterat: … (Dokumentets datum, eller månad om dagen är okänd).'),
        (f"{PLAN}/rapport.yml", "  daterat: 2024-12-05\n", "  datterat: 2024-12-05\n", ':8\n  FALT01  Nyckeln "datterat" finns inte här.\n          Menade du "daterat"? Kända nycklar: titel, fil, daterat, daterat not, sidnummer, adress.'),
        (f"{BOARD}/2025/mal.yml", "år: 2025", "år: 2024", ":1\n  FALT03  Filen säger år 2024 men ligger i mappen 2025.\n          Skriv år: 2025, eller flytta filen."),
        (f"{PLAN}/rapport.yml", "    tabell: drift\n", "", ":18\n  FALT02  Nyckeln tabell saknas, men första kolumnen i drift.csv är post.\n          Lägg till tabell: med ett id ur ekonomi.yml."),
        (f"{PLAN}/rapport.yml", "    rubrik: Mål och", "    tabell: drift\n    rubrik: Mål och", ":15\n  FALT03  Nyckeln tabell hör till ekonomi, men första kolumnen i indikatorer.csv är indikator.\n          Ta bort raden tabell:, eller rätta filens rubrikrad."),
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    write_example(tmp_path)
    replace(tmp_path, file, old, new)
    assert told(tmp_path) == [f"{file}{message}"]


NO_TEXT = f"FIL02  Filen är inte text, eller så är den inte sparad som UTF-8.\n         {NOT_TEXT}"


@pytest.mark.parametrize(
    "file", [DRIFT, f"{BOARD}/indikatorer.yml", f"{PROSE}/2025/verksamhetsplan/drift.md"]
)
@pytest.mark.parametrize(
    ("contents", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NO_TEXT),
        (b"PK\x03\x04\x14\0\x06\0", NO_TEXT),
        ("namn: å".encode("utf-16-le"), NO_TEXT),
        (
            b"x" * 6_000_000,
            "FIL04  Filen är 6,0 MB. Gränsen är 1 MB.\n         Kontrollera att det är rätt fil.",
        ),
    ],
    ids=["PNG", "xlsx", "UTF-16 without BOM", "6 MB"],
)
def test_a_file_that_is_no_text_is_the_only_problem_told(
    tmp_path: Path, file: str, contents: bytes, message: str
) -> None:
    write_example(tmp_path)
    write(tmp_path, file, contents)
    assert told(tmp_path) == [f"{file}\n  {message}"]


@pytest.mark.parametrize(
    "file",
    [
        "data/ordlista.yml",
        MUNICIPALITY,
        f"{BOARD}/namnd.yml",
        f"{BOARD}/indikatorer.yml",
        f"{BOARD}/ekonomi.yml",
        f"{BOARD}/sammantraden.yml",
        f"{BOARD}/2024/mal.yml",
        f"{INTERIM_REPORT}/uppfoljning.yml",
        f"{PLAN}/rapport.yml",
        f"{PLAN}/drift.csv",
        f"{PLAN}/indikatorer.csv",
        f"{PROSE}/2025/bokbuss.md",
    ],
)
def test_an_empty_file_is_told_and_nothing_that_follows_from_it(tmp_path: Path, file: str) -> None:
    write_example(tmp_path)
    write(tmp_path, file, "")
    problems = [problem for problem in told(tmp_path) if "TEXT02" not in problem]
    assert problems == [f"{file}\n  FIL03  Filen är tom.\n         Fyll filen eller ta bort den."]


def test_a_billion_laughs_and_a_python_object_are_refused(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, MUNICIPALITY, "a: &a [ha, ha]\nb: &b [*a, *a]\nnamn: [*b, *b]\n")
    write(tmp_path, f"{BOARD}/namnd.yml", "namn: !!python/object/apply:os.system ['touch pwned']\n")
    message = (
        "  YML03  Raden använder ett ankare, alias eller en tagg (&, * eller !).\n"
        "         Skriv ut värdet, inom citattecken om det börjar med ett sådant tecken."
    )
    assert told(tmp_path) == [f"{MUNICIPALITY}:1\n{message}", f"{BOARD}/namnd.yml:1\n{message}"]


def test_a_broken_file_and_a_wrong_sum_elsewhere_are_told_at_once(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, DRIFT, "69 400", "69 410")
    write(tmp_path, f"{INTERIM_REPORT}/drift.csv", b"\0")
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "decimaler: 1", "decimaler: en")
    assert told(tmp_path) == [
        f"{INTERIM_REPORT}/drift.csv\n  FIL02  Filen är inte text, eller så är den inte sparad som UTF-8.\n         {NOT_TEXT}",
        SUM_OFF_BY_TEN,
        f'{BOARD}/indikatorer.yml:19\n  FALT03  "decimaler" har värdet "en", som inte går att använda.\n          Skriv ett heltal med siffror.',
    ]


# Files and folders that do not belong


def test_a_missing_file_that_must_exist_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    for file in (MUNICIPALITY, f"{BOARD}/namnd.yml", f"{PLAN}/rapport.yml", f"{INTERIM_REPORT}/drift.csv"):
        (tmp_path / file).unlink()
    assert told(tmp_path) == [
        f"{MUNICIPALITY}\n  FIL01  Filen saknas.\n         Skapa {MUNICIPALITY}.",
        f'{INTERIM_REPORT}/rapport.yml:16\n  FIL01  Filen "drift.csv" finns inte i mappen.\n         Lägg till filen, eller ta bort den ur tabeller.',
        f"{PLAN}/rapport.yml\n  FIL01  Filen saknas.\n         Skapa {PLAN}/rapport.yml.",
        f"{BOARD}/namnd.yml\n  FIL01  Filen saknas.\n         Skapa {BOARD}/namnd.yml.",
    ]


def test_a_board_that_cannot_be_read_is_not_told_as_an_unknown_report_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/namnd.yml", "\nsyfte:", "\nsyftet:")
    assert told(tmp_path) == [
        f'{BOARD}/namnd.yml:2\n  FALT01  Nyckeln "syftet" finns inte här.\n'
        '          Menade du "syfte"? Kända nycklar: namn, syfte, källa, verksamhetsområden, engelska.'
    ]


def test_a_project_without_data_or_without_municipalities_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        "data\n  FIL01  Mappen data saknas.\n         Kör kommandot i projektets mapp, där data/ och content/ ligger."
    ]
    (tmp_path / "data").mkdir()
    assert told(tmp_path) == [
        "data\n  FIL01  Det finns ingen kommun i mappen data.\n"
        "         Lägg till en mapp med filen kommun.yml, till exempel data/exempelstad/kommun.yml."
    ]


def test_what_editors_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    write_example(tmp_path)
    for folder in ("data", "data/exempelstad", BOARD, PLAN, "content", PROSE):
        for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$drift.xlsx", "README.md", ".git/HEAD"):
            write(tmp_path, f"{folder}/{name}", b"\0\1")
    assert told(tmp_path) == []


def test_files_that_nothing_uses_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    for file in ("data/anteckningar.txt", f"{BOARD}/namnd.yaml", f"{PLAN}/drift.xlsx", "content/bild.png"):
        write(tmp_path, file, "x")
    write(tmp_path, f"{PLAN}/drift2.csv", "post;budget 2025;sida\nstab;5;1\n")
    write(tmp_path, f"{PROSE}/2025/bokbussen.md", "x")
    assert told(tmp_path) == [
        "content/bild.png\n  FIL06  Filen används inte.\n         Texter är Markdown och slutar på .md. Rätta namnet eller ta bort filen.",
        f"{PROSE}/2025/bokbussen.md\n  TEXT01  Texten hör inte till något mål, någon tabell eller sida.\n          Ge filen samma namn som målets id eller tabellens fil, i samma mapp som under data/.",
        "data/anteckningar.txt\n  FIL06  Filen används inte.\n         Rätta namnet eller ta bort filen. Här kan finnas: ordlista.yml, tillganglighet.yml, utgavor.",
        f"{PLAN}/drift.xlsx\n  FIL06  Filen används inte.\n         Rätta namnet eller ta bort filen. Här kan finnas: rapport.yml, uppfoljning.yml, *.csv.",
        f"{PLAN}/drift2.csv\n  FIL06  Filen nämns inte i rapport.yml.\n         Lägg till filen under tabeller i rapport.yml, med dokumentets rubrik, eller ta bort den.",
        f"{BOARD}/namnd.yaml\n  FIL06  Filen används inte.\n         Rätta namnet eller ta bort filen. Här kan finnas: namnd.yml, indikatorer.yml, ekonomi.yml, sammantraden.yml.",
    ]


@pytest.mark.parametrize(
    ("folder", "fix"),
    [
        ("data/Härryda", FOLDER_NAME),
        ("data/exempelstad/Kulturnämnden", FOLDER_NAME),
        (
            f"{BOARD}/2O25",
            "Mappar i nämndens mapp är år, till exempel 2025. Rätta namnet eller flytta mappen.",
        ),
        (f"{BOARD}/2025/verksamhetsplan ny", FOLDER_NAME),
        (f"{BOARD}/2025/a..b", FOLDER_NAME),
        (f"{PLAN}/bilagor", "Flytta filerna till rapportens mapp, och ta bort mappen."),
    ],
)
def test_a_folder_that_can_be_no_address_is_told(tmp_path: Path, folder: str, fix: str) -> None:
    write_example(tmp_path)
    (tmp_path / folder).mkdir()
    assert told(tmp_path) == [f"{folder}\n  FIL06  Mappen hör inte hemma här.\n         {fix}"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_whose_name_is_no_text_is_told_and_can_be_printed(tmp_path: Path) -> None:
    write_example(tmp_path)
    os.mkdir(os.fsencode(tmp_path / "data") + b"/H\xe4rryda")
    (problem,) = told(tmp_path)
    assert problem.encode().startswith(b"data/H?rryda\n  FIL06  ")


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    for file in (DRIFT, f"{BOARD}/ekonomi.yml", f"{PLAN}/extra.csv"):
        (tmp_path / file).unlink(missing_ok=True)
        (tmp_path / file).mkdir()
    what = "FIL06  Detta är en mapp, men ska vara en fil.\n         Byt namn på mappen, och lägg en fil här i stället."
    problems = told(tmp_path)
    assert [f"{file}\n  {what}" for file in (DRIFT, f"{PLAN}/extra.csv", f"{BOARD}/ekonomi.yml")] == [
        problem for problem in problems if "nämns inte" not in problem
    ]


def test_links_are_not_followed_out_of_the_tree(tmp_path: Path) -> None:
    root, outside = tmp_path / "projekt", tmp_path / "hemligt"
    write_example(root)
    write(outside, "kommun.yml", "hemligt: ja")
    write(outside, "text.md", "hemligt")
    (root / "data/annan").symlink_to(outside)
    (root / PROSE / "2023").symlink_to(outside)
    (root / DRIFT).unlink()
    (root / DRIFT).symlink_to(outside / "kommun.yml")
    (root / MUNICIPALITY).unlink()
    (root / MUNICIPALITY).symlink_to(tmp_path / "finns-inte")
    problems = told(root)
    links = [f"{PROSE}/2023", "data/annan", MUNICIPALITY, DRIFT]
    assert [problem for problem in problems if "FIL05" in problem] == [
        f"{file}\n  FIL05  {LINK}" for file in links
    ]
    assert not any("hemligt" in problem for problem in problems)
    assert len(problems) == 5  # and rapport.yml names the file that is now a link


@pytest.mark.parametrize("folder", ["data", "content"])
def test_a_root_that_is_a_link_is_not_followed(tmp_path: Path, folder: str) -> None:
    root = tmp_path / "projekt"
    write_example(root)
    (root / folder).rename(tmp_path / "annan")
    (root / folder).symlink_to(tmp_path / "annan")
    assert f"{folder}\n  FIL05  {LINK}" in told(root)


def test_what_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_example(tmp_path)
    read_bytes, iterdir = Path.read_bytes, Path.iterdir

    def refuse_file(path: Path) -> bytes:
        if path.name == "drift.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    def refuse_folder(path: Path) -> object:
        if path.name == "2024":
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "read_bytes", refuse_file)
    monkeypatch.setattr(Path, "iterdir", refuse_folder)
    fix = "Stäng filen i andra program, och kontrollera att du får läsa den."
    problems = told(tmp_path)
    assert f"{BOARD}/2024\n  FIL07  Mappen går inte att öppna.\n         {fix}" in problems
    assert f"{DRIFT}\n  FIL07  Filen går inte att öppna.\n         {fix}" in problems


# Whatever happens


FILES = [MUNICIPALITY, f"{BOARD}/namnd.yml", f"{BOARD}/indikatorer.yml", f"{BOARD}/ekonomi.yml",
         f"{BOARD}/sammantraden.yml", f"{BOARD}/2024/mal.yml", f"{INTERIM_REPORT}/rapport.yml",
         f"{INTERIM_REPORT}/uppfoljning.yml", f"{INTERIM_REPORT}/drift.csv", f"{INTERIM_REPORT}/indikatorer.csv"]  # fmt: skip


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("changed")
    write_example(root)
    return root


@settings(max_examples=30)
@given(
    file=st.sampled_from(FILES),
    where=st.integers(0, 10**6),
    length=st.integers(0, 40),
    new=st.sampled_from(
        ["", "\n", ": ", "- ", "[", '"', ";", "0", "9" * 30, "x", "\0", "é", "  ", "null", "-", "{}"]
    ),
)
def test_no_change_to_a_file_is_an_exception(
    changed: Path, file: str, where: int, length: int, new: str
) -> None:
    text = (EXAMPLE / file).read_text(encoding="utf-8")
    start = where % len(text)
    write(changed, file, text[:start] + new + text[start + length :])
    problems: list[Problem] = []
    country = read_country(changed, problems.append)
    assert all(str(problem) for problem in in_order([*problems, *check(country)]))
    write(changed, file, text)
