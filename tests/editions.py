"""Editions of Exempelstad for tests: made as publicera makes them, and written as it writes them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from generator.model.board import Country
from generator.model.edition import Edition
from generator.model.embargo import published_by
from generator.model.publication import next_edition
from generator.publishing.record import write_edition
from generator.rules import read_and_check

INTERIM = datetime.fromisoformat("2024-09-26T08:05:00+02:00")
PLAN = datetime.fromisoformat("2024-12-13T08:05:00+01:00")


def country_of(root: Path, moment: datetime) -> Country:
    """What may be seen of the project at a time, its editions too."""
    return published_by(read_and_check(root)[0], moment)


def publish(root: Path, moment: datetime) -> Edition:
    """Records what the project states at `moment` as its next edition; no site is built."""
    country = country_of(root, moment)
    edition = next_edition(country.editions, country, moment, "0.1.0")
    edition = replace(edition, pages={}, page_hashes={})
    write_edition(root, edition, country.editions)
    return edition
