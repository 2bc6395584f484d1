"""Papers → whole HTML documents, ready to be printed as PDF: charts as pictures, links as whole addresses."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import fields
from html import unescape
from pathlib import Path

from markupsafe import Markup

from generator import formats
from generator.charts.svg import standalone
from generator.language import spoken
from generator.model.board import GlossaryTerm
from generator.pages.paper import Paper
from generator.pages.render import Renderer

FOLDER = "pdf"
_COLOUR = re.compile(r"(--chart-[a-z]+):\s*(#[0-9a-f]{3,8})")
_VARIABLE = re.compile(r"var\((--chart-[a-z]+)\)")
_NAME = re.compile(r'\saria-label="([^"]*)"')
_LINK = re.compile(r'<a\b[^<>]*?\shref="([^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)
_TEXT = re.compile(r"<[^<>]*>")
_IDS = re.compile(r'\sid="([^"]*)"')
# A letter's halo hides gridlines behind it; WeasyPrint would paint it over the letter itself.
_HALO = re.compile(r'<(text|g)\b[^<>]*\spaint-order="stroke"[^<>]*>')
_HALO_PARTS = re.compile(r'\s(?:paint-order|stroke|stroke-width|stroke-linejoin)="[^"]*"')


def styles(theme: Path) -> str:
    """The stylesheet of all papers."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((theme / FOLDER).glob("*.css")))


class PaperRenderer:
    """Renders papers; `site_url` makes links whole, and without it they are plain text."""

    def __init__(self, renderer: Renderer, stylesheet: str, site_name: str, site_url: str | None) -> None:
        self._renderer = renderer
        self._site_name = site_name
        self._root = site_url.rstrip("/") if site_url else None
        self._colours: Mapping[str, str] = dict(_COLOUR.findall(stylesheet))

    def html(self, paper: Paper) -> str:
        """The paper as a whole HTML document."""
        variables = {field.name: getattr(paper.context, field.name) for field in fields(paper.context)}
        template = self._renderer.environment.get_template(f"{FOLDER}/{paper.template}.html")
        body = template.render({**variables, "picture": self.picture})
        frame = self._renderer.environment.get_template(f"{FOLDER}/_frame.html")
        cover = paper.context.cover
        document = frame.render(
            language=spoken().value,
            title=f"{paper.html_title} – {self._site_name}",
            description=paper.description,
            author=f"{cover.board}, {cover.municipality}",
            site_name=self._site_name,
            address=self.whole(cover.address),
            running=f"{cover.title} – {cover.board}, {cover.municipality}",
            body=Markup(body),
            glossary=words_used(body, paper.glossary),
        )
        return self._with_links(document)

    def whole(self, address: str) -> str | None:
        """An address of the site with its host, None where that is not known."""
        return f"{self._root}{address}" if self._root else None

    def picture(self, svg: Markup) -> Markup:
        """A drawing as a picture with its name as text, in the colours of print."""
        name = _NAME.search(svg)
        coloured = standalone(_VARIABLE.sub(lambda found: self._colours[found[1]], str(svg)))
        plain = _HALO.sub(lambda tag: _HALO_PARTS.sub("", tag[0]), coloured)
        data = b64encode(plain.encode()).decode()
        return Markup('<img class="picture" src="data:image/svg+xml;base64,{}" alt="{}">').format(
            data, unescape(name[1]) if name else ""
        )

    def _with_links(self, document: str) -> str:
        """The document with links that lead somewhere on paper; others are their text alone."""
        ids = set(_IDS.findall(document))

        def link(found: re.Match[str]) -> str:
            href, text = found[1], found[2]
            if href.startswith("/") and self._root:
                return f'<a href="{self._root}{href}">{text}</a>'
            leads_on = href.startswith(("http", "mailto:")) or href.removeprefix("#") in ids
            return found[0] if leads_on else text

        return _LINK.sub(link, document)


def words_used(body: str, glossary: Sequence[GlossaryTerm]) -> list[GlossaryTerm]:
    """The glossary's terms that a paper's text uses, in alphabetical order; inflected forms count."""
    text = _TEXT.sub(" ", body).casefold()
    found = [
        term
        for term in glossary
        if any(
            re.search(rf"\b{re.escape(word.casefold())}(?:en|et|n|t|er|ar|or|s|na|ens|ets)?\b", text)
            for word in (term.word, *term.synonyms)
        )
    ]
    return sorted(found, key=lambda term: formats.sort_key(term.word))
