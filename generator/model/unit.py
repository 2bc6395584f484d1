"""What an indicator's unit says of its figures: counted, measured, or a share."""

_PERCENT = ("procent", "%")
_MEASURED = (
    *(*_PERCENT, "promille", "andel", "index", "tid", "poäng", "betyg", "grader"),
    *("kr", "tkr", "mnkr", "kronor", "miljoner kronor"),
    *("minuter", "timmar", "dagar", "dygn", "veckor", "månader", "år"),
)


def is_percent(unit: str) -> bool:
    return unit.casefold() in _PERCENT


def is_counted(unit: str) -> bool:
    """Whether figures count things (persons, decisions), and are not measured (days, kronor, percent)."""
    return unit.casefold() not in _MEASURED
