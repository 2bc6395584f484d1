"""Whether readers see what was published: pages fetched from the site's own address, or read from the target."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.publishing.target import Target

_PAUSE = 1.0
_TIMEOUT = 20
Fetch = Callable[[str], bytes | None]  # a file's path → its bytes, None where there is none


def fetcher(target: Target, site_url: str | None) -> Fetch:
    """From the site's address when it is known, else from the target itself."""
    if site_url is None:
        return target.read
    root = site_url.rstrip("/")

    def fetch(path: str) -> bytes | None:
        address = f"{root}/{path.removesuffix('index.html')}"
        request = urllib.request.Request(address, headers={"Cache-Control": "no-cache", "Accept-Encoding": "identity"})
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                content: bytes = answer.read()
                return content
        except (urllib.error.URLError, OSError, ValueError):
            return None

    return fetch


def not_shown(
    built: Path, paths: Sequence[str], fetch: Fetch, *, patience: float, pause: float = _PAUSE
) -> list[str]:
    """The files that readers do not get as they were built, when the time for it is up."""
    left = list(paths)
    until = time.monotonic() + patience
    while left := list(_differing(built, left, fetch)):
        if time.monotonic() >= until:
            return left
        time.sleep(pause)
    return []


def _differing(built: Path, paths: Sequence[str], fetch: Fetch) -> Iterator[str]:
    return (path for path in paths if fetch(path) != (built / path).read_bytes())
