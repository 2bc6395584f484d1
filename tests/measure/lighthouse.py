"""Lighthouse on a page of each kind: accessibility, best practices, search engines, and speed on a throttled phone."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.publishing.browser import FLAGS
from tests.measure.faults import Fault
from tests.site_build import served

# What each category must reach, of 100. Speed is a time and varies a little; the rest is exact.
LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
RUNS = 3


@dataclass(frozen=True)
class Scores:
    """The median of each category at one page, the version that gave it, and the audits that were not passed."""

    address: str
    version: str
    scores: dict[str, int]
    failed: tuple[str, ...]


def lighthouse(
    program: Path, site: Path, chromium: str, addresses: list[str], folder: Path
) -> Iterator[Scores]:
    """The scores of each address; `folder` gets the last whole report of each."""
    with served(site) as server:
        for address in addresses:
            reports = [
                _run(program, server + address, chromium, folder / f"{number}.json") for number in range(RUNS)
            ]
            scores = {
                name: sorted(round((report["categories"][name]["score"] or 0) * 100) for report in reports)[
                    RUNS // 2
                ]
                for name in LEAST
            }
            yield Scores(address, reports[-1]["lighthouseVersion"], scores, tuple(_failed(reports[-1])))


def _run(program: Path, url: str, chromium: str, output: Path) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *FLAGS])
    categories = ",".join(LEAST)
    command = [str(program), url, f"--chrome-flags={flags}", f"--only-categories={categories}", "--quiet"]
    command += ["--output=json", f"--output-path={output}", "--locale=sv"]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, check=True, capture_output=True)
    report: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return report


def _failed(report: dict[str, Any]) -> Iterator[str]:
    """The audits that a page did not pass, those of speed aside, as Lighthouse names them."""
    for name in LEAST:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{audit['id']}: {audit['title']}"


def lighthouse_faults(found: list[Scores]) -> Iterator[Fault]:
    for page in found:
        for name, least in LEAST.items():
            if page.scores[name] < least:
                what = f"{name} {page.scores[name]}, minst {least} krävs. {'; '.join(page.failed)}"
                yield Fault("lighthouse", "", page.address, "telefon", what)
