"""Pages and their templates: every template uses what its context documents, and nothing else.

The pages are Exempelstad's, with charts that are not drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jinja2 import meta, nodes

from generator.build import theme_folder
from generator.charts.cache import ChartCache
from generator.model.board import Country
from generator.opendata.guide import open_data_pages
from generator.pages.charting import Charting
from generator.pages.corrections import FEED
from generator.pages.page import Context, Page
from generator.pages.reference import lost_page
from generator.pages.render import Renderer, as_variables
from generator.pages.site_map import board_views, redirects
from generator.pages.statement_data import statement_files
from generator.rules import read_and_check
from tests.all_data import data_of
from tests.all_pages import all_pages
from tests.example import PLAN, replace, write_example, write_neighbour
from tests.site_build import leave_undrawn, parsed_fragment, resolved

RENDERER = Renderer(theme_folder())
TEMPLATES = sorted(path.stem for path in (theme_folder() / "pages").glob("[!_]*.html"))
PART = re.compile(r"^    (\w+): ", re.MULTILINE)


def country_of(root: Path) -> Country:
    country, problems = read_and_check(root)
    assert problems == []
    return country


def pages_of(country: Country) -> list[Page]:
    """Every page that is laid out, the one for lost readers last."""
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        laid_out = all_pages(country, Charting(ChartCache(None)), "Öppna mål", theme_folder())
    views, data = board_views(country), data_of(country, site_name="Öppna mål")
    return [*laid_out, *open_data_pages(views, data.counts, data.files, None), lost_page()]


@cache
def example_country() -> Country:
    return country_of(Path(__file__).parent / "exempelstad")


@cache
def example_pages() -> list[Page]:
    return pages_of(example_country())


@cache
def neighbour_country() -> Country:
    """Exempelstad and Grannköping."""
    with TemporaryDirectory() as folder:
        write_example(Path(folder))
        write_neighbour(Path(folder))
        return country_of(Path(folder))


@cache
def neighbour_pages() -> list[Page]:
    """The pages of both municipalities."""
    return pages_of(neighbour_country())


def contexts() -> dict[str, type[Context]]:
    """The context of each template."""
    return {page.template: type(page.context) for page in neighbour_pages()}


# --- templates --------------------------------------------------------------------------------------


def trees(template: str) -> Iterator[nodes.Template]:
    """A template and what it includes, parsed."""
    source = (theme_folder() / f"{template}.html").read_text(encoding="utf-8")
    tree = RENDERER.environment.parse(source)
    yield tree
    for included in meta.find_referenced_templates(tree):
        assert included is not None
        yield from trees(included.removesuffix(".html"))


def variables_of(template: str) -> set[str]:
    """What a template asks of its context, by itself or in what it includes."""
    own, *included = list(trees(f"pages/{template}"))
    given = {target.name for with_ in own.find_all(nodes.With) for target in with_.targets}  # type: ignore[attr-defined]
    found = meta.find_undeclared_variables(own)
    for tree in included:
        found |= meta.find_undeclared_variables(tree) - given
    assigned = {name.name for name in own.find_all(nodes.Name) if name.ctx == "store"}
    return found - assigned - {"component"}


def attributes_of(template: str) -> set[str]:
    """Every attribute that a template asks of anything: `line.url` gives `url`."""
    found = set()
    for tree in trees(f"pages/{template}"):
        found |= {node.attr for node in tree.find_all(nodes.Getattr)}
        found |= {
            node.arg.value for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const)
        }
    return found


def parts_in(value: object) -> Iterator[Any]:
    """The dataclasses in a context's value, at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from parts_in(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts_in(getattr(value, field.name))


def test_every_template_is_a_page_of_the_example() -> None:
    assert sorted(contexts()) == TEMPLATES


def test_a_template_has_one_context() -> None:
    for page in neighbour_pages():
        assert type(page.context) is contexts()[page.template]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_uses_every_field_of_its_context_and_nothing_else(template: str) -> None:
    in_context = {field.name for field in fields(contexts()[template])}
    used = variables_of(template)
    assert used - in_context == set()
    # The start page and the page for lost readers are where a trail would begin.
    unused = {"breadcrumbs"} if template in {"start", "saknas"} else set()
    assert in_context - used == unused


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_shows_every_field_of_the_parts_in_its_context(template: str) -> None:
    used = attributes_of(template)
    for page in neighbour_pages():
        if page.template == template:
            for value in as_variables(page.context).values():
                for part in parts_in(value):
                    unused = {field.name for field in fields(part)} - used - computed_from(part)
                    assert not unused, type(part).__name__


def computed_from(part: object) -> set[str]:
    """Fields that a template reads through a property of the part."""
    return {"counts"} if hasattr(type(part), "items") and hasattr(part, "counts") else set()


def test_every_field_of_a_context_is_documented() -> None:
    contexts_of_all: set[type[Context]] = {Context, *contexts().values()}
    for context in contexts_of_all:
        documented = set()
        for base in context.__mro__[:-1]:
            own = list(base.__annotations__)
            told = PART.findall(base.__doc__ or "")
            assert told == own, base.__name__
            documented |= set(told)
        assert documented == {field.name for field in fields(context)}, context.__name__


# --- pages ------------------------------------------------------------------------------------------


