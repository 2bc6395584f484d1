"""Boards as they were read, kept until anything in their folders is another.

A board is kept as a pickle, since its model is deep and wide and every other form takes as long to read as the sources.
It is read by an unpickler that makes values of the model's own types and of dates and numbers, and nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from io import BytesIO
from pickle import PickleError, Unpickler, dumps

from generator.contents import Content, Made
from generator.model.board import Board
from generator.packs import Pack, Packs, code_version, key_of
from generator.problems import Place
from generator.sources.digests import of_boards
from generator.sources.prose import Prose

_MODEL = "generator.model."
_PLAIN = {date, datetime, timedelta, timezone, Decimal, Place}
_MODULES = {kind.__module__ for kind in _PLAIN}
_BOARD = "namnd"
_REMEMBERED = 64  # boards, each some megabytes


class KeptBoards:
    """What is kept of boards, by the hashes of all that lies in their folders under data/ and content/."""

    def __init__(self, packs: Packs, digests: Mapping[str, str]) -> None:
        self._packs = packs
        self._own = of_boards(digests)
        self._read: dict[str, Pack] = {}

    def board(self, name: str, prose: Prose, read: Callable[[], Board | None]) -> Board | None:
        """The board MUNICIPALITY/BOARD as `read` reads it, with its texts counted as used."""
        if kept := self._kept(name):
            used, known = kept
            prose.used.update(used)
            return known
        board = read()
        if board:
            used = sorted(path for path in prose.used if path.startswith(f"{name}/"))
            self._read[name] = Pack(used, {_BOARD: Made(dumps(board, protocol=5))})
        return board

    def keep(self) -> None:
        """Keeps what was read: to be called when the files are known to be as they were when their hashes were taken, and
        to be without errors. What is to be put right may hold what is nowhere to be kept, such as a personnummer."""
        for name, pack in self._read.items():
            self._packs.keep(name, self._key(name), pack)

    def _key(self, name: str) -> str:
        return key_of(code_version(), self._own.get(name))

    def _kept(self, name: str) -> tuple[list[str], Board] | None:
        pack = self._packs.kept(name, self._key(name))
        if pack is None:
            return None
        try:
            board = _model_in(pack.files[_BOARD])
        except Exception:  # the disk has spoiled it, or someone has written it: there is no end to what that raises
            return None
        return (pack.told, board) if isinstance(board, Board) else None


@lru_cache(maxsize=_REMEMBERED)
def _model_in(content: Content) -> object:
    """What is written there, which nobody changes; remembered, since a preview reads the same boards again and again."""
    return _OfTheModel(BytesIO(content.read())).load()


class _OfTheModel(Unpickler):
    """Makes nothing but what a model holds, whatever the file says."""

    def find_class(self, module: str, name: str) -> type:
        if module.startswith(_MODEL) or module in _MODULES:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_plain(found):
                return found
        raise PickleError(f"{module}.{name} is no type of the model")


def _is_plain(kind: type) -> bool:
    return kind in _PLAIN or is_dataclass(kind) or issubclass(kind, Enum)
