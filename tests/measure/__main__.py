"""The command that `make mat` runs: build, crawl, check the markup, run Lighthouse, tell, and write what was measured."""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.publishing.browser import find_chromium
from tests.measure.crawl import addresses_of, crawl
from tests.measure.faults import Fault, told
from tests.measure.lighthouse import lighthouse, lighthouse_faults
from tests.measure.markup import Missing, markup_faults
from tests.measure.page import AXE_VERSION, SCHEMES, WIDTHS, ZOOMED, Measured
from tests.measure.result import PATH, Result, written
from tests.site_build import ROOT, build

MODES = (
    *(
        f"{width} px bred i {'ljust' if scheme == 'light' else 'mörkt'} läge"
        for width in WIDTHS
        for scheme in SCHEMES
    ),
    f"förstorad till 200 procent ({ZOOMED} px)",
    "med större avstånd mellan rader, ord och tecken",
    "med framtvingade färger",
    "utan JavaScript",
)


def main(arguments: Sequence[str]) -> int:
    """0 when nothing is wrong, 1 when something is, 2 when it cannot be measured."""
    asked = _arguments(arguments)
    try:
        chromium = find_chromium()
        if chromium is None:
            raise Missing("Chromium saknas. Installera chromium, eller ange programmets sökväg i CHROMIUM.")
        with tempfile.TemporaryDirectory(prefix="oppna-mal-mat-") as folder:
            result = _measured(asked, chromium, Path(folder))
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    print(f"\n{told(result.faults) or 'Inga fel.'}")
    if asked.datum:
        (asked.mapp / PATH).write_text(written(result), encoding="utf-8", newline="\n")
        print(f"Skrev {PATH}.")
    return 1 if result.faults else 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mat", description="Mäter webbplatsens tillgänglighet.")
    parser.add_argument("--mapp", type=Path, default=ROOT, help="projektets mapp")
    parser.add_argument(
        "--datum",
        type=lambda text: date.fromisoformat(text).isoformat(),
        help=f"skriv resultatet i {PATH} med den här dagen",
    )
    parser.add_argument("--sidor", default="/", help="bara sidor vars adress börjar så")
    parser.add_argument("--lighthouse", type=Path, help="programmet Lighthouse; utan det körs det inte")
    asked = parser.parse_args(arguments)
    if asked.datum and asked.sidor != "/":
        parser.error("--datum kräver att hela webbplatsen mäts")
    return asked


def _measured(asked: argparse.Namespace, chromium: str, folder: Path) -> Result:
    start = time.monotonic()
    site = build(asked.mapp / "mkdocs.yml", folder / "site").folder
    addresses = [address for address in addresses_of(site) if address.startswith(asked.sidor)]
    print(f"Mäter {len(addresses)} sidor.")

    def tell(count: int, page: Measured) -> None:
        if page.faults or count % 25 == 0 or count == len(addresses):
            found = f"  {len(set(page.faults))} fel på {page.address}" if page.faults else ""
            print(f"{count:5} av {len(addresses)}  {time.monotonic() - start:4.0f} s{found}", flush=True)

    pages = crawl(site, chromium, addresses, tell)
    tools = [("Chromium", _version_of(chromium)), ("axe-core", AXE_VERSION)]
    faults = [fault for page in pages for fault in page.faults]
    version, found = markup_faults(site)
    print(f"Nu Html Checker: {len(found)} fel.", flush=True)
    tools.append(("Nu Html Checker", version))
    faults += found
    if asked.lighthouse:
        faults += _lighthouse(asked.lighthouse, site, chromium, addresses, tools, folder)
    return Result(
        day=asked.datum or "",
        pages=len(pages),
        charts=sum(page.charts for page in pages),
        tables=sum(page.tables for page in pages),
        modes=MODES,
        tools=tuple(tools),
        undecided=sum(count for page in pages for _, count in page.undecided),
        faults=tuple(sorted(set(faults))),
    )


def _lighthouse(
    program: Path,
    site: Path,
    chromium: str,
    addresses: Sequence[str],
    tools: list[tuple[str, str]],
    folder: Path,
) -> list[Fault]:
    found = []
    for scores in lighthouse(program, site, chromium, kinds(addresses), folder):
        print(
            "Lighthouse: "
            + ", ".join(f"{name} {score}" for name, score in scores.scores.items())
            + f"  {scores.address}",
            flush=True,
        )
        found.append(scores)
    if found:
        tools.append(("Lighthouse", found[0].version))
    return list(lighthouse_faults(found))


def kinds(addresses: Sequence[str]) -> list[str]:
    """The start page and the first board's page, and of its pages a year, a report and an indicator."""
    parts = {address: address.strip("/").split("/") for address in addresses}
    boards = [
        address for address, part in parts.items() if len(part) == 2 and f"{address}indikatorer/" in parts
    ]
    patterns = ["/", *boards[:1]]
    if boards:
        patterns += [
            f"{boards[0]}{rest}" for rest in (r"\d{4}/", r"\d{4}/(?!ekonomi)[^/]+/", r"indikatorer/[^/]+/")
        ]
    found = [next((a for a in addresses if re.fullmatch(pattern, a)), None) for pattern in patterns]
    return [address for address in found if address]


def _version_of(chromium: str) -> str:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        version = browser.version
        browser.close()
    return version


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
