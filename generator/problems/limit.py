"""A file that is wrong all through tells its first problems, and how many more there are of each code."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.problems.problem import Place, Problem

MOST_OF_A_CODE = 100
_Kind = tuple[str, str]


class Gathered:
    """Problems as they are told: of each code in a file the first hundred are kept, the rest are counted.

    So a file with a million bad cells costs a hundred problems of memory.
    """

    def __init__(self, more: Mapping[_Kind, int] | None = None) -> None:
        self.kept: dict[Problem, None] = {}
        self.more = Counter(more or {})
        self._count: Counter[_Kind] = Counter()

    def add(self, problem: Problem) -> None:
        kind = (problem.place.file, problem.code)
        if problem in self.kept:
            return
        if self._count[kind] < MOST_OF_A_CODE:
            self._count[kind] += 1
            self.kept[problem] = None
        else:
            self.more[kind] += 1

    def add_all(self, problems: Iterable[Problem]) -> "Gathered":
        for problem in problems:
            self.add(problem)
        return self

    @property
    def problems(self) -> list[Problem]:
        """Those that are kept, and one for each code and file that says how many more there are."""
        return [*self.kept, *(_rest(file, code, count) for (file, code), count in self.more.items())]


def _rest(file: str, code: str, count: int) -> Problem:
    number = f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")
    what = f"Filen har {number} {code} till, som inte visas."
    fix = "Ofta har de samma orsak. Rätta de första och granska igen."
    return Problem(code, Place(file), what, fix)
