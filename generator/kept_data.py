"""The open data of a visible country, kept: what each board adds by itself, and what they are put together to."""

from collections.abc import Mapping
from dataclasses import replace

from generator.model.board import Country
from generator.opendata.board_data import BoardData, board_data, from_pack, to_pack
from generator.opendata.files import open_data
from generator.opendata.publisher import Publisher
from generator.packs import Pack, Packs, code_version, key_of
from generator.pages.site_map import board_views
from generator.parts import seen_of
from generator.printing.store import Store

_FOLDER = "oppna-data"  # among the packs


def kept_open_data(
    visible: Country,
    sources: Mapping[str, str],
    packs: Packs,
    store: Store,
    site_name: str,
    site_url: str | None,
    publisher: Publisher | None,
) -> Pack:
    """The files of open data; the pack tells the number of rows of each data set.

    What each board adds is kept by itself, so that a changed figure makes only its own board's files anew. sources: a
    hash of the files that each board is read from (MUNICIPALITY/BOARD). packs, store: where things are kept.
    """
    editions = [(each.number, each.time.isoformat(), each.fingerprint) for each in visible.editions]
    views = {view.key: view for view in board_views(visible)}
    keys = {
        name: key_of(code_version(), site_url, sources[name], seen_of(view.municipality, view.board))
        for name, view in views.items()
    }
    municipalities = [replace(municipality, boards=()) for municipality in visible.municipalities]
    key = key_of(code_version(), municipalities, keys, editions, site_name, site_url, publisher)

    def of_board(name: str) -> BoardData:
        def make_own() -> Pack:
            return to_pack(board_data(views[name], site_url, store))

        return from_pack(packs.get(f"{_FOLDER}/{name}", keys[name], make_own))

    boards = [of_board(name) for name in views]

    def make() -> Pack:
        every = list(views.values())
        found = open_data(
            visible, every, boards, site_name=site_name, site_url=site_url, store=store, publisher=publisher
        )
        return Pack(found.counts, found.common)

    whole = packs.get(_FOLDER, key, make)
    own = {path: content for board in boards for path, content in board.files.items()}
    return Pack(whole.told, {**whole.files, **own})
