"""A text's words as terms: what search knows them by.

assets/search-words.js does the same in the browser, and a test holds the two alike.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from snowballstemmer.swedish_stemmer import SwedishStemmer

_WORD = re.compile(r"[^\W_]+")
_OTHER_LETTERS = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ł": "l", "ß": "s"})
_STEMMER = SwedishStemmer()
# Words that tell nothing of what is asked for, in the languages that the site speaks.
STOP_WORDS = frozenset(
    ["och", "i", "på", "av", "för", "till", "en", "ett", "den", "det", "de", "som", "är", "att", "med", "om", "hur", "går", "vad", "varför", "när", "var", "vem", "vilka", "vilken", "vilket", "har", "ska", "kan", "håller", "blir", "finns", "man", "vi", "jag", "ni", "mitt", "vår", "eller", "inte", "mycket", "många", "the", "of", "and", "in", "to", "a", "an", "for", "how", "is", "are", "what", "why", "when", "where", "who", "which", "has", "have", "can", "will", "does", "do", "my", "our", "or"]
)


def words_in(text: str) -> Iterator[str]:
    """The words and numbers of a text in lower case, in their order."""
    return (found[0] for found in _WORD.finditer(unicodedata.normalize("NFC", text).lower()))


def fold(word: str) -> str:
    """A word in lower case as `a`–`z` and digits: without the dots and rings of å ä ö, and without accents."""
    plain = unicodedata.normalize("NFD", word.translate(_OTHER_LETTERS))
    return "".join(
        sign if sign.isascii() and sign.isalnum() else "x" for sign in plain if not unicodedata.combining(sign)
    )


@cache
def stem(word: str) -> str:
    """A word in lower case without its inflection, by Snowball's rules for Swedish.

    They are followed until nothing more falls off: once gives `kostnader` as kostnad but `kostnad` as kostn.
    """
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed if stemmed == word else stem(stemmed)


@cache
def term_of(word: str) -> str:
    """What the index knows a word by. It is stemmed before it is folded: `läsåret` and `läsår` are one term."""
    return fold(stem(word))


def terms_in(text: str) -> list[str]:
    """The terms of a text in its order, without stop words."""
    return [term_of(word) for word in words_in(text) if word not in STOP_WORDS]
