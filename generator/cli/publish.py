"""`oppna-mal andringar`, `publicera` and `aterstall`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import formats
from generator.cli.check import print_problems
from generator.cli.site import config_file_in
from generator.cli.usage import Root, agreed, refuse
from generator.problems import Severity

if TYPE_CHECKING:
    from generator.publishing.differences import Differences
    from generator.publishing.publish import Prepared, Publisher
    from generator.publishing.target import Target
    from generator.site.settings import Settings

Place = Annotated[
    str | None,
    typer.Option(
        "--till",
        metavar="MÅL",
        help="Mapp, KONTO@VÄRD:MAPP, s3://HINK/MAPP eller git:FÖRRÅD#GREN. Utan det gäller publicera: i mkdocs.yml.",
    ),
]
Moment = Annotated[
    str | None,
    typer.Option("--tidpunkt", help="Gör som om klockan var detta, till exempel 2024-09-25T08:00+02:00."),
]
MOST_LISTED = 12


def andringar(
    mapp: Root = Path(),
    till: Annotated[Path, typer.Option("--till", help="Mapp att skriva i.")] = Path("andringar"),
    forhandsvisning: Annotated[
        str, typer.Option("--forhandsvisning", metavar="ADRESS", help="Adress som länkarna i underlaget går till.")
    ] = "http://127.0.0.1:8000",
    tidpunkt: Moment = None,
) -> None:
    """Skriv ett underlag för godkännande: vad som ändras om du publicerar nu.

    Slutkod: 0 när underlaget är skrivet, 1 när källorna har fel, 2 när kommandot inte går att utföra.
    """
    with _told("Underlaget är inte skrivet."):
        from generator.build import theme_folder
        from generator.publishing.approval import approval_papers

        publisher, settings = _publisher(mapp, tidpunkt)
        with publisher.built(publisher.read()) as prepared:
            papers = approval_papers(
                prepared.found,
                theme=theme_folder(),
                site_name=settings.site_name,
                preview=forhandsvisning.rstrip("/"),
            )
        folder = mapp / till
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in papers.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            print(f"Skrev {folder / name}")
        _print_summary(prepared.found)


def publicera(
    mapp: Root = Path(),
    till: Place = None,
    ja: Annotated[bool, typer.Option("--ja", help="Fråga inte, publicera.")] = False,
    adress: Annotated[
        str | None,
        typer.Option("--adress", help="Adress att hämta sidor från efteråt. Utan den gäller site_url i mkdocs.yml."),
    ] = None,
    utan_webblasare: Annotated[
        bool, typer.Option("--utan-webblasare", help="Mät inte tillgängligheten på de ändrade sidorna.")
    ] = False,
    tidpunkt: Moment = None,
) -> None:
    """Granska, bygg, visa vad som ändras, fråga, publicera och kontrollera att det syns.

    Går något fel ser läsarna webbplatsen som den var. Slutkod: 0 när webbplatsen är publicerad eller inget är
    nytt, 1 när något är fel i källorna eller på sidorna eller du svarar nej, 2 när det inte går att publicera.
    """
    with _told():
        publisher, settings = _publisher(mapp, tidpunkt)
        target = _target(mapp, till, settings)
        with publisher.alone(), target.locked():
            settled = publisher.read()
            if publisher.settle_with(target, settled.country.editions):
                settled = publisher.read()
            with publisher.built(settled) as prepared:
                _publish(publisher, prepared, target, adress or settings.site_url, ja=ja, browser=not utan_webblasare)


def _publish(
    publisher: "Publisher", prepared: "Prepared", target: "Target", site_url: str | None, *, ja: bool, browser: bool
) -> None:
    from generator.publishing.verify import fetcher

    current = target.current()
    if current is not None and current.content == prepared.release.content:
        print(f"Allt är redan publicerat till {target.where}: utgåva {current.edition}.")
        return
    prepared = publisher.checked(prepared, with_browser=browser)
    _print_summary(prepared.found)
    if prepared.faults:
        print("\n".join(map(str, prepared.faults)), file=sys.stderr)
        refuse(f"{formats.plural(len(prepared.faults), 'fel', 'fel')} på sidorna. Inget är publicerat.", 1)
    if prepared.unmeasured:
        print(prepared.unmeasured)
        if not ja and browser and not agreed("Publicera utan att mäta tillgängligheten?"):
            refuse("Inget är publicerat.", 1)
    if not ja and not agreed(f"Publicera utgåva {prepared.latest.number} till {target.where}?"):
        refuse("Inget är publicerat.", 1)
    published = publisher.publish(prepared, target, fetcher(target, site_url), patience=target.patience)
    if published.folder is None:
        print(f"Publicerat till {target.where}. Utgåva {prepared.latest.number} är oförändrad.")
        return
    print(f"Utgåva {prepared.latest.number} är publicerad till {target.where}.")
    print(f"Den är antecknad i {published.folder}. Spara mappen tillsammans med källorna, till exempel med git.")
    print("Blev det fel? Gå tillbaka med: oppna-mal aterstall")
    _print_text_to_share(prepared, site_url)


def _print_text_to_share(prepared: "Prepared", site_url: str | None) -> None:
    from generator.publishing.telling import text_to_share

    text = text_to_share(prepared.site, prepared.latest, site_url)
    if text:
        print(f"\nText att klistra in i e-post\nÄmne: {text.subject}\n\n{text.body}")
        print(f"\nText att klistra in i sociala medier\n{text.short}")


def aterstall(
    mapp: Root = Path(),
    till: Place = None,
    utgava: Annotated[
        int | None, typer.Option("--utgava", metavar="NUMMER", help="Gå till den här utgåvan i stället för den förra.")
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help="Fråga inte, gå tillbaka.")] = False,
    tidpunkt: Moment = None,
) -> None:
    """Visa en tidigare utgåva igen. De tio senaste finns kvar.

    Källorna ändras inte: rätta dem och publicera igen. Slutkod: 0 när den tidigare utgåvan visas, 1 när du
    svarar nej, 2 när det inte går.
    """
    with _told():
        from generator.publishing.restore import release_to_restore, restore

        publisher, settings = _publisher(mapp, tidpunkt)
        target = _target(mapp, till, settings)
        with publisher.alone(), target.locked():
            editions = publisher.recorded()
            if publisher.settle_with(target, editions):
                editions = publisher.recorded()
            release = release_to_restore(target, utgava)
            if not ja and not agreed(f"Visa utgåva {release.edition} igen på {target.where}?"):
                refuse("Inget är ändrat.", 1)
            folder = restore(mapp, target, release, editions, publisher.moment, publisher.tell)
            print(f"Utgåva {release.edition} visas igen på {target.where}.")
            if folder:
                print(f"Det är antecknat i {folder}. Spara mappen tillsammans med källorna, till exempel med git.")
            print("Källorna är som de var. Rätta dem och publicera igen.")


@contextmanager
def _told(ending: str = "Inget är publicerat.") -> Iterator[None]:
    """What stops the command, in words that end with what that means, and with its exit code."""
    from generator.findings import Findings
    from generator.publishing.target import CannotPublish
    from generator.site.exceptions import BrokenSources, CannotBuild

    try:
        yield
    except BrokenSources as broken:
        findings = Findings(tuple(broken.problems))
        print_problems(findings.of(Severity.ERROR, Severity.WARNING), to_errors=True)
        refuse(f"{formats.capitalised(findings.summary)}. {ending}", 1)
    except (CannotBuild, CannotPublish) as reason:
        refuse(str(reason))


def _publisher(root: Path, moment: str | None) -> "tuple[Publisher, Settings]":
    from generator.publishing.publish import Publisher
    from generator.site.settings import moment_from, settings_of

    config_file = config_file_in(root)
    settings = settings_of(config_file)
    return Publisher(root, config_file, _tell, moment_from(moment)), settings


def _target(root: Path, stated: str | None, settings: "Settings") -> "Target":
    from generator.publishing.places import target_of

    place = stated or settings.publish_to
    if place is None:
        refuse("Vart? Skriv --till MÅL, eller publicera: MÅL under oppna-mal i mkdocs.yml.")
    return target_of(place, root)


def _tell(step: str) -> None:
    print(f"{step} …", file=sys.stderr, flush=True)


def _print_summary(found: "Differences") -> None:
    from generator.publishing.differences import summary

    print(f"Utgåva {found.edition.number}: {summary(found)}.")
    for title, items in (
        ("Ny rapport", [f"{report.board}, {formats.lowered(report.name)}" for report in found.reports]),
        ("Ändrad siffra", [f"{item.what}: {item.was} → {item.now} ({item.where})" for item in found.figures]),
        ("Reviderad", [f"{item.what}: {item.was} → {item.now}" for item in found.revised]),
        ("Mål", [f"{item.what}: {item.was} → {item.now}" for item in found.goals]),
        ("Försvinner utan att leda någonstans", list(found.pages.lost)),
        ("Väntar", [f"{name}, visas från {when}" for name, when in found.waiting]),
    ):
        for item in items[:MOST_LISTED]:
            print(f"  {title}: {item}")
        if len(items) > MOST_LISTED:
            print(f"  … och {formats.number(len(items) - MOST_LISTED)} till")
    if found.warnings:
        print(f"  {formats.plural(len(found.warnings), 'varning', 'varningar')} från granskningen: oppna-mal granska")
