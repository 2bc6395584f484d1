"""What `oppna-mal ny` writes: free of problems at once, and nothing that exists is overwritten."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.model.period import Period
from generator.model.report import ADOPTED_KINDS, ReportKind
from generator.problems import errors_of
from generator.rules import read_and_check
from generator.scaffold import (
    AlreadyThere,
    NewReport,
    Unusable,
    board_files,
    board_of,
    municipality_files,
    report_files,
    write_new,
)
from generator.sources.json_schema import json_schemas
from tests.example import BOARD, INTERIM_REPORT, problems_of, write, write_example
from tests.site_build import CONFIG, fingerprint

pytestmark = pytest.mark.slow

RUNNER = CliRunner()
MUNICIPALITY = ["--namn", "Exempelstads kommun", "--kortnamn", "Exempelstad", "--kommunkod", "9999"]
NEW_BOARD = "data/exempelstad/miljonamnden"
# What a new municipality still has to state: texts, and how accessible its site is.
TO_FILL_IN = {"TEXT03", "TILL02"}
PLAN_2026 = "exempelstad/kulturnamnden/2026/verksamhetsplan"


def run(root: Path, *words: str) -> Result:
    result = RUNNER.invoke(app, [*words, "--mapp", str(root)])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def new_report(root: Path, address: str, **options: str) -> Result:
    """`ny rapport`, with the options of a plan for 2026 but for those that are given."""
    given = {
        "titel": "Verksamhetsplan 2026",
        "slag": "verksamhetsplan",
        "avser": "2026",
        "daterat": "2025-12-10",
        "publiceras": "2026-01-10 08:00",
        **options,
    }
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    return run(root, "ny", "rapport", address, *words)


def read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def besides_placeholders(root: Path) -> list[str]:
    """What an editor is told, but for what is still to be filled in."""
    return [str(problem) for problem in problems_of(root) if problem.code not in TO_FILL_IN]


def errors(root: Path) -> list[str]:
    return [str(problem) for problem in errors_of(read_and_check(root)[1])]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A municipality and a board, as they are written."""
    assert run(tmp_path, "ny", "kommun", "exempelstad", *MUNICIPALITY).exit_code == 0
    assert run(tmp_path, "ny", "namnd", "exempelstad/miljonamnden", "--namn", "Miljönämnden").exit_code == 0
    return tmp_path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Exempelstad, with its two reports."""
    write_example(tmp_path)
    return tmp_path


# --- a municipality and a board ---------------------------------------------------------------------


def test_a_municipality_is_a_project_of_its_own(tmp_path: Path) -> None:
    result = run(tmp_path, "ny", "kommun", "exempelstad", *MUNICIPALITY)
    assert result.exit_code == 0
    written = set(fingerprint(tmp_path))
    assert written == {"content/om.md", "data/exempelstad/kommun.yml", "mkdocs.yml", *json_schemas()}
    assert {line.removeprefix("Skrev ") for line in result.stdout.splitlines()[:-1]} == written
    assert result.stdout.endswith("Nästa steg: oppna-mal ny namnd exempelstad/ID\n")
    assert besides_placeholders(tmp_path) == []


def test_a_second_municipality_leaves_the_project_as_it_is(project: Path) -> None:
    write(project, "mkdocs.yml", CONFIG.read_bytes() + b"# egen\n")
    write(project, "content/om.md", "Vår egen text.\n")
    assert run(project, "ny", "kommun", "grannstad", *MUNICIPALITY).exit_code == 0
    assert read(project, "mkdocs.yml").endswith("# egen\n")
    assert read(project, "content/om.md") == "Vår egen text.\n"
    assert besides_placeholders(project) == []


def test_the_settings_of_a_new_project_are_those_of_this_one(project: Path) -> None:
    assert read(project, "mkdocs.yml") == CONFIG.read_text(encoding="utf-8")


def test_a_board_is_free_of_problems_at_once(project: Path) -> None:
    assert besides_placeholders(project) == []
    assert sorted(path.name for path in (project / NEW_BOARD).iterdir()) == [
        "ekonomi.yml",
        "indikatorer.yml",
        "namnd.yml",
    ]


@pytest.mark.parametrize("name", ["indikatorer.yml", "ekonomi.yml", "namnd.yml"])
def test_what_stands_as_an_example_in_a_file_holds_when_it_is_used(project: Path, name: str) -> None:
    """As the file says: without the signs # and []."""
    text = read(project, f"{NEW_BOARD}/{name}")
    head, *lines = text.replace(" []\n", "\n").splitlines()
    kept = [line.removeprefix("# ") for line in lines if not line.startswith(("# Så här", "# Ett "))]
    write(project, f"{NEW_BOARD}/{name}", "\n".join([head, *kept]) + "\n")
    assert besides_placeholders(project) == []


