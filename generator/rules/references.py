"""Ids that lead nowhere: in tables, goals, follow-ups, sources and definitions."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from generator.model.board import Board, Municipality
from generator.model.report import Source
from generator.problems import Place, Problem, quoted

INDICATORS, ECONOMY = "indikatorer.yml", "ekonomi.yml"


def _unknown(place: Place, what: str, stated: str, known: Collection[str], where: str) -> Iterator[Problem]:
    """A problem when `stated` is not among the known ids, with the nearest one named."""
    if stated in known:
        return
    near = get_close_matches(stated, known, 1)
    pronoun = "den" if what.endswith("n") else "det"
    start = f'Menade du "{near[0]}"? Lägg annars' if near else "Rätta stavningen, eller lägg"
    fix = f"{start} till {pronoun} i {where}."
    yield Problem("ID01", place, f"{what} {quoted(stated)} finns inte i {where}.", fix)


def check_rows(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each row's id is an indicator, or a line of the table that its file belongs to."""
    for report in board.reports:
        for table in report.tables:
            if table.table_id is None:
                if INDICATORS not in board.unreadable:
                    for row in table.rows:
                        place = row.place.at_column("indikator")
                        yield from _unknown(place, "Indikatorn", row.key, board.indicators, INDICATORS)
            elif ECONOMY not in board.unreadable:
                yield from _unknown(table.place, "Tabellen", table.table_id, board.tables, ECONOMY)
                if definition := board.tables.get(table.table_id):
                    lines = [line.id for line in definition.lines]
                    for row in table.rows:
                        yield from _unknown(row.place.at_column("post"), "Posten", row.key, lines, ECONOMY)


def check_definitions(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each indicator, line and area that names a service area names one of the board's."""
    areas = [area.id for area in board.service_areas]
    for area in board.service_areas:
        for replaced in area.replaces:
            yield from _unknown(area.place, "Verksamhetsområdet", replaced, areas, "namnd.yml")
    for indicator in board.indicators.values():
        if indicator.service_area_id:
            yield from _unknown(
                indicator.place, "Verksamhetsområdet", indicator.service_area_id, areas, "namnd.yml"
            )
    for table in board.tables.values():
        for line in table.lines:
            if line.service_area_id:
                yield from _unknown(
                    line.place, "Verksamhetsområdet", line.service_area_id, areas, "namnd.yml"
                )


def check_dimensions(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """The column område names a service area by its id; what resembles none is a place and no id."""
    areas = [area.id for area in board.service_areas]
    for report in board.reports:
        for row in (row for table in report.tables for row in table.rows):
            for name, stated in row.dimensions:
                resembles = stated not in areas and get_close_matches(stated, areas, 1, cutoff=0.8)
                if name == "område" and resembles:
                    place = row.place.at_column(name)
                    yield from _unknown(place, "Verksamhetsområdet", stated, areas, "namnd.yml")


def check_economic_lines(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Sums, formulas and equalities of ekonomi.yml name lines that exist."""
    for table in board.tables.values():
        known = [line.id for line in table.lines]
        yield from _unknown(table.place, "Huvudposten", table.main_line_id, known, "tabellens poster")
        for line in table.lines:
            for stated in (*line.parts, *(term.line_id for term in line.formula)):
                yield from _unknown(line.place, "Posten", stated, known, "tabellens poster")
            if line.part_of:
                yield from _unknown(line.place, "Posten", line.part_of, known, "tabellens poster")
            if line.equals:
                other, other_line = line.equals
                yield from _unknown(line.place, "Tabellen", other, board.tables, ECONOMY)
                if other in board.tables:
                    lines = [found.id for found in board.tables[other].lines]
                    yield from _unknown(line.place, "Posten", other_line, lines, f"tabellen {other}")


def check_goals(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each goal's level, service area, indicators and the goal that it builds on exist."""
    levels = [level.id for level in municipality.steering_model.levels]
    areas = [area.id for area in board.service_areas]
    every = {goal.id for goal_year in board.goal_years for goal in goal_year.walk()}
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            yield from _unknown(goal.place, "Nivån", goal.level_id, levels, "kommun.yml")
            if goal.service_area_id:
                yield from _unknown(
                    goal.place, "Verksamhetsområdet", goal.service_area_id, areas, "namnd.yml"
                )
            if INDICATORS not in board.unreadable:
                for indicator_id in goal.indicator_ids:
                    yield from _unknown(goal.place, "Indikatorn", indicator_id, board.indicators, INDICATORS)
            if goal.builds_on and not _any_goals_unreadable(board):
                yield from _unknown(goal.place, "Målet", goal.builds_on, every, "mal.yml för något år")


def check_follow_ups(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each follow-up is of a goal of the report's year, and of each goal only once."""
    for report in board.reports:
        goal_year = board.goal_year(report.year)
        if goal_year is None or f"{report.year}/mal.yml" in board.unreadable:
            if report.follow_ups and goal_year is None and f"{report.year}/mal.yml" not in board.unreadable:
                what = f"Rapporten följer upp mål, men filen {report.year}/mal.yml finns inte."
                yield Problem("FIL01", report.follow_ups[0].place, what, "Lägg till årets mål i mal.yml.")
            continue
        known = [goal.id for goal in goal_year.walk()]
        seen: set[str] = set()
        for follow_up in report.follow_ups:
            where = f"{report.year}/mal.yml"
            yield from _unknown(follow_up.place, "Målet", follow_up.goal_id, known, where)
            if follow_up.goal_id in seen:
                what = f"Målet {quoted(follow_up.goal_id)} följs upp två gånger."
                yield Problem("ID02", follow_up.place, what, "Ta bort den ena.")
            seen.add(follow_up.goal_id)
    for meeting in board.meetings:
        every = {goal.id for goal_year in board.goal_years for goal in goal_year.walk()}
        for item in meeting.items:
            if item.goal_id and not _any_goals_unreadable(board):
                yield from _unknown(meeting.place, "Målet", item.goal_id, every, "mal.yml för något år")


def check_sources(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each källa names a report that exists."""
    sources: list[tuple[Source, Place]] = [(board.source, board.place)] if board.source else []
    sources += [(goal.source, goal.place) for goal_year in board.goal_years for goal in goal_year.walk()]
    sources += [(meeting.source, meeting.place) for meeting in board.meetings]
    known = {report.id for report in board.reports} | board.unreadable
    for source, place in sources:
        yield from _unknown(place, "Rapporten", source.report_id, known, "nämndens mapp")


def check_steering_source(municipality: Municipality) -> Iterator[Problem]:
    """The steering model's källa names a board and a report of it."""
    model = municipality.steering_model
    known = {
        f"{board.id}/{report_id}"
        for board in municipality.boards
        for report_id in {report.id for report in board.reports} | board.unreadable
    }
    if model.source and model.source.report_id.split("/")[0] not in municipality.unreadable:
        yield from _unknown(model.place, "Rapporten", model.source.report_id, known, "kommunens mapp")


def check_names(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each benämning is of something that the report's tables hold."""
    for report in board.reports:
        if any(name.startswith(f"{report.id}/") for name in board.unreadable):
            continue
        keys = {row.key for table in report.tables for row in table.rows}
        for key in report.names:
            place = report.place_of(f"benämningar/{key}")
            yield from _unknown(place, "Benämningens id", key, keys, "rapportens tabeller")


def _any_goals_unreadable(board: Board) -> bool:
    return any(name.endswith("/mal.yml") for name in board.unreadable)
