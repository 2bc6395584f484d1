"""Finished HTML of a page in another language than Swedish: links within the language, Swedish marked as such.

Pages are laid out and rendered as though they stood at the Swedish page's address. Here their links are
led to the pages of the language, where there are such, and what the municipality wrote gets `lang="sv"`.
"""

import re
from collections.abc import Collection
from html import escape, unescape
from urllib.parse import urljoin

from generator.language import BEGIN, END, Language, unmarked
from generator.pages.render import root_of

_SITE = "https://site.invalid"
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ADDRESS = re.compile(r'(\s)(href|action|data-[a-z-]+)="([^"#?:]*)((?:[?#][^"]*)?)"')
# What can hold no element: its text is told without marks.
_TEXT_ONLY = re.compile(r"<(title|option|textarea|svg|script)\b.*?</\1>", re.DOTALL)
_MARKED = re.compile(rf"{BEGIN}([^<{BEGIN}{END}]*)(?:{END}|(?=<|{BEGIN}|\Z))")


def localised(html: str, address: str, language: Language, known: Collection[str]) -> str:
    """The HTML of the page at `address`, or a part of it. `known` are the addresses of pages and files."""
    if language is Language.SWEDISH:
        return html
    if BEGIN in html or END in html:
        html = _TEXT_ONLY.sub(lambda found: unmarked(found[0]), html)
    html = _TAG.sub(lambda tag: _led(unmarked(tag[0]), address, language, known), html)
    return _told(html)


def _told(html: str) -> str:
    """With an element around each marked text."""
    if BEGIN in html:
        html = _MARKED.sub(rf'<span lang="{Language.SWEDISH.value}">\1</span>', html)
    return unmarked(html)


def _led(tag: str, address: str, language: Language, known: Collection[str]) -> str:
    """A tag whose addresses lead within the language; a link to a page that is Swedish only says so."""
    if "hreflang=" in tag:
        return tag
    leads_to_swedish = False

    def led(found: re.Match[str]) -> str:
        nonlocal leads_to_swedish
        space, name, path, rest = found.groups()
        if not path or (name.startswith("data-") and "/" not in path):
            return found[0]
        target = urljoin(f"{_SITE}{address}", unescape(path)).removeprefix(_SITE)
        own = language.root + target.removeprefix("/")
        if not target.startswith("/") or target.startswith(language.root):
            return found[0]
        if own not in known:
            leads_to_swedish = leads_to_swedish or tag.startswith("<a ")
            return found[0]
        return f'{space}{name}="{escape(root_of(address) + own[1:], quote=True)}{rest}"'

    tag = _ADDRESS.sub(led, tag)
    return f'<a hreflang="{Language.SWEDISH.value}"{tag[2:]}' if leads_to_swedish else tag
