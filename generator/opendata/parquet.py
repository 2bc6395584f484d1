"""A data set as Parquet: numbers as floating point, dates as dates, columns described in the file."""

import io
from typing import Any

from generator.opendata.dataset import Dataset, Kind


def parquet_file(dataset: Dataset) -> bytes:
    """The same bytes for the same rows and version of pyarrow, which is imported here."""
    import pyarrow
    from pyarrow import parquet

    types: dict[Kind, Any] = {
        Kind.TEXT: pyarrow.string(),
        Kind.TIME: pyarrow.string(),
        Kind.INTEGER: pyarrow.int32(),
        Kind.DECIMAL: pyarrow.float64(),
        Kind.YES_OR_NO: pyarrow.bool_(),
        Kind.DATE: pyarrow.date32(),
    }
    columns = list(zip(*dataset.rows, strict=True)) or [()] * len(dataset.columns)
    arrays = [
        pyarrow.array(
            [float(value) if value is not None else None for value in values]
            if column.kind is Kind.DECIMAL
            else values,
            type=types[column.kind],
        )
        for column, values in zip(dataset.columns, columns, strict=True)
    ]
    schema = pyarrow.schema(
        [
            pyarrow.field(
                column.name, types[column.kind], not column.required, {"beskrivning": column.description}
            )
            for column in dataset.columns
        ],
        {"titel": dataset.title, "beskrivning": dataset.description},
    )
    made = io.BytesIO()
    table = pyarrow.Table.from_arrays(arrays, schema=schema)
    parquet.write_table(table, made, compression="zstd")
    return made.getvalue()
