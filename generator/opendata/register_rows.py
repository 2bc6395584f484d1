"""The rows of the registers: municipalities, boards, indicators, lines, reports, goals, and what has changed."""

from collections.abc import Iterator, Sequence

from generator.language import unmarked
from generator.model.addresses import CORRECTIONS
from generator.model.board import Country, Goal, Line
from generator.model.edition import Edition
from generator.model.figure import figure_id_of
from generator.model.report import FollowUp, Report
from generator.model.revision import revisions_of
from generator.model.value import amount_of
from generator.opendata.dataset import Plain, Row
from generator.opendata.observations import document_date, figure_name
from generator.opendata.registers import (
    AREAS,
    BOARDS,
    CORRECTED,
    EDITIONS,
    FOLLOW_UPS,
    GOALS,
    INDICATORS,
    LINES,
    MUNICIPALITIES,
    REPORTS,
    REVISIONS,
)
from generator.pages.changes import corrected_cells, unit_of
from generator.pages.view import REPORT_KINDS, BoardView, report_name


def common_rows(country: Country, root: str) -> dict[str, Sequence[Row]]:
    """The rows that are no board's, by register, in the order of the sources. root: as `root_of_site` has it."""
    return {
        MUNICIPALITIES.name: [
            (m.id, m.name, m.code, m.organisation_number, m.website, m.licence.value, f"{root}/{m.id}/")
            for m in country.municipalities
        ],
        EDITIONS.name: [_edition(edition) for edition in country.editions],
    }


def rows_of_board(view: BoardView, root: str) -> dict[str, Sequence[Row]]:
    """A board's rows by register, in the order of the sources."""
    board = (*_way(view), view.board.name, view.board.purpose or None, f"{root}{view.address}")
    return {
        BOARDS.name: [board],
        AREAS.name: list(_areas(view)),
        INDICATORS.name: list(_indicators(view, root)),
        LINES.name: list(_lines(view)),
        REPORTS.name: list(_reports(view, root)),
        GOALS.name: list(_goals(view, root)),
        FOLLOW_UPS.name: list(_follow_ups(view)),
        REVISIONS.name: list(_revisions(view)),
        CORRECTED.name: list(_corrected(view, root)),
    }


def _way(view: BoardView) -> tuple[str, str]:
    return view.municipality.id, view.board.id


def _joined(words: Sequence[str]) -> str | None:
    return "; ".join(words) or None


def _areas(view: BoardView) -> Iterator[Row]:
    for area in view.board.service_areas:
        names = _joined([earlier.name for earlier in area.earlier_names])
        yield (*_way(view), area.id, area.name, names, area.first_year, area.last_year, _joined(area.replaces))


def _indicators(view: BoardView, root: str) -> Iterator[Row]:
    for found in view.board.indicators.values():
        yield (
            *_way(view),
            found.id,
            found.name,
            found.description or None,
            None if found.measured_in_words else found.unit,
            found.desired_direction.value,
            found.kind.value,
            found.service_area_id,
            found.measured_in_words,
            found.by_sex,
            found.measured_where,
            found.frequency,
            found.kolada_id,
            _joined([f"{each.year}: {each.reason}" for each in found.breaks]),
            _joined([earlier.name for earlier in found.earlier_names]),
            f"{root}{view.indicator_address(found.id)}",
        )


def _lines(view: BoardView) -> Iterator[Row]:
    for table in view.board.tables.values():
        for line in table.lines:
            yield (
                *_way(view),
                table.id,
                table.name,
                line.id,
                line.name,
                line.kind.value,
                table.unit,
                table.sign_of(line),
                table.variance_sign(line),
                _joined(_terms(line)),
                line.part_of,
                line.service_area_id,
                _joined([earlier.name for earlier in line.earlier_names]),
            )


def _terms(line: Line) -> list[str]:
    """The parts of a sum; of a formula too, those that are taken away with a minus."""
    return [*line.parts, *(f"{'-' if term.sign < 0 else ''}{term.line_id}" for term in line.formula)]


def _reports(view: BoardView, root: str) -> Iterator[Row]:
    for report in view.board.reports:
        document, meeting = report.document, report.meeting
        yield (
            *_way(view),
            report.id,
            report_name(report),
            REPORT_KINDS[report.kind],
            report.year,
            str(report.period),
            document.title,
            document_date(report),
            document.url,
            meeting.date,
            meeting.paragraph,
            meeting.reference_number,
            report.publish_at.isoformat(),
            f"{root}{view.report_address(report)}",
        )


def _goals(view: BoardView, root: str) -> Iterator[Row]:
    for goal_year in view.board.goal_years:
        for parent, goal in _walk(goal_year.goals, None):
            level = view.municipality.steering_model.level(goal.level_id)
            yield (
                *_way(view),
                goal_year.year,
                goal.id,
                goal.name,
                level.name if level else goal.level_id,
                level.kind.value if level else None,
                parent,
                goal.service_area_id,
                _joined(goal.indicator_ids),
                goal.source.report_id,
                goal.source.page,
                f"{root}{view.goal_address(goal.id)}",
            )


def _walk(goals: Sequence[Goal], parent: str | None) -> Iterator[tuple[str | None, Goal]]:
    for goal in goals:
        yield parent, goal
        yield from _walk(goal.children, goal.id)


def _follow_ups(view: BoardView) -> Iterator[Row]:
    for report in view.board.reports:
        for found in report.follow_ups:
            fulfilment, progress = _in_common_words(view, report, found)
            yield (
                *_way(view),
                report.id,
                report.year,
                found.goal_id,
                found.fulfilment_word,
                fulfilment,
                found.progress_word,
                progress,
                found.assessment,
                found.source.page,
            )


def _in_common_words(view: BoardView, report: Report, found: FollowUp) -> tuple[Plain, Plain]:
    model = view.municipality.steering_model
    fulfilment = model.fulfilment(found.fulfilment_word or "", year_end=report.is_year_end)
    progress = model.progress(found.progress_word or "")
    return fulfilment.value if fulfilment else None, progress.value if progress else None


def _revisions(view: BoardView) -> Iterator[Row]:
    for figure in view.figures.values():
        for step in revisions_of(figure):
            before, after = amount_of(step.was.value), amount_of(step.now.value)
            yield (
                *_way(view),
                figure_name(view, figure),
                step.now.printed_name,
                figure.id.measure.value,
                str(figure.id.period),
                before,
                after,
                None if before is None or after is None else after - before,
                unit_of(view, figure.id.series),
                step.was.report.id,
                step.now.report.id,
            )


def _corrected(view: BoardView, root: str) -> Iterator[Row]:
    for report in view.board.reports:
        for found in corrected_cells(view, report):
            figure = view.figures[figure_id_of(report, found.table, found.row, found.column)]
            yield (
                found.anchor,
                *_way(view),
                report.id,
                found.correction.date,
                figure_name(view, figure),
                unmarked(found.said(found.correction.was)),
                unmarked(found.said(found.correction.now)),
                found.correction.reason,
                f"{root}{CORRECTIONS}#{found.anchor}",
            )


def _edition(edition: Edition) -> Row:
    names = [report.id for report in edition.reports]
    changes = len(edition.changes)
    return (
        edition.number,
        edition.time.isoformat(),
        changes,
        _joined(names),
        edition.restores,
        edition.fingerprint,
    )