def test_what_stands_as_an_example_of_a_goal_holds_when_it_is_used(project: Path) -> None:
    test_what_stands_as_an_example_in_a_file_holds_when_it_is_used(project, "indikatorer.yml")
    assert new_report(project, "exempelstad/miljonamnden/2026/verksamhetsplan").exit_code == 0
    path = f"{NEW_BOARD}/2026/mal.yml"
    _, *lines = read(project, path).replace(" []\n", "\n").splitlines()
    kept = [line.removeprefix("# ") for line in lines if not line.startswith("# Så här")]
    write(project, path, "\n".join(kept) + "\n")
    assert errors(project) == []
    assert {problem.code for problem in read_and_check(project)[1]} == {"TEXT02", *TO_FILL_IN}


def test_names_with_signs_that_mean_something_in_yaml_are_kept(tmp_path: Path) -> None:
    name = "Kommun: #1 'och' \"två\" $x"
    write_new(tmp_path, municipality_files("exempelstad", name=name, short_name="- E", code="9999"))
    write_new(tmp_path, board_files("exempelstad", "miljonamnden", name="Nej"))
    country, problems = read_and_check(tmp_path)
    assert {problem.code for problem in problems} == TO_FILL_IN
    (municipality,) = country.municipalities
    assert (municipality.name, municipality.short_name) == (name, "- E")
    assert municipality.boards[0].name == "Nej"


# --- a first report ---------------------------------------------------------------------------------


def test_a_report_of_a_board_without_definitions_is_free_of_problems(project: Path) -> None:
    result = new_report(project, "exempelstad/miljonamnden/2026/verksamhetsplan")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"Skrev {NEW_BOARD}/2026/mal.yml",
        f"Skrev {NEW_BOARD}/2026/verksamhetsplan/rapport.yml",
        "Fyll i siffrorna och kör: oppna-mal granska",
    ]
    assert besides_placeholders(project) == []
    assert "publiceras: 2026-01-10T08:00+01:00\n" in read(
        project, f"{NEW_BOARD}/2026/verksamhetsplan/rapport.yml"
    )


@pytest.mark.parametrize("kind", ADOPTED_KINDS)
def test_a_first_report_has_a_row_for_every_definition(project: Path, kind: ReportKind) -> None:
    for name in ("indikatorer.yml", "ekonomi.yml"):
        test_what_stands_as_an_example_in_a_file_holds_when_it_is_used(project, name)
    made = new_report(project, f"exempelstad/miljonamnden/2025/{kind.name.lower()}", slag=kind, avser="2025",
                      daterat="2026-02-10", publiceras="2026-03-10 08:00")  # fmt: skip
    assert made.exit_code == 0, made.output
    folder = f"{NEW_BOARD}/2025/{kind.name.lower()}"
    outcome = "utfall 2024" if kind is ReportKind.PLAN else "utfall 2025"
    assert read(project, f"{folder}/indikatorer.csv") == (
        f"indikator;{outcome};målvärde 2025;not;sida\nnojda-foretag;;;;\n"
    )
    columns = {
        ReportKind.PLAN: "budget 2025",
        ReportKind.ANNUAL: "bokslut 2025;budget 2025;avvikelse 2025",
    }.get(kind, "prognos 2025;budget 2025;avvikelse 2025")
    header, *rows = read(project, f"{folder}/drift.csv").splitlines()
    assert header == f"post;{columns};not;sida"
    assert [row.rstrip(";") for row in rows] == ["tillsyn", "namnd", "summa"]
    assert besides_placeholders(project) == []


