"""The paper for approval: what an edition changes, as HTML and as Markdown."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import formats
from generator.publishing.differences import Differences, summary

FOLDER = "andringar"
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def approval_papers(found: Differences, *, theme: Path, site_name: str, preview: str) -> dict[str, str]:
    """The paper in each form, by the name of its file. preview: the address of a preview, without a slash at its end."""
    html, markdown = (_environment(theme, escape=escape) for escape in (True, False))
    values = {
        "found": found,
        "summary": formats.capitalised(summary(found)),
        "site_name": site_name,
        "time": formats.moment(found.edition.time),
        "preview": preview,
    }
    return {
        "andringar.html": html.get_template("andringar.html").render(values),
        "andringar.md": _tidied(markdown.get_template("andringar.md").render(values)),
    }


def _environment(theme: Path, *, escape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(theme / FOLDER),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = _in_markdown
    return environment


def _in_markdown(text: str) -> str:
    """A text on one line with nothing in it that Markdown would take for a sign of its own."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(str(text).split()))


def _tidied(text: str) -> str:
    """One empty line between blocks, none within a table or a list."""
    lines = re.sub(r"\n{3,}", "\n\n", text)
    lines = re.sub(r"(?<=\|)\n\n(?=\|)", "\n", lines)
    lines = re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", lines)
    lines = re.sub(r"(?m)(?<!\n)\n(?=#)", "\n\n", lines)
    return re.sub(r"(?m)^(#+ .*)\n(?!\n)", r"\1\n\n", lines).strip() + "\n"
