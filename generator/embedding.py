"""The files beside a chart's page: a picture as SVG and PNG, its specification, and a page for others to embed."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.specification import told_json
from generator.language import _, speaking, unmarked
from generator.pages.assets import EMBED_SCRIPT, EMBED_STYLESHEET, Assets
from generator.pages.brand import Brand
from generator.pages.chart_files import EMBED_WIDTH, KeptChart, iframe
from generator.pages.chart_picture import Picture, chart_picture
from generator.pages.citing import Citing
from generator.pages.localised import localised
from generator.pages.preview import ROBOTS as PREVIEW_ROBOTS
from generator.pages.render import Renderer, relative
from generator.printing.png import Painter

PNG_SCALE = 2
_DAY_SECONDS = 86_400
# A link out of the frame opens beside the page that embeds; one within the table stays.
_LINK = re.compile(r'<a (?=[^>]*\bhref="(?!#))')


@dataclass(frozen=True)
class EmbedSurroundings:
    """What every embedded chart of a build stands in.

    brands: by the municipality's id. banner: what a page of a preview begins with; empty elsewhere.
    """

    citing: Citing
    assets: Assets
    brands: Mapping[str, Brand]
    banner: Markup


class Embedder:
    """Makes the files of charts, in the language of each."""

    def __init__(self, renderer: Renderer, painter: Painter, surroundings: EmbedSurroundings) -> None:
        self._renderer = renderer
        self._painter = painter
        self._around = surroundings

    def files(self, charts: Iterable[KeptChart], pages: Collection[str]) -> dict[str, bytes]:
        """Every file by its path; `pages` are the addresses of the site's pages."""
        return {path: content for chart in charts for path, content in self._of(chart, pages).items()}

    def _of(self, chart: KeptChart, pages: Collection[str]) -> dict[str, bytes]:
        with speaking(chart.language):
            root = chart.language.root[1:]
            path = f"{root}{chart.path}"
            picture = chart_picture(self._renderer, chart)
            found = {
                f"{path}.svg": picture.svg.encode(),
                f"{path}.png": self._painter.png(picture.svg, scale=PNG_SCALE),
                f"{path}.vl.json": self._specification(chart).encode(),
                f"{root}{chart.embed[1:]}index.html": self._page(chart, pages).encode(),
            }
            if self._around.citing.root:
                found[oembed_path(chart)] = self._oembed(chart, picture).encode()
            return found

    def _specification(self, chart: KeptChart) -> str:
        about = {
            _("hänvisning"): str(chart.reference),
            _("adress"): self._around.citing.address(chart.page),
            _("licens"): _licence(chart),
        }
        return told_json(chart.drawing.specification, description=chart.description, about=about)

    def _page(self, chart: KeptChart, pages: Collection[str]) -> str:
        """A small HTML page of its own. Its links and words are in the chart's language."""
        brand = self._around.brands.get(chart.embed.split("/")[1])
        paths = self._around.assets.paths
        stylesheets = [paths[EMBED_STYLESHEET], *([brand.stylesheet_path] if brand and brand.stylesheet_path else [])]
        citing = self._around.citing
        page = chart.page.partition("#")[0]
        html = self._renderer.environment.get_template("embed/embed.html").render(
            chart=chart,
            robots=PREVIEW_ROBOTS if self._around.banner else "noindex",
            banner=self._around.banner,
            canonical="" if self._around.banner else citing.address(page) if citing.root else page,
            stylesheets=[f"/{path}" for path in stylesheets],
            script=f"/{paths[EMBED_SCRIPT]}",
            oembed=f"{citing.root}/{oembed_path(chart)}" if citing.root else "",
            remarks=_remarks(chart),
            site_name=citing.site_name,
            licence=_("Fritt att använda ({licence}).", licence=_licence(chart)),
        )
        address = chart.language.root + chart.embed[1:]
        html = localised(relative(html, address), address, chart.language, pages)
        return _LINK.sub('<a target="_blank" rel="noopener" ', html)

    def _oembed(self, chart: KeptChart, picture: Picture) -> str:
        """What programs show a link to the page with: oEmbed 1.0, of the type rich."""
        citing = self._around.citing
        told = {
            "version": "1.0",
            "type": "rich",
            "title": unmarked(chart.title),
            "author_name": unmarked(chart.owner),
            "author_url": citing.address(chart.page),
            "provider_name": citing.site_name,
            "provider_url": f"{citing.root}/",
            "cache_age": _DAY_SECONDS,
            "html": iframe(citing.address(chart.embed), chart.title, chart.height),
            "width": EMBED_WIDTH,
            "height": chart.height,
            "thumbnail_url": citing.address(f"/{chart.path}.png"),
            "thumbnail_width": PNG_SCALE * picture.width,
            "thumbnail_height": PNG_SCALE * picture.height,
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def oembed_path(chart: KeptChart) -> str:
    return f"{chart.language.root[1:]}{chart.path}.oembed.json"


def first_oembeds(charts: Sequence[KeptChart]) -> dict[str, str]:
    """The path of what is said to programs of a page's first chart, by the address of the (Swedish) page."""
    found: dict[str, str] = {}
    for chart in charts:
        found.setdefault(chart.page.partition("#")[0], oembed_path(chart))
    return found


def _remarks(chart: KeptChart) -> list[str]:
    signs, note = chart.params.get("signs", []), chart.params.get("note")
    return [text for text in (" ".join(signs), note) if text]


def _licence(chart: KeptChart) -> str:
    return ", ".join(found.short_name for found in chart.licences)
