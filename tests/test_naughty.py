"""The Big List of Naughty Strings, in every place where a source has text: told, or shown as inert text.

The list is that of https://github.com/minimaxir/big-list-of-naughty-strings (MIT, tests/blns/LICENSE).
A page with naughty names has the very elements and attributes that it has with plain ones.
"""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator.build import RenderedSite, render_site
from generator.model.value import Measure
from generator.pages.render import prose
from generator.printing.pdf import Printer
from generator.problems import Problem, errors_of
from generator.rules import read_and_check
from generator.sources.cell import CellError, read_cell
from generator.sources.csv_file import read_csv
from generator.sources.schema import GlossaryFile
from generator.sources.validation import read_validated
from tests.example import BOARD, INTERIM_REPORT, replace, write, write_example
from tests.found import results_in
from tests.site_build import leave_undrawn, parsed_fragment, unprinted

pytestmark = pytest.mark.slow

NAUGHTY: list[str] = json.loads((Path(__file__).parent / "blns" / "blns.json").read_text(encoding="utf-8"))
STRINGS = list(dict.fromkeys(text for text in NAUGHTY if text.strip()))
PROSE = "content/exempelstad/kulturnamnden"
GLOSSARY = "data/ordlista.yml"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # what a browser takes for one; "java\\x3A:" is a path
CONTROL = re.compile(r"[\x00-\x08\x0B-\x1F\x7F-\x9F\uFFFD-\uFFFF]")  # no reader lets these through
MOMENT = datetime(2100, 1, 1, tzinfo=UTC)


