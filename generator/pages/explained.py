"""Glossary words explained on the pages that use them.

The first time that a page's own running text uses a word, the word becomes a link to its explanation, which
stands in a list at the foot of the page. The theme shows the explanation over the page for as long as it is
what the address points to, so that the reader keeps the place in the text; without styles, on paper and in
an old browser it is a list and links. Words in headings of tables are explained in the list only.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from html.parser import HTMLParser

from markupsafe import Markup

from generator import formats
from generator.model import addresses
from generator.model.board import GlossaryTerm
from generator.pages.parts import WordItem

Component = Callable[..., Markup]
# The texts that templates mark as running text. What stands in them comes through the sanitiser or is escaped,
# so that no element of the same name stands within.
_TEXT = re.compile(r'<(div|p) class="(?:prose|lead)[ "][^>]*>(.*?)</\1>', re.DOTALL)
_TABLE_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*-?")
_NOT_IN = frozenset({"a", "h2", "h3", "code"})
_NOT_ON = frozenset({"ordlista", "sok", "saknas", "start"})  # nor in the handbook
_BEGINNING = 3  # letters of a phrase that any form of it begins with
_AFTER_CONSONANT = (
    "", "s", "en", "ens", "et", "ets", "er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas", "n", "ns", "na", "nas",
)  # fmt: skip
_AFTER_E = ("", "s", "n", "ns", "t", "ts", "r", "rs", "rna", "rnas", "na", "nas")
_FOR_A = ("a", "as", "an", "ans", "or", "ors", "orna", "ornas")


def forms_of(word: str) -> set[str]:
    """A noun's forms by the commonest endings; a form that does not exist is found nowhere."""
    if word.endswith("are"):
        return {word + end for end in _AFTER_E} | {f"{word[:-1]}{end}" for end in ("na", "nas")}
    if word.endswith("e"):
        return {word + end for end in _AFTER_E}
    if word.endswith("a"):
        return {word[:-1] + end for end in _FOR_A}
    return {word + end for end in _AFTER_CONSONANT}


class Explainer:
    """Explains the words of one glossary on pages."""

    def __init__(self, glossary: Sequence[GlossaryTerm]) -> None:
        self._singles: dict[str, GlossaryTerm] = {}
        self._exact: dict[str, GlossaryTerm] = {}
        self._phrases: dict[str, list[tuple[re.Pattern[str], GlossaryTerm]]] = {}
        for term in glossary:
            for name in (term.word, *term.synonyms) if term.explained_in_texts else ():
                self._learn(name, term)

    def _learn(self, name: str, term: GlossaryTerm) -> None:
        words = name.split()
        if len(words) > 1:
            beginning = self._phrases.setdefault(words[0].casefold()[:_BEGINNING], [])
            beginning.append((_phrase(words), term))
        elif name[1:] != name[1:].lower():
            self._exact.setdefault(name, term)
        else:
            for form in forms_of(name.casefold()):
                self._singles.setdefault(form, term)

    def explained(self, body: str, template: str, component: Component) -> str:
        """A page's body with its words linked to a list of explanations at its end."""
        if template in _NOT_ON or template.startswith("handbok"):
            return body
        linked: dict[str, GlossaryTerm] = {}

        def with_links(found: re.Match[str]) -> str:
            start, end = found.span(2)
            text = body[start:end]
            if next(self._found(unescape(text)), None) is None:
                return found[0]
            parser = _Linker(self, linked)
            parser.feed(text)
            parser.close()
            return f"{body[found.start() : start]}{parser.html}{body[end : found.end()]}"

        html = _TEXT.sub(with_links, body)
        headings = " | ".join(dict.fromkeys(_TABLE_HEADING.findall(body)))
        plain = unescape(_ANY_TAG.sub(" ", headings))
        named = {term.word: term for _start, _end, term in self._found(plain)}
        terms = {**named, **linked}
        if not terms:
            return html
        items = [_item(terms[word], word in linked) for word in formats.in_alphabetical_order(terms)]
        return f"{html}\n{component('word-list', items=items)}"

    def _found(self, text: str) -> Iterator[tuple[int, int, GlossaryTerm]]:
        """Where in a text the glossary's words stand, from start to end; the longest where several begin."""
        after = 0
        for word in _WORD.finditer(text):
            if word.start() < after:
                continue
            if (found := self._at(text, word)) is not None:
                after = found[0]
                yield word.start(), after, found[1]

    def _at(self, text: str, word: re.Match[str]) -> tuple[int, GlossaryTerm] | None:
        folded = word[0].casefold()
        matches = [
            (match.end(), term)
            for pattern, term in self._phrases.get(folded[:_BEGINNING], ())
            if (match := pattern.match(text, word.start()))
        ]
        if matches:
            return max(matches, key=lambda match: match[0])
        term = self._exact.get(word[0]) or self._singles.get(folded)
        return (word.end(), term) if term else None


def _phrase(words: Sequence[str]) -> re.Pattern[str]:
    """Several words, the last in any form, and the long ones before it agreeing with it (verkställt, verkställda)."""
    before = [
        rf"{re.escape(word[:-1])}\w{{0,3}}" if len(word) > 4 and word[-1].isalpha() else re.escape(word)
        for word in words[:-1]
    ]
    last = "|".join(sorted(map(re.escape, forms_of(words[-1])), key=len, reverse=True))
    phrase = r"\s+".join([*before, f"(?:{last})"])
    return re.compile(rf"{phrase}(?![\w-])", re.IGNORECASE)


def _item(term: GlossaryTerm, is_linked: bool) -> WordItem:
    slug = formats.slug(term.word)
    item = WordItem(
        id=f"ord-{slug}",
        word=formats.capitalised(term.word),
        explanation=term.explanation,
        url=f"{addresses.GLOSSARY}#ord-{slug}",
    )
    if is_linked:
        item["back_url"] = f"#ordet-{slug}"
    return item


class _Linker(HTMLParser):
    """Writes a text as it was, with the first use of each word as a link."""

    def __init__(self, explainer: Explainer, linked: dict[str, GlossaryTerm]) -> None:
        super().__init__(convert_charrefs=False)
        self._explainer = explainer
        self._linked = linked
        self._inside = 0
        self._parts: list[str] = []

    @property
    def html(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside += tag in _NOT_IN
        self._parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in _NOT_IN
        self._parts.append(f"</{tag}>")

    def handle_entityref(self, name: str) -> None:
        self._parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._parts.append(f"&#{name};")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._parts.append(data)
            return
        place = 0
        for start, end, term in self._explainer._found(data):
            if term.word in self._linked:
                continue
            self._linked[term.word] = term
            slug = escape(formats.slug(term.word))
            link = f'<a class="word" id="ordet-{slug}" href="#ord-{slug}">'
            self._parts += [data[place:start], link, data[start:end], "</a>"]
            place = end
        self._parts.append(data[place:])
