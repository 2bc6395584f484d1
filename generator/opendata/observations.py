"""Every figure that a report states, a row each: what all the other files of open data are cut from."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from generator import formats
from generator.language import unmarked
from generator.model.figure import Figure, Series, Vintage
from generator.model.report import Report
from generator.model.revision import revisions_of
from generator.model.value import Bound, Direction, Missing, Nil, Number, Value, amount_of
from generator.opendata.dataset import Column, Dataset, Kind, Reference, Row
from generator.pages.anchors import cell_id
from generator.pages.changes import unit_of
from generator.pages.view import BoardView, report_name

NORMAL, PRELIMINARY, REVISED = "slutlig", "preliminär", "reviderad"
INDICATOR, ECONOMY = "indikator", "ekonomi"
_TEXT, _INTEGER, _DECIMAL, _DATE = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE

COLUMNS = (
    Column("observation", _TEXT, "Observation", "Radens namn: uppgiften, @ och rapporten. Ändras aldrig.", True),
    Column("uppgift", _TEXT, "Uppgift", "Vad siffran är: kommun, nämnd, serie, indelning, mått och period. Flera rapporter kan ange samma uppgift.", True),
    Column("kommun_id", _TEXT, "Kommunens id", "Kommunens id på webbplatsen.", True),
    Column("kommun", _TEXT, "Kommun", "Kommunens namn.", True),
    Column("kommunkod", _TEXT, "Kommunkod", "SCB:s kod för kommunen, fyra siffror.", True),
    Column("namnd_id", _TEXT, "Nämndens id", "Nämndens id på webbplatsen. Samma id kan finnas i flera kommuner.", True),
    Column("namnd", _TEXT, "Nämnd", "Nämndens namn.", True),
    Column("slag", _TEXT, "Slag", "Om serien är en indikator eller en post i en ekonomisk tabell.", True, (INDICATOR, ECONOMY)),
    Column("tabell_id", _TEXT, "Tabellens id", "Den ekonomiska tabell som posten hör till. Tomt för indikatorer."),
    Column("tabell", _TEXT, "Tabell", "Den ekonomiska tabellens namn. Tomt för indikatorer."),
    Column("serie_id", _TEXT, "Seriens id", "Indikatorns eller postens id. Det är detsamma fast namnet ändras.", True),
    Column("serie", _TEXT, "Serie", "Indikatorns eller postens namn i dag.", True),
    Column("benamning", _TEXT, "Benämning i rapporten", "Vad rapporten kallar indikatorn eller posten.", True),
    Column("verksamhetsomrade_id", _TEXT, "Verksamhetsområdets id", "Det verksamhetsområde som siffran gäller. Tomt: hela nämnden."),
    Column("verksamhetsomrade", _TEXT, "Verksamhetsområde", "Verksamhetsområdets namn i dag. Tomt: hela nämnden."),
    Column("kon", _TEXT, "Kön", "K är kvinnor, M är män, T är totalt. Tomt: siffran är inte uppdelad.", False, ("K", "M", "T")),
    Column("omrade", _TEXT, "Område", "Områdets id, där tabellen delar upp serien efter område. Annars tomt."),
    Column("grupp", _TEXT, "Grupp", "Gruppen, där tabellen delar upp serien efter grupp. Annars tomt."),
    Column("matt", _TEXT, "Mått", "Vad siffran säger: utfall, bokslut, budget, ombudgetering, totalbudget, prognos, plan, målvärde, avvikelse, differens eller förändring.", True),
    Column("period", _TEXT, "Period", "2024 är ett år, 2024-08 årets början till och med augusti, 2024-K1 ett kvartal, 2024-T2 ett tertial, 2024-H1 ett halvår, 2023/24 ett läsår.", True),
    Column("period_start", _DATE, "Periodens första dag", "Den första dag som siffran gäller.", True),
    Column("period_slut", _DATE, "Periodens sista dag", "Den sista dag som siffran gäller.", True),
    Column("prognos_per", _TEXT, "Gjord per", "Den period som var känd när en prognos gjordes. Tomt för annat än prognoser."),
    Column("varde", _DECIMAL, "Värde", "Siffran så som dokumentet anger den. Tomt: det finns ingen siffra, se tecken och förklaring."),
    Column("decimaler", _INTEGER, "Decimaler", "Så många decimaler som dokumentet skriver ut. Tomt där det inte finns någon siffra."),
    Column("tecken", _TEXT, "Tecken", "Vad som står i stället för en siffra (.. . – sekretess), eller framför gränsen (< > ≤ ≥), eller ett mål utan siffra (ska öka, ska minska).", False, ("..", ".", "–", "sekretess", "<", ">", "≤", "≥", "ska öka", "ska minska")),
    Column("grans", _DECIMAL, "Gräns", "Gränsen, där siffran bara är känd som mindre eller större än den."),
    Column("forklaring", _TEXT, "Förklaring", "Varför det inte finns någon siffra, i ord."),
    Column("enhet", _TEXT, "Enhet", "Vad siffran räknas i, till exempel procent, dagar eller tkr.", True),
    Column("status", _TEXT, "Status", "preliminär: dokumentet säger att siffran kan ändras. reviderad: en tidigare rapport angav en annan siffra. slutlig: varken eller.", True, (NORMAL, PRELIMINARY, REVISED)),
    Column("upplaga", _INTEGER, "Upplaga", "1 för den rapport som först angav uppgiften, 2 för nästa, och så vidare.", True),
    Column("galler", Kind.YES_OR_NO, "Gäller", "Om detta är den uppgift som visas på webbplatsen: den senaste rapportens.", True),
    Column("anmarkning", _TEXT, "Anmärkning", "Noter till siffran eller raden."),
    Column("rattad", _DATE, "Rättad", "Dagen då vi senast rättade vad vi hade skrivit fel. Tomt: aldrig rättad."),
    Column("rapport_id", _TEXT, "Rapportens id", "Rapportens år och mapp.", True),
    Column("rapport", _TEXT, "Rapport", "Vad rapporten kallas på webbplatsen.", True),
    Column("dokument", _TEXT, "Dokument", "Titeln på det dokument som siffran är hämtad ur.", True),
    Column("dokument_datum", _TEXT, "Dokumentets datum", "År, månad och dag, eller bara år och månad när dagen inte är känd.", True),
    Column("sida", _INTEGER, "Sida", "Sidan i dokumentet. Tomt: inte känd."),
    Column("avsnitt", _TEXT, "Avsnitt", "Avsnittet i dokumentet. Tomt: inte angivet."),
    Column("sammantrade", _DATE, "Sammanträde", "Dagen för det sammanträde som behandlade rapporten. Tomt: inte känd."),
    Column("paragraf", _TEXT, "Paragraf", "Paragrafen i protokollet. Tomt: inte känd."),
    Column("diarienummer", _TEXT, "Diarienummer", "Ärendets diarienummer. Tomt: inte känt."),
    Column("publicerad", Kind.TIME, "Publicerad här", "När rapporten publicerades på webbplatsen, med tidszon.", True),
    Column("adress", _TEXT, "Adress", "Där siffran står på webbplatsen.", True),
)  # fmt: skip

OBSERVATIONS = Dataset(
    "observationer",
    "Observationer",
    "Alla siffror som nämndernas rapporter anger: en rad för varje rapport som anger en uppgift.",
    COLUMNS,
    key=("observation",),
    references=(
        Reference(("kommun_id",), "kommuner"),
        Reference(("kommun_id", "namnd_id"), "namnder"),
        Reference(("kommun_id", "namnd_id", "rapport_id"), "rapporter"),
    ),
)


@dataclass(frozen=True)
class Observation:
    """A row of the data set, with the series, the report and the report's table that it stands in."""

    row: Row
    series: Series
    report_id: str
    table_slug: str


