"""The accessibility statements, as the law (2018:1937) and MDFFS 2019:2 demand, and what was measured.

With one municipality its statement is the site's own, at /tillganglighet/. With several each has its own, and
/tillganglighet/ leads to them.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.language import N_, _, ngettext
from generator.model.accessibility import (
    AccessibilityStatement,
    AssessmentMethod,
    Conformance,
    Measurement,
    Shortcoming,
)
from generator.model.addresses import ACCESSIBILITY, statement_address
from generator.model.board import Country, Municipality
from generator.pages.criteria import criterion_name
from generator.pages.page import Context, Page, Redirect, SearchEntry
from generator.pages.parts import BreadcrumbItem, CardItem, DefinitionItem, RowParams, TableParams
from generator.pages.render import plain_text, prose
from generator.pages.view import start_crumb

TITLE = N_("Tillgänglighet")
TEMPLATE = "tillganglighet"
# The supervising authority and its complaint form, which MDFFS 2019:2 says that every statement links to.
AUTHORITY = N_("Myndigheten för digital förvaltning (Digg)")
COMPLAINTS = "https://www.digg.se/tdosanmalan"
STATEMENT_FILE = "redogorelse.json"
SCHEMA_FILE = f"{ACCESSIBILITY}redogorelse.schema.json"
_CONFORMANCE = {
    Conformance.FULL: N_("helt förenlig"),
    Conformance.PARTIAL: N_("delvis förenlig"),
    Conformance.NONE: N_("inte förenlig"),
}
_HOW_ACCESSIBLE = {
    Conformance.FULL: N_("Vi känner inte till några brister i webbplatsens tillgänglighet."),
    Conformance.PARTIAL: N_(
        "Delar av webbplatsen är inte helt tillgängliga. Bristerna står längre ned på sidan."
    ),
    Conformance.NONE: N_("Webbplatsen har stora brister i tillgängligheten. De står längre ned på sidan."),
}


@dataclass(frozen=True)
class ShortcomingGroup:
    """Shortcomings of one kind: an id and a heading, what they have in common, and each by itself."""

    id: str
    heading: str
    lead: str
    items: list[DefinitionItem]


@dataclass(frozen=True)
class Measured:
    """What was measured: sentences, the tools, and the rules that pages break as a table, or None."""

    sentences: list[str]
    tools: list[DefinitionItem]
    faults: TableParams | None


@dataclass(frozen=True)
class Statement:
    """A municipality's accessibility statement.

    accessible, conformance: how accessible the site is, in a sentence, and with the law's word for it.
    groups: what is not accessible, by kind.
    help: what to do for those who need something in another form; report: how to tell of a fault.
    contact: ways to get in touch; empty where there are none.
    authority: who supervises the law, and whom it is for; complaint_url: its form for complaints.
    assessment: how and when the site was assessed.
    data_url: the statement for machines.
    """

    accessible: str
    conformance: str
    groups: list[ShortcomingGroup]
    help: str
    report: str
    contact: list[DefinitionItem]
    authority: str
    complaint_url: str
    assessment: list[str]
    data_url: str


@dataclass(frozen=True)
class AccessibilityContext(Context):
    """A municipality's accessibility statement, or the page that leads to those of several.

    lead: what the page is and who stands behind the site, in sentences.
    statement: the statement, or None.
    statements: the municipalities' statements; empty where the page is itself one.
    measured: what the tools found on the whole site, or None.
    text: how the site is built, as HTML, or None.
    """

    lead: list[str]
    statement: Statement | None
    statements: list[CardItem]
    measured: Measured | None
    text: Markup | None


def accessibility_pages(country: Country, site_name: str) -> list[Page]:
    """The site's page about accessibility and the municipalities' statements; none where nothing is stated."""
    stated = [found for found in country.municipalities if found.accessibility]
    if len(country.municipalities) == 1 and stated:
        return [_statement_page(country, stated[0], site_name, ACCESSIBILITY)]
    if not (stated or country.measurement or "tillganglighet" in country.prose):
        return []
    own = [_statement_page(country, found, site_name, statement_address(found.id)) for found in stated]
    return [_overview(country, stated), *own]


def accessibility_redirects(country: Country) -> list[Redirect]:
    """A municipality's own address leads on while it is the only one, so that the address holds when more come."""
    municipalities = country.municipalities
    if len(municipalities) == 1 and municipalities[0].accessibility:
        return [Redirect(statement_address(municipalities[0].id), ACCESSIBILITY)]
    return []


