"""The folders `data/` and `content/` → the model. `read_country` is the way in.

    data/ordlista.yml
    data/tillganglighet.yml
    data/utgavor/NUMMER/
    data/KOMMUN/kommun.yml
    data/KOMMUN/NÄMND/{namnd,indikatorer,ekonomi,sammantraden}.yml
    data/KOMMUN/NÄMND/ÅR/mal.yml
    data/KOMMUN/NÄMND/ÅR/RAPPORT/{rapport,uppfoljning}.yml and one CSV a table

A file that cannot be read is told and left out, and the rest is read all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.accessibility import Measurement
from generator.model.board import Board, Country, GlossaryTerm, GoalYear, Municipality
from generator.model.look import Logo
from generator.model.report import Report as AdoptedReport
from generator.problems import Place, Problem
from generator.sources import assemble, folder
from generator.sources.csv_file import CsvFile, read_csv
from generator.sources.editions import FOLDER, read_editions
from generator.sources.folder import entries, name_of, subfolders
from generator.sources.kept_boards import KeptBoards
from generator.sources.logo import SUFFIXES, UnfitLogo, read_logo
from generator.sources.prose import Prose, read_prose
from generator.sources.schema import (
    BoardFile,
    EconomyFile,
    FollowUpsFile,
    GlossaryFile,
    GoalsFile,
    IndicatorsFile,
    MeasurementFile,
    MeetingsFile,
    MunicipalityFile,
    ReportFile,
)
from generator.sources.text import linked
from generator.sources.validation import Schema, read_validated
from generator.sources.yaml_file import YamlFile

Report = Callable[[Problem], None]


def read_country(root: Path, report: Report, kept: KeptBoards | None = None) -> Country:
    """Everything under `root`/data and `root`/content; what is wrong goes to `report`. kept: what is not read again."""
    reader = _TreeReader(root, report, kept)
    country = reader.country()
    reader.prose.report_unused(report)
    return country


@dataclass
class _Years:
    """What the years of a board hold. `worded` are its indicators that are measured in words."""

    worded: tuple[str, ...]
    goal_years: list[GoalYear] = field(default_factory=list)
    reports: list[AdoptedReport] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)


class _Reader:
    """Reads files and tells of them by their names in the project; `prose` remembers which texts have been used."""

    def __init__(self, root: Path, report: Report, prose: Prose) -> None:
        self.root = root
        self.report = report
        self.prose = prose

    def _read(self, path: Path, schema: type[Schema]) -> tuple[Schema, YamlFile] | None:
        return read_validated(path, self._name(path), schema, self.report)

    def _name(self, path: Path) -> str:
        return name_of(path, self.root)


class _TreeReader(_Reader):
    """Walks the folders of the country and of each municipality."""

    def __init__(self, root: Path, report: Report, kept: KeptBoards | None) -> None:
        super().__init__(root, report, read_prose(root / "content", report))
        self.kept = kept

    def country(self) -> Country:
        data = self.root / "data"
        if data.is_symlink():
            self.report(linked(Place("data")))
            return Country((), (), {})
        if not data.is_dir():
            fix = "Kör kommandot i projektets mapp, där data/ och content/ ligger."
            self.report(Problem("FIL01", Place("data"), "Mappen data saknas.", fix))
            return Country((), (), {})
        municipalities = [
            self._municipality(path) for path in subfolders(data, self.root, folder.COUNTRY, self.report)
        ]
        if not municipalities:
            what = "Det finns ingen kommun i mappen data."
            fix = "Lägg till en mapp med filen kommun.yml, till exempel data/exempelstad/kommun.yml."
            self.report(Problem("FIL01", Place("data"), what, fix))
        found = tuple(municipality for municipality in municipalities if municipality)
        return Country(
            found,
            self._glossary(data / "ordlista.yml"),
            self.prose.pages(),
            self._measurement(data / "tillganglighet.yml"),
            read_editions(data / FOLDER, f"data/{FOLDER}", self.report),
        )

    def _glossary(self, path: Path) -> tuple[GlossaryTerm, ...]:
        read = self._read(path, GlossaryFile) if _is_there(path) else None
        return assemble.glossary(read[0]) if read else ()

    def _measurement(self, path: Path) -> Measurement | None:
        read = self._read(path, MeasurementFile) if _is_there(path) else None
        return assemble.measurement(*read) if read else None

    def _municipality(self, path: Path) -> Municipality | None:
        folders = subfolders(path, self.root, folder.MUNICIPALITY, self.report)
        boards = {found.name: self._board(found) for found in folders}
        read = self._read(path / "kommun.yml", MunicipalityFile)
        if read is None:
            return None
        readable = tuple(board for board in boards.values() if board)
        unreadable = frozenset(name for name, board in boards.items() if board is None)
        logo = self._logo(path, *read)
        return assemble.municipality(path.name, *read, readable, unreadable, logo, self.report)

    def _logo(self, path: Path, file: MunicipalityFile, yaml: YamlFile) -> Logo | None:
        """The logo that kommun.yml names; pictures that it does not name are told."""
        named = file.look.logo if file.look else None
        for found in entries(path, self.root, folder.MUNICIPALITY, lambda told: None):
            if found.suffix in SUFFIXES and found.name != named:
                fix = "Skriv filens namn under utseende och logotyp i kommun.yml, eller ta bort filen."
                self.report(Problem("FIL06", Place(self._name(found)), "Filen används inte.", fix))
        try:
            return read_logo(path / named) if named else None
        except UnfitLogo as unfit:
            self.report(Problem("UTS02", yaml.place("utseende", "logotyp"), unfit.what, unfit.fix))
            return None

    def _board(self, path: Path) -> Board | None:
        def read() -> Board | None:
            return _BoardReader(self.root, self.report, self.prose).board(path)

        return self.kept.board(f"{path.parent.name}/{path.name}", self.prose, read) if self.kept else read()


class _BoardReader(_Reader):
    """Reads the folder of a board and those within."""

    def board(self, path: Path) -> Board | None:
        folders = subfolders(path, self.root, folder.BOARD, self.report)
        unreadable: set[str] = set()

        def read(name: str, schema: type[Schema]) -> tuple[Schema, YamlFile] | None:
            found = self._read(path / name, schema) if _is_there(path / name) else None
            if found is None and _is_there(path / name):
                unreadable.add(name)
            return found

        definition = self._read(path / "namnd.yml", BoardFile)
        indicators = read("indikatorer.yml", IndicatorsFile)
        economy = read("ekonomi.yml", EconomyFile)
        meetings = read("sammantraden.yml", MeetingsFile)
        entries_of = indicators[0].indicators if indicators else ()
        years = _Years(tuple(entry.id for entry in entries_of if entry.measurement == "redovisning"))
        years.unreadable |= unreadable
        for year in folders:
            self._year(year, years)
        if definition is None:
            return None
        return assemble.board(
            path.name,
            path.parent.name,
            definition,
            indicators=indicators,
            economy=economy,
            meetings=meetings,
            goal_years=tuple(years.goal_years),
            reports=tuple(sorted(years.reports, key=lambda report: report.sort_key)),
            unreadable=frozenset(years.unreadable),
            report=self.report,
        )

    def _year(self, path: Path, years: _Years) -> None:
        for found in subfolders(path, self.root, folder.YEAR, self.report):
            self._adopted_report(found, years)
        goals = path / "mal.yml"
        if not _is_there(goals):
            return
        texts = self.prose.under(self._name(path))
        read = self._read(goals, GoalsFile)
        if read is None:
            years.unreadable.add(f"{path.name}/mal.yml")
            texts.spare()
        else:
            years.goal_years.append(assemble.goal_year(path.name, *read, texts, self.report))

    def _adopted_report(self, path: Path, years: _Years) -> None:
        report_id = f"{path.parent.name}/{path.name}"
        texts = self.prose.under(self._name(path))
        csv_files: dict[str, CsvFile | None] = {
            found.name: read_csv(found, self._name(found), self.report)
            for found in entries(path, self.root, folder.REPORT, self.report)
            if found.suffix == ".csv"
        }
        years.unreadable |= {f"{report_id}/{name}" for name, file in csv_files.items() if file is None}
        follow_ups = None
        if _is_there(path / "uppfoljning.yml"):
            follow_ups = self._read(path / "uppfoljning.yml", FollowUpsFile)
            if follow_ups is None:
                texts.spare()
                years.unreadable.add(f"{report_id}/uppfoljning.yml")
        definition = self._read(path / "rapport.yml", ReportFile)
        if definition is None or "indikatorer.yml" in years.unreadable:
            texts.spare()
        if definition is None:
            years.unreadable.add(report_id)
            return
        listed = {f"{report_id}/{entry.file_name}" for entry in definition[0].tables}
        files = assemble.ReportFiles(definition, follow_ups, csv_files, texts, years.worded)
        report = assemble.report(report_id, files, self.report)
        held = {f"{report_id}/{table.file_name}" for table in report.tables}
        years.unreadable |= listed - held
        years.reports.append(report)


def _is_there(path: Path) -> bool:
    """Whether anything has the name: a file, or what its reader will refuse."""
    try:
        return path.is_symlink() or path.exists()
    except OSError:
        return True
