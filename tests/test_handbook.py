"""The handbook: followed to the letter it gives a project without faults, and it names every key there is."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from generator.build import theme_folder
from generator.charts import cache as chart_cache
from generator.charts.cache import ChartCache
from generator.cli import app
from generator.model.value import Measure
from generator.pages.charting import Charting
from generator.pages.handbook import HANDBOOK, TITLES, handbook_pages, passages_of
from generator.pages.render import Renderer
from generator.pages.site_map import all_pages
from generator.problems import CATALOGUE, Place, Problem, errors_of
from generator.rules import read_and_check
from generator.sources.cell import CellError, read_cell
from generator.sources.csv_header import read_header
from generator.sources.prose import HANDBOOK as NAMES
from generator.sources.schema import FILES
from tests.example import told, write, write_example
from tests.handbook import FOLDER, Run, files, follow, text_of
from tests.site_build import ids_of, parsed_fragment, undrawn
from tests.site_build import text_of as text_in
from tests.test_json_schema import complaints

START, *REST = NAMES
RUNNER = CliRunner()
RENDERER = Renderer(theme_folder())
# The pages of the handbook that show the files which they tell of.
SHOWING = {
    "styrmodell": {"kommun.yml", "mal.yml"},
    "mal": {"mal.yml", "uppfoljning.yml"},
    "indikatorer": {"indikatorer.yml", "indikatorer.csv", "samverkan-med-foretag.md"},
    "ekonomi": {"ekonomi.yml", "drift.csv", "resultat.csv"},
    "rapporter": {"rapport.yml", "indikatorer.csv", "drift.csv"},
    "texter": {"nojdare-foretag.md", "rapport.md", "drift.md"},
}


def runner_in(root: Path) -> Run:
    def run(words: list[str], typed: str) -> str:
        result = RUNNER.invoke(app, [*words[1:], "--mapp", str(root)], input=typed)
        assert result.exit_code == 0, result.output
        return result.output

    return run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project of those who have followed the first page."""
    follow(START, tmp_path, runner_in(tmp_path), leave_out=("visa", "bygg"))
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
    monkeypatch.setattr(chart_cache, "draw", undrawn)
    country, _ = read_and_check(root)
    pages = {page.address: page for page in all_pages(country, Charting(ChartCache(None)), "Öppna mål")}

    def shown(address: str) -> str:
        return text_in(parsed_fragment(RENDERER.body(pages[f"/exempelstad/miljonamnden/{address}"])))

    assert "Företagen ska bli nöjdare med kommunens service" in shown("mal/nojdare-foretag/")
    assert {"72", "75"} <= set(shown("indikatorer/nojda-foretag/").split())
    assert "8,1" in shown("2025/ekonomi/")


@pytest.mark.parametrize("page", REST)
def test_what_a_page_shows_is_without_a_fault_in_the_project_of_the_first(page: str, root: Path) -> None:
    follow(page, root, runner_in(root))
    problems = read_and_check(root)[1]
    assert [str(problem) for problem in errors_of(problems)] == []
    assert {problem.code for problem in problems} <= {"TEXT02", "TEXT03"}


@pytest.mark.parametrize("page", SHOWING)
def test_a_page_shows_the_files_that_it_tells_of(page: str) -> None:
    assert {Path(name).name for name, _ in files(page)} == SHOWING[page]


@pytest.mark.parametrize("page", NAMES)
def test_an_editor_finds_no_fault_with_an_example(page: str) -> None:
    for name, text in files(page):
        if name.endswith(".yml"):
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


# --- the pages --------------------------------------------------------------------------------------


def bodies(root: Path) -> dict[str, str]:
    country, _ = read_and_check(root)
    return {page.address: RENDERER.body(page) for page in handbook_pages(country)}


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


def test_every_problem_code_has_its_place(tmp_path: Path) -> None:
    write_example(tmp_path)
    page = parsed_fragment(bodies(tmp_path)[f"{HANDBOOK}problem/"])
    assert {code.lower() for code in CATALOGUE} <= set(ids_of(page))


def test_a_project_without_texts_has_the_format_and_the_codes(root: Path) -> None:
    pages = bodies(root)
    assert list(pages) == [f"{HANDBOOK}format/", f"{HANDBOOK}problem/"]
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
