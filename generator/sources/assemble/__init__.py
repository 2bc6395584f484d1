"""Validated files → objects of the model. Duplicated ids are told here, where both still exist."""

from generator.sources.assemble.accessibility import measurement
from generator.sources.assemble.board import board
from generator.sources.assemble.goals import goal_year
from generator.sources.assemble.municipality import glossary, municipality
from generator.sources.assemble.report import ReportFiles, report

__all__ = ["ReportFiles", "board", "glossary", "goal_year", "measurement", "municipality", "report"]
