"""`oppna-mal kolada hamta` into Exempelstad, with a stand-in for Kolada: what is written, said and then shown."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import Result

from generator import formats
from generator.charts.cache import ChartCache
from generator.cli import app
from generator.model.figure import Figure, FigureId, Series
from generator.model.kolada import measure_page
from generator.model.period import Period
from generator.model.revision import revisions_of
from generator.model.value import Measure, Missing, Number, say_the_same
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.indicator import IndicatorContext, indicator_page
from generator.pages.report import ReportContext, report_page
from generator.pages.site_map import board_views
from generator.pages.view import BoardView
from generator.rules import read_and_check
from tests.example import BOARD, INTERIM_REPORT, KOLADA_IDS, replace, told, write, write_example
from tests.kolada import StandIn, stand_in, value
from tests.site_build import leave_undrawn
from tests.test_cli import RUNNER

CITING = Citing((), "Öppna mål", None)
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
FOLDER = f"{BOARD}/{TODAY.year}/kolada-{TODAY}"
DAY = formats.day(TODAY)


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in() as found:
        yield found


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.kolada.now", lambda: NOW)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Exempelstad, whose indicators have Kolada ids, but for one."""
    write_example(tmp_path)
    for indicator_id, kolada_id in KOLADA_IDS.items():
        start = f"  - id: {indicator_id}\n"
        replace(tmp_path, f"{BOARD}/indikatorer.yml", start, f"{start}    kolada-id: {kolada_id}\n")
    return tmp_path


@pytest.fixture
def filled(server: StandIn) -> StandIn:
    """Kolada agrees with the reports about loans of 2022, not about 2023, and knows 2019 alone."""
    for kolada_id in KOLADA_IDS.values():
        server.titles[kolada_id] = f"Mått {kolada_id}"
    server.has("N99903", 2023, value("T", "7.1234"))
    server.has("N99903", 2022, value("T", "5.9123"))
    server.has("N99903", 2019, value("T", "4.0"))
    return server


def fetch(root: Path, server: StandIn, *words: str) -> Result:
    result = RUNNER.invoke(app, ["kolada", "hamta", "--adress", server.address, "--mapp", str(root), *words])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def fetched(root: Path, server: StandIn, *words: str) -> str:
    """What is said when all goes well, with plain spaces; the project is then free of problems."""
    result = fetch(root, server, *words)
    assert result.exit_code == 0, result.output
    assert told(root) == []
    return result.stdout.replace("\N{NO-BREAK SPACE}", " ")


def table(root: Path) -> list[str]:
    return (root / FOLDER / "indikatorer.csv").read_text(encoding="utf-8").splitlines()


def view_of(root: Path) -> BoardView:
    country, problems = read_and_check(root)
    assert problems == []
    return board_views(country)[0]


def figure(view: BoardView, key: str, year: int, sex: str | None = None) -> Figure:
    period = Period.parse(str(year))
    assert period is not None
    dimensions = (("kön", sex),) if sex else ()
    return view.board.figures[FigureId(Series(None, key), dimensions, Measure.ACTUAL, period)]


def page_of(view: BoardView, key: str, monkeypatch: pytest.MonkeyPatch) -> IndicatorContext:
    leave_undrawn(monkeypatch)
    context = indicator_page(view, Charting(ChartCache(None)), view.board.indicators[key], CITING).context
    assert isinstance(context, IndicatorContext)
    return context


# --- what is written --------------------------------------------------------------------------------


def test_kolada_s_figures_become_a_report_that_granska_passes(root: Path, filled: StandIn) -> None:
    said = fetched(root, filled)
    assert table(root) == [
        "indikator;utfall 2019;utfall 2020;utfall 2021;utfall 2022;utfall 2023",
        "lan;4,0;.. [a];.. [a];5,9123;7,1234",
    ]
    report = view_of(root).board.report(f"{TODAY.year}/kolada-{TODAY}")
    assert report is not None
    assert (report.is_statistics, report.document.dated.latest, report.document.url) == (
        True, TODAY, "https://www.kolada.se",
    )  # fmt: skip
    assert report.notes == {"a": "Kolada har ingen uppgift för året."}
    assert "  Hämtade 3 siffror för 1 indikator, 2019–2023.\n" in said
    assert "  besok (N99902): Kolada har ingen siffra för de åren.\n" in said
    assert "    lan, 2023: Kolada 7,1234, rapporten 6,1 (" in said
    assert "lan, 2022" not in said
    assert f"Skrev {FOLDER}/rapport.yml\n" in said
    assert said.endswith("Nästa steg: oppna-mal granska, oppna-mal visa och sedan oppna-mal publicera.\n")


