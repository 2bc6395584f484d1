"""Pages of one language → the files of their search index.

The script loads the manifest, then the shards of terms that begin as the words of the query do, then
the shards of results that it shows. A first search so costs about the same however many pages there are.

    search_index.json                    manifest: which shards there are, and how to weigh what they say
    search_index/VERSION/ord-KEY.json    the terms that begin with KEY, and the results that each is found in
    search_index/VERSION/sidor-N.json    results: title, kind, where, address, state, text

The version is a hash of all shards, so that a browser may keep a shard for ever and never mixes those of
two editions of the site.

Results are numbered by importance and then newest first, so that a lower number wins where all else is
equal, and a shard holds results that are alike.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import sha256

from generator.language import unmarked
from generator.model.board import GlossaryTerm
from generator.pages.page import Page, SearchEntry
from generator.search.compounds import Compounds
from generator.search.words import STOP_WORDS, fold, term_of, terms_in, words_in

MANIFEST = "search_index.json"
FOLDER = "search_index/"
MOST_BYTES_OF_TERMS = 12_000
MOST_BYTES_OF_RESULTS = 6_000
MOST_TEXT = 4_000  # letters: what is further down in a text is found, but not shown


class Field(IntEnum):
    """Where in a result a term stands; the order of a term's lists in a shard."""

    WHOLE_TITLE = 0  # a title of one word
    TITLE = 1
    NAME = 2
    PLACE = 3
    TEXT = 4
    PART_OF_NAME = 5  # the end of a compound in a title or a name
    PART_OF_TEXT = 6


WEIGHTS = {
    Field.WHOLE_TITLE: 12,
    Field.TITLE: 8,
    Field.NAME: 5,
    Field.PLACE: 2,
    Field.TEXT: 1.5,
    Field.PART_OF_NAME: 4,
    Field.PART_OF_TEXT: 0.7,
}
# What readers come for, before what it comes from, before what is for those who publish.
_IMPORTANCE = {
    "mal": 0, "indikator": 0, "namnd": 0, "kommun": 0,
    "rapport": 2, "sammantraden": 2, "ordlista": 2,
    "handbok": 3, "handbok_format": 3, "handbok_problem": 3, "handbok_problemkod": 3, "handbok_byggstenar": 3,
}  # fmt: skip
_ORDINARY = 1
_FACTORS = (1.3, 1.0, 0.8, 0.3)


@dataclass(frozen=True)
class _Result:
    """A page, or a part of one, as search finds and shows it."""

    title: str
    url: str
    entry: SearchEntry
    importance: int

    @property
    def shown(self) -> list[str]:
        entry = self.entry
        text = entry.text if len(entry.text) <= MOST_TEXT else entry.text[:MOST_TEXT].rsplit(" ", 1)[0]
        return [self.title, entry.kind, entry.where, self.url, entry.state, text]


def search_files(
    pages: Sequence[Page], glossary: Sequence[GlossaryTerm], *, prefix: str = ""
) -> dict[str, bytes]:
    """The index of the pages, which are in one language, as files by their path under `prefix`.

    The addresses in the index are those of the pages, without the first slash.
    """
    results = sorted(_results(pages), key=lambda result: (result.importance, -(result.entry.year or 0)))
    compounds = _compounds(results, glossary)
    terms = _shards_of_terms(_postings(results, compounds))
    shown, firsts = _shards_of_results(results)
    shards = {f"ord-{key}.json": _json(shard) for key, shard in terms.items()}
    shards |= {f"sidor-{number}.json": _json(shard) for number, shard in enumerate(shown)}
    version = sha256(b"".join(shards[name] for name in sorted(shards))).hexdigest()[:10]
    manifest = {
        "version": version,
        "words": list(terms),
        "pages": firsts,
        "count": len(results),
        "weights": [WEIGHTS[field] for field in Field],
        "importance": _bounds(results),
        "stop": sorted(STOP_WORDS),
        "alike": _alike(glossary),
    }
    files = {f"{FOLDER}{version}/{name}": content for name, content in shards.items()}
    return {f"{prefix}{name}": content for name, content in {MANIFEST: _json(manifest), **files}.items()}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _results(pages: Sequence[Page]) -> Iterator[_Result]:
    for page in pages:
        importance = _IMPORTANCE.get(page.template, _ORDINARY)
        if page.search:
            title = unmarked(page.search.title or page.context.title)
            yield _Result(title, page.path, _plain(page.search), importance)
        for part in page.search_parts:
            title = unmarked(part.title)
            yield _Result(title, f"{page.path}#{part.anchor}", _plain(part), max(importance, _ORDINARY))


def _plain(entry: SearchEntry) -> SearchEntry:
    """The entry without the marks of what the municipality wrote: a list of results tells no language."""
    return replace(
        entry,
        kind=unmarked(entry.kind),
        where=unmarked(entry.where),
        text=unmarked(entry.text),
        state=unmarked(entry.state),
        names=tuple(unmarked(name) for name in entry.names),
    )