def root_of_site(site_url: str | None) -> str:
    """What addresses in the data begin with: the site's own without its last slash, or `` where it is not known."""
    return site_url.rstrip("/") if site_url else ""


def observations_of(view: BoardView, root: str) -> Iterator[Observation]:
    """The board's observations, in the order in which reports first state each figure.

    An empty cell states nothing and is none, unless it says why. root: as `root_of_site` has it.
    """
    anchors = _anchors(view)
    for figure in view.figures.values():
        revised = {step.now.report.id for step in revisions_of(figure)}
        stated = [vintage for vintage in figure.vintages if _states(vintage)]
        for number, vintage in enumerate(stated, start=1):
            address = f"{root}{view.report_address(vintage.report)}#{anchors[id(vintage.cell)]}"
            row = _row(view, figure, vintage, number, vintage.report.id in revised, address)
            table_slug = PurePosixPath(vintage.cell.place.file).stem
            yield Observation(row, figure.id.series, vintage.report.id, table_slug)


def _states(vintage: Vintage) -> bool:
    """As the page of an indicator has it: a cell that is empty, and says nothing of why, is no statement."""
    return vintage.value is not Missing.NOT_STATED or bool(vintage.notes or vintage.cell.corrections)


def figure_name(view: BoardView, figure: Figure) -> str:
    """What the column `uppgift` says: `exempelstad/kulturnamnden/drift/bibliotek/prognos/2024/per-2024-08`."""
    identity = figure.id
    parts = [view.municipality.id, view.board.id, identity.series.table_id or "indikatorer", identity.series.key]
    parts += [f"{formats.slug(name)}-{formats.slug(stated)}" for name, stated in identity.dimensions]
    parts += [formats.slug(identity.measure.value), str(identity.period).replace("/", "-")]
    if identity.made:
        parts.append(f"per-{str(identity.made).replace('/', '-')}")
    return "/".join(parts)


