"""What the head of every page tells browsers, search engines and those who share a link.

Whatever needs a whole address (canonical, Open Graph's address and picture, breadcrumbs) is left out
where the site's own address is not known.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.language import Language, _, spoken, unmarked
from generator.model.board import Indicator, Municipality
from generator.model.figure import Series
from generator.model.report import Report, ReportKind
from generator.pages.card import HEIGHT, WIDTH, CardLink
from generator.pages.page import Page
from generator.pages.reference import SEARCH_ADDRESS
from generator.pages.view import BoardView, source_name

SHORTEST, LONGEST = 50, 160  # letters of a description
MOST_DOCUMENTS = 4  # that a dataset names as what it builds on
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ]|$)")
_GROUND = re.compile(r"--ground:\s*(#[0-9a-f]{3,6})")
_LOCALES = {Language.SWEDISH: "sv_SE", Language.ENGLISH: "en_GB"}
_ARTICLES = {"rapport", "text"}


@dataclass(frozen=True)
class Metadata:
    """What `_head.html` shows.

    title, description: of the page. url: its whole address. site_name, locale, kind: for Open Graph.
    image_url, image_alt, image_width, image_height: the picture that a shared link is shown with.
    light, dark: the ground's colour in each mode, for the browser's own bars.
    oembed_url: what programs show a link to the page with, None where they show no chart.
    data: schema.org's words on the page, as JSON that no HTML parser can take for a tag; None without any.
    """

    title: str
    description: str
    url: str | None
    site_name: str
    locale: str
    kind: str
    image_url: str | None
    image_alt: str | None
    image_width: int
    image_height: int
    light: str
    dark: str
    oembed_url: str | None
    data: Markup | None


class Heads:
    """Makes the metadata of each page of a site; what compares pages is found once."""

    def __init__(
        self,
        pages: Sequence[Page],
        datasets: Mapping[str, dict[str, Any]],
        cards: Mapping[str, CardLink],
        papers: Mapping[str, str],
        oembeds: Mapping[str, str],
        *,
        site_name: str,
        site_url: str | None,
        grounds: tuple[str, str],
    ) -> None:
        """All by page address: `datasets` as `datasets_of` tells of them, `cards` with the site's own under an empty one,
        paths of `papers` (PDF) and of `oembeds`."""
        self._site_name = site_name
        self._root = site_url.rstrip("/") if site_url else None
        self._grounds = grounds
        self._cards = cards
        self._papers = papers
        self._oembeds = oembeds
        self._descriptions = descriptions(pages, site_name)
        self._datasets = datasets

    def told(self, pages: Iterable[Page]) -> tuple[object, ...]:
        """All that is told of the pages, at their Swedish addresses, what each is made of aside."""
        descriptions = [self._descriptions.get(page.address) for page in pages]
        return self._site_name, self._root, self._grounds, self._cards.get(""), descriptions

    def of(self, page: Page) -> Metadata:
        page = page.as_swedish()
        card = self._cards.get(page.address) or self._cards.get("") if self._root else None
        return Metadata(
            title=page.html_title,
            description=self._descriptions.get(page.address, page.description),
            url=self._whole(page.address),
            site_name=self._site_name,
            locale=_LOCALES[spoken()],
            kind="article" if page.template in _ARTICLES else "website",
            image_url=f"{self._root}/{card.path}" if card else None,
            image_alt=card.alt if card else None,
            image_width=WIDTH,
            image_height=HEIGHT,
            light=self._grounds[0],
            dark=self._grounds[1],
            oembed_url=self._oembed(page),
            data=self._data(page),
        )

    def _whole(self, address: str) -> str | None:
        """The whole address of the page, in the language that is spoken, that a Swedish one corresponds to."""
        return f"{self._root}{spoken().root}{address[1:]}" if self._root else None

    def _oembed(self, page: Page) -> str | None:
        path = self._oembeds.get(page.address)
        return f"{self._root}/{path}" if self._root and path else None

    def _data(self, page: Page) -> Markup | None:
        graph = [found for found in (self._site(page), self._trail(page), self._dataset(page)) if found]
        if not graph:
            return None
        told = {"@context": "https://schema.org", **(graph[0] if len(graph) == 1 else {"@graph": graph})}
        return as_script(told)

    def _site(self, page: Page) -> dict[str, Any] | None:
        if page.address != "/" or not self._root:
            return None
        return {
            "@type": "WebSite",
            "name": self._site_name,
            "url": self._whole("/"),
            "inLanguage": spoken().value,
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{self._whole(SEARCH_ADDRESS)}?q={{q}}",
                "query-input": "required name=q",
            },
        }

    def _trail(self, page: Page) -> dict[str, Any] | None:
        crumbs = page.context.breadcrumbs
        if not crumbs or not self._root:
            return None
        items = []
        for position, crumb in enumerate(crumbs, start=1):
            item = {"@type": "ListItem", "position": position, "name": crumb["title"]}
            if "url" in crumb:
                item["item"] = self._whole(crumb["url"])
            items.append(item)
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _dataset(self, page: Page) -> dict[str, Any] | None:
        facts = self._datasets.get(page.address)
        if facts is None:
            return None
        told = {
            "@type": "Dataset",
            "name": page.html_title,
            "description": self.description_of(page),
            **facts,
        }
        if self._root:
            told["url"] = self._whole(page.address)
            if page.address in self._papers:
                told["distribution"] = {
                    "@type": "DataDownload",
                    "encodingFormat": "application/pdf",
                    "contentUrl": f"{self._root}/{self._papers[page.address]}",
                }
        return told

    def description_of(self, page: Page) -> str:
        return self._descriptions.get(page.address, page.description)


def grounds_of(css: str) -> tuple[str, str]:
    """The colour of the ground in light and in dark mode, as the theme's stylesheet states them."""
    light, dark, *_rest = _GROUND.findall(css)
    return light, dark