def _compounds(results: Sequence[_Result], glossary: Sequence[GlossaryTerm]) -> Compounds:
    """Knows the words of the site and of its glossary."""
    texts = [
        text
        for result in results
        for text in (result.title, *result.entry.names, result.entry.where, result.entry.text)
    ]
    texts += [
        text for term in glossary for text in (term.word, term.explanation, *term.synonyms, *term.search_words)
    ]
    words = {word for text in texts for word in words_in(text)}
    return Compounds({fold(word) for word in words}, {term_of(word) for word in words})


def _fields(result: _Result) -> Iterator[tuple[Field, list[str]]]:
    title = terms_in(result.title)
    yield (Field.WHOLE_TITLE if len(title) == 1 else Field.TITLE), title
    yield Field.NAME, terms_in(" ".join(result.entry.names))
    yield Field.PLACE, terms_in(f"{result.entry.kind} {result.entry.where}")
    state = [term for term in terms_in(result.entry.state) if not term.isdigit()]
    yield Field.TEXT, [*terms_in(result.entry.text), *state]


def _postings(results: Sequence[_Result], compounds: Compounds) -> dict[str, list[list[int]]]:
    """Each term's results by field; in the most telling of its fields only."""
    found: defaultdict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in Field])
    for number, result in enumerate(results):
        best: dict[str, Field] = {}
        for field, terms in _fields(result):
            part = Field.PART_OF_TEXT if field is Field.TEXT else Field.PART_OF_NAME
            for term in dict.fromkeys(terms):
                _keep_best(best, term, field)
                if field is not Field.PLACE and not term.isdigit():
                    for tail in compounds.parts_of(term):
                        _keep_best(best, tail, part)
        for term, field in best.items():
            found[term][field].append(number)
    return {term: found[term] for term in sorted(found)}


def _keep_best(best: dict[str, Field], term: str, field: Field) -> None:
    if term not in best or WEIGHTS[field] > WEIGHTS[best[term]]:
        best[term] = field


def _encoded(lists: list[list[int]]) -> list[list[int]]:
    """Numbers as steps from the one before, and no empty lists at the end."""
    steps = [[b - a for a, b in zip([0, *numbers], numbers, strict=False)] for numbers in lists]
    while not steps[-1]:
        steps.pop()
    return steps


def _shards_of_terms(postings: Mapping[str, list[list[int]]]) -> dict[str, dict[str, list[list[int]]]]:
    """Shards by the letters that their terms begin with, as many letters as keep a shard small."""
    encoded = {term: _encoded(lists) for term, lists in postings.items()}
    sizes = {term: len(_json(lists)) + len(term) + 4 for term, lists in encoded.items()}
    return dict(sorted(_split(encoded, sizes, sorted(encoded), "")))


def _split(
    encoded: Mapping[str, list[list[int]]], sizes: Mapping[str, int], terms: list[str], key: str
) -> Iterator[tuple[str, dict[str, list[list[int]]]]]:
    if terms == [key] or (key and sum(sizes[term] for term in terms) <= MOST_BYTES_OF_TERMS):
        yield key, {term: encoded[term] for term in terms}
        return
    by_beginning: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        by_beginning[term[: len(key) + 1]].append(term)
    for beginning, own in by_beginning.items():
        if beginning == key:
            yield key, {key: encoded[key]}
        else:
            yield from _split(encoded, sizes, own, beginning)


def _shards_of_results(results: Sequence[_Result]) -> tuple[list[list[list[str]]], list[int]]:
    """The results in shards, and the number of the first result of each."""
    shards: list[list[list[str]]] = []
    firsts: list[int] = []
    size = 0
    for number, result in enumerate(results):
        shown = result.shown
        own = len(_json(shown))
        if not shards or size + own > MOST_BYTES_OF_RESULTS:
            shards.append([])
            firsts.append(number)
            size = 0
        shards[-1].append(shown)
        size += own
    return shards, firsts


def _bounds(results: Sequence[_Result]) -> list[list[float]]:
    """The number of results up to and with each importance, and its factor."""
    return [
        [sum(result.importance <= importance for result in results), factor]
        for importance, factor in enumerate(_FACTORS)
    ]


def _alike(glossary: Sequence[GlossaryTerm]) -> dict[str, list[str]]:
    """Words and phrases, as terms, with those that mean the same or that a reader may mean by them."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term in glossary:
        phrases = [" ".join(terms_in(text)) for text in (term.word, *term.synonyms)]
        for text in term.search_words:
            found[" ".join(terms_in(text))] |= dict.fromkeys(phrases)
        for phrase in phrases:
            found[phrase] |= dict.fromkeys(other for other in phrases if other != phrase)
    return {phrase: sorted(others) for phrase, others in sorted(found.items()) if phrase and others}