# --- the next report --------------------------------------------------------------------------------


def test_the_next_report_has_the_rows_of_the_last_of_its_kind_without_figures(example: Path) -> None:
    made = new_report(example, PLAN_2026)
    assert made.exit_code == 0, made.output
    assert errors(example) == []
    for name in ("indikatorer.csv", "drift.csv", "resultat.csv"):
        before = read(example, f"{BOARD}/2025/verksamhetsplan/{name}").splitlines()
        after = read(example, f"{BOARD}/2026/verksamhetsplan/{name}").splitlines()
        titles = [title.split(";") for title in (before[0], after[0])]
        assert len(titles[0]) == len(titles[1])
        for was, now in zip(*titles, strict=True):
            assert now == " ".join(str(int(word) + 1) if word.isdigit() else word for word in was.split())
        dimensions = [i for i, title in enumerate(titles[1]) if title in ("kön", "område", "grupp")]
        assert [kept(row, dimensions) for row in after[1:]] == [kept(row, dimensions) for row in before[1:]]
        empty = [
            cell for row in after[1:] for i, cell in enumerate(row.split(";")) if i and i not in dimensions
        ]
        assert set(empty) == {""}


def kept(row: str, dimensions: list[int]) -> list[str]:
    """The id and the dimensions of a row."""
    return [cell for i, cell in enumerate(row.split(";")) if i == 0 or i in dimensions]


