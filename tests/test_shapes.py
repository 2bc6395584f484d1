"""Shapes that municipalities' documents have, each as a small invented case: sources → model → page."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from generator.charts.cache import ChartCache
from generator.model.board import Board, Municipality
from generator.model.figure import Figure, FigureId, Series, figures_of
from generator.model.period import Period
from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, amount_of
from generator.pages.board import board_page
from generator.pages.charting import Charting
from generator.pages.goal import goal_item
from generator.pages.indicator import IndicatorLines, indicator_line
from generator.pages.page import Page
from generator.pages.printed_table import report_table
from generator.pages.series_table import series_table
from generator.pages.status import counts_sentence
from generator.pages.story import Stories
from generator.pages.view import BoardView
from generator.problems import Problem
from generator.rules import read_and_check
from tests.example import write

pytestmark = pytest.mark.slow

MUNICIPALITY = """
namn: Provstads kommun
kortnamn: Provstad
kommunkod: "9998"
tillgänglighet:
  {ansvarig: Provstads kommun, status: helt förenlig, metod: självskattning, bedömd: 2025-01-01, uppdaterad: 2025-01-01, kontakt: {telefon: 0555-12 34 56}}
styrmodell:
  beskrivning: Så styr kommunen.
  nivåer:
    - {id: perspektiv, namn: Perspektiv, plural: Perspektiv, slag: rubrik, beskrivning: Vad målen ses från.}
    - {id: strategi, namn: Strategi, plural: Strategier, slag: inriktning, beskrivning: Vart vi ska.}
    - {id: mal, namn: Nämndmål, plural: Nämndmål, slag: mål, beskrivning: Vad vi vill.}
    - {id: aktivitet, namn: Aktivitet, plural: Aktiviteter, slag: nyckelaktivitet, beskrivning: Vad vi gör.}
  uppfyllelse:
    - {ord: Nått, vid årets slut: uppfyllt, under året: väntas uppfyllas}
  genomförande:
    - {ord: I gång, betyder: påbörjat}
  indikatorord: {ental: mätetal, flertal: mätetal}
"""
BOARD_FILE = "namn: Provnämnden\nsyfte: Nämnden prövar.\n"
REPORT = """
titel: {title}
slag: {kind}
avser: {period}
publiceras: {dated}T08:00Z
dokument: {{titel: {title}, fil: dokument, daterat: {dated}}}
sammanträde: {{datum saknas: Dagen är inte känd.}}
tabeller: {tables}
"""
INDICATOR = """
  - id: {id}
    namn: Mätetalet {id}
    beskrivning: Mäter något.
    enhet: {unit}
    decimaler: {decimals}
    önskad riktning: upp
    art: målindikator
"""


def report(
    tables: str, *, kind: str = "delårsrapport", period: str = "2024-08", dated: str = "2024-09-10"
) -> str:
    title = f"Rapport {dated}"
    return REPORT.format(title=title, kind=kind, period=period, dated=dated, tables=tables)


def indicators(*ids: str, unit: str = "procent", decimals: int = 1, more: str = "") -> str:
    entries = "".join(INDICATOR.format(id=found, unit=unit, decimals=decimals) for found in ids)
    return f"indikatorer:{entries}{more}"


INDICATOR_TABLE = "[{fil: indikatorer.csv, rubrik: Mätetal, avsnitt: Mål}]"
DRIFT_TABLE = "[{fil: drift.csv, tabell: drift, rubrik: Drift, avsnitt: Ekonomi}]"


def build(root: Path, files: Mapping[str, str]) -> tuple[Municipality, list[Problem]]:
    """The invented municipality with a board of the given files, and what is wrong with it."""
    write(root, "data/provstad/kommun.yml", MUNICIPALITY)
    write(root, "data/provstad/provnamnden/namnd.yml", BOARD_FILE)
    for name, text in files.items():
        write(root, name if name.startswith("content/") else f"data/provstad/provnamnden/{name}", text)
    country, problems = read_and_check(root)
    return country.municipalities[0], problems


def view_of(root: Path, files: Mapping[str, str]) -> BoardView:
    municipality, problems = build(root, files)
    assert [str(problem) for problem in problems if problem.code != "TEXT02"] == []
    return BoardView(municipality, municipality.boards[0])


def figure(board: Board, table: str | None, key: str, measure: Measure, period: str, **more: str) -> Figure:
    made = Period.parse(more["made"]) if "made" in more else None
    dimensions = ((more["dimension"], more["value"]),) if "dimension" in more else ()
    found = Period.parse(period)
    assert found is not None
    return figures_of(board)[FigureId(Series(table, key), dimensions, measure, found, made)]


def economy(lines: str, *, unit: str = "tkr", main: str = "summa", signs: str = "positiva") -> str:
    return f"""
