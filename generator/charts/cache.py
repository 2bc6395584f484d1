"""Drawings kept on disk by content: what does not change is not drawn again.

The key is a hash of everything that a drawing depends on, so an entry is never outdated and need not
be cleared. An entry is one file, written whole or not at all, with a checksum of what it holds.
"""

import json
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator import formats
from generator.charts.drawing import Chart, ChartKind, Drawing, widths
from generator.charts.look import FONT
from generator.charts.specification import check, nameless_json, specification
from generator.charts.svg import inline_svg, named
from generator.kept import note_used, write_whole
from generator.language import CATALOGUES, Language, spoken
from generator.packs import hash_of_files

_NOT_DRAWING = {"sentences.py", "economic_sentences.py", "forecast_sentences.py", "signs.py"}
_FIELDS = ("wide", "narrow", "specification")
_PACKAGES = ("altair", "Babel", "pydantic_core")


@cache
def drawing_version() -> str:
    """A hash of the source text of what draws, so that an edited module draws everything anew."""
    own = hash_of_files(Path(__file__).parent, but=_NOT_DRAWING)
    return sha256(own.encode() + Path(formats.__file__).read_bytes()).hexdigest()


@cache
def _surroundings(language: Language) -> list[str]:
    """What draws, and the words that a drawing of that language is written with."""
    catalogue = CATALOGUES / f"{language.value}.po"
    words = sha256(catalogue.read_bytes()).hexdigest() if catalogue.exists() else ""
    return [drawing_version(), FONT, language.value, words, *_packages()]


@cache
def _packages() -> tuple[str, ...]:
    return tuple(f"{package} {version(package)}" for package in _PACKAGES)


def key_of(chart: Chart) -> str:
    """The address of a chart's drawing: a hash of what is drawn and of all that draws it.

    The name and the sentences are not drawn, so charts that differ by them alone share a drawing.
    """
    content = {
        "kind": chart.kind,
        "unit": chart.unit,
        "decimals": chart.decimals,
        "columns": chart.table.columns,
        "rows": chart.table.rows,
        "scale": chart.scale,
        "breaks": chart.breaks,
        "shared": chart.shared,
        "widths": widths(chart.kind),
        "surroundings": _surroundings(spoken()),
    }
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def draw(chart: Chart) -> Drawing:
    """The chart drawn in both widths, and checked; imports altair."""
    return _named(_draw_nameless(chart), chart.name)


def _draw_nameless(chart: Chart, *, is_checked: bool = False) -> Drawing:
    wide, narrow = widths(chart.kind)
    wide_specification = specification(chart, wide)
    if not is_checked:
        check(wide_specification)
    if chart.kind is ChartKind.SPARKLINE:
        small = inline_svg(wide_specification, variant="sparkline")
        return Drawing(small, small)
    return Drawing(
        wide=inline_svg(wide_specification, variant="wide"),
        narrow=inline_svg(specification(chart, narrow), variant="narrow"),
        specification=nameless_json(wide_specification),
    )


def _named(drawing: Drawing, name: str) -> Drawing:
    return replace(drawing, wide=named(drawing.wide, name), narrow=named(drawing.narrow, name))


class ChartCache:
    """Drawings in a folder, or none kept when `folder` is None. Several processes may share one.

    `hits` counts the drawings found, `drawn` those made.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.hits = 0
        self.drawn = 0
        self._checked: set[ChartKind] = set()

    def drawing(self, chart: Chart) -> Drawing:
        """The drawing of a chart that `has_figures`."""
        path = self._path(key_of(chart))
        if path and (found := _read(path)):
            self.hits += 1
            note_used(path)
            return _named(found, chart.name)
        made = _draw_nameless(chart, is_checked=self._is_checked(chart.kind))
        self._note_checked(chart.kind)
        self.drawn += 1
        if path:
            _write(path, made)
        return _named(made, chart.name)

    def _is_checked(self, kind: ChartKind) -> bool:
        """Whether Altair has found a chart of the kind right, as this version of the code draws it."""
        mark = self._mark(kind)
        return kind in self._checked or (mark is not None and mark.exists())

    def _note_checked(self, kind: ChartKind) -> None:
        if kind not in self._checked and (mark := self._mark(kind)):
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
        self._checked.add(kind)

    def _mark(self, kind: ChartKind) -> Path | None:
        code = sha256(f"{drawing_version()}{_packages()}".encode()).hexdigest()[:16]
        return self.folder / "checked" / f"{kind}-{code}" if self.folder else None

    def _path(self, key: str) -> Path | None:
        return self.folder / key[:2] / f"{key[2:]}.json" if self.folder else None


def _checksum(drawing: Drawing) -> str:
    return sha256(f"{drawing.wide}\0{drawing.narrow}\0{drawing.specification}".encode()).hexdigest()


def _read(path: Path) -> Drawing | None:
    """What an entry holds; None when there is none or it is damaged."""
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))
        drawing = Drawing(**{name: entry[name] for name in _FIELDS})
        return drawing if entry["checksum"] == _checksum(drawing) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, drawing: Drawing) -> None:
    entry = {**{name: getattr(drawing, name) for name in _FIELDS}, "checksum": _checksum(drawing)}
    write_whole(path, [json.dumps(entry, ensure_ascii=False).encode()])
