"""Validated files → objects of the model. Duplicated ids are told here, where both still exist."""

from collections.abc import Callable, Iterable, Mapping

from generator.model import board as model
from generator.model import report as report_model
from generator.model.report import Source
from generator.model.steering import FulfilmentWord, Level, ProgressWord, SteeringModel
from generator.problems import Place, Problem
from generator.sources import schema
from generator.sources.csv_file import CsvFile
from generator.sources.prose import Texts
from generator.sources.yaml_file import YamlFile

Report = Callable[[Problem], None]


def glossary(file: schema.GlossaryFile) -> tuple[model.GlossaryTerm, ...]:
    return tuple(
        model.GlossaryTerm(term.word, term.code, term.explanation, tuple(term.synonyms))
        for term in file.terms
    )


def municipality(
    municipality_id: str,
    file: schema.MunicipalityFile,
    yaml: YamlFile,
    boards: tuple[model.Board, ...],
    report: Report,
) -> model.Municipality:
    levels = file.steering_model.levels
    _report_duplicates(
        [level.id for level in levels], lambda i: yaml.place("styrmodell", "nivåer", i, "id"), report
    )
    return model.Municipality(
        id=municipality_id,
        name=file.name,
        short_name=file.short_name,
        code=file.code,
        organisation_number=file.organisation_number,
        website=file.website,
        contact=file.contact,
        licence=file.licence,
        steering_model=_steering_model(file.steering_model, yaml.place("styrmodell")),
        boards=boards,
        place=Place(yaml.name),
    )


def _steering_model(entry: schema.SteeringEntry, place: Place) -> SteeringModel:
    return SteeringModel(
        description=entry.description,
        source_report=entry.source.report if entry.source else None,
        source_page=entry.source.page if entry.source else None,
        levels=tuple(Level(e.id, e.name, e.plural, e.kind, e.description) for e in entry.levels),
        fulfilment_words=tuple(
            FulfilmentWord(e.word, e.at_year_end, e.before_year_end) for e in entry.fulfilment
        ),
        progress_words=tuple(ProgressWord(e.word, e.meaning) for e in entry.progress),
        place=place,
    )


def board(
    board_id: str,
    municipality_id: str,
    definition: tuple[schema.BoardFile, YamlFile],
    *,
    indicators: tuple[schema.IndicatorsFile, YamlFile] | None,
    economy: tuple[schema.EconomyFile, YamlFile] | None,
    meetings: tuple[schema.MeetingsFile, YamlFile] | None,
    goal_years: tuple[model.GoalYear, ...],
    reports: tuple[report_model.Report, ...],
    unreadable: frozenset[str],
    report: Report,
) -> model.Board:
    file, yaml = definition
    ids = [area.id for area in file.service_areas]
    _report_duplicates(ids, lambda i: yaml.place("verksamhetsområden", i, "id"), report)
    return model.Board(
        id=board_id,
        municipality_id=municipality_id,
        name=file.name,
        purpose=file.purpose,
        source=_source(file.source, None),
        service_areas=tuple(_service_area(area, yaml, i) for i, area in enumerate(file.service_areas)),
        indicators=_indicators(*indicators, report) if indicators else {},
        tables=_tables(*economy, report) if economy else {},
        goal_years=goal_years,
        reports=reports,
        meetings=_meetings(*meetings) if meetings else (),
        unreadable=unreadable,
        place=Place(yaml.name),
    )


def _service_area(area: schema.ServiceAreaEntry, yaml: YamlFile, position: int) -> model.ServiceArea:
    return model.ServiceArea(
        id=area.id,
        name=area.name,
        description=area.description,
        earlier_names=_earlier_names(area.earlier_names),
        first_year=area.first_year,
        last_year=area.last_year,
        economic_only=area.economic_only,
        place=yaml.place("verksamhetsområden", position, "id"),
    )


def _indicators(file: schema.IndicatorsFile, yaml: YamlFile, report: Report) -> dict[str, model.Indicator]:
    def place(i: int) -> Place:
        return yaml.place("indikatorer", i, "id")

    _report_duplicates([entry.id for entry in file.indicators], place, report)
    return {
        entry.id: model.Indicator(
            id=entry.id,
            name=entry.name,
            short_name=entry.short_name,
            description=entry.description,
            unit=entry.unit,
            decimals=entry.decimals,
            desired_direction=entry.desired_direction,
            kind=entry.kind,
            service_area_id=entry.service_area,
            measured_in_words=entry.measurement == "redovisning",
            earlier_names=_earlier_names(entry.earlier_names),
            scale=entry.scale,
            by_sex=entry.by_sex,
            sensitive=entry.sensitive,
            measured_where=entry.measured_where,
            frequency=entry.frequency,
            kolada_id=entry.kolada_id,
            breaks=tuple(model.SeriesBreak(found.year, found.reason) for found in entry.breaks),
            earlier_addresses=tuple(entry.earlier_addresses),
            place=place(i),
        )
        for i, entry in enumerate(file.indicators)
    }


