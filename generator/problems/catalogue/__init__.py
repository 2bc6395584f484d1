"""The catalogue: the single place where a problem's code is described, a module a family.

The handbook's pages on the site and `oppna-mal granska --forklara CODE` are made from it.
"""

from collections.abc import Mapping

from generator.problems.catalogue import (
    accessibility,
    arithmetic,
    editions,
    figures,
    files,
    goals,
    history,
    ids,
    looks,
    personal,
    sources,
    tables,
    texts,
)
from generator.problems.kind import ProblemKind

FAMILIES: tuple[tuple[str, tuple[ProblemKind, ...]], ...] = (
    ("Filer", files.KINDS),
    ("Tabeller", tables.KINDS),
    ("Id, adresser och namn", ids.KINDS),
    ("Summor och avvikelser", arithmetic.KINDS),
    ("Siffror", figures.KINDS),
    ("Ändrade uppgifter", history.KINDS),
    ("Utgåvor", editions.KINDS),
    ("Källor och datum", sources.KINDS),
    ("Mål och indikatorer", goals.KINDS),
    ("Texter", texts.KINDS),
    ("Färg och logotyp", looks.KINDS),
    ("Personuppgifter", personal.KINDS),
    ("Tillgänglighet", accessibility.KINDS),
)
CATALOGUE: Mapping[str, ProblemKind] = {kind.code: kind for _, kinds in FAMILIES for kind in kinds}
