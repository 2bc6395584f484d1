"""Links in Markdown: finding them, and taking out those that lead to what may not be seen yet."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_CODE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]]*)\]\(\s*<?(?P<inline>[^()\s<>]*)>?(?:\s+\"[^\"\n]*\")?\s*\)"
    r"|^ {0,3}\[[^\[\]\n]+\]:\s*<?(?P<defined>[^\s<>]+)>?[^\n]*$"
    r"|<a\s[^<>]*?href\s*=\s*[\"']?(?P<html>[^\"'\s<>]*)[^<>]*>"
    r"|(?P<picture><img\b[^<>]*>)",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Link:
    """A link of a text: where it leads, and where in the text it stands."""

    target: str
    is_image: bool
    start: int

    @property
    def address(self) -> str:
        """The target without what comes after `#` or `?`."""
        return re.split("[#?]", self.target, maxsplit=1)[0]

    @property
    def anchor(self) -> str | None:
        """The place on the page that it leads to, or None."""
        return self.target.partition("#")[2] or None

    @property
    def is_internal(self) -> bool:
        return re.match(r"[a-zA-Z][a-zA-Z+.-]*:|//", self.target) is None


def links_in(markdown: str) -> Iterator[Link]:
    """The links and images of a text in order; those of examples of code are none."""
    text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), markdown)
    for found in _LINK.finditer(text):
        target = found["inline"] if found["inline"] is not None else found["defined"] or found["html"] or ""
        is_image = bool(found["image"] or found["picture"])
        yield Link(target, is_image, found.start())


def without_links_to(markdown: str, hidden: Collection[str]) -> str:
    """The text with the words alone of each link to one of these addresses."""
    if not hidden or not any(link.address in hidden for link in links_in(markdown)):
        return markdown

    def words_of(found: re.Match[str]) -> str:
        target = found["inline"] if found["inline"] is not None else found["defined"] or found["html"] or ""
        if Link(target, False, 0).address not in hidden:
            return found[0]
        return found["text"] or ""

    return _LINK.sub(words_of, markdown)
