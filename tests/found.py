"""What a search index holds, read from its files as the script in the browser reads them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

KEYS = ("title", "kind", "where", "url", "state", "text")
Read = Callable[[str], bytes]


def _read(files: Mapping[str, bytes] | Path) -> Read:
    if isinstance(files, Path):
        folder = files
        return lambda name: (folder / name).read_bytes()
    return files.__getitem__


def manifest_of(files: Mapping[str, bytes] | Path) -> dict[str, Any]:
    found = json.loads(_read(files)("search_index.json"))
    assert isinstance(found, dict)
    return found


def results_in(files: Mapping[str, bytes] | Path) -> list[dict[str, str]]:
    """Every result of an index, in the order of its numbers."""
    read = _read(files)
    manifest = manifest_of(files)
    shards = range(len(manifest["pages"]))
    return [
        dict(zip(KEYS, result, strict=True))
        for number in shards
        for result in json.loads(read(f"search_index/{manifest['version']}/sidor-{number}.json"))
    ]


def terms_in_index(files: Mapping[str, bytes] | Path) -> dict[str, dict[int, int]]:
    """Each term with the numbers of its results, and in which field each has it."""
    read = _read(files)
    found: dict[str, dict[int, int]] = {}
    manifest = manifest_of(files)
    for key in manifest["words"]:
        for term, lists in json.loads(read(f"search_index/{manifest['version']}/ord-{key}.json")).items():
            assert term not in found
            found[term] = {}
            for field, steps in enumerate(lists):
                number = 0
                for step in steps:
                    number += step
                    found[term][number] = field
    return found
