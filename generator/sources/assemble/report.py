"""rapport.yml, uppfoljning.yml and the CSV files beside them → a report."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.model.report import Document, Explanation, FollowUp, Meeting, Report, ReportTable, Source
from generator.problems import Place, Problem, quoted
from generator.sources.assemble.corrections import corrections, with_corrections
from generator.sources.assemble.decisions import decisions
from generator.sources.assemble.shared import Report as Tell
from generator.sources.assemble.shared import english_of, report_duplicates
from generator.sources.csv_file import CsvFile
from generator.sources.prose import Texts
from generator.sources.schema.report import FollowUpsFile, ReportFile, ReportTableEntry
from generator.sources.yaml_file import YamlFile


@dataclass(frozen=True)
class ReportFiles:
    """What a report's folder holds, as far as it could be read.

    `csv_files` has None for those that could not. `worded` are the ids of the indicators that are
    measured in words, and may have a text of their own.
    """

    definition: tuple[ReportFile, YamlFile]
    follow_ups: tuple[FollowUpsFile, YamlFile] | None
    csv_files: Mapping[str, CsvFile | None]
    texts: Texts
    worded: Collection[str]


def report(report_id: str, files: ReportFiles, tell: Tell) -> Report:
    file, yaml = files.definition
    meeting = file.meeting
    tables = tuple(_tables(files, tell))
    corrected = corrections(file, yaml, tables, tell)
    return Report(
        id=report_id,
        year=int(report_id.split("/")[0]),
        title=file.title,
        kind=file.kind,
        period=file.period,
        publish_at=file.publish_at,
        document=_document(file),
        meeting=Meeting(meeting.date, meeting.date_missing, meeting.paragraph, meeting.reference_number),
        tables=with_corrections(tables, corrected),
        follow_ups=_follow_ups(*files.follow_ups, report_id) if files.follow_ups else (),
        names=file.names,
        notes=file.notes,
        prose=_prose(files),
        earlier_addresses=tuple(file.earlier_addresses),
        place=Place(yaml.name),
        places=_places(file, yaml),
        explanations=tuple(
            Explanation(
                entry.code,
                entry.file_name,
                entry.claim,
                entry.reason,
                yaml.place("förklaringar", i, "gäller"),
            )
            for i, entry in enumerate(file.explanations)
        ),
        corrections=corrected,
        decisions=decisions(file, yaml),
        english=english_of(file.english),
    )


def _document(file: ReportFile) -> Document:
    entry = file.document
    return Document(entry.title, entry.file_name, entry.dated, entry.dated_note, entry.page_note, entry.url)


def _places(file: ReportFile, yaml: YamlFile) -> dict[str, Place]:
    """Where the keys stand that rules may complain about, and each of the report's own names."""
    keys = {key: yaml.place(key) for key in ("avser", "publiceras", "sammanträde")}
    keys["daterat"] = yaml.place("dokument", "daterat")
    keys |= {f"noter/{mark}": yaml.place("noter", mark) for mark in file.notes}
    return keys | {f"benämningar/{key}": yaml.place("benämningar", key) for key in file.names}


def _prose(files: ReportFiles) -> dict[str, str]:
    """The texts that belong to the report: its own, and those of its tables, goals and indicators."""
    file, _ = files.definition
    names = ["rapport", *(table.file_name.removesuffix(".csv") for table in file.tables), *files.worded]
    names += [entry.goal for entry in files.follow_ups[0].follow_ups] if files.follow_ups else []
    return {name: files.texts[name] for name in names if name in files.texts}


def _tables(files: ReportFiles, tell: Tell) -> Iterator[ReportTable]:
    """The tables in the order in which rapport.yml lists them; what is missing on either side is told."""
    file, yaml = files.definition
    folder = yaml.name.rsplit("/", 1)[0]
    listed = [entry.file_name for entry in file.tables]
    for name in files.csv_files:
        if name not in listed:
            fix = "Lägg till filen under tabeller i rapport.yml, med dokumentets rubrik, eller ta bort den."
            tell(Problem("FIL06", Place(f"{folder}/{name}"), "Filen nämns inte i rapport.yml.", fix))
    report_duplicates(listed, lambda i: yaml.place("tabeller", i, "fil"), tell)
    for i, entry in enumerate(file.tables):
        place = yaml.place("tabeller", i, "fil")
        if entry.file_name not in files.csv_files:
            what = f"Filen {quoted(entry.file_name)} finns inte i mappen."
            tell(Problem("FIL01", place, what, "Lägg till filen, eller ta bort den ur tabeller."))
        found = files.csv_files.get(entry.file_name)
        if found and entry.file_name not in listed[:i] and _belongs(entry, found, place, tell):
            table = entry.table, entry.heading, entry.section
            yield ReportTable(entry.file_name, *table, found.columns, found.rows, place)


def _belongs(entry: ReportTableEntry, found: CsvFile, place: Place, tell: Tell) -> bool:
    """Whether the file is of the kind that rapport.yml says, economic or of indicators."""
    if found.key == "post" and entry.table is None:
        what = f"Nyckeln tabell saknas, men första kolumnen i {entry.file_name} är post."
        tell(Problem("FALT02", place, what, "Lägg till tabell: med ett id ur ekonomi.yml."))
        return False
    if found.key == "indikator" and entry.table is not None:
        what = f"Nyckeln tabell hör till ekonomi, men första kolumnen i {entry.file_name} är indikator."
        tell(Problem("FALT03", place, what, "Ta bort raden tabell:, eller rätta filens rubrikrad."))
        return False
    return True


def _follow_ups(file: FollowUpsFile, yaml: YamlFile, report_id: str) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(
            entry.goal,
            entry.fulfilment,
            entry.progress,
            entry.assessment,
            Source(report_id, entry.page, entry.section),
            yaml.place("uppföljning", i, "mål"),
        )
        for i, entry in enumerate(file.follow_ups)
    )
