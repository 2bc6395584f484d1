"""What the catalogue says of a code, in the order that helps: for the handbook's page and `--forklara`."""

from collections.abc import Iterator
from textwrap import indent

from generator.findings.explaining import entry_for, entry_text
from generator.findings.wording import SEVERITY_SENTENCES, visible
from generator.problems import CATALOGUE, Edit, ProblemKind

MOST_LINES = 12
LONGEST_LINE = 160
NOTHING = "(inget)"
HOW_TO_EXPLAIN = (
    "Står det så i dokumentet ska siffran stå kvar. Förklara den då i rapportens rapport.yml, "
    "under förklaringar. Läsaren ser din förklaring vid siffran eller texten."
)
_EXPLAINED_CLAIM = "Skriv ordagrant det som granskningen säger."


def example_of_explanation(kind: ProblemKind) -> str | None:
    """A ready entry of rapport.yml, about the catalogue's own example; None for what cannot be explained."""
    if not kind.explainable:
        return None
    if kind.example is None or not kind.example.edits:
        return entry_text(entry_for(kind.code, "drift.csv", _EXPLAINED_CLAIM))
    return entry_text(entry_for(kind.code, kind.example.edits[-1].file, kind.example.message))


def shown(text: str) -> str:
    """A piece of a file as it can be shown: its first lines, with signs that cannot be seen written out."""
    if not text.strip():
        return NOTHING
    lines = text.removesuffix("\n").split("\n", MOST_LINES)
    cut = ["…"] if len(lines) > MOST_LINES else []
    return "\n".join([*(_line(line) for line in lines[:MOST_LINES]), *cut])


def _line(line: str) -> str:
    whole = visible(line[:LONGEST_LINE].removesuffix("\r"))
    return f"{whole}…" if len(line) > LONGEST_LINE else whole


def told(kind: ProblemKind) -> str:
    """Everything about a code, for a terminal."""
    return "\n\n".join(_paragraphs(kind))


def _paragraphs(kind: ProblemKind) -> Iterator[str]:
    yield f"{kind.code} {kind.title} ({kind.severity.value})"
    yield kind.meaning
    if kind.why:
        yield f"Varför: {kind.why}"
    yield f"Gör så här: {kind.remedy}"
    yield SEVERITY_SENTENCES[kind.severity]
    if kind.example:
        yield "Exempel:"
        yield from (_edit(edit) for edit in kind.example.edits)
        yield f"Granskningen säger: {visible(kind.example.message)}"
    if kind.near_miss:
        yield "Det här är däremot rätt:"
        yield from (_edit(edit) for edit in kind.near_miss.edits)
        yield kind.near_miss.because
    if explanation := example_of_explanation(kind):
        yield HOW_TO_EXPLAIN
        yield indent(explanation.rstrip("\n"), "    ")


def _edit(edit: Edit) -> str:
    after = indent(shown(edit.after), "    ")
    if edit.before is None:
        return f"  {edit.file}\n{after}"
    return f"  {edit.file}\n  före:\n{indent(shown(edit.before), '    ')}\n  efter:\n{after}"


def unknown(code: str) -> str:
    """What to say of a code that does not exist."""
    return f"Koden {visible(code)} finns inte. Koder som finns: {', '.join(CATALOGUE)}."