def test_sexes_are_told_apart_by_name_and_only_where_the_indicator_is_divided(
    root: Path, filled: StandIn
) -> None:
    filled.has("U99901", 2024, value("M", "86.5"), value("T", "89"), value("K", "91.5"))
    filled.has("N99902", 2024, value("K", "1"), value("T", "3"), value("M", "2"))
    fetched(root, filled, "--fran", "2024")
    assert table(root) == [
        "indikator;kön;utfall 2024",
        "besok;;3",
        "nojda-elever;T;89",
        "nojda-elever;K;91,5",
        "nojda-elever;M;86,5",
    ]


def test_a_measure_without_figures_by_sex_is_told(root: Path, filled: StandIn) -> None:
    filled.has("U99901", 2024, value("T", "89"))
    said = fetched(root, filled)
    assert "nojda-elever (U99901): Kolada har inga siffror för kvinnor och män var för sig.\n" in said


def test_a_figure_that_is_missing_or_deleted_has_its_reason_and_is_never_zero(
    root: Path, filled: StandIn
) -> None:
    filled.has("N99902", 2021, value("T", "60000"))
    filled.has("N99902", 2022, value("T", "null", status="Missing"))
    filled.has("N99902", 2023, value("T", "61000", deleted=True))
    filled.has("N99902", 2024, value("T", "62000", deleted=True), value("T", "62500"))
    filled.has("N99902", 2025, value("T", "null"))
    filled.has("N99902", 2026, value("T", "63000", status="Preliminary"))
    fetched(root, filled, "--fran", "2021", "--till", "2026")
    head, row = (line.split(";") for line in table(root)[:2])
    assert dict(zip(head, row, strict=True)) == {
        "indikator": "besok",
        "utfall 2021": "60000",
        "utfall 2022": ".. [a]",
        "utfall 2023": ".. [b]",
        "utfall 2024": "62500",
        "utfall 2025": ".. [c]",
        "utfall 2026": "63000 [d]",
    }
    assert list(view_of(root).board.reports[-1].notes.values()) == [
        "Kolada har ingen siffra. Status i Kolada: Missing.",
        "Uppgiften är borttagen ur Kolada.",
        "Kolada har ingen siffra.",
        "Status i Kolada: Preliminary.",
    ]


def test_two_answers_to_one_question_are_refused(root: Path, filled: StandIn) -> None:
    filled.has("N99902", 2024, value("T", "1"), value("T", "2"))
    result = fetch(root, filled)
    assert (result.exit_code, result.stderr) == (
        1, "N99902 har två olika siffror för 2024. Inget är ändrat. Försök igen senare.\n",
    )  # fmt: skip
    assert not (root / BOARD / str(TODAY.year)).exists()


def test_what_may_single_people_out_is_not_written(root: Path, filled: StandIn) -> None:
    filled.has("N99904", 2019, value("T", "3"))
    filled.has("N99904", 2020, value("T", "30"))
    filled.has("N99904", 2022, value("T", "2"))  # the reports show another figure
    filled.has("N99904", 2023, value("T", "4"))  # they show <5
    said = fetched(root, filled)
    row = next(line for line in table(root) if line.startswith("elever-i-ko"))
    assert row == "elever-i-ko;sekretess [b];30;.. [a];;sekretess [b]"
    assert "  3 siffror från Kolada visas inte, eftersom de kan peka ut personer.\n" in said
    assert "elever-i-ko, 2" not in said