def _row(
    view: BoardView, figure: Figure, vintage: Vintage, number: int, is_revised: bool, address: str
) -> Row:
    identity, report = figure.id, vintage.report
    board, municipality = view.board, view.municipality
    table = board.tables.get(identity.series.table_id or "")
    dimensions = dict(identity.dimensions)
    indicator = board.indicators.get(identity.series.key) if table is None else None
    line = table.line(identity.series.key) if table else None
    named = indicator or line
    area = board.service_area(dimensions.get("område") or (named.service_area_id if named else None))
    name = figure_name(view, figure)
    return (
        f"{name}@{report.id}",
        name,
        municipality.id,
        municipality.name,
        municipality.code,
        board.id,
        board.name,
        ECONOMY if table else INDICATOR,
        identity.series.table_id,
        table.name if table else None,
        identity.series.key,
        named.name if named else identity.series.key,
        vintage.printed_name,
        area.id if area else None,
        area.name if area else None,
        dimensions.get("kön"),
        dimensions.get("område"),
        dimensions.get("grupp"),
        identity.measure.value,
        str(identity.period),
        identity.period.start,
        identity.period.end,
        str(identity.made) if identity.made else None,
        *_stated(vintage.value),
        unit_of(view, identity.series),
        _status(vintage, is_revised),
        number,
        vintage is figure.shown,
        " ".join(dict.fromkeys(unmarked(note) for note in vintage.notes)) or None,
        max((correction.date for correction in vintage.cell.corrections), default=None),
        report.id,
        report_name(report),
        report.document.title,
        document_date(report),
        vintage.source.page,
        vintage.source.section,
        report.meeting.date,
        report.meeting.paragraph,
        report.meeting.reference_number,
        report.publish_at.isoformat(),
        address,
    )


def _stated(value: Value) -> tuple[Decimal | None, int | None, str | None, Decimal | None, str | None]:
    """The columns varde, decimaler, tecken, grans and forklaring."""
    match value:
        case Number(amount):
            return amount, value.decimals, None, None, None
        case Bound(sign, limit):
            return None, value.decimals, sign.value, limit, formats.value_in_words(value, value.decimals)
        case Nil():
            return amount_of(value), 0, value.value, None, formats.value_in_words(value)
        case Direction() | Missing():
            return None, None, value.value or None, None, formats.value_in_words(value)


def _status(vintage: Vintage, is_revised: bool) -> str:
    if vintage.preliminary:
        return PRELIMINARY
    return REVISED if is_revised else NORMAL


def document_date(report: Report) -> str:
    """`2024-09-12`, or `2024-09` where the day is not known."""
    dated = report.document.dated
    return f"{dated.year}-{dated.month:02}" + (f"-{dated.day:02}" if dated.day else "")


def _anchors(view: BoardView) -> dict[int, str]:
    """The id of every cell on its report's page, by the cell's identity."""
    return {
        id(cell): cell_id(table.slug, row.key, row.dimensions, column)
        for report in view.board.reports
        for table in report.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    }
