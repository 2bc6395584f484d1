"""The page of one indicator, and the list of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.charts.sentences import TREND_METHOD
from generator.language import N_, Words, _
from generator.model.addresses import measure_address
from generator.model.board import DesiredDirection, Indicator, IndicatorKind
from generator.model.figure import Figure, Series
from generator.model.kolada import measure_page
from generator.model.steering import Trend
from generator.model.value import Missing, amount_of
from generator.pages.cells import changed_text, decimals_of, dimension_text, made_text, measure_title, shown
from generator.pages.chart_homes import cited
from generator.pages.charting import Charting, indicator_trend
from generator.pages.citing import Citing
from generator.pages.data_links import answer_download, board_answer, csv_downloads, data_file
from generator.pages.forecasts import indicator_forecasts
from generator.pages.found import indicator_state
from generator.pages.news import indicator_feed
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    ChartFigureParams,
    DefinitionItem,
    DownloadItem,
    KeyFigureParams,
    SparklineParams,
    TableParams,
    TrendParams,
)
from generator.pages.series_table import series_table, vintages_table
from generator.pages.status import trend_params
from generator.pages.view import BoardView

DIRECTION_WORDS = Words(
    {
        DesiredDirection.UP: N_("Högre är bättre"),
        DesiredDirection.DOWN: N_("Lägre är bättre"),
        DesiredDirection.NONE: N_("Varken högre eller lägre räknas som bättre"),
    }
)
KIND_HEADINGS = Words(
    {
        IndicatorKind.GOAL: N_("{area}: målindikatorer"),
        IndicatorKind.QUALITY: N_("{area}: kvalitetsindikatorer"),
        IndicatorKind.INFORMATION: N_("{area}: informationstal"),
        IndicatorKind.KEY_FIGURE: N_("{area}: nyckeltal"),
    }
)
KINDS = Words(
    {
        IndicatorKind.GOAL: N_("Målindikator"),
        IndicatorKind.QUALITY: N_("Kvalitetsindikator"),
        IndicatorKind.INFORMATION: N_("Informationstal"),
        IndicatorKind.KEY_FIGURE: N_("Nyckeltal"),
    }
)


@dataclass(frozen=True)
class IndicatorContext(Context):
    """The page of one indicator.

    where: the municipality and the board.
    description: what it measures.
    latest: params of key-figure for the newest outcome.
    trend: params of trend, None where no direction is better or a trend cannot be told.
    trend_method: how the trend is computed.
    chart: params of chart-figure, None when there is nothing to draw.
    table: params of data-table, shown when figures are too many kinds to draw; None otherwise.
    missing_html: paragraphs that say why there are no figures, for the component notice.
    forecasts: params of chart-figure: forecasts beside the outcome, newest period first.
    vintages: params of data-table with every vintage.
    downloads: items of downloads: every vintage as files, and a text that refers to them; empty where there is none.
    facts: items of definition-list.
    comparison_url: the measure at several boards, None when no other board follows it.
    goals: items of card-list: the goals that it measures.
    feed_url: the feed of its new, revised and corrected figures.
    """

    where: str
    description: str
    latest: KeyFigureParams
    trend: TrendParams | None
    trend_method: str
    chart: ChartFigureParams | None
    table: TableParams | None
    missing_html: Markup
    forecasts: list[ChartFigureParams]
    vintages: TableParams
    downloads: list[DownloadItem]
    facts: list[DefinitionItem]
    comparison_url: str | None
    goals: list[CardItem]
    feed_url: str


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator in a list: its link, newest outcome, and how it has moved."""

    title: str
    url: str
    latest: str
    period: str
    trend: TrendParams | None
    sparkline: SparklineParams | None
    missing: str | None


@dataclass(frozen=True)
class IndicatorGroup:
    """Indicators under one heading: a kind within a service area."""

    heading: str
    id: str
    lines: list[IndicatorLine]


@dataclass(frozen=True)
class IndicatorListContext(Context):
    """All indicators of a board.

    lead: what the page lists.
    trend_method: how the trend is computed.
    groups: the indicators by service area and kind.
    """

    lead: str
    trend_method: str
    groups: list[IndicatorGroup]


