"""What the command says when it cannot be understood: in Swedish, with exit code 2."""

import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

WRONG_USE = 2
IMPLIED = {"--dask": "lokalt"}  # what an option without a value means
Root = Annotated[
    Path, typer.Option("--mapp", help="Projektets mapp, där data/, content/ och mkdocs.yml ligger.")
]


def refuse(message: str, code: int = WRONG_USE) -> NoReturn:
    """Ends the command with a message."""
    print(message, file=sys.stderr)
    raise typer.Exit(code)


def agreed(question: str) -> bool:
    """Whether the answer is yes; no answer is no. Asks again when the answer is neither."""
    while True:
        answer = str(typer.prompt(f"{question} (ja/nej)", default="nej", show_default=False)).strip().casefold()
        if answer in ("ja", "j", "nej", "n"):
            return answer.startswith("j")
        print("Svara ja eller nej.")


class SwedishGroup(TyperGroup):
    """A group of commands whose own complaints are Swedish."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        args = _with_implied(sys.argv[1:] if args is None else args)
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except TyperException as error:
            print(_told(error), file=sys.stderr)
            code = WRONG_USE
        except typer.Abort:
            print("\nAvbrutet.", file=sys.stderr)
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _with_implied(args: Sequence[str]) -> list[str]:
    """The words with what an option means that is written without its value."""
    found: list[str] = []
    for word, following in pairwise([*args, "-"]):
        found.append(word)
        if word in IMPLIED and following.startswith("-"):
            found.append(IMPLIED[word])
    return found


def _told(error: Any) -> str:
    """The library's complaint in Swedish, and where to read more."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return str(error.format_message())
    path = error.ctx.command_path if error.ctx else "oppna-mal"
    return f"{_sentence(kind, error)}\nSå skriver du: {path} --help"


def _sentence(kind: str, error: Any) -> str:
    match kind:
        case "NoSuchOption":
            near = sorted(error.possibilities or ())
            return f"Det finns inget val {error.option_name}.{_did_you_mean(near)}"
        case "MissingParameter":
            return f"{_name(error.param)} saknas."
        case "BadParameter":
            return f"Det som står efter {_name(error.param)} går inte att använda."
        case "BadOptionUsage":
            takes_none = "does not take a value" in error.message
            return (
                f"Valet {error.option_name} ska {'inte ha något' if takes_none else 'följas av ett'} värde."
            )
    if found := re.match(r"No such command '(.*?)'", error.message):
        near = get_close_matches(found[1], error.ctx.command.commands, n=2)
        return f"Det finns inget kommando {found[1]}.{_did_you_mean(near)}"
    if found := re.search(r"unexpected extra argument\(?s?\)? \((.*)\)$", error.message):
        return f"Det står för mycket: {found[1]}"
    return "Kommandot går inte att förstå."


def _name(parameter: Any) -> str:
    """A parameter as one types it: `--format`, `KOMMUN/ID`."""
    if parameter is None:
        return "Värdet"
    names = [name for name in parameter.opts if name.startswith("--")]
    return str(names[0] if names else parameter.metavar or parameter.name)


def _did_you_mean(near: list[str]) -> str:
    return f" Menade du {' eller '.join(near)}?" if near else ""