def _tables(file: schema.EconomyFile, yaml: YamlFile, report: Report) -> dict[str, model.EconomicTable]:
    _report_duplicates([entry.id for entry in file.tables], lambda i: yaml.place("tabeller", i, "id"), report)
    tables = {}
    for position, entry in enumerate(file.tables):
        lines = tuple(
            _line(line, yaml.place("tabeller", position, "poster", i, "id"))
            for i, line in enumerate(entry.lines)
        )
        _report_duplicates([line.id for line in lines], lambda i, lines=lines: lines[i].place, report)  # type: ignore[misc]
        tables[entry.id] = model.EconomicTable(
            id=entry.id,
            name=entry.name,
            description=entry.description,
            unit=entry.unit,
            cost_sign=1 if entry.signs.costs == "positiva" else -1,
            revenue_sign=1 if entry.signs.revenues == "positiva" else -1,
            main_line_id=entry.main_line,
            lines=lines,
            place=yaml.place("tabeller", position, "huvudpost"),
        )
    return tables


def _line(entry: schema.LineEntry, place: Place) -> model.Line:
    return model.Line(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        service_area_id=entry.service_area,
        earlier_names=_earlier_names(entry.earlier_names),
        parts=tuple(entry.parts),
        formula=_formula(entry.formula),
        equals=tuple(entry.equals.split("/", 1)) if entry.equals else None,  # type: ignore[arg-type]
        place=place,
    )


def _formula(text: str | None) -> tuple[model.Term, ...]:
    """`a - b + c` as signed terms; the schema has checked its shape."""
    words = ["+", *text.split(" ")] if text else []
    return tuple(
        model.Term(1 if sign == "+" else -1, line_id)
        for sign, line_id in zip(words[::2], words[1::2], strict=True)
    )


def goal_year(
    year: str, file: schema.GoalsFile, yaml: YamlFile, texts: Texts, report: Report
) -> model.GoalYear:
    if str(file.year) != year:
        what = f"Filen säger år {file.year} men ligger i mappen {year}."
        report(Problem("FALT03", yaml.place("år"), what, f"Skriv år: {year}, eller flytta filen."))
    goals = tuple(_goal(entry, int(year), yaml, ("mål", i), texts) for i, entry in enumerate(file.goals))
    found = model.GoalYear(int(year), goals)
    every = tuple(found.walk())
    _report_duplicates([goal.id for goal in every], lambda i: every[i].place, report)
    return found


def _goal(
    entry: schema.GoalEntry, year: int, yaml: YamlFile, path: tuple[str | int, ...], texts: Texts
) -> model.Goal:
    return model.Goal(
        id=entry.id,
        level_id=entry.level,
        name=entry.name,
        short_name=entry.short_name,
        label=entry.label,
        service_area_id=entry.service_area,
        indicator_ids=tuple(entry.indicators),
        reported_in=tuple(entry.reported_in),
        builds_on=entry.builds_on,
        source=_source(entry.source, year),
        children=tuple(
            _goal(child, year, yaml, (*path, "under", i), texts) for i, child in enumerate(entry.children)
        ),
        prose=texts.get(entry.id),
        earlier_addresses=tuple(entry.earlier_addresses),
        place=yaml.place(*path, "id"),
    )


def report(
    report_id: str,
    file: schema.ReportFile,
    yaml: YamlFile,
    csv_files: Mapping[str, CsvFile | None],
    follow_ups: tuple[schema.FollowUpsFile, YamlFile] | None,
    texts: Texts,
    tell: Report,
) -> report_model.Report:
    entry = file.document
    return report_model.Report(
        id=report_id,
        year=int(report_id.split("/")[0]),
        title=file.title,
        kind=file.kind,
        period=file.period,
        publish_at=file.publish_at,
        document=report_model.Document(
            entry.title, entry.file_name, entry.dated, entry.dated_note, entry.page_note, entry.url
        ),
        meeting=report_model.Meeting(
            file.meeting.date,
            file.meeting.date_missing,
            file.meeting.paragraph,
            file.meeting.reference_number,
        ),
        tables=_report_tables(file, yaml, csv_files, tell),
        follow_ups=_follow_ups(*follow_ups, report_id) if follow_ups else (),
        names=file.names,
        notes=file.notes,
        prose=_report_prose(file, follow_ups, texts),
        earlier_addresses=tuple(file.earlier_addresses),
        place=Place(yaml.name),
    )