tabeller:
  - id: drift
    namn: Drift
    beskrivning: Pengarna.
    enhet: {unit}
    tecken: {{kostnader: positiva, intäkter: {signs}}}
    huvudpost: {main}
    poster:
{lines}"""


def rows_of(view: BoardView) -> list[tuple[str, str]]:
    """(kind, first cell) of each row of the first report's first table, as its page prints it."""
    first = view.board.reports[0]
    return [
        (row.get("kind", ""), row["cells"][0]["text"])
        for row in report_table(view, first, first.tables[0])["rows"]
    ]


def test_goals_may_have_any_depth_and_their_levels_any_names(tmp_path: Path) -> None:
    goals = """
år: 2024
mål:
  - id: invanare
    nivå: perspektiv
    namn: Invånare
    källa: {rapport: delar, avsnitt: Mål}
    under:
      - id: nara
        nivå: strategi
        namn: Nära service
        källa: {rapport: delar, avsnitt: Mål}
        under:
          - id: svar
            nivå: mal
            namn: Snabba svar
            källa: {rapport: delar, avsnitt: Mål}
            under:
              - {id: utbilda, nivå: aktivitet, namn: Utbilda, källa: {rapport: delar, avsnitt: Mål}}
"""
    follow_ups = "uppföljning:\n  - {mål: svar, uppfyllelse: Nått, avsnitt: Mål}\n  - {mål: utbilda, genomförande: I gång, avsnitt: Mål}\n"
    files = {
        "2024/mal.yml": goals,
        "2024/delar/rapport.yml": report("[]"),
        "2024/delar/uppfoljning.yml": follow_ups,
    }
    view = view_of(tmp_path, files)
    item = goal_item(view, 2024, view.board.goal_years[0].goals[0])
    levels = []
    while True:
        levels.append((item["level"], [status["word"] for status in item["statuses"]]))
        if not item["children"]:
            break
        item = item["children"][0]
    assert levels == [
        ("Perspektiv", []),
        ("Strategi", ["Ingen uppföljning här"]),
        ("Nämndmål", ["Nått"]),
        ("Aktivitet", ["I gång"]),
    ]
    sentence = counts_sentence(view, 2024).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        sentence
        == "2 mål och inriktningar: 1 nått enligt prognosen och 1 utan uppföljning. 1 nyckelaktivitet: 1 i gång."
    )


def test_targets_may_be_bounds_and_directions(tmp_path: Path) -> None:
    table = "indikator;målvärde 2024;målvärde 2025;not;sida\nnki;Minst 8;Ska öka;;\nkoer;Högst 3;<5;;\n"
    files = {
        "indikatorer.yml": indicators("nki", "koer", unit="poäng", decimals=0),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": table,
    }
    view = view_of(tmp_path, files)
    stated = [figure(view.board, None, "nki", Measure.TARGET, year).shown.value for year in ("2024", "2025")]
    assert stated == [Bound(BoundSign.AT_LEAST, Decimal(8)), Direction.UP]
    printed = report_table(view, view.board.reports[0], view.board.reports[0].tables[0])
    texts = [
        [cell["text"].replace("\N{NO-BREAK SPACE}", " ") for cell in row["cells"][1:3]]
        for row in printed["rows"][1:]
    ]
    assert texts == [["≥ 8", "ska öka"], ["≤ 3", "< 5"]]


def test_forecasts_and_targets_made_at_different_dates_stand_side_by_side(tmp_path: Path) -> None:
    table = (
        "indikator;prognos 2024 per 2024-03;prognos 2024 per 2024-06;målvärde 2024 per 2023-12;målvärde 2024 per 2024-06;not\n"
        "nki;70;72;75;80;\n"
    )
    files = {
        "indikatorer.yml": indicators("nki", decimals=0),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": table,
    }
    view = view_of(tmp_path, files)
    found = {
        (identity.measure, str(identity.made)): amount_of(each.shown.value)
        for identity, each in view.figures.items()
    }
    assert found == {
        (Measure.FORECAST, "2024-03"): 70,
        (Measure.FORECAST, "2024-06"): 72,
        (Measure.TARGET, "2023-12"): 75,
        (Measure.TARGET, "2024-06"): 80,
    }
    assert all(not each.revised_from for each in view.figures.values())


