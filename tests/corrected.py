"""Corrections in Exempelstad's interim report, for tests."""

from pathlib import Path

from tests.example import INTERIM_REPORT, write


def correct(
    root: Path,
    *,
    day: str = "2024-10-02",
    file: str = "indikatorer.csv",
    row: str = "lan",
    column: str = "utfall 2022",
    was: str = "5,7",
    now: str = "5,9",
    why: str = "Vi läste av fel rad.",
) -> None:
    """Adds a correction; unless told otherwise of lending in 2022, which the report states as 5,9."""
    name = f"{INTERIM_REPORT}/rapport.yml"
    text = (root / name).read_text(encoding="utf-8")
    heading = "" if "rättelser:" in text else "rättelser:\n"
    entry = f'  - {{datum: {day}, fil: {file}, rad: {row}, kolumn: {column}, var: "{was}", är: "{now}", varför: {why}}}'
    write(root, name, f"{text}{heading}{entry}\n")
