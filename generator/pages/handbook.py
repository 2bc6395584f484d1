"""The handbook, for those who publish: its texts, the source format and the problem codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator import formats
from generator.model.board import Country
from generator.pages.gallery import gallery_page
from generator.pages.page import Context, Page
from generator.pages.parts import BreadcrumbItem, CellParams, ColumnParams, NavItem, RowParams, TableParams
from generator.pages.problem_codes import PROBLEMS, problem_pages
from generator.pages.render import plain_text, prose
from generator.pages.view import start_crumb
from generator.pages.year import first_sentence
from generator.sources.format_reference import FormatFile, format_files
from generator.sources.handbook_pictures import FOLDER as PICTURES

HANDBOOK = "/handbok/"
TITLES = {
    "index": "Handbok",
    "styrmodell": "Styrmodell",
    "mal": "Mål",
    "indikatorer": "Indikatorer",
    "ekonomi": "Ekonomi",
    "rapporter": "Rapporter",
    "kolada": "Kolada",
    "rattelser": "Rättelser",
    "texter": "Texter",
    "engelska": "Engelska",
    "granskning": "Granskning",
    "publicera": "Publicera",
    "publicera-mal": "Mål att publicera till",
    "personuppgifter": "Personuppgifter",
    "dela": "PDF, bilder och adress",
    "hanvisa": "Bädda in och hänvisa",
    "webbserver": "Webbserver",
    "snabbhet": "Snabbhet och stora webbplatser",
    "oppna-data": "Öppna data",
    "tillganglighet": "Tillgänglighet",
}
FORMAT = "format"
GALLERY = "byggstenar"
_EXAMPLE = r"(?:^`(?P<name>[^`\n]+)`\n)?^```(?P<language>[a-z]*)\n(?P<code>.*?)^```$"
_PICTURE = r"^!\[(?P<alt>[^\]\n]+)\]\((?P<picture>[a-z0-9-]+\.png)\)$"
_TABLE = r"^Tabell: (?P<caption>[^\n]+)\n+(?P<table>(?:^\|[^\n]*\|(?:\n|\Z)){3,})"
_PIECE = re.compile(f"{_EXAMPLE}|{_PICTURE}|{_TABLE}", re.MULTILINE | re.DOTALL)
_PNG_SIZE = slice(16, 24)  # where a PNG file tells its width and height


@dataclass(frozen=True)
class Example:
    """A file or command to copy. `name` is the file's path in a project; None for commands and what is shown."""

    name: str | None
    language: str
    code: str

    @property
    def label(self) -> str:
        return self.name or ("Kommando" if self.language == "sh" else "Exempel")


@dataclass(frozen=True)
class Picture:
    """A picture of the real thing. file: its name in the theme's folder of them. alt: all that it shows, in words."""

    file: str
    alt: str

    @property
    def url(self) -> str:
        return f"/{PICTURES}/{self.file}"

    def size(self, theme: Path) -> tuple[int, int]:
        """Its width and height in pixels."""
        head = (theme / PICTURES / self.file).read_bytes()[_PNG_SIZE]
        return int.from_bytes(head[:4]), int.from_bytes(head[4:])


@dataclass(frozen=True)
class ShownPicture:
    """A picture as a page shows it: its address, its text and its size in pixels."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Passage:
    """A piece of prose, and the example, the picture or the table that it leads to."""

    text: Markup
    example: Example | None = None
    picture: ShownPicture | None = None
    table: TableParams | None = None


@dataclass(frozen=True)
class HandbookContext(Context):
    """A text of the handbook.

    chapters: items of local-nav: the handbook's pages.
    passages: the text in pieces.
    """

    chapters: list[NavItem]
    passages: list[Passage]


@dataclass(frozen=True)
class FormatContext(Context):
    """The source format, key by key.

    chapters: items of local-nav: the handbook's pages.
    lead: what the page is.
    files: the YAML files.
    """

    chapters: list[NavItem]
    lead: str
    files: list[FormatFile]


def handbook_pages(country: Country, theme: Path) -> list[Page]:
    """The handbook's pages, the one to begin with first; without texts what is made of the code alone."""
    texts = {name: country.prose[f"handbok/{name}"] for name in TITLES if f"handbok/{name}" in country.prose}
    chapters = {_address(name): TITLES[name] for name in texts}
    chapters |= {_address(FORMAT): "Alla nycklar", PROBLEMS: "Problemkoder", _address(GALLERY): "Byggstenar"}
    if HANDBOOK in chapters:
        chapters[HANDBOOK] = "Kom igång"
    pages = [_text_page(name, text, chapters, theme) for name, text in texts.items()]
    problems = problem_pages(_trail("Problemkoder", chapters), lambda here: _navigation(chapters, here))
    here = _address(GALLERY)
    gallery = gallery_page(theme, here, _trail("Byggstenar", chapters), _navigation(chapters, here))
    return [*pages, _format_page(chapters), *problems, gallery]