def test_figures_by_sex_and_group_are_series_of_their_own(tmp_path: Path) -> None:
    table = "indikator;kön;grupp;utfall 2024;not\nnki;K;;10,5;\nnki;M;;9,5;\nnki;T;;10,0;\nnki;;Unga / äldre;8,0;\n"
    files = {
        "indikatorer.yml": indicators("nki"),
        "2024/bokslut/rapport.yml": report(
            INDICATOR_TABLE, kind="verksamhetsberättelse", period="2024", dated="2025-02-01"
        ),
        "2024/bokslut/indikatorer.csv": table,
    }
    view = view_of(tmp_path, files)
    women = figure(view.board, None, "nki", Measure.ACTUAL, "2024", dimension="kön", value="K")
    assert amount_of(women.shown.value) == Decimal("10.5")
    assert amount_of(figure(view.board, None, "nki", Measure.ACTUAL, "2024").shown.value) == Decimal("10.0")
    ids = [
        row.get("id")
        for row in report_table(view, view.board.reports[0], view.board.reports[0].tables[0])["rows"]
    ]
    assert ids == [
        None,
        "indikatorer-nki-k",
        "indikatorer-nki-m",
        "indikatorer-nki",
        "indikatorer-nki-unga-aldre",
    ]


def test_periods_of_every_kind_are_told_in_words(tmp_path: Path) -> None:
    periods = ("2023/24", "2024-K1", "2024-T1", "2024-H1", "2024-03")
    header = ";".join(f"utfall {period}" for period in periods)
    files = {
        "indikatorer.yml": indicators("nki", decimals=0),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": f"indikator;{header};not\nnki;1;2;3;4;5;\n",
    }
    view = view_of(tmp_path, files)
    figures = view.figures_of(Series(None, "nki"))
    table = series_table(view, figures, table_id="t", caption="c", unit="procent")
    assert [row["cells"][0]["text"] for row in table["rows"]] == [
        "kv 1 2024",
        "jan–mars 2024",
        "tertial 1 2024",
        "läsår 2023/24",
        "första halvåret 2024",
    ]


LINES_UNDER_HEADINGS = """
      - {id: intakter-avgifter, namn: Avgifter, slag: intäkt, rubrik: Intäkter}
      - {id: intakter-ovrigt, namn: Övrigt, slag: intäkt}
      - {id: kostnader-ovrigt, namn: Övrigt, slag: kostnad, rubrik: Kostnader}
      - {id: summa, namn: Netto, slag: nettokostnad, formel: kostnader-ovrigt + intakter-avgifter + intakter-ovrigt}
"""


def test_one_name_may_stand_under_two_headings(tmp_path: Path) -> None:
    files = {
        "ekonomi.yml": economy(LINES_UNDER_HEADINGS, signs="negativa"),
        "2024/delar/rapport.yml": report(DRIFT_TABLE),
        "2024/delar/drift.csv": "post;budget 2024;not\nintakter-avgifter;-10;\nintakter-ovrigt;-5;\nkostnader-ovrigt;40;\nsumma;25;\n",
    }
    assert rows_of(view_of(tmp_path, files)) == [
        ("group", "Intäkter"),
        ("", "Avgifter"),
        ("", "Övrigt"),
        ("group", "Kostnader"),
        ("", "Övrigt"),
        ("sum", "Netto"),
    ]


SUM = "      - {id: summa, namn: Summa, slag: kostnad, summa: [a, b]}\n"
PARTS = "      - {id: a, namn: A, slag: kostnad}\n      - {id: b, namn: B, slag: kostnad}\n"


@pytest.mark.parametrize(
    "rows", ["summa;3,0;\na;1,0;\nb;2,0;\n", "a;1,0;\nb;2,0;\nsumma;3,0;\n", "a;1,0;\nb;2,0;\n"]
)
def test_a_sum_may_stand_first_last_or_nowhere(tmp_path: Path, rows: str) -> None:
    files = {
        "ekonomi.yml": economy(SUM + PARTS, unit="mnkr"),
        "2024/delar/rapport.yml": report(DRIFT_TABLE),
        "2024/delar/drift.csv": f"post;budget 2024;not\n{rows}",
    }
    view = view_of(tmp_path, files)
    assert ("sum", "Summa") in rows_of(view) or "summa" not in rows
    wrong = rows.replace("3,0", "3,9")
    codes = [
        p.code
        for p in build(tmp_path, {**files, "2024/delar/drift.csv": f"post;budget 2024;not\n{wrong}"})[1]
    ]
    assert codes == (["SUM01"] if "summa" in rows else [])


