"""The Markdown texts of `content/`, found by the relative path of the facts they belong to."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.problems import Place, Problem
from generator.sources.text import read_text

PAGES = ("index", "om", "tillganglighet")
Report = Callable[[Problem], None]


class Texts(Mapping[str, str]):
    """The texts of one folder by name (without `.md`); looking one up marks it as used."""

    def __init__(self, prose: "Prose", folder: str) -> None:
        self._prose = prose
        self._folder = folder

    def __getitem__(self, name: str) -> str:
        path = f"{self._folder}/{name}.md"
        text = self._prose.texts[path]
        self._prose.used.add(path)
        return text

    def __iter__(self) -> Iterator[str]:
        start = f"{self._folder}/"
        for path in self._prose.texts:
            if path.startswith(start) and "/" not in path[len(start) :]:
                yield path[len(start) :].removesuffix(".md")

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Prose:
    """All texts by path relative to `content/`, and which of them something has asked for."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.used: set[str] = set()

    def under(self, data_folder: str) -> Texts:
        """The texts that belong to a folder of `data/`, given as `data/KOMMUN/…`."""
        return Texts(self, data_folder.removeprefix("data/"))

    def pages(self) -> dict[str, str]:
        """The texts of the site's own pages."""
        found = {name: self.texts[f"{name}.md"] for name in PAGES if f"{name}.md" in self.texts}
        self.used.update(f"{name}.md" for name in found)
        return found

    def report_unused(self, report: Report) -> None:
        for path in sorted(set(self.texts) - self.used):
            fix = "Ge filen samma namn som målets id eller tabellens fil, i samma mapp som under data/."
            report(
                Problem(
                    "TEXT01",
                    Place(f"content/{path}"),
                    "Texten hör inte till något mål, någon tabell eller sida.",
                    fix,
                )
            )


def read_prose(folder: Path, report: Report) -> Prose:
    """Every Markdown file under `folder`; a missing folder is an empty one."""
    texts: dict[str, str] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = f"content/{path.relative_to(folder).as_posix()}"
        if path.name.startswith(".") or (path.is_dir() and not path.is_symlink()):
            continue
        if path.suffix != ".md" and not path.is_symlink():
            report(
                Problem(
                    "FIL06",
                    Place(name),
                    "Filen används inte.",
                    "Texter är Markdown och slutar på .md. Rätta namnet eller ta bort filen.",
                )
            )
        elif (text := read_text(path, name, report)) is not None:
            texts[path.relative_to(folder).as_posix()] = text
    return Prose(texts)