def passages_of(text: str, theme: Path | None = None) -> Iterator[Passage]:
    """The Markdown of a handbook page, cut after each example, picture and table.

    A table has a line before it, `Tabell: ` and what it shows, and its rows between `|` as GitHub has them: names of
    columns, `---` (texts) or `--:` (numbers) for each, and then the rest. theme: where the pictures lie; without it
    they are left out.
    """
    at = 0
    for found in _PIECE.finditer(text):
        table = _table(found["caption"], found["table"]) if found["table"] else None
        if found["table"] and not table:
            continue  # it stays where it stands, as text
        before = prose(text[at : found.start()])
        at = found.end()
        if table:
            yield Passage(before, table=table)
        elif found["picture"] is None:
            yield Passage(before, Example(found["name"], found["language"], found["code"]))
        elif theme:
            yield Passage(before, picture=_shown(Picture(found["picture"], found["alt"]), theme))
        else:
            yield Passage(before)
    if text[at:].strip():
        yield Passage(prose(text[at:]))


def _table(caption: str, text: str) -> TableParams | None:
    """None where a row has more or fewer cells than the first."""
    titles, ways, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines())
    if any(len(row) != len(titles) for row in [ways, *rows]):
        return None
    kinds = ["number" if way.endswith(":") else "text" for way in ways]
    return TableParams(
        id=f"tabell-{formats.slug(caption)}",
        caption=caption,
        columns=[ColumnParams(title=title, kind=kind) for title, kind in zip(titles, kinds, strict=True)],
        rows=[
            RowParams(cells=[CellParams(text=cell, kind=kind) for cell, kind in zip(row, kinds, strict=True)])
            for row in rows
        ],
    )


def _shown(picture: Picture, theme: Path) -> ShownPicture:
    return ShownPicture(picture.url, picture.alt, *picture.size(theme))


def _address(name: str) -> str:
    return HANDBOOK if name == "index" else f"{HANDBOOK}{name}/"


def _trail(title: str, chapters: dict[str, str]) -> list[BreadcrumbItem]:
    """The way to a page; through the handbook's first page, where there is one."""
    if title == TITLES["index"] or HANDBOOK not in chapters:
        return [start_crumb(), BreadcrumbItem(title=title)]
    return [start_crumb(), BreadcrumbItem(title=TITLES["index"], url=HANDBOOK), BreadcrumbItem(title=title)]


def _navigation(chapters: dict[str, str], here: str) -> list[NavItem]:
    return [NavItem(title=title, url=url, current=url == here) for url, title in chapters.items()]


def _text_page(name: str, text: str, chapters: dict[str, str], theme: Path) -> Page:
    title, address = TITLES[name], _address(name)
    context = HandbookContext(
        title=title if name == "index" else f"Handbok: {title.lower()}",
        breadcrumbs=_trail(title, chapters),
        chapters=_navigation(chapters, address),
        passages=list(passages_of(text, theme)),
    )
    first = next(passages_of(text), Passage(Markup()))
    return Page(
        address=address,
        template="handbok",
        context=context,
        html_title=context.title,
        description=first_sentence(plain_text(first.text))[:160],
    )


def _format_page(chapters: dict[str, str]) -> Page:
    title = "Handbok: alla nycklar i källfilerna"
    lead = (
        "Här står varje nyckel som en YAML-fil kan ha, och vad som får stå efter den. "
        "Sidan är gjord av samma regler som filerna granskas med."
    )
    address = _address(FORMAT)
    context = FormatContext(
        title=title,
        breadcrumbs=_trail("Alla nycklar", chapters),
        chapters=_navigation(chapters, address),
        lead=lead,
        files=list(format_files()),
    )
    return Page(
        address=address, template="handbok_format", context=context, html_title=title, description=lead
    )
