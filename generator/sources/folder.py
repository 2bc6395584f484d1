"""What may lie in a folder of `data/`: known files, and folders whose names can be addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem
from generator.sources.text import linked, report_personal_name, unopened

Report = Callable[[Problem], None]

# What the systems of editors leave behind, and papers that are no sources.
IGNORED = re.compile(r"\..*|~\$.*|Thumbs\.db|desktop\.ini|(LICENS|LICENSE|README)(\..*)?")


@dataclass(frozen=True)
class Layout:
    """The files that a folder may hold, by name or suffix, and what its folders may be called."""

    files: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    folders: re.Pattern[str] | None = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    folder_advice: str = (
        "Skriv mappens namn med små bokstäver a–z, siffror och bindestreck. Det blir en adress."
    )

    def has_file(self, path: Path) -> bool:
        return path.name in self.files or path.suffix in self.suffixes

    @property
    def file_advice(self) -> str:
        known = ", ".join([*self.files, *(f"*{suffix}" for suffix in self.suffixes)])
        return f"Rätta namnet eller ta bort filen. Här kan finnas: {known}."


COUNTRY = Layout(("ordlista.yml", "tillganglighet.yml", "utgavor"))
MUNICIPALITY = Layout(("kommun.yml",), suffixes=(".svg", ".png"))
BOARD = Layout(
    ("namnd.yml", "indikatorer.yml", "ekonomi.yml", "sammantraden.yml"),
    folders=re.compile(r"(19|20|21)[0-9]{2}"),
    folder_advice="Mappar i nämndens mapp är år, till exempel 2025. Rätta namnet eller flytta mappen.",
)
YEAR = Layout(("mal.yml",))
REPORT = Layout(
    ("rapport.yml", "uppfoljning.yml"),
    suffixes=(".csv",),
    folders=None,
    folder_advice="Flytta filerna till rapportens mapp, och ta bort mappen.",
)


def name_of(path: Path, root: Path) -> str:
    """The path that messages show, from the project's folder; a name that is no text has `?` in it."""
    return path.relative_to(root).as_posix().encode("utf-8", "replace").decode("utf-8")


def entries(folder: Path, root: Path, layout: Layout, report: Report) -> Iterator[Path]:
    """The known files and well-named folders in `folder`, by name; others become problems.

    A folder that is named like a file is given as that file, for its reader to refuse.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        report(unopened(Place(name_of(folder, root)), "Mappen"))
        return
    for path in paths:
        if IGNORED.fullmatch(path.name):
            continue
        place = Place(name_of(path, root))
        report_personal_name(path, place, report)
        try:
            refused = _refused(path, place, layout)
        except OSError:
            refused = unopened(place, "Filen eller mappen")
        if refused is None:
            yield path
        else:
            report(refused)


def _refused(path: Path, place: Place, layout: Layout) -> Problem | None:
    """Why a file or folder may not lie where it does, or None."""
    if path.is_symlink():
        return linked(place)
    if layout.has_file(path):
        return None
    if not path.is_dir():
        return Problem("FIL06", place, "Filen används inte.", layout.file_advice)
    if layout.folders is None or not layout.folders.fullmatch(path.name):
        return Problem("FIL06", place, "Mappen hör inte hemma här.", layout.folder_advice)
    return None


def subfolders(folder: Path, root: Path, layout: Layout, report: Report) -> list[Path]:
    """The well-named folders in `folder`, by name; whatever else does not belong there is told."""
    return [path for path in entries(folder, root, layout, report) if not layout.has_file(path)]