def test_addresses_are_lower_case_words_and_end_in_a_slash() -> None:
    for page in neighbour_pages():
        assert re.fullmatch(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*", page.address), page.address


def test_no_two_pages_have_one_address_or_one_title() -> None:
    pages = neighbour_pages()
    assert len({page.address for page in pages}) == len(pages)
    assert len({page.html_title for page in pages}) == len(pages)


def test_a_page_has_a_title_a_heading_and_a_description() -> None:
    for page in neighbour_pages():
        assert page.html_title.strip()
        assert page.context.title.strip()
        assert len(page.description.strip()) > 10, page.address


def test_the_trail_leads_from_the_start_page_to_the_page_itself() -> None:
    addresses = {page.address for page in neighbour_pages()}
    for page in neighbour_pages():
        trail = page.context.breadcrumbs
        if trail:
            assert [item["url"] for item in trail[:1]] == ["/"]
            assert all(item["url"] in addresses for item in trail[:-1])
            assert "url" not in trail[-1], page.address


def test_a_body_is_html_whose_addresses_are_relative() -> None:
    addresses = {page.address for page in neighbour_pages()} | {FEED}
    addresses |= {feed.address for page in neighbour_pages() for feed in page.feeds}
    addresses |= {f"/{name}" for name in statement_files(neighbour_country(), "Öppna mål")}
    addresses |= {f"/{name}" for name in data_of(neighbour_country()).files}
    for page in neighbour_pages():
        body = RENDERER.body(page)
        for element in parsed_fragment(body).iter():
            for key in ("href", "src", "action", "data-index", "data-root"):
                url = element.get(key, "")
                assert not url.startswith("/"), page.address
                path = resolved(page.address, url).partition("#")[0].partition("?")[0]
                if key == "href" and path.startswith("/"):
                    assert path in addresses, f"{url} on {page.address}"


def test_what_search_finds_are_pages() -> None:
    found = {page.path for page in example_pages() if page.search}
    assert "exempelstad/kulturnamnden/mal/bokbuss/" in found
    assert "sok/" not in found
    assert "404/" not in found


def test_without_a_text_about_the_site_nothing_leads_to_it(tmp_path: Path) -> None:
    write_example(tmp_path)
    (tmp_path / "content" / "om.md").unlink()
    bodies = [RENDERER.body(page) for page in pages_of(country_of(tmp_path))]
    assert [body for body in bodies if re.search(r'href="[./]*/om/"', body)] == []


def test_pages_that_are_not_for_search_engines_say_so() -> None:
    hidden = {page.address for page in example_pages() if page.robots}
    choices = {page.address for page in example_pages() if "/mal-efter/" in page.address}
    assert choices
    assert hidden == {"/sok/", "/404/", "/handbok/byggstenar/"} | choices


# --- hostile sources --------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script>"


def test_whatever_a_source_says_is_text_on_every_page(tmp_path: Path) -> None:
    """Names, explanations and notes are the sources' own words: never markup."""
    write_example(tmp_path)
    hostile = f"'\"{HOSTILE}'"
    for file, old in [
        ("data/exempelstad/kommun.yml", "namn: Exempelstads kommun"),
        ("data/exempelstad/kommun.yml", "kontakt: Frågor besvaras av kommunens kontaktcenter."),
        ("data/exempelstad/kulturnamnden/namnd.yml", "syfte: Nämnden ansvarar för kommunens bibliotek och kulturskola."),
        ("data/exempelstad/kulturnamnden/namnd.yml", "beskrivning: Musik, dans och bild för barn och unga."),
        ("data/exempelstad/kulturnamnden/indikatorer.yml", "namn: Lån per invånare"),
        ("data/exempelstad/kulturnamnden/indikatorer.yml", "enhet: lån"),
        ("data/exempelstad/kulturnamnden/2025/mal.yml", "namn: Förvaltningen ska utreda en ny bokbuss"),
        (f"{PLAN}/rapport.yml", "titel: Verksamhetsplan 2025–2027 för kulturnämnden"),
        (f"{PLAN}/rapport.yml", "rubrik: Resultatbudget"),
        ("data/ordlista.yml", "förklaring: Det som återstår att betala när avgifter och bidrag har räknats av."),
    ]:  # fmt: skip
        key = old.partition(":")[0]
        replace(tmp_path, file, f"{old}\n", f"{key}: {hostile}\n")
    line = "id: kulturskola, namn:"
    replace(
        tmp_path, "data/exempelstad/kulturnamnden/ekonomi.yml", f"{line} Kulturskola", f"{line} {hostile}"
    )
    country, _ = read_and_check(tmp_path)
    pages = pages_of(country)
    bodies = [RENDERER.body(page) for page in pages]
    assert len(pages) == len(example_pages())
    assert sum("&lt;script&gt;" in body for body in bodies) > 10
    for page, body in zip(pages, bodies, strict=True):
        assert "<script" not in body, page.address


# --- addresses of before ----------------------------------------------------------------------------


def test_earlier_addresses_lead_to_where_their_pages_are_now(tmp_path: Path) -> None:
    write_example(tmp_path)
    board = "data/exempelstad/kulturnamnden"
    replace(tmp_path, f"{board}/indikatorer.yml", "  - id: lan\n", "  - id: lan\n    tidigare: [utlaning]\n")
    replace(
        tmp_path, f"{board}/2025/mal.yml", "  - id: bokbuss\n", "  - id: bokbuss\n    tidigare: [bussen]\n"
    )
    replace(tmp_path, f"{PLAN}/rapport.yml", "slag: verks", "tidigare: [plan]\nslag: verks")
    found = {moved.address: moved.target for moved in redirects(country_of(tmp_path))}
    assert found == {
        "/exempelstad/tillganglighet/": "/tillganglighet/",
        "/exempelstad/kulturnamnden/indikatorer/utlaning/": "/exempelstad/kulturnamnden/indikatorer/lan/",
        "/exempelstad/kulturnamnden/mal/bussen/": "/exempelstad/kulturnamnden/mal/bokbuss/",
        "/exempelstad/kulturnamnden/2025/plan/": "/exempelstad/kulturnamnden/2025/verksamhetsplan/",
    }
