"""The files of a built site with a hash of each, so that only what differs is moved."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from generator.pages.preview import is_preview

Manifest = Mapping[str, str]  # path with `/` → SHA-256 of its bytes, sorted by path


_ASSETS = re.compile(r"assets/.*\.(css|js)(\.gz|\.br)?")


def needed_by_open_pages(path: str) -> bool:
    """Whether a page that a reader has open may still ask for a file that the new site lacks: styles and scripts.

    Nothing that says anything of the sources is kept so.
    """
    return bool(_ASSETS.fullmatch(path))


def manifest_of(site: Path) -> Manifest:
    """Every file of a folder. Raises ValueError for a preview, so that none is ever published."""
    if is_preview(site):
        raise ValueError("a preview is never published")
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in paths}


def content_of(manifest: Manifest) -> str:
    """A hash of the whole site: two sites with the same are the same in every byte."""
    return hashlib.sha256(json.dumps(dict(sorted(manifest.items()))).encode()).hexdigest()