def latest_figure(view: BoardView, indicator: Indicator) -> KeyFigureParams:
    """The newest outcome as a key figure; where there is none, the reason."""
    figures = view.figures_of(Series(None, indicator.id))
    outcomes = [f for f in figures if f.id.measure.is_outcome]
    every = [f for f in outcomes if not isinstance(f.shown.value, Missing)]
    stated = [f for f in every if not f.id.dimensions] or every
    if not stated:
        reasons = [note for f in outcomes for note in f.shown.notes]
        if indicator.measured_in_words:
            reasons = [_("Indikatorn följs upp i ord, inte i siffror.")]
        return KeyFigureParams(label=_("Senaste utfall"), missing=(reasons or [_why_none(outcomes)])[0])
    figure = stated[-1]
    params = KeyFigureParams(
        label=measure_title(figure.id.measure, figure.id.period),
        value=shown(figure.shown.value, decimals_of(figure.shown.value), figure.id.measure),
        unit=formats.unit(indicator.unit),
        source=view.source(figure.shown.source),
    )
    details = [dimension_text(view, figure.id.dimensions), made_text(figure.id)]
    if text := changed_text(figure, decimals_of(figure.shown.value), indicator.unit):
        params["sentence"] = text
    if any(details):
        params["period"] = ", ".join(text for text in details if text)
    return params


def _why_none(outcomes: Sequence[Figure]) -> str:
    """Why no outcome states a figure: hidden, not available or not stated at all."""
    reasons = [f.shown.value for f in outcomes if f.shown.value is not Missing.NOT_STATED]
    if not reasons:
        return _("Anges inte i dokumenten.")
    return f"{formats.capitalised(formats.value_in_words(reasons[-1]))}."


def trend_of(view: BoardView, indicator: Indicator) -> TrendParams | None:
    found, before = indicator_trend(view, indicator)
    return None if found is Trend.UNKNOWN else trend_params(found, before)


def indicator_line(view: BoardView, charting: Charting, indicator: Indicator) -> IndicatorLine:
    latest = latest_figure(view, indicator)
    value = latest.get("value", "")
    return IndicatorLine(
        title=indicator.heading,
        url=view.indicator_address(indicator.id),
        latest=formats.with_unit(value, indicator.unit) if value else "",
        period=latest["label"] if value else "",
        trend=trend_of(view, indicator),
        sparkline=charting.sparkline(view, indicator),
        missing=latest.get("missing"),
    )


class IndicatorLines:
    """The lines of a board's indicators: each stands on several of its pages, and is made once for all of them."""

    def __init__(self, view: BoardView, charting: Charting) -> None:
        self._view = view
        self._charting = charting
        self._made: dict[str, IndicatorLine] = {}

    def of(self, indicator: Indicator) -> IndicatorLine:
        if indicator.id not in self._made:
            self._made[indicator.id] = indicator_line(self._view, self._charting, indicator)
        return self._made[indicator.id]


def indicator_page(
    view: BoardView, charting: Charting, indicator: Indicator, citing: Citing, *, is_shared: bool = False
) -> Page:
    """The page of an indicator. `is_shared`: other boards follow the same Kolada measure."""
    figures = view.figures_of(Series(None, indicator.id))
    chart = charting.indicator(view, indicator, level=2, heading=_("Så har det gått"))
    if chart:
        chart["table_open"] = True
    missing = list(dict.fromkeys(note for figure in figures for note in figure.shown.notes))
    vintages = vintages_table(view, figures, table_id="uppgifter", unit=indicator.unit)
    context = IndicatorContext(
        where=f"{view.municipality.name} · {view.board.name}",
        title=indicator.heading,
        breadcrumbs=view.breadcrumbs(
            BreadcrumbItem(
                title=formats.capitalised(view.indicators_word), url=view.indicators_address
            ),
            BreadcrumbItem(title=indicator.heading),
        ),
        description=indicator.description,
        latest=latest_figure(view, indicator),
        trend=trend_of(view, indicator),
        trend_method=_(TREND_METHOD),
        chart=chart,
        table=_table_instead(view, indicator, figures) if chart is None else None,
        missing_html=_paragraphs(missing or [_("Dokumenten anger inga siffror för indikatorn.")]),
        forecasts=indicator_forecasts(view, charting, indicator),
        vintages=vintages,
        downloads=[*_downloads(view, indicator), _reference(view, indicator, figures, citing)]
        if vintages["rows"]
        else [],
        facts=_facts(view, indicator),
        comparison_url=measure_address(indicator.kolada_id) if is_shared and indicator.kolada_id else None,
        goals=[
            CardItem(
                title=entry.goal.heading,
                url=view.goal_address(entry.goal.id),
                meta=f"{_level_name(view, entry.goal.level_id)} {entry.year}",
            )
            for entry in view.goals_with(indicator)
        ],
        feed_url=indicator_feed(view, indicator).address,
    )
    return Page(
        address=view.indicator_address(indicator.id),
        template="indikator",
        context=context,
        html_title=f"{indicator.heading} – {view.where}",
        description=indicator.description,
        feeds=(indicator_feed(view, indicator),),
        search=SearchEntry(
            kind=KINDS[indicator.kind],
            where=f"{view.where}, {formats.lowered(view.area_name(indicator.service_area_id))}",
            text=indicator.description,
            names=tuple(
                dict.fromkeys([indicator.name, indicator.label or "", *(n.name for n in indicator.earlier_names)])
            ),
            state=indicator_state(context.latest, indicator.unit),
            year=figures[-1].id.period.year if figures else None,
        ),
    )


