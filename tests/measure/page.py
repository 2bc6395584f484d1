"""One page in every mode: what axe and checks.js find, what it fetches and what the console says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, Request

from tests.measure.faults import RULES, Fault

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
AXE_VERSION = "".join(re.findall(r"axe v([\d.]+)", AXE_SCRIPT)[:1])
CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
ZOOMED = 640  # 1280 px at 200 %
SPACED_WIDTHS = (320, 1280)
SEARCH = "/sok/"
LOST = "/finns/inte/"

# What is the same however wide the page is, what is not, and what a reader's own spacing may break.
ANYWHERE = (
    "diagram-utan-namn",
    "figur-utan-namn",
    "diagram-utan-tabell",
    "tabell-utan-rubriker",
    "fokus-syns-inte",
)
BY_WIDTH = (
    "rullar-i-sidled",
    "rullning-utan-tangentbord",
    "litet-mal",
    "text-kapad",
    "diagramtext-kapad",
    "diagramtext-liten",
)
BY_SPACING = ("rullar-i-sidled", "text-kapad", "diagramtext-kapad")

_RUN_AXE = "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations', 'incomplete']})"
_TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()"
_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)")


@dataclass(frozen=True)
class Measured:
    """What was found on one page; `undecided` are axe's rules that it could not decide, with how many elements."""

    address: str
    charts: int
    tables: int
    faults: tuple[Fault, ...]
    undecided: tuple[tuple[str, int], ...]


class Measurer:
    """Measures pages of the site at `server`, one after another in the same tab."""

    def __init__(self, context: BrowserContext, plain: BrowserContext, server: str) -> None:
        self._server = server
        self._page = context.new_page()
        self._plain = plain.new_page()
        self._requests: list[str] = []
        self._said: list[str] = []
        self._page.on("request", self._fetched)
        self._page.on("console", lambda message: self._said.append(message.text))
        self._page.on("pageerror", lambda error: self._said.append(str(error)))
        self._page.on("requestfailed", lambda request: self._said.append(f"kunde inte hämta {request.url}"))

    def _fetched(self, request: Request) -> None:
        self._requests.append(request.url)

    def measure(self, address: str, *, modes: Sequence[tuple[int, str]] | None = None) -> Measured:
        """The page's faults; `modes` are width and colour scheme, all of them unless told."""
        found: list[Fault] = []
        undecided: dict[str, int] = {}
        page = self._open(address)
        found += self._without_script(page, address)
        page.evaluate(CHECKS)
        page.evaluate("matning.openAll()")
        page.evaluate(AXE_SCRIPT)
        for mode in modes or [(width, scheme) for width in WIDTHS for scheme in SCHEMES]:
            found += self._mode(page, address, *mode, undecided)
        found += self._checked(page, address, ANYWHERE, "överallt")
        found += self._at(page, address, ZOOMED, BY_WIDTH, "200 % förstoring")
        page.evaluate("matning.space(true)")
        for width in SPACED_WIDTHS:
            found += self._at(page, address, width, BY_SPACING, f"{width} px, större avstånd i texten")
        page.evaluate("matning.space(false)")
        page.emulate_media(color_scheme="light", forced_colors="active")
        found += self._checked(page, address, ("fokus-syns-inte",), "framtvingade färger")
        page.emulate_media(color_scheme="light", forced_colors="none")
        found += self._network(address)
        counts = page.evaluate("['figure svg', 'table'].map((s) => document.querySelectorAll(s).length)")
        return Measured(address, counts[0], counts[1], tuple(found), tuple(sorted(undecided.items())))

    def _open(self, address: str) -> Page:
        page = self._page
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto("about:blank")
        self._requests.clear()
        self._said.clear()
        page.goto(self._server + address, wait_until="networkidle" if address == SEARCH else "load")
        return page

    def _mode(
        self, page: Page, address: str, width: int, scheme: Any, undecided: dict[str, int]
    ) -> Iterator[Fault]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        mode = f"{width} px, {'ljust' if scheme == 'light' else 'mörkt'}"
        result = page.evaluate(_RUN_AXE, list(AXE_TAGS))
        for rule in result["violations"]:
            yield from _axe_faults(rule, address, mode)
        for rule in result["incomplete"]:
            if rule["id"] == "color-contrast":
                selectors = [node["target"][-1] for node in rule["nodes"]]
                for what in page.evaluate("(selectors) => matning.contrast(selectors)", selectors):
                    yield Fault("kontrast", RULES["kontrast"][1], address, mode, what)
            else:
                undecided[rule["id"]] = max(undecided.get(rule["id"], 0), len(rule["nodes"]))
        if scheme == "light":
            yield from self._checked(page, address, BY_WIDTH, f"{width} px")

    def _at(self, page: Page, address: str, width: int, names: Sequence[str], mode: str) -> Iterator[Fault]:
        page.set_viewport_size({"width": width, "height": 800})
        yield from self._checked(page, address, names, mode)

    def _checked(self, page: Page, address: str, names: Sequence[str], mode: str) -> Iterator[Fault]:
        for name, found in page.evaluate("(names) => matning.run(names)", list(names)).items():
            for what in found:
                yield Fault(name, RULES[name][1], address, mode, what)

    def _network(self, address: str) -> Iterator[Fault]:
        """What was fetched and said while the page was opened and measured."""
        for url in self._requests:
            if not url.startswith(f"{self._server}/"):
                yield Fault("annan-värd", "", address, "överallt", url)
        for text in self._said:
            if not (address == LOST and "404" in text):
                yield Fault("konsol", "", address, "överallt", text)

    def _without_script(self, page: Page, address: str) -> Iterator[Fault]:
        """Whether the page, before anything in it is opened, says what it does without JavaScript."""
        self._plain.goto(self._server + address)
        plain = self._plain.evaluate(_TEXT)
        if address.endswith(SEARCH):
            if "JavaScript" not in plain:
                yield Fault(
                    "utan-javascript",
                    "",
                    address,
                    "utan JavaScript",
                    "sidan säger inte att den behöver JavaScript",
                )
            return
        page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
        scripted = page.evaluate(_TEXT)
        if plain != scripted:
            at = next(
                (i for i, pair in enumerate(zip(plain, scripted, strict=False)) if pair[0] != pair[1]), 0
            )
            what = f"”{scripted[at : at + 60]}” blir ”{plain[at : at + 60]}”"
            yield Fault("utan-javascript", "", address, "utan JavaScript", what)


def _axe_faults(rule: dict[str, Any], address: str, mode: str) -> Iterator[Fault]:
    for node in rule["nodes"]:
        yield Fault(rule["id"], criterion_of(rule["tags"]), address, mode, " ".join(node["html"].split()))


def criterion_of(tags: Sequence[str]) -> str:
    """WCAG's number of the first criterion that axe's rule belongs to, such as 1.4.3; empty for good practice."""
    found = next(filter(None, map(_CRITERION.fullmatch, tags)), None)
    return ".".join(found.groups()) if found else ""
