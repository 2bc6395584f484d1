"""Note marks for a table of ours that gathers figures from several reports: a letter for each note."""

from collections.abc import Iterable
from itertools import count, product

from generator.pages.parts import NoteParams

LETTERS = "abcdefghjkmnpqrstuvwxyz"  # without those that look like a digit beside a figure: i, l and o


class NoteMarks:
    """Gives each text a mark, the same text the same mark, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}
        self._free = ("".join(sign) for length in count(1) for sign in product(LETTERS, repeat=length))

    def of(self, texts: Iterable[str]) -> list[str]:
        marks = []
        for text in texts:
            if text not in self._marks:
                self._marks[text] = next(self._free)
            marks.append(self._marks[text])
        return marks

    @property
    def notes(self) -> list[NoteParams]:
        return [NoteParams(mark=mark, text=text) for text, mark in self._marks.items()]
