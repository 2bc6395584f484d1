"""The findings of one report: what stands in its folders, and what keeps it from being read."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.findings.findings import Findings
from generator.findings.wording import visible
from generator.problems import Problem, Severity

_UNREADABLE = ("FIL", "YML", "FALT")


class UnknownReport(Exception):
    """There is no such report, or several: `str` says so in Swedish."""


@dataclass(frozen=True)
class Scope:
    """A report by its folder below data/ and content/: `KOMMUN/NÄMND/ÅR/RAPPORT`."""

    folder: str

    def of(self, findings: Findings) -> Findings:
        """What concerns the report among the findings of the whole project."""
        return Findings(
            tuple(problem for problem in findings.problems if self._holds(problem)),
            tuple(remark for remark in findings.explained if self._holds(remark.problem)),
        )

    def _holds(self, problem: Problem) -> bool:
        """Whether it is in the report's folders or its year's mal.yml, or hides what is above them."""
        top, *rest = PurePosixPath(problem.place.file).parts or ("",)
        place, own = "/".join(rest), PurePosixPath(self.folder)
        if f"{place}/".startswith(f"{self.folder}/") or place == f"{own.parent}/mal.yml":
            return True
        is_above = top == "data" and PurePosixPath(place).parent in own.parents
        is_unreadable = problem.code.rstrip("0123456789") in _UNREADABLE
        return is_above and is_unreadable and problem.severity is Severity.ERROR


def find_scope(root: Path, address: str) -> Scope:
    """The report that `KOMMUN/NÄMND/ÅR/RAPPORT` names, or `ÅR/RAPPORT` when no other board has it.

    Raises: UnknownReport.
    """
    known = _report_folders(root)
    wanted = address.replace("\\", "/").strip("/").removeprefix("data/")
    if wanted in known:
        return Scope(wanted)
    same = [folder for folder in known if folder.partition("/")[2].partition("/")[2] == wanted]
    if len(same) == 1:
        return Scope(same[0])
    shown = visible(wanted)
    if same:
        raise UnknownReport(f"Rapporten {shown} finns i flera nämnder. Skriv {_either(same)}.")
    raise UnknownReport(f"Rapporten {shown} finns inte. {_nearest(wanted, known)}")


def _nearest(wanted: str, known: list[str]) -> str:
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    if near:
        return f"Menade du {_either(near)}?"
    if known:
        return f"Skriv KOMMUN/NÄMND/ÅR/RAPPORT, till exempel {known[-1]}."
    return "Det finns inga rapporter i mappen data."


def _either(folders: list[str]) -> str:
    *others, last = folders
    return f"{', '.join(others)} eller {last}" if others else last


def _report_folders(root: Path) -> list[str]:
    """Every report's folder, also of those that cannot be read."""
    data = root / "data"
    found = (path for path in data.glob("*/*/*/*") if path.is_dir())
    return sorted(path.relative_to(data).as_posix() for path in found if not path.name.startswith("."))