def _report_prose(
    file: schema.ReportFile, follow_ups: tuple[schema.FollowUpsFile, YamlFile] | None, texts: Texts
) -> dict[str, str]:
    """The texts that belong to the report: its own, its tables' and its goals'."""
    names = ["rapport", *(table.file_name.removesuffix(".csv") for table in file.tables)]
    names += [entry.goal for entry in follow_ups[0].follow_ups] if follow_ups else []
    return {name: texts[name] for name in names if name in texts}


def _report_tables(
    file: schema.ReportFile, yaml: YamlFile, csv_files: Mapping[str, CsvFile | None], tell: Report
) -> tuple[report_model.ReportTable, ...]:
    folder = yaml.name.rsplit("/", 1)[0]
    listed = [entry.file_name for entry in file.tables]
    for name in csv_files:
        if name not in listed:
            fix = "Lägg till filen under tabeller i rapport.yml, med dokumentets rubrik, eller ta bort den."
            tell(Problem("FIL06", Place(f"{folder}/{name}"), "Filen nämns inte i rapport.yml.", fix))
    tables = []
    for i, entry in enumerate(file.tables):
        place = yaml.place("tabeller", i, "fil")
        if entry.file_name not in csv_files:
            tell(
                Problem(
                    "FIL01",
                    place,
                    f'Filen "{entry.file_name}" finns inte i mappen.',
                    "Lägg till filen, eller ta bort den ur tabeller.",
                )
            )
        elif (found := csv_files[entry.file_name]) is not None:
            tables.append(_report_table(entry, found, place, tell))
    _report_duplicates(listed, lambda i: yaml.place("tabeller", i, "fil"), tell)
    return tuple(tables)


def _report_table(
    entry: schema.ReportTableEntry, found: CsvFile, place: Place, tell: Report
) -> report_model.ReportTable:
    if (found.key == "post") != (entry.table is not None):
        needed = "Lägg till tabell: med ett id ur ekonomi.yml." if found.key == "post" else "Ta bort tabell:."
        what = f'Filens första kolumn är "{found.key}".'
        tell(
            Problem(
                "FALT02", place, what, f"{needed} Nyckeln tabell hör till filer vars första kolumn är post."
            )
        )
    return report_model.ReportTable(
        entry.file_name, entry.table, entry.heading, entry.section, found.columns, found.rows, place
    )


def _follow_ups(
    file: schema.FollowUpsFile, yaml: YamlFile, report_id: str
) -> tuple[report_model.FollowUp, ...]:
    return tuple(
        report_model.FollowUp(
            entry.goal,
            entry.fulfilment,
            entry.progress,
            entry.assessment,
            Source(report_id, entry.page, entry.section),
            yaml.place("uppföljning", i, "mål"),
        )
        for i, entry in enumerate(file.follow_ups)
    )


def _meetings(file: schema.MeetingsFile, yaml: YamlFile) -> tuple[model.BoardMeeting, ...]:
    return tuple(
        model.BoardMeeting(
            entry.date,
            tuple(model.MeetingItem(i.title, i.goal, i.decision, i.reference_number) for i in entry.items),
            _source(entry.source, None),
            yaml.place("sammanträden", position, "datum"),
        )
        for position, entry in enumerate(file.meetings)
    )


def _source(ref: schema.SourceRef, year: int | None) -> Source:
    """A reference as written; in a year's own file the report is named without its year."""
    report_id = f"{year}/{ref.report}" if year is not None else ref.report
    return Source(report_id, ref.page, ref.section)


def _earlier_names(entries: Iterable[schema.EarlierNameEntry]) -> tuple[model.EarlierName, ...]:
    return tuple(model.EarlierName(entry.name, entry.until) for entry in entries)


def _report_duplicates(ids: list[str], place: Callable[[int], Place], report: Report) -> None:
    for i, found in enumerate(ids):
        if found in ids[:i]:
            first = place(ids.index(found)).line
            what = f'"{found}" används redan på rad {first}.'
            report(Problem("ID02", place(i), what, "Byt namn på den ena, eller ta bort den."))