def test_a_hidden_figure_cannot_be_worked_out_from_the_other_sex(root: Path, filled: StandIn) -> None:
    replace(root, f"{BOARD}/indikatorer.yml", "    känslig: ja\n", "    känslig: ja\n    könsuppdelad: ja\n")
    filled.has("N99904", 2019, value("T", "30"), value("K", "28"), value("M", "2"))
    fetched(root, filled)
    assert [line for line in table(root) if line.startswith("elever")] == [
        "elever-i-ko;T;30;;;;", "elever-i-ko;K;sekretess [b];;;;", "elever-i-ko;M;sekretess [b];;;;",
    ]  # fmt: skip


# --- what is refused --------------------------------------------------------------------------------


def test_an_id_that_kolada_does_not_have_is_told_with_its_place(root: Path, filled: StandIn) -> None:
    del filled.titles["N99903"]
    result = fetch(root, filled)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{BOARD}/indikatorer.yml:16  Kolada har inget mått med id N99903 (indikatorn lan).\n"
        "Inget är ändrat. Rätta kolada-id i indikatorer.yml, eller ta bort nyckeln.\n"
    )
    assert not (root / FOLDER).exists()


def test_a_folder_of_the_same_day_is_left_as_it_is(root: Path, filled: StandIn) -> None:
    fetched(root, filled)
    kept = {path: path.read_bytes() for path in (root / FOLDER).iterdir()}
    filled.asked.clear()
    filled.has("N99903", 2024, value("T", "8"))
    result = fetch(root, filled)
    assert (result.exit_code, filled.asked) == (1, [])
    assert {path: path.read_bytes() for path in (root / FOLDER).iterdir()} == kept
    assert result.stderr.startswith(f"{FOLDER} finns redan. Inget är hämtat eller ändrat.")


def test_nothing_is_left_half_written(root: Path, filled: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "Disken är full")

    before = sorted(root.rglob("*.*"))
    monkeypatch.setattr("os.rename", full)
    result = fetch(root, filled)
    assert (result.exit_code, result.stderr) == (
        1, "Filerna går inte att skriva: Disken är full. Inget är ändrat.\n",
    )  # fmt: skip
    assert sorted(root.rglob("*.*")) == before


def test_sources_with_faults_are_mended_first(root: Path, filled: StandIn) -> None:
    replace(root, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    result = fetch(root, filled)
    assert (result.exit_code, filled.asked) == (1, [])
    assert result.stderr.endswith("Källorna har fel. Inget är hämtat. Rätta felen först.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fran", "2024", "--till", "2020"], "Det första året, 2024, är efter det sista, 2020."),
        (["--fran", "1990", "--till", "2024"], "Det går att hämta högst 25 år på en gång. Här är det 35."),
        (["--fran", "24"], "24 är inget år att hämta."),
        (["--adress", "kolada"], "Adressen kolada går inte att använda."),
        (["--namnd", "exempelstad/finns-inte"], "Nämnden exempelstad/finns-inte finns inte."),
    ],
)
def test_what_cannot_be_asked_for_is_told(root: Path, filled: StandIn, words: list[str], said: str) -> None:
    result = fetch(root, filled, *words)
    assert (result.exit_code, filled.asked) == (2, [])
    assert said in result.stderr


def test_the_address_may_be_a_setting(root: Path, filled: StandIn) -> None:
    result = RUNNER.invoke(
        app, ["kolada", "hamta", "--mapp", str(root)], env={"KOLADA_ADRESS": f"{filled.address}/"}
    )
    assert result.exit_code == 0, result.output
    assert (root / FOLDER / "rapport.yml").is_file()


def test_without_an_id_nothing_is_asked(tmp_path: Path, server: StandIn) -> None:
    write_example(tmp_path)
    assert fetched(tmp_path, server) == "Ingen indikator att hämta har något kolada-id. Inget är ändrat.\n"
    assert server.asked == []