def yaml_text(text: str) -> str:
    """A text as YAML whatever its signs; JSON's quoted text is YAML's too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7F").replace("\\/", "/")


def csv_text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_cell_is_read_or_told(text: str) -> None:
    for measure in (Measure.ACTUAL, Measure.TARGET):
        try:
            told = f"{read_cell(text, measure).value!r}."
        except CellError as error:
            told = error.what
        assert told.endswith(".")
        assert "\n" not in told


@pytest.mark.parametrize("column", ["id", "dimension", "value", "note", "page", "heading"])
def test_naughty_columns_of_a_table_are_read_or_told(tmp_path: Path, column: str) -> None:
    for number, text in enumerate(STRINGS):
        cells = {"id": "a", "dimension": "Norr", "value": "5", "note": "En not", "page": "3"}
        titles = "indikator;område;utfall 2023;not;sida"
        if column == "heading":
            titles = titles.replace("utfall 2023", csv_text(text))
        else:
            cells[column] = csv_text(text)
        path = tmp_path / f"{number}.csv"
        path.write_bytes(f"{titles}\n{';'.join(cells.values())}\n".encode("utf-8", "surrogatepass"))
        told: list[Problem] = []
        file = read_csv(path, "fil.csv", told.append)
        assert file is not None or told, text
        assert all("\x1b" not in str(problem) for problem in told)


@pytest.mark.parametrize("text", [text for text in STRINGS if not CONTROL.search(text)])
def test_naughty_prose_has_only_the_elements_that_prose_may_have(text: str) -> None:
    for markdown in (text, f"# {text}", f"[{text}](x)", f"[x]({text})", f"`{text}`", f"- {text}\n> {text}"):
        for element in parsed_fragment(str(prose(markdown))).iter():
            assert element.tag in {"body", "p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "blockquote", "code"}  # fmt: skip
            assert set(element.attrib) <= {"href", "title"}
            scheme = SCHEME.match(element.get("href", "").strip())
            assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:")


@pytest.mark.parametrize("text", STRINGS[::10])
def test_naughty_names_of_files_and_folders_are_told(tmp_path: Path, text: str) -> None:
    name = text.replace("/", "_").replace("\0", "_")[:60]
    if name in (".", "..") or name.startswith("."):
        name = f"_{name}"
    write_example(tmp_path)
    write(tmp_path, f"{BOARD}/2024/{name}/rapport.yml", "titel: x\n")
    write(tmp_path, f"{PROSE}/2024/{name}.md", "Text.\n")
    problems = read_and_check(tmp_path)[1]
    assert len(problems) >= 2
    assert all(str(problem) for problem in problems)


def project(root: Path, texts: list[str]) -> None:
    """Exempelstad with the texts as words of the glossary, names of goals, notes and headings."""
    write_example(root)
    terms = "".join(f"  - ord: {yaml_text(t)}\n    förklaring: {yaml_text(t)}\n    synonymer: [{yaml_text(t)}]\n    förklaras i texter: nej\n" for t in texts)  # fmt: skip
    write(root, GLOSSARY, f"ordlista:\n{terms}")
    goals = "".join(
        f"  - {{id: stygg-{i}, nivå: mal, namn: {yaml_text(t)}, källa: {{rapport: verksamhetsplan, sida: 4}}}}\n"
        for i, t in enumerate(texts)
    )
    path = root / f"{BOARD}/2025/mal.yml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{goals}", encoding="utf-8")
    for i in range(len(texts)):
        write(root, f"{PROSE}/2025/stygg-{i}.md", "Text.\n")
    replace(root, f"{INTERIM_REPORT}/drift.csv", "stab;6000;6100;100;5905;;11", f"stab;6000;6100;100;5905;{csv_text(' '.join(texts)[:4000])};11")  # fmt: skip


def rendered(root: Path, texts: list[str]) -> RenderedSite:
    project(root, texts)
    country, problems = read_and_check(root)
    assert [str(problem) for problem in errors_of(problems)][:3] == []
    return render_site(country, root, site_name="Öppna mål", moment=MOMENT)


def skeleton(body: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """The elements of a page and the names of their attributes, in any order.

    Left aside are drawings, and marks of another language: a name without a letter is of none.
    """
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def visit(element: Element) -> None:
        if isinstance(element.tag, str) and not element.tag.endswith("}svg"):
            if (element.tag, list(element.attrib)) != ("span", ["lang"]):
                found[element.tag, tuple(sorted(element.attrib))] += 1
            for child in element:
                visit(child)

    visit(parsed_fragment(body))
    return found


@pytest.mark.site
def test_naughty_names_are_inert_text_on_every_page_and_in_the_search_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_undrawn(monkeypatch)
    monkeypatch.setattr(Printer, "_print", unprinted)
    kept = without_problems(tmp_path / "first")
    assert len(kept) > 0.85 * len(STRINGS)
    naughty = rendered(tmp_path / "naughty", kept)
    plain = rendered(tmp_path / "plain", [f"Ord{i}" for i in range(len(kept))])
    bodies = {page.page.address: page.body for page in plain.pages}
    assert [page.page.address for page in naughty.pages if page.page.address not in bodies] == []
    # Plain pages that differ by their numbers alone have one skeleton, which is then made once.
    of_plain = cache(skeleton)
    changed = [page for page in naughty.pages if page.body != bodies[page.page.address]]
    assert len(changed) > len(kept)
    for page in changed:
        expected = of_plain(re.sub(r"(?<!<h)(?<!</h)\d+", "9", bodies[page.page.address]))
        assert skeleton(page.body) == expected, page.page.address
    titles = {result["title"].casefold() for result in results_in({path: content.read() for path, content in naughty.files.items()})}
    assert sum(any(text.casefold() in title for title in titles) for text in kept) > 0.8 * len(kept)


def without_problems(root: Path) -> list[str]:
    """The strings that no reader refuses as a name: those that are told are no page's to show."""
    kept = []
    for text in STRINGS:
        write(root, GLOSSARY, f"ordlista:\n  - ord: {yaml_text(text)}\n    förklaring: {yaml_text(text)}\n")
        told: list[Problem] = []
        file = read_validated(root / GLOSSARY, GLOSSARY, GlossaryFile, told.append)
        assert file is not None or told
        if not told:
            kept.append(text)
    return kept