def test_dimensions_are_kept(example: Path) -> None:
    header = read(example, f"{INTERIM_REPORT}/indikatorer.csv").splitlines()[0]
    assert "kön" in header.split(";")
    made = new_report(
        example, "exempelstad/kulturnamnden/2025/delarsrapport-08",
        slag="delårsrapport", avser="2025-08", daterat="2025-09-10", publiceras="2025-09-25 08:00",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    rows = [
        row.split(";") for row in read(example, f"{BOARD}/2025/delarsrapport-08/indikatorer.csv").splitlines()
    ]
    sex = rows[0].index("kön")
    assert {"K", "M"} <= {row[sex] for row in rows[1:]}
    assert errors(example) == []


def test_what_was_of_the_last_reports_period_is_of_the_new_ones(project: Path) -> None:
    """A report each tertial: the same year, another month."""
    test_what_stands_as_an_example_in_a_file_holds_when_it_is_used(project, "ekonomi.yml")
    first = {"slag": "tertialrapport", "daterat": "2025-05-20", "publiceras": "2025-06-10 08:00"}
    assert new_report(project, "exempelstad/miljonamnden/2025/t1", avser="2025-04", **first).exit_code == 0
    write(
        project,
        f"{NEW_BOARD}/2025/t1/drift.csv",
        "post;utfall 2025-04;utfall 2024-04;prognos 2025 per 2025-02;prognos 2025 per 2025-04;not;sida\nsumma;1;1;1;1;;2\n",
    )
    later = {"slag": "tertialrapport", "daterat": "2025-09-20", "publiceras": "2025-10-10 08:00"}
    assert new_report(project, "exempelstad/miljonamnden/2025/t2", avser="2025-08", **later).exit_code == 0
    assert read(project, f"{NEW_BOARD}/2025/t2/drift.csv") == (
        "post;utfall 2025-08;utfall 2024-04;prognos 2025 per 2025-02;prognos 2025 per 2025-08;not;sida\nsumma;;;;;;\n"
    )


def test_a_follow_up_asks_about_every_goal_of_the_year(example: Path) -> None:
    made = new_report(
        example, "exempelstad/kulturnamnden/2024/verksamhetsberattelse",
        titel="Berättelse", slag="verksamhetsberättelse", avser="2024",
        daterat="2025-02-10", publiceras="2025-03-01 08:00",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    country, _ = read_and_check(example)
    board = board_of(country, "exempelstad", "kulturnamnden")
    assert board is not None
    report = board.report("2024/verksamhetsberattelse")
    goal_year = board.goal_year(2024)
    assert report is not None
    assert goal_year is not None
    leaves = [goal.id for goal in goal_year.walk() if not goal.children]
    assert [follow_up.goal_id for follow_up in report.follow_ups] == leaves
    assert {(one.fulfilment_word, one.progress_word) for one in report.follow_ups} == {(None, None)}
    assert errors(example) == []


def test_a_follow_up_of_a_year_without_goals_leaves_them_to_be_written(example: Path) -> None:
    made = new_report(
        example, "exempelstad/kulturnamnden/2026/delarsrapport-08",
        slag="delårsrapport", avser="2026-08", daterat="2026-09-10", publiceras="2026-09-25 08:00",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert (example / BOARD / "2026" / "mal.yml").is_file()
    assert not (example / BOARD / "2026" / "delarsrapport-08" / "uppfoljning.yml").exists()
    assert errors(example) == []


# --- what is refused --------------------------------------------------------------------------------


def test_nothing_that_exists_is_overwritten(project: Path) -> None:
    assert new_report(project, "exempelstad/miljonamnden/2026/verksamhetsplan").exit_code == 0
    before = fingerprint(project)
    for result, file in (
        (run(project, "ny", "kommun", "exempelstad", *MUNICIPALITY), "data/exempelstad/kommun.yml"),
        (run(project, "ny", "namnd", "exempelstad/miljonamnden", "--namn", "X"), f"{NEW_BOARD}/namnd.yml"),
        (
            new_report(project, "exempelstad/miljonamnden/2026/verksamhetsplan"),
            f"{NEW_BOARD}/2026/verksamhetsplan/rapport.yml",
        ),
    ):
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr == (
            f"{project / file} finns redan. Inget är ändrat. Välj ett annat namn, eller ta bort filen först.\n"
        )
    assert fingerprint(project) == before


def test_a_file_that_is_in_the_way_stops_the_others(tmp_path: Path) -> None:
    write(tmp_path, "b/ekonomi.yml", "min egen")
    with pytest.raises(AlreadyThere) as stopped:
        write_new(tmp_path, {"a/namnd.yml": "namn: A\nsyfte: B\n", "b/ekonomi.yml": "tabeller: []\n"})
    assert stopped.value.path == tmp_path / "b" / "ekonomi.yml"
    assert set(fingerprint(tmp_path)) == {"b/ekonomi.yml"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["ny", "kommun", "Exempelstad"], "'Exempelstad' kan inte vara en adress. Skriv med små bokstäver"),
        (["ny", "kommun", "../x"], "'../x' kan inte vara en adress."),
        (["ny", "kommun", "om"], "'om' är adressen till en av webbplatsens egna sidor. Välj ett annat namn."),
        (["ny", "namnd", "exempelstad"], "Skriv som i exemplet: exempelstad/miljonamnden"),
        (["ny", "namnd", "exempelstad/miljönämnden"], "'miljönämnden' kan inte vara en adress."),
        (["ny", "namnd", "exempelstad/jamfor"], "'jamfor' är adressen till"),
        (["ny", "namnd", "grannstad/miljonamnden"], "Skapa den först: oppna-mal ny kommun grannstad"),
        (["ny", "namnd", "/../miljonamnden"], "'..' kan inte vara en adress."),
    ],
)
def test_an_address_that_cannot_be_is_told(project: Path, words: list[str], message: str) -> None:
    before = fingerprint(project)
    result = run(project, *words, *(MUNICIPALITY if words[1] == "kommun" else ["--namn", "Miljönämnden"]))
    assert result.exit_code == 1
    assert message in result.stderr
    assert fingerprint(project) == before


@pytest.mark.parametrize(
    ("address", "options", "message"),
    [
        ("exempelstad/miljonamnden/2026", {}, "exempelstad/miljonamnden/2025/verksamhetsplan"),
        ("exempelstad/miljonamnden/2026/ekonomi", {}, "'ekonomi' är adressen till"),
        ("exempelstad/miljonamnden/26/plan", {}, "Året '26' går inte att tolka."),
        ("exempelstad/annan/2026/plan", {}, "Nämnden exempelstad/annan finns inte"),
        ("exempelstad/miljonamnden/2026/plan", {"avser": "2026-13"}, "Perioden '2026-13' går inte att tolka."),
        ("exempelstad/miljonamnden/2026/plan", {"avser": "hela året"}, "Perioden 'hela året' går inte"),
        ("exempelstad/miljonamnden/2026/plan", {"avser": "2025"}, "Perioden 2025 ligger inte i mappens år, 2026."),
        ("exempelstad/miljonamnden/2026/plan", {"slag": "plan"}, "Slaget 'plan' finns inte. Skriv verksamhetsplan,"),
        ("exempelstad/miljonamnden/2026/plan", {"daterat": "i våras"}, "Skriv datumet som 2024-09-25"),
        ("exempelstad/miljonamnden/2026/plan", {"publiceras": "snart"}, "Skriv tiden med tidszon: 2024-09-25T08:00"),
        ("exempelstad/miljonamnden/2026/plan", {"publiceras": "2026-03-29 02:30"}, "Klockan 02.30 finns inte den dagen"),
        ("exempelstad/miljonamnden/2026/plan", {"publiceras": "2026-10-25 02:30"}, "Skriv 2026-10-25T02:30+02:00 (sommartid)"),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be_is_told(
    project: Path, address: str, options: dict[str, str], message: str
) -> None:
    before = fingerprint(project)
    result = new_report(project, address, **options)
    assert result.exit_code == 1
    assert message in result.stderr
    assert fingerprint(project) == before


def test_a_municipality_code_that_cannot_be_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, "ny", "kommun", "exempelstad", *MUNICIPALITY[:-1], "99")
    assert result.exit_code == 1
    assert result.stderr == (
        '"kommunkod" har värdet "99", som inte går att använda. '
        'Skriv fyra siffror inom citattecken, till exempel "1401".\n'
    )
    assert fingerprint(tmp_path) == {}


def test_a_board_that_cannot_be_read_gets_no_report(project: Path) -> None:
    write(project, f"{NEW_BOARD}/namnd.yml", "nam: x\n")
    before = fingerprint(project)
    result = new_report(project, "exempelstad/miljonamnden/2026/verksamhetsplan")
    assert result.exit_code == 1
    assert "FALT01" in result.stderr
    assert "går inte att läsa. Rätta felen" in result.stderr
    assert fingerprint(project) == before


def test_what_would_break_the_format_is_not_written(project: Path) -> None:
    country, _ = read_and_check(project)
    board = board_of(country, "exempelstad", "miljonamnden")
    period = Period.parse("2026")
    assert board is not None
    assert period is not None
    new = NewReport("Plan", ReportKind.PLAN, period, "2025-12-10\nfel: x", "2026-01-10T08:00+01:00")
    before = fingerprint(project)
    with pytest.raises(Unusable) as refused:
        write_new(project, report_files(board, 2026, "plan", new))
    assert [problem.code for problem in refused.value.problems] == ["FALT01"]
    assert fingerprint(project) == before
    assert board_of(country, "exempelstad", "annan") is None
    assert board_of(country, "annan", "miljonamnden") is None


@pytest.mark.parametrize("words", [["ny"], ["ny", "kommun"], ["ny", "namnd"], ["ny", "rapport"], ["scheman"]])
def test_help_is_in_swedish(words: list[str]) -> None:
    shown = " ".join(RUNNER.invoke(app, [*words, "--help"], env={"COLUMNS": "200"}).stdout.split())
    expected = {
        "ny": "Skapa filer att fylla i",
        "kommun": "Skapa en kommun, och det som ett nytt projekt behöver.",
        "namnd": "Skapa en nämnd i en kommun som finns.",
        "rapport": "Raderna kommer från den förra rapporten av samma slag, utan siffror.",
        "scheman": "Skriv JSON Schema för källfilerna",
    }
    assert expected[words[-1]] in shown
