"""A text about an edition, ready to paste in an e-mail or in social media."""

from dataclasses import dataclass

from generator.language import _, unmarked
from generator.pages.story import Altered, ReportStory, Story

MOST_SIGNS = 280  # what social media take, the page's address counted as it is written
_MOST_LISTED = 5  # corrections and goals in an e-mail; the page has them all


@dataclass(frozen=True)
class ShareText:
    """An e-mail's subject and its text, and a text of at most `MOST_SIGNS` signs."""

    subject: str
    body: str
    short: str


def share_text(story: Story, site_url: str | None) -> ShareText:
    """The story to paste. The page's address is in it when the site has one (`site_url` in mkdocs.yml)."""
    address = f"{site_url.rstrip('/')}{story.address}" if site_url else ""
    return ShareText(
        subject=_plain(story.title),
        body=_plain("\n\n".join(part for part in (*_paragraphs(story), address) if part)),
        short=_plain(_short(story, address)),
    )


def _paragraphs(story: Story) -> list[str]:
    parts = [story.title, story.notice]
    several = len(story.reports) > 1
    parts += ["\n".join(_report_lines(report, named=several)) for report in story.reports]
    parts.append("\n".join(_listed([f"{told.text}." for told in (*story.fresh, *story.revised, *story.removed)])))
    parts.append("\n".join(_listed([_correction(found) for found in story.corrected])))
    parts.append("\n".join(_listed([f"{found.what}: {found.was} → {found.now}." for found in story.goals])))
    parts.append(story.counts)
    return parts


def _report_lines(report: ReportStory, *, named: bool) -> list[str]:
    name = f"{report.board}: {report.name}" if report.board else report.name
    return [*([name] if named else []), *([f"{report.meeting}."] if report.meeting else []), *report.sentences]


def _correction(found: Altered) -> str:
    return f"{found.sentence} {found.why}".strip()


def _listed(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LISTED
    return lines if more <= 0 else [*lines[:_MOST_LISTED], _("Och {count} till.", count=more)]


def _short(story: Story, address: str) -> str:
    """The title and as many of the sentences after it as there is room for, and the address."""
    room = MOST_SIGNS - (len(address) + 1 if address else 0)
    told = _cut(f"{story.title}.", room)
    sentences = [sentence for report in story.reports for sentence in report.sentences]
    sentences += [found.sentence for found in story.corrected]
    for sentence in [story.notice, *sentences, story.counts]:
        if sentence and len(told) + 1 + len(sentence) <= room:
            told = f"{told} {sentence}"
    return f"{told} {address}".strip()


def _cut(text: str, room: int) -> str:
    """The text, or its first words with an ellipsis."""
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rsplit(' ', 1)[0]}…"


def _plain(text: str) -> str:
    """Without marks for other languages, and with plain spaces, which any mail program takes."""
    return unmarked(text).replace("\N{NO-BREAK SPACE}", " ")