def as_script(told: Mapping[str, Any]) -> Markup:
    """JSON for a `<script>` of data: no `<` in it, so that nothing in it can end the script."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def descriptions(pages: Iterable[Page], site_name: str) -> dict[str, str]:
    """A description for every page by its address: between 50 and 160 letters, none like another's."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for page in pages:
        text = next(
            (text for text in _candidates(page, site_name) if len(text) >= SHORTEST and text not in used), ""
        )
        text = text or shortened(f"{page.html_title}. {page.description}")
        used.add(text)
        found[page.address] = text
    return found


def _candidates(page: Page, site_name: str) -> Iterable[str]:
    """The page's own description; with where it belongs; with what it is about; with the site's name."""
    own = " ".join(unmarked(page.description).split())
    own = own if not own or own[-1] in ".!?…" else f"{own}."
    where = ", ".join(unmarked(crumb["title"]) for crumb in reversed(page.context.breadcrumbs[1:-1]))
    title = unmarked(page.html_title).replace(" – ", ", ")
    yield shortened(own)
    if where:
        yield shortened(f"{own} {where}.")
    yield shortened(f"{title}: {own}")
    yield shortened(
        _(
            "{title}: {text} En sida på {name}, om kommuners mål och ekonomi.",
            title=title,
            text=own,
            name=site_name,
        )
    )


def shortened(text: str) -> str:
    """The text in at most 160 letters: whole sentences when they say enough, else whole words and `…`."""
    is_cut = text.endswith("…")
    if len(text) <= LONGEST and not is_cut:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, LONGEST + 1) if found.end() <= LONGEST]
    if ends and ends[-1] >= SHORTEST:
        return text[: ends[-1]]
    if is_cut and len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 1].rsplit(' ', 1)[0].rstrip(' ,;:–')}…"


def datasets_of(views: Iterable[BoardView]) -> dict[str, dict[str, Any]]:
    """What schema.org calls a dataset, by the page's address: every indicator with figures, every report."""
    found: dict[str, dict[str, Any]] = {}
    for view in views:
        for indicator in view.board.indicators.values():
            if facts := _indicator_facts(view, indicator):
                found[view.indicator_address(indicator.id)] = facts
        for report in view.board.reports:
            found[view.report_address(report)] = _report_facts(view, report)
    return found


def _indicator_facts(view: BoardView, indicator: Indicator) -> dict[str, Any] | None:
    figures = view.figures_of(Series(None, indicator.id))
    if not figures:
        return None
    ids = dict.fromkeys(vintage.report.id for figure in figures for vintage in figure.vintages)
    reports = [report for report in reversed(view.board.reports) if report.id in ids]
    return {
        **_owned(view.municipality, view),
        "temporalCoverage": _span(figures[0].id.period.start.year, figures[-1].id.period.end.year),
        "variableMeasured": {"@type": "PropertyValue", "name": indicator.name, "unitText": indicator.unit},
        "isBasedOn": [_document(report) for report in reports[:MOST_DOCUMENTS]],
    }


def _report_facts(view: BoardView, report: Report) -> dict[str, Any]:
    years = [column.period for table in report.tables for column in table.columns] or [report.period]
    owned = _owned(view.municipality, view)
    if report.is_statistics:  # neither the board's nor under the municipality's licence
        owned["creator"] = {"@type": "Organization", "name": report.document.title}
        owned.pop("license")
    return {
        **owned,
        "temporalCoverage": _span(min(p.start.year for p in years), max(p.end.year for p in years)),
        "isBasedOn": [_document(report)],
    }


def _owned(municipality: Municipality, view: BoardView) -> dict[str, Any]:
    publisher: dict[str, Any] = {"@type": "GovernmentOrganization", "name": municipality.name}
    if municipality.website:
        publisher["url"] = municipality.website
    return {
        "inLanguage": Language.SWEDISH.value,
        "license": municipality.licence.address,
        "creator": {"@type": "GovernmentOrganization", "name": f"{view.board.name}, {municipality.name}"},
        "publisher": publisher,
        "spatialCoverage": {"@type": "Place", "name": municipality.name},
    }


def _document(report: Report) -> dict[str, Any]:
    name = report.document.title if report.kind is ReportKind.PLAN else source_name(report)
    told = {"@type": "CreativeWork", "name": name}
    return {**told, "url": report.document.url} if report.document.url else told


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}/{last}"
