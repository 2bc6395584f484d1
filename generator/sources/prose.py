"""The Markdown texts of `content/`, found by the relative path of the facts they belong to."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.problems import Place, Problem
from generator.sources.folder import IGNORED, name_of
from generator.sources.text import linked, read_text, report_personal_name, unopened

PAGES = ("index", "om", "tillganglighet")
ENGLISH_PAGES = ("om.en", "tillganglighet.en")  # those of them that may be told in English too
HANDBOOK = (
    "index",
    "styrmodell",
    "mal",
    "indikatorer",
    "ekonomi",
    "rapporter",
    "kolada",
    "texter",
    "engelska",
    "granskning",
    "publicera",
    "publicera-mal",
    "personuppgifter",
    "dela",
    "hanvisa",
    "webbserver",
    "snabbhet",
    "oppna-data",
    "rattelser",
    "tillganglighet",
)
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

    def spare(self) -> None:
        """Counts every text of the folder as used, since the facts it belongs to could not be read."""
        self._prose.used.update(f"{self._folder}/{name}.md" for name in self)

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
        """The texts of the site's own pages, by name; those of the handbook as `handbok/NAME`."""
        names = (*PAGES, *ENGLISH_PAGES, *(f"handbok/{name}" for name in HANDBOOK))
        found = {name: self.texts[f"{name}.md"] for name in names if f"{name}.md" in self.texts}
        self.used.update(f"{name}.md" for name in found)
        return found

    def report_unused(self, report: Report) -> None:
        fix = "Ge filen samma namn som målets id eller tabellens fil, i samma mapp som under data/."
        what = "Texten hör inte till något mål, någon tabell eller sida."
        for path in sorted(set(self.texts) - self.used):
            report(Problem("TEXT01", Place(f"content/{path}"), what, fix))


def read_prose(folder: Path, report: Report) -> Prose:
    """Every Markdown file under `folder`; a missing folder is an empty one."""
    texts: dict[str, str] = {}
    if folder.is_symlink():
        report(linked(Place(folder.name)))
        return Prose(texts)
    for path in sorted(_files_under(folder, report)):
        name = name_of(path, folder.parent)
        if path.suffix != ".md" and not path.is_symlink():
            fix = "Texter är Markdown och slutar på .md. Rätta namnet eller ta bort filen."
            report(Problem("FIL06", Place(name), "Filen används inte.", fix))
        elif (text := read_text(path, name, report)) is not None:
            texts[name_of(path, folder)] = text
    return Prose(texts)


def _files_under(folder: Path, report: Report) -> Iterator[Path]:
    """Every file and link in and under the folder, but those that editors' systems leave behind."""

    def tell(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            report(unopened(Place(name_of(Path(error.filename), folder.parent)), "Mappen"))

    for root, folders, files in os.walk(folder, onerror=tell):
        folders[:] = [name for name in folders if not IGNORED.fullmatch(name)]
        for name in (*folders, *(name for name in files if not IGNORED.fullmatch(name))):
            path = Path(root) / name
            report_personal_name(path, Place(name_of(path, folder.parent)), report)
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in [*links, *files]:
            if not IGNORED.fullmatch(name):
                yield Path(root) / name
