"""The folders `data/` and `content/` → the model. `read_country` is the way in.

    data/KOMMUN/kommun.yml
    data/KOMMUN/NÄMND/{namnd,indikatorer,ekonomi,sammantraden}.yml
    data/KOMMUN/NÄMND/ÅR/mal.yml
    data/KOMMUN/NÄMND/ÅR/RAPPORT/{rapport,uppfoljning}.yml and one CSV a table

A file that cannot be read is told and left out, and the rest is read all the same.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.model.board import Board, Country, GlossaryTerm, GoalYear, Municipality
from generator.model.report import Report as ReportModel
from generator.problems import Place, Problem
from generator.sources import assemble
from generator.sources.csv_file import CsvFile, read_csv
from generator.sources.prose import Prose, read_prose
from generator.sources.schema import (
    BoardFile,
    EconomyFile,
    FollowUpsFile,
    GlossaryFile,
    GoalsFile,
    IndicatorsFile,
    MeetingsFile,
    MunicipalityFile,
    ReportFile,
)
from generator.sources.validation import Schema, read_validated
from generator.sources.yaml_file import YamlFile

Report = Callable[[Problem], None]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YEAR = re.compile(r"(19|20|21)\d\d")
_IGNORED = re.compile(r"\..*|~\$.*|Thumbs\.db|desktop\.ini|LICENS.*|README.*")


def read_country(root: Path, report: Report) -> Country:
    """Everything under `root`/data and `root`/content; what is wrong goes to `report`."""
    reader = _TreeReader(root, report)
    country = reader.country()
    reader.prose.report_unused(report)
    return country


class _TreeReader:
    """Walks the folders; `prose` remembers which texts have been used."""

    def __init__(self, root: Path, report: Report) -> None:
        self.root = root
        self.report = report
        self.prose: Prose = read_prose(root / "content", report)

    def country(self) -> Country:
        data = self.root / "data"
        if not data.is_dir():
            self.report(
                Problem(
                    "FIL01",
                    Place("data"),
                    "Mappen data saknas.",
                    "Kör kommandot i projektets mapp, där data/ och content/ ligger.",
                )
            )
            return Country((), (), {})
        glossary: tuple[GlossaryTerm, ...] = ()
        municipalities = []
        for path in self._entries(data, files={"ordlista.yml"}):
            if path.is_dir():
                municipalities.append(self._municipality(path))
            elif read := read_validated(path, self._name(path), GlossaryFile, self.report):
                glossary = assemble.glossary(read[0])
        if not municipalities:
            self.report(
                Problem(
                    "FIL01",
                    Place("data"),
                    "Det finns ingen kommun i mappen data.",
                    "Lägg till en mapp med filen kommun.yml, till exempel data/exempelstad/kommun.yml.",
                )
            )
        found = tuple(municipality for municipality in municipalities if municipality)
        return Country(found, glossary, self.prose.pages())

    def _municipality(self, folder: Path) -> Municipality | None:
        boards = [self._board(path) for path in self._entries(folder, files={"kommun.yml"}) if path.is_dir()]
        path = folder / "kommun.yml"
        read = read_validated(path, self._name(path), MunicipalityFile, self.report)
        if read is None:
            return None
        return assemble.municipality(
            folder.name, *read, tuple(board for board in boards if board), self.report
        )

    def _board(self, folder: Path) -> Board | None:
        files = {"namnd.yml", "indikatorer.yml", "ekonomi.yml", "sammantraden.yml"}
        years = [path for path in self._entries(folder, files=files, folders=_YEAR) if path.is_dir()]
        unreadable: set[str] = set()

        def read(name: str, schema: type[Schema], *, required: bool) -> tuple[Schema, YamlFile] | None:
            path = folder / name
            if not required and not path.exists():
                return None
            found = read_validated(path, self._name(path), schema, self.report)
            if found is None:
                unreadable.add(name)
            return found

        definition = read("namnd.yml", BoardFile, required=True)
        indicators = read("indikatorer.yml", IndicatorsFile, required=False)
        economy = read("ekonomi.yml", EconomyFile, required=False)
        meetings = read("sammantraden.yml", MeetingsFile, required=False)
        goal_years: list[GoalYear] = []
        reports: list[ReportModel] = []
        for year in years:
            self._year(year, goal_years, reports, unreadable)
        if definition is None:
            return None
        return assemble.board(
            folder.name,
            folder.parent.name,
            definition,
            indicators=indicators,
            economy=economy,
            meetings=meetings,
            goal_years=tuple(goal_years),
            reports=tuple(sorted(reports, key=lambda report: report.sort_key)),
            unreadable=frozenset(unreadable),
            report=self.report,
        )

    def _year(
        self, folder: Path, goal_years: list[GoalYear], reports: list[ReportModel], unreadable: set[str]
    ) -> None:
        for path in self._entries(folder, files={"mal.yml"}):
            if path.is_dir():
                found = self._read_report(path)
                if found is None:
                    unreadable.add(f"{folder.name}/{path.name}")
                else:
                    reports.append(found)
        path = folder / "mal.yml"
        if path.exists():
            read = read_validated(path, self._name(path), GoalsFile, self.report)
            if read is None:
                unreadable.add(f"{folder.name}/mal.yml")
            else:
                texts = self.prose.under(self._name(folder))
                goal_years.append(assemble.goal_year(folder.name, *read, texts, self.report))

    def _read_report(self, folder: Path) -> ReportModel | None:
        tables: dict[str, CsvFile | None] = {}
        for path in self._entries(folder, files={"rapport.yml", "uppfoljning.yml"}, suffixes={".csv"}):
            if path.suffix == ".csv":
                tables[path.name] = read_csv(path, self._name(path), self.report)
        follow_ups = None
        if (folder / "uppfoljning.yml").exists():
            path = folder / "uppfoljning.yml"
            follow_ups = read_validated(path, self._name(path), FollowUpsFile, self.report)
        path = folder / "rapport.yml"
        read = read_validated(path, self._name(path), ReportFile, self.report)
        if read is None:
            return None
        texts = self.prose.under(self._name(folder))
        report_id = f"{folder.parent.name}/{folder.name}"
        return assemble.report(report_id, *read, tables, follow_ups, texts, self.report)

    def _entries(
        self,
        folder: Path,
        *,
        files: set[str],
        suffixes: frozenset[str] | set[str] = frozenset(),
        folders: re.Pattern[str] = _ID,
    ) -> Iterator[Path]:
        """The known files and well-named folders in `folder`, by name; others become problems."""
        for path in sorted(folder.iterdir()):
            if _IGNORED.fullmatch(path.name):
                continue
            place = Place(self._name(path))
            if path.is_symlink():
                self.report(
                    Problem(
                        "FIL05",
                        place,
                        "Detta är en symbolisk länk.",
                        "Lägg en vanlig fil eller mapp här i stället.",
                    )
                )
            elif path.is_dir() and (suffixes or not folders.fullmatch(path.name)):
                self._report_bad_folder(place, inside_report=bool(suffixes), is_year=folders is _YEAR)
            elif path.is_dir() or path.name in files or path.suffix in suffixes:
                yield path
            else:
                known = ", ".join(sorted(files) + [f"*{suffix}" for suffix in sorted(suffixes)])
                self.report(
                    Problem(
                        "FIL06",
                        place,
                        "Filen används inte.",
                        f"Rätta namnet eller ta bort filen. Här kan finnas: {known}.",
                    )
                )

    def _report_bad_folder(self, place: Place, *, inside_report: bool, is_year: bool) -> None:
        if inside_report:
            fix = "Flytta filerna till rapportens mapp."
        elif is_year:
            fix = "Mappar i nämndens mapp är år, till exempel 2025."
        else:
            fix = "Skriv mappens namn med små bokstäver a–z, siffror och bindestreck. Det blir en adress."
        self.report(Problem("FIL06", place, "Mappen hör inte hemma här.", fix))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()