def test_an_indicator_that_waits_for_its_report_is_not_revealed(root: Path, filled: StandIn) -> None:
    write(root, f"{BOARD}/2030/plan/rapport.yml", WAITING)
    write(root, f"{BOARD}/2030/plan/indikatorer.csv", "indikator;målvärde 2030;sida\nhemlig;80;4\n")
    with (root / BOARD / "indikatorer.yml").open("a", encoding="utf-8") as file:
        file.write(HIDDEN)
    said = fetched(root, filled)
    assert "exempelstad/kulturnamnden: hemlig hämtas inte än." in said
    assert not any("N99999" in path for path in filled.asked)


WAITING = """titel: Verksamhetsplan 2030
slag: verksamhetsplan
avser: 2030
publiceras: 2030-01-24T08:00+01:00
dokument: {titel: Plan, fil: plan.pdf, daterat: 2030-01-14}
sammanträde: {datum saknas: Inte bestämt än.}
tabeller: [{fil: indikatorer.csv, rubrik: Indikatorer, avsnitt: "2"}]
"""
HIDDEN = """
  - id: hemlig
    kolada-id: N99999
    namn: Andel som är nöjda med fritidsgården
    beskrivning: Hur många som är nöjda med fritidsgården.
    enhet: procent
    decimaler: 0
    önskad riktning: upp
    art: informationstal
"""


# --- fetched again ----------------------------------------------------------------------------------


def as_if_fetched_before(root: Path) -> str:
    """Moves today's folder to 3 March of the year before; gives back the path of its table."""
    year = TODAY.year - 1
    earlier = f"{BOARD}/{year}/kolada-{year}-03-03"
    (root / earlier).parent.mkdir(parents=True, exist_ok=True)
    (root / FOLDER).rename(root / earlier)
    text = (root / earlier / "rapport.yml").read_text(encoding="utf-8")
    published = next(line for line in text.splitlines() if line.startswith("publiceras: "))
    text = text.replace(published, f"publiceras: {year}-03-03T08:00+01:00")
    text = text.replace(TODAY.isoformat(), f"{year}-03-03").replace(f"avser: '{TODAY.year}'", f"avser: '{year}'")
    write(root, f"{earlier}/rapport.yml", text)
    (root / BOARD / str(TODAY.year)).rmdir()
    return f"{earlier}/indikatorer.csv"


def test_nothing_new_is_no_new_folder(root: Path, filled: StandIn) -> None:
    filled.has("U99901", 2019, value("T", "89"), value("K", "90"), value("M", "88"))
    fetched(root, filled)
    as_if_fetched_before(root)
    said = fetched(root, filled)
    day = formats.day(date(TODAY.year - 1, 3, 3))
    assert f"Kolada anger samma siffror som vid hämtningen {day}. Ingen ny fil behövs." in said
    assert not (root / FOLDER).exists()


def test_kolada_revises_itself_and_that_is_told(root: Path, filled: StandIn) -> None:
    fetched(root, filled)
    as_if_fetched_before(root)
    filled.rows[-1] = ("N99903", "0099", 2019, f"[{value('T', '4.2')}]")
    fetched(root, filled)
    found = figure(view_of(root), "lan", 2019)
    assert found.shown.value == Number(Decimal("4.2"))
    assert [vintage.value for vintage in found.revised_from] == [Number(Decimal("4.0"))]


# --- what readers see -------------------------------------------------------------------------------


def test_the_board_s_own_report_goes_before_kolada_however_new(root: Path, filled: StandIn) -> None:
    fetched(root, filled)
    view = view_of(root)
    differing, agreeing, alone = (figure(view, "lan", year) for year in (2023, 2022, 2019))
    assert differing.shown.value == Number(Decimal("6.1"))
    assert (differing.revised_from, list(revisions_of(differing))) == ((), [])
    assert differing.otherwise_fetched is not None
    assert differing.otherwise_fetched.value == Number(Decimal("7.1234"))
    assert (agreeing.shown.value, agreeing.otherwise_fetched) == (Number(Decimal("5.9")), None)
    assert (alone.shown.value, alone.shown.report.is_statistics) == (Number(Decimal("4.0")), True)


