"""namnd.yml, indikatorer.yml, ekonomi.yml and sammantraden.yml → the board and its definitions."""

from generator.model.board import (
    Board,
    BoardMeeting,
    EconomicTable,
    GoalYear,
    Indicator,
    Line,
    MeetingItem,
    SeriesBreak,
    ServiceArea,
    Term,
)
from generator.model.report import Report as AdoptedReport
from generator.problems import Place
from generator.sources.assemble.shared import Report, earlier_names, english_of, report_duplicates, source_of
from generator.sources.assemble.statistics import with_decimals
from generator.sources.schema.board import (
    BoardFile,
    EconomyFile,
    IndicatorsFile,
    LineEntry,
    MeetingsFile,
    ServiceAreaEntry,
    TableEntry,
)
from generator.sources.yaml_file import YamlFile


def board(
    board_id: str,
    municipality_id: str,
    definition: tuple[BoardFile, YamlFile],
    *,
    indicators: tuple[IndicatorsFile, YamlFile] | None,
    economy: tuple[EconomyFile, YamlFile] | None,
    meetings: tuple[MeetingsFile, YamlFile] | None,
    goal_years: tuple[GoalYear, ...],
    reports: tuple[AdoptedReport, ...],
    unreadable: frozenset[str],
    report: Report,
) -> Board:
    file, yaml = definition
    ids = [area.id for area in file.service_areas]
    report_duplicates(ids, lambda i: yaml.place("verksamhetsområden", i, "id"), report)
    measured = _indicators(*indicators, report) if indicators else {}
    return Board(
        id=board_id,
        municipality_id=municipality_id,
        name=file.name,
        purpose=file.purpose,
        source=source_of(file.source) if file.source else None,
        service_areas=tuple(_service_area(area, yaml, i) for i, area in enumerate(file.service_areas)),
        indicators=measured,
        tables=_tables(*economy, report) if economy else {},
        goal_years=goal_years,
        reports=tuple(with_decimals(adopted, measured) for adopted in reports),
        meetings=_meetings(*meetings) if meetings else (),
        unreadable=unreadable,
        place=yaml.place("källa"),
        english=english_of(file.english),
    )


def _service_area(area: ServiceAreaEntry, yaml: YamlFile, position: int) -> ServiceArea:
    return ServiceArea(
        id=area.id,
        name=area.name,
        description=area.description,
        earlier_names=earlier_names(area.earlier_names),
        first_year=area.first_year,
        last_year=area.last_year,
        economic_only=area.economic_only,
        replaces=tuple(area.replaces),
        place=yaml.place("verksamhetsområden", position, "id"),
        english=english_of(area.english),
    )


def _indicators(file: IndicatorsFile, yaml: YamlFile, report: Report) -> dict[str, Indicator]:
    def place(i: int) -> Place:
        return yaml.place("indikatorer", i, "id")

    report_duplicates([entry.id for entry in file.indicators], place, report)
    return {
        entry.id: Indicator(
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
            earlier_names=earlier_names(entry.earlier_names),
            scale=entry.scale,
            by_sex=entry.by_sex,
            sensitive=entry.sensitive,
            measured_where=entry.measured_where,
            frequency=entry.frequency,
            kolada_id=entry.kolada_id,
            label=entry.label,
            breaks=tuple(SeriesBreak(found.year, found.reason) for found in entry.breaks),
            earlier_addresses=tuple(entry.earlier_addresses),
            place=place(i),
            english=english_of(entry.english),
        )
        for i, entry in enumerate(file.indicators)
    }


def _tables(file: EconomyFile, yaml: YamlFile, report: Report) -> dict[str, EconomicTable]:
    report_duplicates([entry.id for entry in file.tables], lambda i: yaml.place("tabeller", i, "id"), report)
    return {entry.id: _table(entry, yaml, i, report) for i, entry in enumerate(file.tables)}


def _table(entry: TableEntry, yaml: YamlFile, position: int, report: Report) -> EconomicTable:
    def place(i: int) -> Place:
        return yaml.place("tabeller", position, "poster", i, "id")

    report_duplicates([line.id for line in entry.lines], place, report)
    return EconomicTable(
        id=entry.id,
        name=entry.name,
        description=entry.description,
        unit=entry.unit,
        cost_sign=1 if entry.signs.costs == "positiva" else -1,
        revenue_sign=1 if entry.signs.revenues == "positiva" else -1,
        main_line_id=entry.main_line,
        lines=tuple(_line(line, place(i)) for i, line in enumerate(entry.lines)),
        place=yaml.place("tabeller", position, "huvudpost"),
        english=english_of(entry.english),
    )


def _line(entry: LineEntry, place: Place) -> Line:
    return Line(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        service_area_id=entry.service_area,
        earlier_names=earlier_names(entry.earlier_names),
        parts=tuple(entry.parts),
        formula=_formula(entry.formula),
        equals=_table_and_line(entry.equals),
        part_of=entry.part_of,
        heading=entry.heading,
        place=place,
        english=english_of(entry.english),
    )


def _table_and_line(text: str | None) -> tuple[str, str] | None:
    table, _, line = (text or "").partition("/")
    return (table, line) if text else None


def _formula(text: str | None) -> tuple[Term, ...]:
    """`a - b + c` as signed terms; the schema has checked its shape."""
    words = ["+", *text.split(" ")] if text else []
    return tuple(
        Term(1 if sign == "+" else -1, line_id) for sign, line_id in zip(words[::2], words[1::2], strict=True)
    )


def _meetings(file: MeetingsFile, yaml: YamlFile) -> tuple[BoardMeeting, ...]:
    return tuple(
        BoardMeeting(
            entry.date,
            entry.time,
            entry.venue,
            tuple(
                MeetingItem(i.title, i.goal, i.proposal, i.decision, i.reference_number) for i in entry.items
            ),
            source_of(entry.source),
            yaml.place("sammanträden", position, "datum"),
        )
        for position, entry in enumerate(file.meetings)
    )
