"""What readers take of a chart: its files beside its page, a page to embed, and a text that refers to it."""

import math
import re
from dataclasses import dataclass

from generator.charts.drawing import NARROW, Drawing
from generator.language import Language, _, spoken, unmarked
from generator.model.licence import Licence
from generator.pages.citing import Cited, Citing, Reference, owners, reference_item
from generator.pages.parts import ChartFigureParams, CopyText, DownloadItem, TableParams

EMBED = "badda-in/"
EMBED_WIDTH = 640
HEIGHT_MESSAGE = "oppna-mal-hojd"
_AROUND = 300  # the height of an embedded chart's heading, sentences, source and edges, in pixels
_WIDEST_NARROW = 26 * 16  # what base.css lets the narrow drawing grow to
_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
# What the page that embeds may add, so that the frame is as high as what it shows.
HOST_SCRIPT = (
    "<script>\n"
    'addEventListener("message", (event) => {\n'
    f'  const height = Number(event.data?.["{HEIGHT_MESSAGE}"]);\n'
    f"""  for (const frame of document.querySelectorAll('iframe[src*="/{EMBED}"]'))\n"""
    "    if (height > 0 && frame.contentWindow === event.source) frame.height = height;\n"
    "});\n"
    "</script>"
)


@dataclass(frozen=True)
class ChartHome:
    """Where a chart belongs: one place, whichever pages show it.

    folder: the address beside which its files lie; never to be changed. name: the files' first name, None: the
    figure's id. page: of the page that shows it. title: what it shows, where no page is around it.
    places: where the figures stand. table: the figures, for a chart that stands beside its table.
    is_here: whether this is the drawing that the files hold; another page may draw it on another scale.
    """

    folder: str
    page: str
    title: str
    places: tuple[Cited, ...]
    name: str | None = None
    table: TableParams | None = None
    is_here: bool = True


@dataclass(frozen=True)
class KeptChart:
    """A chart whose files are to be written, in one language.

    path: of the files without their endings, from the site's root. embed: address of the page to embed.
    page: the address with the figure's id. Addresses are those of Swedish pages.
    """

    language: Language
    path: str
    embed: str
    page: str
    title: str
    owner: str
    params: ChartFigureParams
    table: TableParams | None
    drawing: Drawing
    description: str
    edition: str
    reference: Reference
    licences: tuple[Licence, ...]
    height: int


class ChartFiles:
    """Gathers the charts of a build that have files of their own, and makes the links to these."""

    def __init__(self, citing: Citing) -> None:
        self.citing = citing
        self._kept: dict[tuple[Language, str], KeptChart] = {}

    def kept(self, language: Language) -> list[KeptChart]:
        """In the order in which pages came to them."""
        return [chart for (spoken_then, _path), chart in self._kept.items() if spoken_then is language]

    def keep(
        self,
        home: ChartHome,
        params: ChartFigureParams,
        drawing: Drawing,
        description: str,
        reference: Reference,
    ) -> None:
        path = _path(home, params["id"])
        licences = dict.fromkeys(place.view.municipality.licence for place in home.places)
        self._kept[spoken(), path] = KeptChart(
            language=spoken(),
            path=path,
            embed=_embed(home, params["id"]),
            page=_page(home, params["id"]),
            title=home.title,
            owner=owners(home.places),
            params=params,
            table=params.get("table") or home.table,
            drawing=drawing,
            description=unmarked(f"{home.title}. {description}".strip()),
            edition=self.citing.edition(home.places),
            reference=reference,
            licences=tuple(licences),
            height=height_of(drawing),
        )

    def downloads(
        self, home: ChartHome, figure_id: str, drawing: Drawing, reference: Reference
    ) -> list[DownloadItem]:
        """The items of the component downloads under the chart."""
        path = f"/{_path(home, figure_id)}"
        code = iframe(self.citing.address(_embed(home, figure_id)), home.title, height_of(drawing))
        embed = DownloadItem(
            title=_("Bädda in"),
            copies=[
                CopyText(label=_("Kod till den sida som ska visa diagrammet"), text=code),
                CopyText(label=_("Valfritt skript, en gång på sidan: ramen blir lika hög som diagrammet"), text=HOST_SCRIPT),
            ],
        )
        if not self.citing.root:
            embed["note"] = _("Webbplatsens egen adress är inte angiven. Skriv den först i adressen i koden.")
        return [
            DownloadItem(title="SVG", url=f"{path}.svg"),
            DownloadItem(title="PNG", url=f"{path}.png"),
            DownloadItem(title="Vega-Lite", url=f"{path}.vl.json", detail="JSON"),
            embed,
            reference_item(reference),
        ]

    def reference(self, home: ChartHome, figure_id: str) -> Reference:
        """How a text refers to the chart."""
        return self.citing.reference(_what(home), home.places, _referred(home, figure_id))


def iframe(address: str, title: str, height: int) -> str:
    """What another page shows a chart with."""
    name = unmarked(title).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return (
        f'<iframe src="{address}" title="{name}" width="100%" height="{height}" '
        'style="border:0" loading="lazy"></iframe>'
    )


def height_of(drawing: Drawing) -> int:
    """A height in pixels that is enough for the embedded chart at most widths, its table closed."""
    found = _BOX.search(drawing.narrow)
    width, height = (float(found[1]), float(found[2])) if found else (float(NARROW), 0.0)
    return math.ceil((_AROUND + height * _WIDEST_NARROW / width) / 20) * 20


def _what(home: ChartHome) -> str:
    return _("{title} (diagram)", title=home.title)


def _path(home: ChartHome, figure_id: str) -> str:
    return f"{home.folder[1:]}{home.name or figure_id}"


def _embed(home: ChartHome, figure_id: str) -> str:
    """The page of a page's one chart has no name of its own."""
    return f"{home.folder}{EMBED}" if home.name else f"{home.folder}{EMBED}{figure_id}/"


def _referred(home: ChartHome, figure_id: str) -> str:
    """The shortest address that leads to the chart."""
    return home.page if home.name else _page(home, figure_id)


def _page(home: ChartHome, figure_id: str) -> str:
    return f"{home.page}#{figure_id}"
