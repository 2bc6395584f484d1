"""The params of the theme's components, as types: what site_theme/components/*/component.yml says."""

from typing import NotRequired, TypedDict

from markupsafe import Markup


class BreadcrumbItem(TypedDict, total=False):
    title: str
    url: str


class StatusParams(TypedDict, total=False):
    word: str
    kind: str
    explanation: str


class StatusCount(TypedDict):
    count: str
    status: StatusParams


class TrendParams(TypedDict):
    word: str
    kind: str


class SourceParams(TypedDict, total=False):
    text: str
    url: str
    locator: str
    print_url: str


class KeyFigureParams(TypedDict, total=False):
    label: str
    value: str
    unit: str
    period: str
    sentence: str
    source: SourceParams
    missing: str


class CardItem(TypedDict, total=False):
    title: str
    url: str
    text: str
    meta: str
    status: StatusParams


class ColumnParams(TypedDict, total=False):
    title: str
    kind: str
    note: str


class CellParams(TypedDict, total=False):
    text: str
    kind: str
    url: str
    note_marks: list[str]
    missing_reason: str
    revised: str
    revised_word: str
    status: StatusParams
    html: Markup
    id: str


class RowParams(TypedDict, total=False):
    cells: list[CellParams]
    kind: str
    id: str


class NoteParams(TypedDict):
    mark: str
    text: str


class TableParams(TypedDict, total=False):
    id: str
    caption: str
    caption_hidden: bool
    columns: list[ColumnParams]
    rows: list[RowParams]
    notes: list[NoteParams]
    row_links: bool


class CopyText(TypedDict):
    label: str
    text: str


class DownloadItem(TypedDict, total=False):
    title: str
    url: str
    detail: str
    copies: list[CopyText]
    note: str


class ChartFigureParams(TypedDict, total=False):
    id: str
    heading: str
    heading_level: int
    svg_wide: Markup
    svg_narrow: Markup
    sentences: list[str]
    table: TableParams
    table_open: bool
    source: list[SourceParams]
    downloads: list[DownloadItem]
    signs: list[str]
    note: str


class NavItem(TypedDict, total=False):
    title: str
    url: str
    current: bool


class PagerParams(TypedDict, total=False):
    previous: BreadcrumbItem
    next: BreadcrumbItem


class DefinitionItem(TypedDict, total=False):
    term: str
    description: str | Markup
    url: str
    id: str


class CorrectionItem(TypedDict, total=False):
    id: str
    date: str
    title: str
    url: str
    where: str
    was: str
    now: str
    reason: str


class RemarkItem(TypedDict, total=False):
    what: str
    reason: str
    url: str
    url_text: str


class GoalItem(TypedDict, total=False):
    title: str
    url: str
    level: str
    area: str
    statuses: list[StatusParams]
    reports_on: str
    area_id: str
    years: str
    children: list["GoalItem"]


class WordItem(TypedDict, total=False):
    id: str
    word: str
    explanation: str
    url: str
    back_url: str


class SparklineParams(TypedDict):
    svg: Markup
    text: str


class ProblemItem(TypedDict):
    severity: str
    code: str
    url: str
    place: str
    what: str
    fix: str


class WaitingItem(TypedDict):
    title: str
    url: NotRequired[str]
    when: str


class ChangedItem(TypedDict):
    title: str
    url: NotRequired[str]
    what: str