def _downloads(view: BoardView, indicator: Indicator) -> list[DownloadItem]:
    board = board_answer(view.municipality.id, view.board.id)
    return [
        *csv_downloads(data_file(view.indicator_address(indicator.id))),
        answer_download(f"{board}/indikatorer/{indicator.id}"),
    ]


def _table_instead(view: BoardView, indicator: Indicator, figures: Sequence[Figure]) -> TableParams | None:
    """The figures as a table when they cannot be drawn; None when there are none."""
    if not any(amount_of(figure.shown.value) is not None for figure in figures):
        return None
    caption = f"{indicator.heading}, {formats.unit(indicator.unit)}"
    return series_table(
        view, figures, table_id=f"siffror-{indicator.id}", caption=caption, unit=indicator.unit
    )


def _reference(
    view: BoardView, indicator: Indicator, figures: Sequence[Figure], citing: Citing
) -> DownloadItem:
    """A text that refers to the indicator's figures."""
    places = cited(view, figures)
    return citing.item(indicator.heading, places, view.indicator_address(indicator.id))


def _paragraphs(texts: list[str]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(text) for text in texts)


def _level_name(view: BoardView, level_id: str) -> str:
    level = view.municipality.steering_model.level(level_id)
    return level.name if level else level_id


def _facts(view: BoardView, indicator: Indicator) -> list[DefinitionItem]:
    facts: list[tuple[str, str | Markup]] = [
        (_("Namn i dokumentet"), indicator.stated_name or indicator.name),
        (_("Tidigare namn"), "; ".join(_earlier(name.name, name.until) for name in indicator.earlier_names)),
        (_("Beteckning"), indicator.label or ""),
        (_("Slag"), KINDS[indicator.kind]),
        (_("Verksamhetsområde"), view.area_name(indicator.service_area_id)),
        (_("Mäts med"), _("Text, inte siffror") if indicator.measured_in_words else ""),
        (_("Enhet"), "" if indicator.measured_in_words else formats.unit(indicator.unit)),
        (
            _("Önskad riktning"),
            _(
                "{direction}. Riktningen har vi angett, den står inte i dokumentet.",
                direction=DIRECTION_WORDS[indicator.desired_direction],
            ),
        ),
        (_("Mäts av"), indicator.measured_where or ""),
        (_("Mäts hur ofta"), indicator.frequency or ""),
        (_("Mått i Kolada"), _kolada_link(indicator.kolada_id) if indicator.kolada_id else ""),
        (_("Brott i serien"), "; ".join(f"{b.year}: {b.reason}" for b in indicator.breaks)),
    ]
    return [DefinitionItem(term=term, description=text) for term, text in facts if text]


def _kolada_link(kolada_id: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(measure_page(kolada_id), kolada_id)


def _earlier(name: str, until: int | None) -> str:
    return _("{name} (till och med {year})", name=name, year=until) if until else name


def indicator_list_page(view: BoardView, lines: IndicatorLines) -> Page:
    groups = []
    areas = [area.id for area in view.board.service_areas]
    for area_id in [None, *areas]:
        for kind in IndicatorKind:
            found = [
                i for i in view.board.indicators.values() if i.service_area_id == area_id and i.kind is kind
            ]
            if found:
                heading = KIND_HEADINGS[kind].format(area=view.area_name(area_id))
                group_id = f"{area_id or 'hela-namnden'}-{kind.name.lower()}"
                groups.append(IndicatorGroup(heading, group_id, [lines.of(indicator) for indicator in found]))
    count = formats.plural(len(view.board.indicators), view.indicator_word, view.indicators_word)
    lead = _(
        "{board} följer {count}. Här finns alla, ordnade efter verksamhetsområde.",
        board=view.board.name,
        count=count,
    )
    return Page(
        address=view.indicators_address,
        template="indikatorer",
        context=IndicatorListContext(
            title=formats.capitalised(view.indicators_word),
            breadcrumbs=view.breadcrumbs(BreadcrumbItem(title=formats.capitalised(view.indicators_word))),
            lead=lead,
            trend_method=_(TREND_METHOD),
            groups=groups,
        ),
        html_title=f"{formats.capitalised(view.indicators_word)} – {view.where}",
        description=lead,
    )
