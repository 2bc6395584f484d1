"""What a storage must be told of each file that it serves: its type, and how long a browser may keep it."""

import re
from pathlib import PurePosixPath

_TEXT = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".ics": "text/calendar",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".ttl": "text/turtle",
    ".rdf": "application/rdf+xml",
    ".yml": "application/yaml",
}
_OTHER = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/vnd.microsoft.icon",
    ".pdf": "application/pdf",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
    ".sqlite": "application/vnd.sqlite3",
    ".db": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FINGERPRINT = re.compile(r"assets/.+\.[0-9a-f]{8}\.[a-z0-9]+|(en/)?search_index/.+")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "public, max-age=0, must-revalidate"


def headers_of(path: str) -> dict[str, str]:
    """The headers of a file, as boto3 names them; the same on every machine."""
    suffix = PurePosixPath(path).suffix.lower()
    text = _TEXT.get(suffix)
    kind = f"{text}; charset=utf-8" if text else _OTHER.get(suffix, "application/octet-stream")
    kept = FOR_EVER if is_fingerprinted(path) else ASK_EACH_TIME
    return {"ContentType": kind, "CacheControl": kept}


def is_fingerprinted(path: str) -> bool:
    """Whether the name changes with the content, so that a browser never needs to ask for it again."""
    return _FINGERPRINT.fullmatch(path) is not None
