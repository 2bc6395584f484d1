"""Times as Swedish clocks show them: one hour a year is there twice, and one is not there at all."""

from datetime import datetime

from generator.formats import STOCKHOLM

_AS_STATED = "%Y-%m-%dT%H:%M"


class UnclearTime(ValueError):
    """Why a time is none, or one of two, and what to write instead; in Swedish."""


def of_swedish_clock(shown: datetime) -> datetime:
    """The time when Swedish clocks show `shown`, which has no zone. Raises UnclearTime."""
    first = shown.replace(tzinfo=STOCKHOLM, fold=0)
    second = first.replace(fold=1)
    if _offset(first) == _offset(second):
        return first
    clock = f"Klockan {shown:%H.%M}"
    there = datetime.fromtimestamp(first.timestamp(), STOCKHOLM)
    if there.replace(tzinfo=None) != shown:
        after = _with_offset(there)
        raise UnclearTime(f"{clock} finns inte den dagen, för då ställs klockan fram en timme. Skriv {after}.")
    raise UnclearTime(
        f"{clock} inträffar två gånger den dagen, för då ställs klockan tillbaka en timme. "
        f"Skriv {_with_offset(first)} (sommartid) eller {_with_offset(second)} (vintertid)."
    )


def check_offset(stated: datetime) -> None:
    """Raises UnclearTime where a time has another zone than Swedish clocks then show; UTC is clear to all."""
    if not stated.utcoffset() or stated.utcoffset() == stated.astimezone(STOCKHOLM).utcoffset():
        return
    meant = of_swedish_clock(stated.replace(tzinfo=None))
    raise UnclearTime(f"Svensk tid är {_offset(meant)} den dagen. Skriv {_with_offset(meant)}.")


def _with_offset(moment: datetime) -> str:
    return f"{moment:{_AS_STATED}}{_offset(moment)}"


def _offset(moment: datetime) -> str:
    """The zone as sources write it: `+02:00`."""
    return moment.isoformat()[-6:]
