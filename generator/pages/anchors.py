"""The ids of figures in the pages, which addresses lead to: never to be changed."""

from generator import formats
from generator.model.figure import FigureId
from generator.model.report import Column, Dimensions, Report


def row_id(table_slug: str, key: str, dimensions: Dimensions) -> str:
    """A row of a report's table, on the report's page: `indikatorer-personalkontinuitet-k`."""
    return "-".join([table_slug, key, *(formats.slug(stated) for _, stated in dimensions)])


def cell_id(table_slug: str, key: str, dimensions: Dimensions, column: Column) -> str:
    """A figure in a report's table, on the report's page: `drift-vard-och-omsorg-prognos-2024`."""
    return f"{row_id(table_slug, key, dimensions)}-{formats.slug(column.title)}"


def vintage_id(figure: FigureId, report: Report) -> str:
    """What one report says of a figure, on the page of its indicator: `utfall-2023-k-2025-verksamhetsplan`."""
    made = (f"per-{formats.slug(str(figure.made))}",) if figure.made else ()
    stated = (formats.slug(stated) for _, stated in figure.dimensions)
    parts = (figure.measure.value, str(figure.period), *stated, *made, report.id)
    return "-".join(formats.slug(part) for part in parts)
