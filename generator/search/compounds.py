"""The parts of compound words, told by the words that the site uses on their own.

Swedish writes compounds as one word. Their beginning is found by what it begins with; this finds the
rest: `personalomsättning` has the part `omsättning`.
"""

from collections.abc import Collection, Iterator
from functools import cache

_LINKS = "seoua"  # letters that may join two parts: omsorg-s-boende, familj-e-hem
_VOWELS = frozenset("aeiouy")
_LEAST_HEAD = 3
_LEAST_TAIL = 4
_LEAST_GUESSED = 5  # a part that only the other part speaks for is longer


class Compounds:
    """Splits terms by known words: `forms` are words as they are written (folded), `terms` their stems."""

    def __init__(self, forms: Collection[str], terms: Collection[str]) -> None:
        self._heads = {head for head in (*forms, *terms) if len(head) >= _LEAST_HEAD and not head.isdigit()}
        self._tails = {term for term in terms if len(term) >= _LEAST_TAIL and not term.isdigit()}
        self.parts_of = cache(self._parts_of)
        self._is_word = cache(self._is_word_or_compound)

    def _parts_of(self, term: str) -> tuple[str, ...]:
        """The ends of the term that are words, the longest first; none where it is no compound."""
        splits = _splits(term)
        sure = [tail for head, tail in splits if self._is_head(head) and self._is_word(tail)]
        found = sure or self._guessed(splits)
        return tuple(dict.fromkeys(self._with_their_parts(found)))

    def _with_their_parts(self, tails: list[str]) -> Iterator[str]:
        for tail in tails:
            yield tail
            yield from self.parts_of(tail)

    def _is_word_or_compound(self, tail: str) -> bool:
        return tail in self._tails or any(
            self._is_head(head) and self._is_word(rest) for head, rest in _splits(tail)
        )

    def _is_head(self, head: str) -> bool:
        return head in self._heads or (head[-1] in _LINKS and head[:-1] in self._heads)

    def _guessed(self, splits: list[tuple[str, str]]) -> list[str]:
        """The ends where one part is a known word and the other could be one."""
        long = [(head, tail) for head, tail in splits if len(tail) >= _LEAST_GUESSED]
        if known := [tail for head, tail in long if tail in self._tails and not _VOWELS.isdisjoint(head)]:
            return known
        heads = [
            (head, tail)
            for head, tail in long
            if len(head) >= _LEAST_GUESSED and self._is_head(head) and not _VOWELS.isdisjoint(tail[:4])
        ]
        return [tail for head, tail in heads if head in self._heads] or [tail for _, tail in heads]


def _splits(term: str) -> list[tuple[str, str]]:
    return [(term[:place], term[place:]) for place in range(_LEAST_HEAD, len(term) - _LEAST_TAIL + 1)]
