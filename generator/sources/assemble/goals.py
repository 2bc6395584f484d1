"""mal.yml → the goals of a year."""

from generator.model.board import Goal, GoalYear
from generator.problems import Problem
from generator.sources.assemble.shared import Report, english_of, report_duplicates, source_of
from generator.sources.prose import Texts
from generator.sources.schema.report import GoalEntry, GoalsFile
from generator.sources.yaml_file import YamlFile


def goal_year(year: str, file: GoalsFile, yaml: YamlFile, texts: Texts, report: Report) -> GoalYear:
    if str(file.year) != year:
        what = f"Filen säger år {file.year} men ligger i mappen {year}."
        report(Problem("FALT03", yaml.place("år"), what, f"Skriv år: {year}, eller flytta filen."))
    goals = tuple(_goal(entry, int(year), yaml, ("mål", i), texts) for i, entry in enumerate(file.goals))
    found = GoalYear(int(year), goals)
    every = tuple(found.walk())
    report_duplicates([goal.id for goal in every], lambda i: every[i].place, report)
    return found


def _goal(entry: GoalEntry, year: int, yaml: YamlFile, path: tuple[str | int, ...], texts: Texts) -> Goal:
    return Goal(
        id=entry.id,
        level_id=entry.level,
        name=entry.name,
        short_name=entry.short_name,
        label=entry.label,
        service_area_id=entry.service_area,
        indicator_ids=tuple(entry.indicators),
        reported_in=tuple(entry.reported_in),
        builds_on=entry.builds_on,
        source=source_of(entry.source, year),
        children=tuple(
            _goal(child, year, yaml, (*path, "under", i), texts) for i, child in enumerate(entry.children)
        ),
        prose=texts.get(entry.id),
        earlier_addresses=tuple(entry.earlier_addresses),
        place=yaml.place(*path, "id"),
        english=english_of(entry.english),
    )
