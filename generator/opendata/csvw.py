"""What each column of the whole data sets' CSV files is, as CSV on the Web has it: https://www.w3.org/TR/tabular-metadata/

Programs find `NAME.csv-metadata.json` beside the file itself. A foreign key may only point at a table of the same
description, so those stand in `csv-metadata.json`, which describes all the files together.
"""

import re
from collections.abc import Sequence
from typing import Any

from generator.model.licence import Licence
from generator.opendata.datapackage import HOW_TO_READ
from generator.opendata.dataset import Column, Dataset, Kind, Reference
from generator.pages import data_links as links

_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "sv"}]
_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "decimal",
    Kind.YES_OR_NO: "boolean",
    Kind.DATE: "date",
    Kind.TIME: "dateTimeStamp",
}
_DIALECT = {
    "encoding": "utf-8",
    "lineTerminators": ["\r\n"],
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


def table_of(dataset: Dataset, licence: Licence) -> dict[str, Any]:
    """The description of one data set's file, to stand beside it."""
    return {"@context": _CONTEXT, **_table(dataset), "dc:license": {"@id": licence.address}}


def table_group(title: str, datasets: Sequence[Dataset], licence: Licence) -> dict[str, Any]:
    """The description of all the files, with what points from one to another."""
    names = {dataset.name: dataset for dataset in datasets}
    tables = []
    for dataset in datasets:
        found = _table(dataset)
        if dataset.references:
            keys = [_foreign_key(each, names[each.dataset]) for each in dataset.references]
            found["tableSchema"]["foreignKeys"] = keys
        tables.append(found)
    return {
        "@context": _CONTEXT,
        "dc:title": title,
        "dc:description": HOW_TO_READ,
        "dc:license": {"@id": licence.address},
        "tables": tables,
    }


def _table(dataset: Dataset) -> dict[str, Any]:
    return {
        "url": _file(dataset),
        "dc:title": dataset.title,
        "dc:description": dataset.description,
        "dialect": _DIALECT,
        "tableSchema": {
            "columns": [_column(column) for column in dataset.columns],
            "primaryKey": list(dataset.key),
        },
    }


def _file(dataset: Dataset) -> str:
    return links.dataset_file(dataset.name).removeprefix(links.FOLDER)


def _column(column: Column) -> dict[str, Any]:
    """The first title is what stands in the file's header row, which a validator compares it with."""
    return {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.description,
        "datatype": _datatype(column),
        "required": column.required,
    }


def _datatype(column: Column) -> str | dict[str, str]:
    if not column.values:
        return _TYPES[column.kind]
    values = "|".join(re.escape(str(value)).replace(r"\ ", " ") for value in column.values)
    return {"base": "string", "format": f"^({values})$"}


def _foreign_key(reference: Reference, target: Dataset) -> dict[str, Any]:
    return {
        "columnReference": list(reference.columns),
        "reference": {"resource": _file(target), "columnReference": list(target.key)},
    }
