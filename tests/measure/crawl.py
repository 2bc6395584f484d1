"""Every page of a built site, measured by several processes at once."""

import multiprocessing
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.pages.chart_files import EMBED
from generator.publishing.browser import FLAGS
from tests.measure.page import LOST, Measured, Measurer
from tests.site_build import served

PROCESSES = 2
PATIENCE_SECONDS = 300


def addresses_of(site: Path) -> list[str]:
    """The address of every page, redirects aside, and of the page for lost readers.

    Charts that other sites embed are no pages of this one: one of each kind is measured by its own test.
    """
    found = []
    for path in sorted(site.rglob("*.html")):
        address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        if address != "/404.html" and f"/{EMBED}" not in address and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"):
            found.append(address)
    return [*found, LOST]


def crawl(
    site: Path, chromium: str, addresses: Sequence[str], tell: Callable[[int, Measured], None]
) -> list[Measured]:
    """Measures each address, in the order given; `tell` hears of each with how many are done.

    Raises: RuntimeError when a process ends before its pages do.
    """
    spawn = multiprocessing.get_context("spawn")
    todo, done = spawn.Queue(), spawn.Queue()
    # The largest first, so that no process is left with one when the others have ended.
    for address in sorted(addresses, key=lambda address: -_size(site, address)):
        todo.put(address)
    for _ in range(PROCESSES):
        todo.put(None)
    with served(site) as server:
        workers = [
            spawn.Process(target=_work, args=(chromium, server, todo, done), daemon=True)
            for _ in range(PROCESSES)
        ]
        for worker in workers:
            worker.start()
        found = _gathered(len(addresses), done, workers, tell)
        for worker in workers:
            worker.join()
    return [found[address] for address in addresses]


def _gathered(
    count: int, done: Any, workers: Sequence[Any], tell: Callable[[int, Measured], None]
) -> dict[str, Measured]:
    found: dict[str, Measured] = {}
    waited = 0
    while len(found) < count:
        try:
            measured = done.get(timeout=5)
        except Empty:
            waited += 5
            if waited >= PATIENCE_SECONDS or any(worker.exitcode for worker in workers):
                for worker in workers:
                    worker.kill()
                raise RuntimeError(f"a process ended after {len(found)} of {count} pages") from None
            continue
        waited = 0
        if isinstance(measured, str):
            raise RuntimeError(measured)
        found[measured.address] = measured
        tell(len(found), measured)
    return found


def _size(site: Path, address: str) -> int:
    path = site / address.removeprefix("/")
    file = path / "index.html" if address.endswith("/") else path
    return file.stat().st_size if file.is_file() else 0


def _work(chromium: str, server: str, todo: Any, done: Any) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        measurer = measurer_of(browser, server)
        while (address := todo.get()) is not None:
            try:
                done.put(measurer.measure(address))
            except Exception as problem:
                done.put(f"{address}: {problem}")
                return
        browser.close()


def measurer_of(browser: Browser, server: str) -> Measurer:
    return Measurer(browser.new_context(), browser.new_context(java_script_enabled=False), server)
