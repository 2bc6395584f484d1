"""What can be compared, what cannot and why; and the boards of one municipality side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import formats
from generator.language import _
from generator.model import addresses
from generator.model.board import Country
from generator.model.comparison import Measured, measures_by_id, shared_measures
from generator.pages.budget_position import budget_positions
from generator.pages.charting import Charting
from generator.pages.compare_budget import budget_comparison_page, percent_text, state_name
from generator.pages.compare_measure import measure_page
from generator.pages.compare_years import pairs_nav
from generator.pages.measured import followers_of
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    CellParams,
    ColumnParams,
    DefinitionItem,
    NavItem,
    RowParams,
    TableParams,
)
from generator.pages.view import BoardView, start_crumb


@dataclass(frozen=True)
class BoardYears:
    """A board and items of local-nav to its pairs of years."""

    name: str
    pairs: list[NavItem]


@dataclass(frozen=True)
class ComparisonsContext(Context):
    """What can be compared.

    lead: what the page leads to.
    measures: items of card-list: measures that several boards follow.
    no_measures: why there are none, None when there are.
    budget_url: the page of variances in per cent.
    boards: the boards that have two years to set side by side.
    limits: items of definition-list: what cannot be compared, and why.
    """

    lead: str
    measures: list[CardItem]
    no_measures: str | None
    budget_url: str
    boards: list[BoardYears]
    limits: list[DefinitionItem]


def comparison_pages(country: Country, views: Sequence[BoardView], charting: Charting) -> list[Page]:
    """The page of comparisons and those that it leads to, the pairs of years aside."""
    shared = shared_measures(country)
    return [
        _comparisons_page(country, views, shared),
        budget_comparison_page(views, charting),
        *(measure_page(kolada_id, measured, views, charting) for kolada_id, measured in shared.items()),
    ]


def _comparisons_page(
    country: Country, views: Sequence[BoardView], shared: dict[str, tuple[Measured, ...]]
) -> Page:
    title = _("Jämför")
    lead = _(
        "Här kan du ställa nämnder och år bredvid varandra. Vi jämför bara det som går att jämföra, och säger till när en jämförelse kan lura dig."
    )
    boards = [BoardYears(view.where, pairs) for view in views if (pairs := pairs_nav(view))]
    context = ComparisonsContext(
        title=title,
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=title)],
        lead=lead,
        measures=[_measure_card(kolada_id, measured, views) for kolada_id, measured in shared.items()],
        no_measures=None if shared else _no_measures(country, views),
        budget_url=addresses.BUDGET_COMPARISON,
        boards=boards,
        limits=[DefinitionItem(term=term, description=text) for term, text in _limits(country, views)],
    )
    return Page(
        address=addresses.COMPARISONS,
        template="jamfor",
        context=context,
        html_title=_("Jämför nämnder och år"),
        description=lead,
        search=SearchEntry(title, _("Alla nämnder"), lead),
    )


def _measure_card(kolada_id: str, measured: Sequence[Measured], views: Sequence[BoardView]) -> CardItem:
    followers = followers_of(measured, views)
    return CardItem(
        title=followers[0].indicator.heading,
        url=addresses.measure_address(kolada_id),
        text=formats.listed([one.name for one in followers]),
        meta=_("Kolada {kolada_id}", kolada_id=kolada_id),
    )


def _no_measures(country: Country, views: Sequence[BoardView]) -> str:
    """Why no measure is shared: no board states an id, or no two state the same."""
    if len(views) < 2:
        return _("Det finns bara en nämnd på webbplatsen, så det finns ingen att jämföra med.")
    if not measures_by_id(country):
        return _(
            "Just nu finns inget mått att jämföra. Inget av nämndernas dokument anger ett id i databasen Kolada, och utan det vet vi inte att två mått är samma."
        )
    return _("Just nu finns inget mått att jämföra. Inga två nämnder har angett samma id i databasen Kolada.")


def _limits(country: Country, views: Sequence[BoardView]) -> Iterator[tuple[str, str]]:
    """What is not compared, and why, for a reader who wonders."""
    every = [indicator for view in views for indicator in view.board.indicators.values()]
    alike = _(
        "Två mått kan heta nästan samma sak och ändå räkna olika saker, eller olika personer. Vi jämför därför bara mått som har samma id i Kolada, kommunernas gemensamma databas, och bara när nämndens dokument säger det."
    )
    if every:
        without = sum(1 for indicator in every if not indicator.kolada_id)
        if without == len(every):
            counted = _("Inget av de {total} måtten på webbplatsen har ett sådant id.", total=len(every))
        else:
            counted = _("{count} av {total} mått har inget sådant id.", count=without, total=len(every))
        alike = f"{alike} {counted}"
    yield _("Mått som liknar varandra"), alike
    yield (
        _("Mål och status"),
        _(
            "Varje kommun väljer sina egna mål och bestämmer själv när ett mål är uppfyllt. Fler uppfyllda mål betyder inte att en nämnd är bättre än en annan."
        ),
    )
    yield (
        _("Kostnader i kronor"),
        _(
            "Nämnderna ansvarar för olika saker, och kommunerna är olika stora. Därför jämför vi avvikelsen från den egna budgeten i procent, och inte kronor."
        ),
    )
    yield (
        _("Olika delar av året"),
        _(
            "Januari–mars kan inte jämföras med ett helt år, och en prognos inte med ett bokslut. De står var för sig."
        ),
    )
    yield (
        _("Små tal och gränser"),
        _("Står det under 5, eller visas siffran inte av sekretesskäl, räknar vi inte ut någon skillnad."),
    )


def boards_table(views: Sequence[BoardView], goals: Sequence[str]) -> TableParams | None:
    """A municipality's boards side by side; None with fewer than two. `goals`: each board's in words."""
    if len(views) < 2:
        return None
    rows = []
    for view, sentence in zip(views, goals, strict=True):
        newest = view.board.adopted[-1] if view.board.adopted else None
        meeting = newest.meeting.date if newest else None
        rows.append(
            RowParams(
                cells=[
                    CellParams(text=view.board.name, url=view.address),
                    CellParams(text=sentence),
                    _percent_cell(view),
                    CellParams(text=formats.day(meeting), url=view.report_address(newest))
                    if meeting and newest
                    else CellParams(
                        text="..", kind="missing", missing_reason=_("Dokumentet anger ingen dag.")
                    ),
                ]
            )
        )
    columns = [
        ColumnParams(title=_("Nämnd"), kind="text"),
        ColumnParams(title=_("Mål"), kind="text"),
        ColumnParams(title=_("Avvikelse mot budget"), kind="text", note=_("procenten har vi räknat ut")),
        ColumnParams(title=_("Senaste sammanträde"), kind="text"),
    ]
    return TableParams(
        id="namnder-bredvid-varandra", caption=_("Nämnderna bredvid varandra"), columns=columns, rows=rows
    )


def _percent_cell(view: BoardView) -> CellParams:
    """The newest variance in per cent with how sure it is, and the way to where it is explained."""
    position = next((p for p in budget_positions(view) if p.percent is not None), None)
    if position is None:
        reason = _("Ingen uppföljning anger både budget och utfall.")
        return CellParams(text="..", kind="missing", missing_reason=reason)
    text = _(
        "{percent} {year}. {state}",
        percent=percent_text(position),
        year=position.period.year,
        state=state_name(position),
    )
    return CellParams(text=text, url=addresses.BUDGET_COMPARISON)
