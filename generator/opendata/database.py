"""All data sets as one SQLite database, with foreign keys, full text search and views; opens in Datasette."""

import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.model.licence import Licence
from generator.opendata.dataset import Dataset, Kind, Reference, converted
from generator.pages import data_links as links

# What readers ask for first: each a view, with what it holds.
VIEWS: Mapping[str, tuple[str, str]] = {
    "gallande": (
        "De uppgifter som gäller: den senaste rapportens.",
        "select * from observationer where galler = 1",
    ),
    "utfall": (
        "Det som blev: utfall och bokslut som gäller, med en rad för varje serie och period.",
        "select * from observationer where galler = 1 and matt in ('utfall', 'bokslut')",
    ),
    "prognoser_och_bokslut": (
        "Varje prognos bredvid det som sedan blev. Skillnaden är utfallet minus prognosen.",
        """select p.kommun, p.namnd, p.tabell, p.serie, p.kon, p.grupp, p.omrade, p.period, p.prognos_per,
       p.varde as prognos, u.matt as utfallets_matt, u.varde as utfall, u.varde - p.varde as skillnad, p.enhet,
       p.rapport as prognosens_rapport, u.rapport as utfallets_rapport, p.adress as prognosens_adress,
       u.adress as utfallets_adress
from observationer as p
join observationer as u on u.kommun_id = p.kommun_id and u.namnd_id = p.namnd_id and u.slag = p.slag
  and coalesce(u.tabell_id, '') = coalesce(p.tabell_id, '') and u.serie_id = p.serie_id
  and coalesce(u.kon, '') = coalesce(p.kon, '') and coalesce(u.omrade, '') = coalesce(p.omrade, '')
  and coalesce(u.grupp, '') = coalesce(p.grupp, '') and u.period = p.period
where p.matt = 'prognos' and p.galler = 1 and u.galler = 1 and u.matt in ('utfall', 'bokslut')
  and p.varde is not null and u.varde is not null""",
    ),
}
_SEARCHED = ("serie", "benamning", "anmarkning", "dokument")
# Datasette finds the index of a table by what this says.
_INDEX = """create virtual table "observationer_fts" using fts5 (
    {columns}, tokenize='unicode61 remove_diacritics 2', content="observationer"
)"""


def database_file(datasets: Sequence[Dataset]) -> bytes:
    """The same bytes for the same rows and version of SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "oppna-mal.sqlite"
        connection = sqlite3.connect(path)
        try:
            connection.execute("pragma synchronous = off")  # a file that is lost is made again
            for dataset in datasets:
                connection.execute(_declaration(dataset, datasets))
            for dataset in datasets:
                places = ", ".join("?" * len(dataset.columns))
                connection.executemany(f'insert into "{dataset.name}" values ({places})', _stored(dataset))
            searched = _quoted(_SEARCHED)
            connection.execute(_INDEX.format(columns=searched))
            connection.execute(
                f'insert into "observationer_fts" (rowid, {searched}) select rowid, {searched} from "observationer"'
            )
            for name, (_, query) in VIEWS.items():
                connection.execute(f'create view "{name}" as {query}')
            connection.commit()
            connection.execute("vacuum")
        finally:
            connection.close()
        return path.read_bytes()


def _declaration(dataset: Dataset, datasets: Sequence[Dataset]) -> str:
    """`create table` with the key and the references of a data set."""
    names = {Kind.INTEGER: "integer", Kind.DECIMAL: "real", Kind.YES_OR_NO: "integer"}
    lines = [
        f'"{column.name}" {names.get(column.kind, "text")}{" not null" if column.required else ""}'
        for column in dataset.columns
    ]
    lines.append(f"primary key ({_quoted(dataset.key)})")
    lines += [_foreign_key(reference, datasets) for reference in dataset.references]
    return f'create table "{dataset.name}" ({", ".join(lines)})'


def _foreign_key(reference: Reference, datasets: Sequence[Dataset]) -> str:
    target = next(dataset for dataset in datasets if dataset.name == reference.dataset)
    return (
        f"foreign key ({_quoted(reference.columns)}) references "
        f'"{target.name}" ({_quoted(target.key)})'
    )


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _stored(dataset: Dataset) -> list[list[Any]]:
    """The rows as SQLite stores them: numbers as real, dates as text."""
    return converted(dataset, dataset.rows, {Kind.DECIMAL: float, Kind.YES_OR_NO: int, Kind.DATE: date.isoformat})


def datasette_metadata(datasets: Sequence[Dataset], title: str, licence: Licence, root: str) -> dict[str, Any]:
    """What Datasette shows about the database, its tables, views and columns.

    root: what addresses begin with, `` where the site's own is not known.
    """
    tables: dict[str, Any] = {
        dataset.name: {
            "title": dataset.title,
            "description": dataset.description,
            "columns": {column.name: column.description for column in dataset.columns},
        }
        for dataset in datasets
    }
    tables |= {name: {"description": description} for name, (description, _) in VIEWS.items()}
    where = {"source_url": f"{root}{links.FOLDER}", "about_url": f"{root}/"} if root else {}
    return {
        "title": title,
        "license": licence.full_name,
        "license_url": licence.address,
        "source": title,
        "about": title,
        **where,
        "databases": {Path(links.DATABASE).stem: {"tables": tables}},
    }