def _overview(country: Country, stated: list[Municipality]) -> Page:
    lead = _(
        "Alla ska kunna läsa och använda webbplatsen. Här står hur den är byggd, hur den är prövad och vad du kan göra om något inte fungerar."
    )
    cards = [
        CardItem(
            title=_("Tillgänglighetsredogörelse för {name}", name=found.name),
            url=statement_address(found.id),
            text=_conformance(found.accessibility),
        )
        for found in stated
        if found.accessibility
    ]
    text = country.prose.get("tillganglighet")
    context = AccessibilityContext(
        title=_(TITLE),
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=_(TITLE))],
        lead=[lead],
        statement=None,
        statements=cards,
        measured=measured(country.measurement),
        text=prose(text) if text else None,
    )
    return Page(
        address=ACCESSIBILITY,
        template=TEMPLATE,
        context=context,
        html_title=_(TITLE),
        description=lead,
        search=SearchEntry(_("Om webbplatsen"), _("Hela webbplatsen"), f"{lead} {plain_text(text or '')}"),
    )


def _statement_page(country: Country, municipality: Municipality, site_name: str, address: str) -> Page:
    stated = municipality.accessibility
    if stated is None:
        raise ValueError(f"{municipality.id} has no accessibility statement")
    alone = address == ACCESSIBILITY
    text = country.prose.get("tillganglighet") if alone else None
    above = [] if alone else [BreadcrumbItem(title=municipality.short_name, url=f"/{municipality.id}/")]
    statement = Statement(
        accessible=_(_HOW_ACCESSIBLE[stated.conformance]),
        conformance=_conformance(stated),
        groups=_groups(stated),
        help=_help(stated),
        report=_(
            "Har du hittat en brist som inte står på sidan, eller tycker du att lagens krav inte är uppfyllda? Berätta det. Skriv gärna vilken sida det gäller, vad du försökte göra och vilka hjälpmedel du använder."
        ),
        contact=_contact(stated),
        authority=_authority(stated),
        complaint_url=COMPLAINTS,
        assessment=_assessment(stated),
        data_url=f"{address}{STATEMENT_FILE}",
    )
    context = AccessibilityContext(
        title=_(TITLE),
        breadcrumbs=[start_crumb(), *above, BreadcrumbItem(title=_(TITLE))],
        lead=_intro(stated, municipality, site_name),
        statement=statement,
        statements=[],
        measured=measured(country.measurement),
        text=prose(text) if text else None,
    )
    title = _("Tillgänglighetsredogörelse för {name}", name=municipality.name)
    return Page(
        address=address,
        template=TEMPLATE,
        context=context,
        html_title=title,
        description=f"{title}. {statement.conformance}",
        search=SearchEntry(_("Om webbplatsen"), municipality.name, " ".join([title, *context.lead])),
    )


def _intro(stated: AccessibilityStatement, municipality: Municipality, site_name: str) -> list[str]:
    site = {"responsible": stated.responsible, "site": site_name, "municipality": municipality.name}
    if stated.is_public_body:
        return [
            _(
                "{responsible} står bakom webbplatsen {site}. Vi vill att så många som möjligt ska kunna använda den.",
                **site,
            ),
            _(
                "Här står hur webbplatsen uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du kan rapportera fler."
            ),
        ]
    return [
        _(
            "{responsible} gör webbplatsen {site}. {municipality} står inte bakom den och har inte beslutat något om den.",
            **site,
        ),
        _(
            "Lagen om tillgänglighet till digital offentlig service gäller kommuner och andra offentliga aktörer. Den gäller inte {responsible}, men vi följer samma krav och redogör för dem på samma sätt.",
            **site,
        ),
    ]


def _conformance(stated: AccessibilityStatement) -> str:
    return _(
        "Webbplatsen är {word} med kraven i lagen om tillgänglighet till digital offentlig service, som motsvarar WCAG 2.1 på nivå AA och standarden EN 301 549.",
        word=_(_CONFORMANCE[stated.conformance]),
    )


def _groups(stated: AccessibilityStatement) -> list[ShortcomingGroup]:
    groups = (
        (
            "brister",
            _("Brister"),
            _("Det här uppfyller inte kraven."),
            stated.shortcomings,
        ),
        (
            "oskaligt-betungande",
            _("Oskäligt betungande anpassning"),
            _(
                "Det här är undantaget enligt 12 § i lagen, eftersom det skulle vara oskäligt betungande att anpassa det."
            ),
            stated.disproportionate,
        ),
        (
            "omfattas-inte",
            _("Innehåll som lagen inte omfattar"),
            _("Det här omfattas inte av lagens krav."),
            stated.outside,
        ),
    )
    return [
        ShortcomingGroup(name, heading, lead, [_shortcoming(item) for item in items])
        for name, heading, lead, items in groups
        if items
    ]


