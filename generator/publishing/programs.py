"""Runs the programs that publishing needs, and tells in Swedish what they say when they fail."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.publishing.target import CannotPublish


@dataclass(frozen=True)
class Ran:
    """What a program came to. code: its exit code."""

    code: int
    out: bytes
    error: str

    @property
    def last_line(self) -> str:
        """The program's own last words, for those who want to look them up."""
        lines = [line.strip() for line in self.error.splitlines() if line.strip()]
        return lines[-1] if lines else f"slutkod {self.code}"


def run(
    words: Sequence[str],
    *,
    given: bytes | None = None,
    environment: Mapping[str, str] | None = None,
    remedy: str = "",
) -> Ran:
    """Runs a program without a shell. given: its input. remedy: what to do where the program is missing.

    Its messages are English whatever the machine speaks, so that they can be known again.
    """
    try:
        done = subprocess.run(
            words,
            input=given if given is not None else b"",
            capture_output=True,
            env=in_english(environment or os.environ),
            check=False,
        )
    except FileNotFoundError:
        raise is_missing(words[0], remedy) from None
    except OSError as error:
        raise CannotPublish(f"Programmet {words[0]} går inte att köra: {error.strerror or error}.") from None
    return Ran(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def in_english(environment: Mapping[str, str]) -> dict[str, str]:
    return {**environment, "LC_ALL": "C", "LANGUAGE": "C"}


def demand(program: str, remedy: str) -> None:
    """Raises CannotPublish where the program is missing on this machine."""
    if shutil.which(program) is None:
        raise is_missing(program, remedy)


def is_missing(program: str, remedy: str) -> CannotPublish:
    return CannotPublish(f"Programmet {program} saknas på den här datorn. {remedy}".strip())
