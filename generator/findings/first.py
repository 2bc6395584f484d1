"""What to do first: the problem that others may follow from."""

from collections.abc import Sequence

from generator.findings.wording import place_in_words
from generator.problems import Problem, errors_of

# What cannot be read comes before what is read wrongly, and an unknown id before a sum that lacks its line.
_ORDER = (("FIL", "YML"), ("FALT", "CSV"), ("ID",))
_NOTHING_FOLLOWS_FROM = {"FIL03", "FIL06"}


def advice_of_order(problems: Sequence[Problem]) -> str | None:
    """One sentence about where to begin; None while there is at most one error."""
    errors = errors_of(problems)
    if len(errors) < 2:
        return None
    first = min(errors, key=_rank)
    start = f"Börja med {place_in_words(first.place)}"
    if _rank(first) < max(_rank(error) for error in errors):
        return f"{start}. Andra fel kan bero på det. Granska igen när du har rättat det."
    return f"{start}. Granska igen när du har rättat."


def _rank(problem: Problem) -> int:
    if problem.code not in _NOTHING_FOLLOWS_FROM and not problem.place.file.startswith("content/"):
        for rank, families in enumerate(_ORDER):
            if problem.code.rstrip("0123456789") in families:
                return rank
    return len(_ORDER)
