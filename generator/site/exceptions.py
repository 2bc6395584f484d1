"""Why there is no site: our own exceptions, and what stands for them where MkDocs runs us."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mkdocs.exceptions import Abort, MkDocsException

from generator.findings.text import problems_by_file
from generator.problems import Problem, Severity, errors_of


class BrokenSources(Exception):
    """The sources have errors; `problems` holds all problems, warnings too."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(errors_of(problems))} errors in the sources")
        self.problems = problems


class CannotBuild(Exception):
    """Why there is no site although the sources were not found broken: a setting or a time is wrong."""


class BrokenBuild(Abort):
    """Ends MkDocs with exit code 1; shown, it tells every problem. Our own command gets `BrokenSources` instead."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(errors_of(problems))} fel i källorna. Webbplatsen är inte ändrad.")
        self.problems = problems

    def show(self, *args: Any, **kwargs: Any) -> None:
        print_problems(self.problems)
        super().show(*args, **kwargs)


def print_problems(problems: Sequence[Problem]) -> None:
    for block in problems_by_file([p for p in problems if p.severity is not Severity.NOTE]):
        print(block.plain, file=sys.stderr)


@contextmanager
def own_exceptions() -> Iterator[None]:
    """MkDocs' exceptions as ours: its own would be shown by its own command only."""
    try:
        yield
    except BrokenBuild as broken:
        raise BrokenSources(broken.problems) from None
    except MkDocsException as stopped:
        raise CannotBuild(stopped.format_message()) from None