def _shortcoming(item: Shortcoming) -> DefinitionItem:
    told = [_("Skäl: {reason}", reason=item.reason)]
    if item.alternative:
        told.append(_("I stället: {alternative}", alternative=item.alternative))
    if item.mended:
        told.append(_("Åtgärdas: {when}", when=item.mended))
    if item.criteria:
        told.append(
            _("Krav: {criteria}.", criteria=formats.listed([criterion_name(c) for c in item.criteria]))
        )
    return DefinitionItem(term=item.what, description=" ".join(told))


def _help(stated: AccessibilityStatement) -> str:
    if not stated.contact.exists:
        return _(
            "Det finns ännu ingen kontaktväg till {responsible}. Uppgifterna kommer ur nämndens dokument, och dem kan du begära av kommunen. Den kan också läsa upp dem eller lämna dem i en annan form.",
            responsible=stated.responsible,
        )
    told = _(
        "Hör av dig om du behöver något från webbplatsen i en annan form, till exempel uppläst, som punktskrift eller utskrivet."
    )
    if stated.answer_time:
        answer = _("Du får normalt svar inom {time}.", time=stated.answer_time)
        told = f"{told} {answer}"
    return told


def _contact(stated: AccessibilityStatement) -> list[DefinitionItem]:
    contact, found = stated.contact, []
    if contact.e_mail:
        link = Markup('<a href="mailto:{0}">{0}</a>').format(contact.e_mail)
        found.append(DefinitionItem(term=_("E-post"), description=link))
    if contact.phone:
        found.append(DefinitionItem(term=_("Telefon"), description=contact.phone))
    if contact.website:
        link = Markup('<a href="{0}">{0}</a>').format(contact.website)
        found.append(DefinitionItem(term=_("Webbsida"), description=link))
    return found


def _authority(stated: AccessibilityStatement) -> str:
    told = _("{authority} har tillsyn över lagen.", authority=_(AUTHORITY))
    if stated.is_public_body:
        more = _("Om du inte är nöjd med hur vi hanterar dina synpunkter kan du anmäla det dit.")
    else:
        more = _(
            "En anmälan dit gäller offentliga aktörer, till exempel om kommunens egna webbplatser eller dokument inte är tillgängliga."
        )
    return f"{told} {more}"


def _assessment(stated: AccessibilityStatement) -> list[str]:
    if stated.method is AssessmentMethod.SELF:
        told = [_("Bedömningen är en självskattning.")]
    else:
        told = [_("Bedömningen är gjord av en utomstående granskare.")]
    if stated.assessor:
        told.append(_("Den är gjord av {assessor}.", assessor=stated.assessor))
    if stated.how:
        told.append(stated.how)
    told.append(_("Den senaste bedömningen gjordes {day}.", day=formats.day(stated.assessed)))
    if stated.published:
        told.append(_("Webbplatsen publicerades {day}.", day=formats.day(stated.published)))
    told.append(_("Redogörelsen uppdaterades senast {day}.", day=formats.day(stated.updated)))
    return told


def measured(found: Measurement | None) -> Measured | None:
    if found is None:
        return None
    told = [
        ngettext(
            "{day} mättes webbplatsens enda sida med automatiska verktyg.",
            "{day} mättes alla {pages} sidor med automatiska verktyg.",
            found.pages,
            day=formats.day(found.day),
            pages=formats.number(found.pages),
        ),
        _("Varje sida mättes på de här sätten: {modes}.", modes=formats.listed(list(found.modes))),
        _(
            "Att varje diagram har ett namn och en tabell med samma siffror prövades för sig, för {charts} teckningar och {tables} tabeller.",
            charts=formats.number(found.charts),
            tables=formats.number(found.tables),
        ),
    ]
    if not found.faults:
        told.append(_("Verktygen hittade inga fel. De hittar bara en del av de fel som kan finnas."))
    if found.undecided:
        told.append(
            ngettext(
                "{count} ställe kan verktygen inte avgöra.",
                "{count} ställen kan verktygen inte avgöra.",
                found.undecided,
            )
        )
    tools = [
        DefinitionItem(term=name, description=_("version {version}", version=version))
        for name, version in found.tools
    ]
    return Measured(told, tools, _fault_table(found) if found.faults else None)


def _fault_table(found: Measurement) -> TableParams:
    rows = [
        RowParams(
            cells=[
                {"text": fault.rule},
                {"text": criterion_name(fault.criterion) if fault.criterion else _("God praxis")},
                {"text": formats.number(fault.pages), "kind": "number"},
            ]
        )
        for fault in found.faults
    ]
    return TableParams(
        id="matta-fel",
        caption=_("Fel som verktygen hittade"),
        columns=[
            {"title": _("Regel"), "kind": "text"},
            {"title": _("Krav"), "kind": "text"},
            {"title": _("Sidor"), "kind": "number"},
        ],
        rows=rows,
    )