def test_sublines_stand_under_their_line_and_a_varav_is_in_no_sum(tmp_path: Path) -> None:
    lines = """
      - {id: vard, namn: Vård, slag: nettokostnad, summa: [hem, boende]}
      - {id: hem, namn: Hemtjänst, slag: nettokostnad, ingår i: vard}
      - {id: boende, namn: Boende, slag: nettokostnad, ingår i: vard}
      - {id: varav-korttid, namn: varav korttid, slag: nettokostnad, ingår i: vard}
      - {id: summa, namn: Summa, slag: nettokostnad, summa: [vard]}
"""
    table = "post;avvikelse 2024-01;avvikelse 2024-02;differens 2024-02;not\nvard;-3;-5;-2;\nhem;-1;-2;-1;\nboende;-2;-3;-1;\nvarav-korttid;-9;-9;0;\nsumma;-3;-5;-2;\n"
    files = {
        "ekonomi.yml": economy(lines),
        "2024/delar/rapport.yml": report(
            DRIFT_TABLE, kind="månadsuppföljning", period="2024-02", dated="2024-03-10"
        ),
        "2024/delar/drift.csv": table,
    }
    view = view_of(tmp_path, files)
    assert [kind for kind, _ in rows_of(view)] == ["", "part", "part", "part", "sum"]
    assert figure(view.board, "drift", "vard", Measure.VARIANCE, "2024-02").id.made is None


def test_variance_is_counted_from_the_summed_budget(tmp_path: Path) -> None:
    header = "post;budget 2024;ombudgetering 2024;totalbudget 2024;prognos 2024;avvikelse 2024;not\n"
    files = {
        "ekonomi.yml": economy(SUM + PARTS),
        "2024/delar/rapport.yml": report(DRIFT_TABLE),
        "2024/delar/drift.csv": f"{header}a;0;100;100;80;20;\nb;10;0;10;10;0;\nsumma;10;100;110;90;20;\n",
    }
    assert view_of(tmp_path, files).board.reports


def test_areas_may_be_renamed_merged_and_split(tmp_path: Path) -> None:
    board = """
namn: Provnämnden
syfte: Nämnden prövar.
verksamhetsområden:
  - {id: vard, namn: Vård, beskrivning: Vård., till: 2023}
  - {id: omsorg, namn: Omsorg, beskrivning: Omsorg., till: 2023}
  - id: vard-och-omsorg
    namn: Vård och omsorg
    beskrivning: Allt.
    från: 2024
    ersätter: [vard, omsorg]
    tidigare namn: [{namn: Äldre och vård, till: 2024}]
"""
    files = {"2024/delar/rapport.yml": report("[]")}
    build(tmp_path, files)
    write(tmp_path, "data/provstad/provnamnden/namnd.yml", board)
    country, problems = read_and_check(tmp_path)
    assert problems == []
    page = page_of(BoardView(country.municipalities[0], country.municipalities[0].boards[0]))
    history = [area.history for area in page.context.areas]  # type: ignore[attr-defined]
    assert history == [
        "Fanns till och med 2023.",
        "Fanns till och med 2023.",
        "Finns sedan 2024. Fortsätter Vård och Omsorg. Hette Äldre och vård till och med 2024.",
    ]


def page_of(view: BoardView) -> Page:
    charting = Charting(ChartCache(None))
    return board_page(view, charting, IndicatorLines(view, charting), Stories([view], ()))


def test_a_board_may_have_no_areas_and_an_unknown_area_is_told(tmp_path: Path) -> None:
    view = view_of(tmp_path, {"2024/delar/rapport.yml": report("[]")})
    assert page_of(view).context.areas == []  # type: ignore[attr-defined]
    write(
        tmp_path,
        "data/provstad/provnamnden/namnd.yml",
        BOARD_FILE + "verksamhetsområden:\n  - {id: ny, namn: Ny, beskrivning: Ny., ersätter: [borta]}\n",
    )
    assert [p.code for p in read_and_check(tmp_path)[1]] == ["ID01"]


def test_amounts_may_be_in_mnkr_with_a_decimal(tmp_path: Path) -> None:
    files = {
        "ekonomi.yml": economy(SUM + PARTS, unit="mnkr"),
        "2024/delar/rapport.yml": report(DRIFT_TABLE),
        "2024/delar/drift.csv": "post;budget 2024;prognos 2024;avvikelse 2024;not\na;10,5;11,0;-0,5;\nb;2,0;1,9;0,1;\nsumma;12,5;12,9;-0,4;\n",
    }
    view = view_of(tmp_path, files)
    key_figures = page_of(view).context.key_figures  # type: ignore[attr-defined]
    assert [
        (f["value"], f["unit"], f["sentence"].replace("\N{NO-BREAK SPACE}", " ")) for f in key_figures
    ] == [
        ("\N{MINUS SIGN}0,4", "mnkr", "Ett underskott på 400 000 kronor."),
        ("12,5", "mnkr", "Det är 12,5 miljoner kronor."),
    ]


