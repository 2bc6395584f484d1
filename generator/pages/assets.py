"""The theme's own files as readers fetch them: a stylesheet for pages and one for embedded charts, scripts and pictures.

Stylesheets and scripts have a hash of their content in their name, so that a browser may keep them for ever:
what changes has another name. Pictures that others ask for by name (the site's icons) keep theirs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

FOLDER = "assets/"
STYLESHEET, SCRIPT, ICON = "site.css", "site.js", "favicon.svg"
EMBED_STYLESHEET, EMBED_SCRIPT = "embed.css", "embed.js"
_EMBED_STYLES = (
    "assets/base.css",
    "components/data-table/style.css",
    "components/source/style.css",
    "embed/embed.css",
)
_FIRST_STYLES = ("base.css",)
_HASH_LENGTH = 8
_IMPORT = re.compile(r'(?<=from "\./)([a-z-]+\.js)(?=";)')


@dataclass(frozen=True)
class Assets:
    """files: contents by path from the site's root. paths: that path by the name that the theme has for a file."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]

    @property
    def styles(self) -> str:
        """The text of the stylesheet."""
        return self.files[self.paths[STYLESHEET]].decode()


def fingerprinted(path: str, content: bytes) -> str:
    """The path with a hash of the content in its name: `a/site.css` becomes `a/site.3f2a9c1b.css`."""
    plain = PurePosixPath(path)
    return str(plain.with_name(f"{plain.stem}.{sha256(content).hexdigest()[:_HASH_LENGTH]}{plain.suffix}"))


def theme_assets(theme: Path) -> Assets:
    """The assets of a theme folder. Raises KeyError where a script imports another that is not there."""
    folder = theme / "assets"
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".css"
    }
    scripts = {name: content.decode() for name, content in found.items() if name.endswith(".js")}
    files = {f"{FOLDER}{name}": content for name, content in found.items() if name not in scripts}
    paths = {path.removeprefix(FOLDER): path for path in files}

    def add(name: str, content: bytes) -> str:
        paths[name] = fingerprinted(f"{FOLDER}{name}", content)
        files[paths[name]] = content
        return paths[name]

    def address_of(script: str) -> str:
        """The script's path; a script is named after those that it imports, whose names it holds."""
        if script in paths:
            return paths[script]
        text = _IMPORT.sub(lambda imported: PurePosixPath(address_of(imported[1])).name, scripts[script])
        return add(script, text.encode())

    for script in scripts:
        address_of(script)
    add(STYLESHEET, "\n".join(_styles(theme)).encode())
    add(EMBED_STYLESHEET, "\n".join(_read(theme, _EMBED_STYLES)).encode())
    return Assets(files, paths)


def _read(theme: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield (theme / name).read_text(encoding="utf-8")


def _styles(theme: Path) -> Iterator[str]:
    """The stylesheets of base and all components and pages, in the order in which they are joined."""
    for name in _FIRST_STYLES:
        yield (theme / "assets" / name).read_text(encoding="utf-8")
    for folder in ("components/*/style.css", "pages/*.css"):
        for path in sorted(theme.glob(folder)):
            yield path.read_text(encoding="utf-8")
