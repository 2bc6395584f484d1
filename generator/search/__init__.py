"""Pages → the files that the search page's script reads, small as the site grows.

words       a text's words as terms: stemmed, without å ä ö
compounds   the parts of a compound word that are words of their own
index       pages of one language → a manifest, shards of terms and shards of results
"""

from generator.search.index import search_files

__all__ = ["search_files"]