def test_a_final_figure_follows_a_preliminary_one_and_does_not_revise_it(tmp_path: Path) -> None:
    later = report(INDICATOR_TABLE, kind="verksamhetsberättelse", period="2024", dated="2025-02-01")
    files = {
        "indikatorer.yml": indicators("nki"),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": "indikator;preliminärt utfall 2023;not\nnki;7,1;\n",
        "2024/bokslut/rapport.yml": later,
        "2024/bokslut/indikatorer.csv": "indikator;utfall 2023;not\nnki;7,3;\n",
    }
    found = figure(view_of(tmp_path, files).board, None, "nki", Measure.ACTUAL, "2023")
    assert [(str(v.cell.text), v.preliminary) for v in found.vintages] == [("7,1", True), ("7,3", False)]
    assert found.shown.cell.text == "7,3"
    assert found.revised_from == ()


def test_a_figure_is_shown_with_the_decimals_that_the_document_writes(tmp_path: Path) -> None:
    files = {
        "indikatorer.yml": indicators("nki"),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": "indikator;utfall 2022;utfall 2023;not\nnki;84;84,5;\n",
    }
    view = view_of(tmp_path, files)
    table = series_table(
        view, view.figures_of(Series(None, "nki")), table_id="t", caption="c", unit="procent"
    )
    assert [row["cells"][1]["text"] for row in table["rows"]] == ["84", "84,5"]


def test_the_line_of_an_indicator_is_made_once_for_all_pages_of_its_board(tmp_path: Path) -> None:
    files = {
        "indikatorer.yml": indicators("nki", "sjuk"),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": "indikator;utfall 2022;utfall 2023;not\nnki;84;85;\nsjuk;7;6;\n",
    }
    view, cache = view_of(tmp_path, files), ChartCache(None)
    lines, own = IndicatorLines(view, Charting(cache)), view.board.indicators
    first, other = lines.of(own["nki"]), lines.of(own["sjuk"])
    assert [lines.of(own["nki"]), lines.of(own["sjuk"])] == [first, other]
    assert cache.drawn == 2
    assert [first, other] == [indicator_line(view, Charting(cache), each) for each in own.values()]
    assert first != other


def test_a_break_in_a_series_is_noted_at_its_chart(tmp_path: Path) -> None:
    more = "    brott i serien:\n      - {år: 2023, varför: Enkäten gjordes om.}\n"
    files = {
        "indikatorer.yml": indicators("nki", more=more),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": "indikator;utfall 2022;utfall 2023;not\nnki;84;70;\n",
    }
    view = view_of(tmp_path, files)
    chart = Charting(ChartCache(None)).indicator(view, view.board.indicators["nki"], level=2)
    assert chart is not None
    assert chart["note"] == "Brott i serien 2023: Enkäten gjordes om."


def test_groups_that_may_all_not_be_told_leave_the_line_of_all_together(tmp_path: Path) -> None:
    files = {
        "indikatorer.yml": indicators("nki"),
        "2024/delar/rapport.yml": report(INDICATOR_TABLE),
        "2024/delar/indikatorer.csv": (
            "indikator;kön;utfall 2022;utfall 2023;not\n"
            "nki;;84;85;\nnki;K;sekretess;sekretess;\nnki;M;sekretess;sekretess;\n"
        ),
    }
    view = view_of(tmp_path, files)
    chart = Charting(ChartCache(None)).indicator(view, view.board.indicators["nki"], level=2)
    assert chart is not None
    assert ">84,0</text>" in chart["svg_wide"]
    assert ">85,0</text>" in chart["svg_wide"]


def test_a_mark_without_a_figure_is_missing_for_the_reason_of_its_note(tmp_path: Path) -> None:
    stated = report(INDICATOR_TABLE) + "noter: {a: Enkäten gjordes inte.}\n"
    files = {
        "indikatorer.yml": indicators("nki"),
        "2024/delar/rapport.yml": stated,
        "2024/delar/indikatorer.csv": "indikator;utfall 2023;not\nnki;..[a];\n",
    }
    view = view_of(tmp_path, files)
    assert figure(view.board, None, "nki", Measure.ACTUAL, "2023").shown.value is Missing.NOT_AVAILABLE
    printed = report_table(view, view.board.reports[0], view.board.reports[0].tables[0])
    assert printed["rows"][1]["cells"][1]["missing_reason"] == "Enkäten gjordes inte."
