"""The handbook: followed to the letter it gives a project without faults, and it names every key there is."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel
from typer.testing import CliRunner

from generator.build import theme_folder
from generator.charts.cache import ChartCache
from generator.cli import app
from generator.cli.check import Format
from generator.findings.advice import example_of_explanation
from generator.model.value import Measure
from generator.pages import problem_codes
from generator.pages.charting import Charting
from generator.pages.handbook import HANDBOOK, TITLES, handbook_pages, passages_of
from generator.pages.parts import BreadcrumbItem
from generator.pages.problem_codes import PROBLEMS, problem_address
from generator.pages.render import Renderer
from generator.problems import (
    CATALOGUE,
    FAMILIES,
    Edit,
    Example,
    NearMiss,
    Place,
    Problem,
    ProblemKind,
    Severity,
    errors_of,
)
from generator.rules import read_and_check
from generator.sources.cell import CellError, read_cell
from generator.sources.csv_header import read_header
from generator.sources.prose import HANDBOOK as NAMES
from generator.sources.schema import FILES
from tests import handbook
from tests.all_pages import all_pages
from tests.example import told, write, write_example
from tests.handbook import FOLDER, Run, examples, files, follow, text_of
from tests.site_build import ids_of, leave_undrawn, parsed_fragment, what_the_policy_forbids
from tests.site_build import text_of as text_in
from tests.test_json_schema import complaints

pytestmark = pytest.mark.slow

START, *REST = NAMES
RUNNER = CliRunner()
# Commands that build a site, which tests/publishing follows, and one that asks Kolada: tests/test_kolada.py.
BUILDING = ("visa", "bygg", "andringar", "publicera", "aterstall", "kolada")
RENDERER = Renderer(theme_folder())
# The pages of the handbook that show the files which they tell of.
SHOWING = {
    "styrmodell": {"kommun.yml", "mal.yml"},
    "mal": {"mal.yml", "uppfoljning.yml"},
    "indikatorer": {"indikatorer.yml", "indikatorer.csv", "samverkan-med-foretag.md"},
    "ekonomi": {"ekonomi.yml", "drift.csv", "resultat.csv"},
    "rapporter": {"rapport.yml", "indikatorer.csv", "drift.csv"},
    "texter": {"nojdare-foretag.md", "rapport.md", "drift.md"},
    "engelska": {"namnd.yml", "mkdocs.yml"},
    "granskning": {"rapport.yml", "drift.csv", "granska.yml", ".gitlab-ci.yml"},
    "dela": {"mkdocs.yml"},
    "publicera": {"mkdocs.yml"},
    "webbserver": {"oppna-mal.conf", "mkdocs.yml"},
    "oppna-data": {"mkdocs.yml"},
}


def runner_in(root: Path) -> Run:
    def run(words: list[str], typed: str) -> str:
        result = RUNNER.invoke(app, [*words[1:], "--mapp", str(root)], input=typed)
        assert result.exit_code == 0, result.output
        return result.output

    return run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project of those who have followed the first page, and stated how accessible their site is."""
    follow(START, tmp_path, runner_in(tmp_path), leave_out=BUILDING)
    (stated,) = (found.code for found in examples("tillganglighet") if found.language == "text")
    with (tmp_path / "data/exempelstad/kommun.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{stated}")
    return tmp_path


# --- the texts --------------------------------------------------------------------------------------


def test_the_handbook_has_its_pages_and_no_others() -> None:
    assert set(TITLES) == set(NAMES)
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(NAMES)


def test_the_first_page_leads_to_a_project_without_a_fault(root: Path) -> None:
    assert told(root) == []


def test_the_first_page_ends_with_a_goal_an_indicator_and_a_table_on_the_screen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_undrawn(monkeypatch)
    country, _ = read_and_check(root)
    pages = {
        page.address: page
        for page in all_pages(country, Charting(ChartCache(None)), "Öppna mål", theme_folder())
    }

    def shown(address: str) -> str:
        return text_in(parsed_fragment(RENDERER.body(pages[f"/exempelstad/miljonamnden/{address}"])))

    assert "Företagen ska bli nöjdare med kommunens service" in shown("mal/nojdare-foretag/")
    assert {"72", "75"} <= set(shown("indikatorer/nojda-foretag/").split())
    assert "8,1" in shown("2025/ekonomi/")


@pytest.mark.parametrize("page", REST)
def test_what_a_page_shows_is_without_a_fault_in_the_project_of_the_first(page: str, root: Path) -> None:
    follow(page, root, runner_in(root), leave_out=BUILDING)
    problems = read_and_check(root)[1]
    assert [str(problem) for problem in errors_of(problems)] == []
    warnings = {problem.code for problem in problems if problem.severity is Severity.WARNING}
    assert warnings <= {"TEXT02", "TEXT03", "MAL03", "TILL02"}


