"""The handbook followed to the letter: its commands run, its questions answered, its files written."""

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.pages.handbook import Example, passages_of

FOLDER = Path(__file__).parents[1] / "content" / "handbok"
# Runs the words of a command with what is typed at its questions, and gives back what it printed.
Run = Callable[[list[str], str], str]


def text_of(page: str) -> str:
    return (FOLDER / f"{page}.md").read_text(encoding="utf-8")


def examples(page: str) -> list[Example]:
    """Everything in the page that is to be copied, typed or seen."""
    return [passage.example for passage in passages_of(text_of(page)) if passage.example]


def files(page: str) -> Iterator[tuple[str, str]]:
    """The path and contents of each file that the page shows."""
    for example in examples(page):
        if example.name:
            yield example.name, example.code


def follow(page: str, root: Path, run: Run, *, leave_out: tuple[str, ...] = ()) -> None:
    """Does in `root` what the page says, in its order, but for the commands to leave out."""
    found = examples(page)
    for place, example in enumerate(found):
        if example.name:
            path = root / example.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.code, encoding="utf-8", newline="\n")
        elif example.language == "sh":
            words = shlex.split(example.code)
            dialogue = found[place + 1 : place + 2]
            shown = dialogue[0].code if dialogue and dialogue[0].language == "text" else ""
            if words[1] not in leave_out:
                answers = "".join(f"{line.rpartition(': ')[2]}\n" for line in shown.splitlines())
                check_dialogue(run(words, answers), shown)


def check_dialogue(printed: str, shown: str) -> None:
    """The questions come as the page shows them; whether the answers are echoed depends on the terminal."""
    for line in shown.splitlines():
        question = line.rpartition(": ")[0]
        assert f"{question}: " in printed, f"{question!r} is not asked, but: {printed}"
