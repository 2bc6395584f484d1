"""The country as it may be seen at a time, with the remarks that hold of what is seen then.

A remark tells of a problem, and a problem may compare two reports: of one that waits, no remark may tell.
"""

from datetime import datetime

from generator.model.board import Country
from generator.model.embargo import published_by, waiting
from generator.rules import check
from generator.rules.explanations import Settled, with_remarks
from generator.sources.personal_data import masked


def seen_at(settled: Settled, moment: datetime) -> Country:
    """As `published_by`; where a report waits, what is seen is checked by itself for the remarks to tell of."""
    visible = published_by(settled.country, moment)
    if not settled.explained or not waiting(settled.country, moment):
        return visible
    bare = published_by(settled.bare, moment)
    found = {masked(problem) for problem in check(bare)}
    held = {of: kept for of, each in settled.remarks.items() if (kept := tuple(r for r in each if r.problem in found))}
    return with_remarks(bare, held)
