"""A preview: the site with the reports that wait, under a banner on every page and in a folder of its own.

A folder with a preview has a marker in it, so that it is never taken for a site to publish.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from generator import formats
from generator.model import addresses
from generator.model.board import Board, Country
from generator.model.embargo import waiting
from generator.model.report import Report
from generator.pages.parts import WaitingItem
from generator.pages.render import Renderer

FOLDER = "forhandsvisning"  # beside the site's own folder, unless another is asked for
MARKER = "forhandsvisning.txt"
ROBOTS = "noindex, nofollow"
MOST_REPORTS = 5
MARKED = (
    "Det här är en förhandsvisning. Den visar uppgifter som inte är publicerade än.\n"
    "Den är gjord med oppna-mal bygg --forhandsvisa och kan inte publiceras.\n"
)


def is_preview(folder: Path) -> bool:
    """Whether a preview has been built in the folder."""
    return (folder / MARKER).is_file()


def why_not_to(folder: Path, site_folder: Path) -> str | None:
    """Why a preview cannot be built in `folder`, in Swedish; None where it can. `site_folder`: the site's own."""
    target, own = folder.resolve(), site_folder.resolve()
    if target == own or target in own.parents or own in target.parents:
        return f"{folder} hör till webbplatsens egen mapp ({site_folder}). Ange en annan mapp för förhandsvisningen."
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())) and not is_preview(folder):
        return f"{folder} innehåller något annat än en förhandsvisning. Ange en tom eller ny mapp."
    return None


def banner(renderer: Renderer, country: Country, moment: datetime) -> Markup:
    """What every page of a preview begins with, with addresses that begin with `/`."""
    found = waiting(country, moment)
    left = len(found) - MOST_REPORTS
    return renderer.component(
        "preview-banner",
        lead="Sidan visar uppgifter som inte är publicerade än:"
        if found
        else "Inget väntar på att publiceras. Sidan visar samma sak som webbplatsen.",
        items=waiting_items(country, found[:MOST_REPORTS]),
        more=f"… och {formats.plural(left, 'rapport', 'rapporter')} till." if left > 0 else None,
    )


def waiting_items(country: Country, found: Sequence[tuple[Board, Report]]) -> list[WaitingItem]:
    """The reports that wait: what they are called, where their page is in a preview, and when it is published."""
    names = {municipality.id: municipality.short_name for municipality in country.municipalities}
    return [
        WaitingItem(
            title=f"{board.name}, {names[board.municipality_id]}: {report.title}",
            url=addresses.report_address(addresses.board_address(board.municipality_id, board.id), report.id),
            when=f"publiceras {formats.moment(report.publish_at)}",
        )
        for board, report in found
    ]