def test_an_empty_cell_of_a_report_gives_way_and_a_stated_reason_does_not(root: Path, filled: StandIn) -> None:
    replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;", "lan;;;5,9;..;")
    filled.has("N99903", 2021, value("T", "5.5"))
    fetched(root, filled)
    view = view_of(root)
    assert figure(view, "lan", 2021).shown.value == Number(Decimal("5.5"))
    assert figure(view, "lan", 2023).shown.value is Missing.NOT_AVAILABLE


def test_the_page_of_the_indicator_tells_both(root: Path, filled: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched(root, filled)
    context = page_of(view_of(root), "lan", monkeypatch)
    rows = {
        (row["cells"][0]["text"], row["cells"][2]["text"]): [cell["text"].replace("\N{NO-BREAK SPACE}", " ") for cell in row["cells"]]
        for row in context.vintages["rows"]
    }
    interim, kolada = "Delårsrapport augusti 2024", f"Statistik ur Kolada, hämtad {DAY}"
    assert rows["Utfall 2023", interim][1] == "6,1"
    assert rows["Utfall 2023", interim][-1] == f"Kolada anger 7,1 lån (hämtat {DAY})."
    assert rows["Utfall 2023", kolada][1] == "7,1"
    assert rows["Utfall 2023", kolada][-1] == "Visas inte, för nämndens egen rapport anger en siffra."
    assert rows["Utfall 2019", kolada][1:] == [
        "4,0", kolada, f"Kolada, hämtat {DAY}. Publicerad här {DAY}.", "",
    ]  # fmt: skip
    assert "Reviderad" not in str(context)
    sentence = context.latest["sentence"].replace("\N{NO-BREAK SPACE}", " ")
    assert sentence == f"Kolada anger 7,1 lån (hämtat {DAY})."
    assert context.chart is not None
    assert f"Kolada, hämtat {DAY}" in [source["text"] for source in context.chart["source"]]
    assert "Jämförelser och trender har vi själva räknat ut. De kommer inte från Kolada." in context.chart["note"]


def test_a_chart_of_the_reports_figures_alone_does_not_speak_of_kolada(
    root: Path, filled: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched(root, filled)
    chart = page_of(view_of(root), "besok", monkeypatch).chart
    assert chart is not None
    assert "Kolada" not in str(chart)


def test_the_measure_is_linked_to_kolada(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of(root)
    facts = {item["term"]: str(item["description"]) for item in page_of(view, "lan", monkeypatch).facts}
    assert facts["Mått i Kolada"] == f'<a href="{measure_page("N99903")}">N99903</a>'
    assert "Mått i Kolada" not in [item["term"] for item in page_of(view, "uthyrningar", monkeypatch).facts]


def test_the_report_of_the_fetch_says_what_is_shown_instead(root: Path, filled: StandIn) -> None:
    fetched(root, filled)
    view = view_of(root)
    context = report_page(view, view.board.reports[-1], CITING).context
    assert isinstance(context, ReportContext)
    facts = {item["term"]: str(item["description"]) for item in context.facts}
    assert facts["Källa"] == '<a href="https://www.kolada.se">Kolada</a>'
    assert facts["Hämtat"] == DAY
    assert {"Dokument", "Daterat", "Avser"}.isdisjoint(facts)
    assert [crumb.get("url") for crumb in context.breadcrumbs][1:-1] == [
        "/exempelstad/", "/exempelstad/kulturnamnden/",
    ]  # fmt: skip
    assert TODAY.year not in view.board.years
    cell = context.tables[0].table["rows"][1]["cells"][-2]
    assert cell["revised"].replace("\N{NO-BREAK SPACE}", " ") == (
        "Delårsrapport augusti 2024 anger 6,1 lån. Den siffran visas."
    )
    assert cell["revised_word"] == "nämnden anger annat"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("6.1", "6.14", True), ("6.1", "6.15", False), ("6", "5.5", True), ("6.1", "6.10", True), ("0", "0.4", True)],
)
def test_a_figure_with_fewer_decimals_says_the_same(one: str, other: str, same: bool) -> None:
    assert say_the_same(Number(Decimal(one)), Number(Decimal(other))) is same
