"""Model → tidy tables with documented columns, which charts and data files are made from.

A `Table` is plain tuples, so that a build that draws nothing new need not import pandas;
`Table.frame()` gives the DataFrame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """Column names, and rows of plain values in that order. A missing figure is None, never 0."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]

    def frame(self) -> pd.DataFrame:
        """The table as a DataFrame with these columns; imports pandas at the first call."""
        import pandas as pd

        return pd.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def column(self, name: str) -> tuple[Scalar, ...]:
        position = self.columns.index(name)
        return tuple(row[position] for row in self.rows)
