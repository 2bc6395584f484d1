"""Parts made ahead by many processes, on this machine or others, with Dask (the extra `dask`).

A part is a function of its order alone (`parts`), so a worker needs our code, the order, and the folder where what is
made is kept, which all of them share: the drawings are shared by it too. A worker that dies leaves nothing half-made,
and Dask gives what it was making to another. The build then finds every part kept, and is the same, byte for byte, as
one that made them itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from generator.build import theme_folder
from generator.packs import Packs
from generator.parts import Drawn, Order, part_of
from generator.rendered import version_of

LOCAL = "lokalt"
_CONNECT_SECONDS = "10s"
_MOST_TRIES = 3

Tell = Callable[[str], None]


class CannotShare(Exception):
    """Why the work cannot be shared among workers, and what to do, in Swedish."""


def made_by_workers(orders: Sequence[Order], packs: Packs, address: str, tell: Tell) -> Drawn:
    """Makes every part that is not kept, on the cluster at `address`, or on one of this machine's own (`LOCAL`).

    Returns what was done. Raises CannotShare, and what making a part raises.
    """
    if find_spec("distributed") is None:
        raise CannotShare("Arbetet kan inte delas här. Installera det som behövs: pip install oppna-mal[dask]")
    folder = packs.folder
    if folder is None:
        raise CannotShare("Källorna ändrades medan de lästes. Bygg igen.")
    lacking = [order for order in orders if not packs.has(order.name, order.key)]
    if not lacking:
        return Drawn()
    from distributed import Client, KilledWorker, LocalCluster, as_completed

    done: list[Drawn] = []
    try:
        with (
            Client(address, timeout=_CONNECT_SECONDS)  # type: ignore[no-untyped-call]
            if address != LOCAL
            else Client(LocalCluster(threads_per_worker=1, dashboard_address=None))  # type: ignore[no-untyped-call]
        ) as client:
            tell(f"Delar arbetet mellan {len(client.scheduler_info(n_workers=-1)['workers'])} arbetare")
            futures = [
                client.submit(_make, order, folder.resolve(), key=f"{order.name}-{order.key}", retries=_MOST_TRIES)
                for order in lacking
            ]
            for future in as_completed(futures):  # type: ignore[no-untyped-call]
                done.append(future.result())
                if len(done) * 10 // len(lacking) > (len(done) - 1) * 10 // len(lacking):
                    tell(f"Gjorde sidorna för {len(done)} av {len(lacking)} nämnder")
    except KilledWorker as killed:
        raise CannotShare(f"Arbetarna dör när de gör sidorna: {killed}. Har de minne nog?") from killed
    except (OSError, ValueError) as unreachable:
        raise CannotShare(f"Dask svarar inte på {address}. Kontrollera adressen, till exempel tcp://10.0.0.5:8786.") from unreachable
    warnings = dict.fromkeys(warning for each in done for warning in each.warnings)
    return Drawn(sum(each.drawn for each in done), tuple(warnings))


def _make(order: Order, folder: Path) -> Drawn:
    """What a worker does. Its own installation must be the one that asks: its pages are taken for that one's."""
    theme = theme_folder()
    if version_of(theme) != order.setting.version:
        raise CannotShare("En arbetare har en annan version av oppna-mal eller av ett paket. Installera samma överallt.")
    own = replace(order, setting=replace(order.setting, theme=theme))
    _part, done = part_of(own, Packs(folder))
    return done