@pytest.mark.parametrize("page", SHOWING)
def test_a_page_shows_the_files_that_it_tells_of(page: str) -> None:
    assert {Path(name).name for name, _ in files(page)} == SHOWING[page]


@pytest.mark.parametrize("page", NAMES)
def test_an_editor_finds_no_fault_with_an_example(page: str) -> None:
    for name, text in files(page):
        if Path(name).name in FILES:
            assert complaints(Path(name).name, text) == [], name


@pytest.mark.parametrize("page", NAMES)
def test_every_block_in_a_page_is_an_example(page: str) -> None:
    """A fence that is not closed, or a name with a blank line after it, would be no example."""
    prose = "".join(str(passage.text) for passage in passages_of(text_of(page)))
    assert "```" not in prose
    for passage in passages_of(text_of(page)):
        if passage.example and passage.example.language in {"yaml", "csv", "markdown"}:
            assert passage.example.name, passage.example.code


def section(page: str, title: str) -> list[str]:
    """What each point of a list under a heading begins with: the words that are set as code."""
    text = text_of(page).partition(f"## {title}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^- `([^`]+)`", text, re.MULTILINE)
    assert len(found) > 3, title
    return found


@pytest.mark.parametrize("cell", section("rapporter", "Det här får stå i en cell"))
def test_what_may_stand_in_a_cell_is_read(cell: str) -> None:
    read_cell(cell, Measure.TARGET)


@pytest.mark.parametrize("cell", section("rapporter", "Det här går inte"))
def test_what_may_not_stand_in_a_cell_is_refused(cell: str) -> None:
    with pytest.raises(CellError):
        read_cell(cell, Measure.TARGET)


@pytest.mark.parametrize("title", section("rapporter", "Kolumnernas rubriker"))
def test_a_title_of_a_column_is_read(title: str) -> None:
    problems: list[Problem] = []
    assert read_header(["indikator", title], Place("a.csv"), problems.append)
    assert problems == []


def test_the_page_about_reports_names_every_measure() -> None:
    assert [measure for measure in Measure if measure not in text_of("rapporter").split("Måtten är")[1]] == []


def test_a_text_that_is_no_page_of_the_handbook_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, "content/handbok/raporter.md", "Felstavat.\n")
    write(tmp_path, "content/handbok/mer/index.md", "För djupt.\n")
    what = "  TEXT01  Texten hör inte till något mål, någon tabell eller sida.\n"
    assert [problem.partition("\n")[0] for problem in told(tmp_path)] == [
        "content/handbok/mer/index.md",
        "content/handbok/raporter.md",
    ]
    assert all(what in problem for problem in told(tmp_path))


TABLE = """Så här lång tid tar det.

Tabell: Byggtid i sekunder

| Vad | Tid |
|---|--:|
| Första bygget | 97,5 |
| Sedan | 2,0 |

Mät själv.
"""


def test_a_table_is_one_that_a_screen_reader_can_read() -> None:
    before, after = passages_of(TABLE)
    table = before.table
    assert table
    assert (table["caption"], table["id"]) == ("Byggtid i sekunder", "tabell-byggtid-i-sekunder")
    assert [(column["title"], column["kind"]) for column in table["columns"]] == [("Vad", "text"), ("Tid", "number")]
    assert [[cell["text"] for cell in row["cells"]] for row in table["rows"]] == [
        ["Första bygget", "97,5"],
        ["Sedan", "2,0"],
    ]
    assert "Tabell" not in before.text
    assert "Mät själv." in after.text


def test_a_table_whose_rows_are_not_alike_stays_text() -> None:
    shown = "".join(str(passage.text) for passage in passages_of(TABLE.replace("| 2,0 |", "| 2,0 | 3 |")))
    assert all(passage.table is None for passage in passages_of(TABLE.replace("| 2,0 |", "| 2,0 | 3 |")))
    assert "Byggtid i sekunder" in shown
    assert "2,0 | 3" in shown


# --- the pages --------------------------------------------------------------------------------------


def bodies(root: Path) -> dict[str, str]:
    country, _ = read_and_check(root)
    return {page.address: RENDERER.body(page) for page in handbook_pages(country, theme_folder())}


@pytest.fixture(scope="module")
def code_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("exempelstad")
    write_example(root)
    return bodies(root)


