"""The whole data sets' CSV files as a Frictionless Data Package, version 2: https://datapackage.org/standard/data-package/

A missing value is an empty cell, and why it is missing stands in a column of its own.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.contents import Content
from generator.model.board import Municipality
from generator.opendata.dataset import Column, Dataset, Kind, Reference
from generator.opendata.publisher import Publisher
from generator.pages import data_links as links
from generator.pages.view import BoardView

_PROFILES = "https://datapackage.org/profiles/2.0/"
DESCRIPTION = """Nämndernas mål, indikatorer och ekonomi, så som deras rapporter anger dem. Varje siffra har sin källa: \
rapporten, dokumentet och sidan. Nya siffror kommer när en nämnd har behandlat en rapport. Siffror som omfattas av \
sekretess finns inte med."""
IN_ENGLISH = """Goals, indicators and economy of municipal boards in Sweden, as their reports state them. Each figure has \
its source: the report, the document and the page. New figures come when a board has considered a report."""
HOW_TO_READ = """Filerna är CSV enligt RFC 4180, i UTF-8 med decimalpunkt. En tom cell är ett värde som saknas. I \
observationer säger kolumnerna tecken och forklaring varför. En text som ett kalkylprogram skulle ta för en formel \
(den börjar med = + - @, tabb, vagnretur eller en apostrof) har en apostrof före sig. Ta bort den när du läser filen."""


def data_package(
    title: str,
    datasets: Sequence[Dataset],
    municipalities: Sequence[Municipality],
    views: Sequence[BoardView],
    files: Mapping[str, Content],
    *,
    root: str,
    edition: int,
    publisher: Publisher | None,
) -> dict[str, Any]:
    """The package that describes `NAME.csv` of every data set, to stand beside them.

    files: of the site, by path. root: what addresses begin with, `` where the site's own is not known. edition: the
    number of the latest, 0 before the first; the version is 1 (columns are never taken away) and that number.
    """
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "oppna-mal",
        "title": title,
        "description": f"{DESCRIPTION} {HOW_TO_READ}",
        "version": f"1.{edition}.0",
        "licenses": _licences(municipalities),
        "sources": [_source(view) for view in views],
    }
    if root:
        package |= {"id": f"{root}{links.DATA_PACKAGE}", "homepage": f"{root}{links.FOLDER}"}
    if publisher:
        package["contributors"] = [_contributor(publisher)]
    package["resources"] = [_resource(dataset, datasets, files) for dataset in datasets]
    return package


def as_json(described: Mapping[str, Any]) -> bytes:
    """As a file that people can read too; the same bytes each time."""
    return f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode()


def _licences(municipalities: Sequence[Municipality]) -> list[dict[str, str]]:
    """Each licence once, in the order of the municipalities."""
    found = dict.fromkeys(municipality.licence for municipality in municipalities)
    return [{"name": each.value, "title": each.full_name, "path": each.address} for each in found]


def _source(view: BoardView) -> dict[str, str]:
    source = {"title": f"Rapporter till {view.board.name}, {view.municipality.name}"}
    return source | ({"path": view.municipality.website} if view.municipality.website else {})


def _contributor(publisher: Publisher) -> dict[str, Any]:
    path = {"path": publisher.website} if publisher.website else {}
    return {"title": publisher.name, **path, "email": publisher.e_mail, "roles": ["publisher"]}


def _resource(dataset: Dataset, datasets: Sequence[Dataset], files: Mapping[str, Content]) -> dict[str, Any]:
    path = links.dataset_file(dataset.name)
    content = files[path[1:]]
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": dataset.name,
        "type": "table",
        "title": dataset.title,
        "description": dataset.description,
        "path": path.removeprefix(links.FOLDER),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": content.size,
        "hash": f"sha256:{content.digest}",
        "dialect": {
            "$schema": f"{_PROFILES}tabledialect.json",
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": _schema(dataset, datasets),
    }


def _schema(dataset: Dataset, datasets: Sequence[Dataset]) -> dict[str, Any]:
    """As https://datapackage.org/standard/table-schema/ has it."""
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column) for column in dataset.columns],
        "missingValues": [""],
        "primaryKey": list(dataset.key),
    }
    keys = {each.name: each.key for each in datasets}
    if dataset.references:
        schema["foreignKeys"] = [_foreign_key(each, keys[each.dataset]) for each in dataset.references]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.kind.value,
    }
    if column.kind is Kind.YES_OR_NO:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = [str(value) for value in column.values]
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(reference: Reference, key: Sequence[str]) -> dict[str, Any]:
    return {
        "fields": list(reference.columns),
        "reference": {"resource": reference.dataset, "fields": list(key)},
    }