def keys_of(model: type[BaseModel], above: tuple[type[BaseModel], ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path of keys of a model, each model inside itself once."""
    for name, field in model.model_fields.items():
        yield (field.alias or name,)
        for inner in models_in(field.annotation):
            if inner not in (*above, model):
                yield from ((field.alias or name, *path) for path in keys_of(inner, (*above, model)))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def test_the_page_about_the_format_names_every_key_of_every_file(tmp_path: Path) -> None:
    write_example(tmp_path)
    page = parsed_fragment(bodies(tmp_path)[f"{HANDBOOK}format/"])
    shown = set()
    for section_ in page.iter("section"):
        file = text_in(section_.find("h2"))  # type: ignore[arg-type]
        waiting: list[tuple[Any, tuple[str, ...]]] = [(section_.find("ul"), (file,))]
        while waiting:
            listed, path = waiting.pop()
            for item in listed.findall("li"):
                key = (*path, text_in(item.find("p/code")))
                shown.add(key)
                waiting += [(inner, key) for inner in item.findall("ul")]
    assert shown == {(name, *path) for name, model in FILES.items() for path in keys_of(model)}


def test_the_page_about_the_format_tells_what_may_stand(tmp_path: Path) -> None:
    write_example(tmp_path)
    page = parsed_fragment(bodies(tmp_path)[f"{HANDBOOK}format/"])
    told_of = {item.get("id"): text_in(item) for item in page.iter("li") if item.get("id")}
    assert told_of["indikatorer-indikatorer-onskad-riktning"] == (
        "önskad riktning krävs Åt vilket håll som är bättre. Värde: upp, ned eller ingen."
    )
    assert told_of["ekonomi-tabeller-tecken-kostnader"].endswith("Värde: positiva eller negativa.")
    assert told_of["indikatorer-indikatorer-konsuppdelad"].endswith(
        "Värde: ja eller nej. Utan nyckeln gäller nej."
    )
    assert told_of["mal-mal-under"].endswith(
        "Värde: lista, där varje del har samma nycklar som delen ovanför."
    )
    assert told_of["rapport-noter"].endswith("Värde: rader med notmarkering: text.")
    assert "$" not in "".join(told_of.values())


def test_every_problem_code_has_a_page_that_the_list_leads_to(tmp_path: Path) -> None:
    write_example(tmp_path)
    found = bodies(tmp_path)
    page = parsed_fragment(found[PROBLEMS])
    links = {link.get("href"): text_in(link) for link in page.iter("a")}
    for _, kinds in FAMILIES:
        for kind in kinds:
            assert problem_address(kind) in found
            assert links[f"../../handbok/problem/{kind.slug}/"] == f"{kind.code} {kind.title}"
            assert kind.slug in ids_of(page)
    assert [text_in(heading) for heading in page.iter("h2")] == [name for name, kinds in FAMILIES if kinds]


def test_no_code_is_written_anywhere_without_its_severity(tmp_path: Path) -> None:
    write_example(tmp_path)
    page = parsed_fragment(bodies(tmp_path)[PROBLEMS])
    told_of = {item.get("id"): text_in(item) for item in page.iter("div") if item.get("id")}
    for kind in CATALOGUE.values():
        assert f"{kind.title} {kind.severity.value.capitalize()}. {kind.meaning}" in told_of[kind.slug]


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_page_of_a_code_says_what_the_command_says(code: str, code_pages: dict[str, str]) -> None:
    kind = CATALOGUE[code]
    page = parsed_fragment(code_pages[problem_address(kind)])
    assert what_the_policy_forbids(page) == []
    assert text_in(page.find("h1")) == f"{code} {kind.title}"  # type: ignore[arg-type]
    shown = text_in(page)
    from_command = RUNNER.invoke(app, ["granska", "--forklara", code]).output
    for paragraph in from_command.split("\n\n")[1:]:
        words = " ".join(paragraph.split())
        for label in ("Varför: ", "Gör så här: ", "Exempel:", "Det här är däremot rätt:"):
            words = words.removeprefix(label)
        if not paragraph.startswith("  "):
            assert words in shown
    assert " ".join((example_of_explanation(kind) or "").split()) in shown
    assert len(page.findall(".//figure")) == (
        len(kind.example.edits if kind.example else ())
        + len(kind.near_miss.edits if kind.near_miss else ())
        + kind.explainable
    )


def test_a_reader_goes_from_code_to_code_in_a_family(code_pages: dict[str, str]) -> None:
    for _, kinds in FAMILIES:
        for before, after in pairwise(kinds):
            page = parsed_fragment(code_pages[problem_address(before)])
            (link,) = (link for link in page.iter("a") if link.get("rel") == "next")
            assert link.get("href") == f"../../../handbok/problem/{after.slug}/"
            page = parsed_fragment(code_pages[problem_address(after)])
            (link,) = (link for link in page.iter("a") if link.get("rel") == "prev")
            assert link.get("href") == f"../../../handbok/problem/{before.slug}/"


def test_search_finds_every_code(tmp_path: Path) -> None:
    write_example(tmp_path)
    country, _ = read_and_check(tmp_path)
    pages = {page.address: page for page in handbook_pages(country, theme_folder())}
    for kind in CATALOGUE.values():
        search = pages[problem_address(kind)].search
        assert search
        assert (search.kind, search.where) == ("Problemkod", "Handbok")
        assert kind.meaning in search.text


def test_what_an_example_holds_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "<script>alert(1)</script>\x00\x1b"
    edit = Edit("data/x.csv", hostile, hostile * 2)
    kind = ProblemKind(
        "SUM01",
        hostile[:25],
        "M.",
        "",
        "R.",
        example=Example((edit,), hostile),
        near_miss=NearMiss((edit,), "B."),
    )
    monkeypatch.setattr(problem_codes, "FAMILIES", (("F", (kind,)),))
    pages = problem_codes.problem_pages([BreadcrumbItem(title="Problemkoder")], lambda here: [])
    for page in pages:
        body = RENDERER.body(page)
        assert "<script" not in body
        assert parsed_fragment(body) is not None
    assert "Varför det spelar roll" not in RENDERER.body(pages[1])


# --- the chapter about checking ---------------------------------------------------------------------


def test_the_chapter_about_checking_shows_what_granska_says(root: Path) -> None:
    """The figure as it is shown, before it is explained; then with the explanation that is shown."""
    (table, text), (report, explained), *_ = files("granskning")
    shown = [example for example in handbook.examples("granskning") if not example.name]
    write(root, table, text)
    said = RUNNER.invoke(app, ["granska", "--mapp", str(root)])
    assert said.exit_code == 1
    (dialogue,) = (example.code for example in shown if example.language == "text")
    assert dialogue in said.stdout
    (document,) = (example.code for example in shown if example.language == "json")
    assert RUNNER.invoke(app, ["granska", "--mapp", str(root), "--format", "json"]).stdout == document
    write(root, report, explained)
    said = RUNNER.invoke(app, ["granska", "--mapp", str(root)])
    assert said.exit_code == 0
    assert "Inga fel och inga varningar, 1 förklarade." in said.stdout


def test_the_chapter_about_checking_names_every_format_severity_and_key() -> None:
    text = text_of("granskning")
    named = set(re.findall(r"^- `([^`]+)`", text, re.MULTILINE))
    assert {*Format, "0", "1", "2"} <= named
    document = json.loads(text.partition("```json\n")[2].partition("```")[0])
    assert {"version", "allvar", "fil", "rad", "kolumn", "vad", "hjälp"} <= named & {
        *document,
        *document["problem"][0],
    }
    assert all(f"*{severity.value}*" in text for severity in Severity)


def test_the_workflows_are_yaml_that_run_the_command() -> None:
    for name, text in list(files("granskning"))[2:]:
        assert isinstance(yaml.safe_load(text), dict), name
        for words in re.findall(r"oppna-mal (granska.*?)(?: >.*)?$", text, re.MULTILINE):
            assert RUNNER.invoke(app, [*words.split(), "--help"]).exit_code == 0


def test_a_project_without_texts_has_the_format_and_the_codes(root: Path) -> None:
    pages = bodies(root)
    codes = [problem_address(kind) for kind in CATALOGUE.values()]
    assert list(pages) == [f"{HANDBOOK}format/", PROBLEMS, *codes, f"{HANDBOOK}byggstenar/"]
    assert all(f'"{HANDBOOK}"' not in body and 'href="../../handbok/"' not in body for body in pages.values())


def test_an_example_is_shown_as_it_is_written(tmp_path: Path) -> None:
    write_example(tmp_path)
    hostile = "<script>alert(1)</script> & **inte fet**"
    write(
        tmp_path,
        "content/handbok/texter.md",
        f"Text.\n\n`content/a.md`\n```markdown\n{hostile}\n```\nSlut.\n",
    )
    body = bodies(tmp_path)[f"{HANDBOOK}texter/"]
    (code,) = parsed_fragment(body).iterfind(".//pre/code")
    assert code.text == f"{hostile}\n"
    assert text_in(parsed_fragment(body)).endswith("Slut.")
    assert "<script" not in body
