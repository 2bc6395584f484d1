"""What the accessibility statements say against each other and against what was measured (lag 2018:1937)."""

from collections.abc import Iterator

from generator import formats
from generator.model.accessibility import AccessibilityStatement, Conformance, Measurement
from generator.model.board import Country
from generator.problems import Problem


def check_statements(country: Country) -> Iterator[Problem]:
    for municipality in country.municipalities:
        stated = municipality.accessibility
        if stated is None:
            what = f"{municipality.name} har ingen tillgänglighetsredogörelse."
            fix = "Bedöm webbplatsen och fyll i tillgänglighet i kommun.yml."
            yield Problem("TILL02", municipality.place, what, fix)
            continue
        yield from _check_conformance(stated, country.measurement)
        if stated.is_public_body and not stated.contact.exists:
            what = "Redogörelsen säger inte hur läsaren anmäler en brist."
            yield Problem(
                "TILL03", stated.place, what, "Fyll i e-post, telefon eller webbsida under kontakt."
            )
        if stated.updated < stated.assessed:
            what = f"Redogörelsen uppdaterades {formats.day(stated.updated)}, före bedömningen {formats.day(stated.assessed)}."
            yield Problem("TILL04", stated.place, what, "Rätta det datum som är fel.")


def _check_conformance(stated: AccessibilityStatement, measured: Measurement | None) -> Iterator[Problem]:
    """The status agrees with the shortcomings that are told, and with those that were measured."""
    told = bool(stated.shortcomings or stated.disproportionate)
    if stated.conformance is not Conformance.FULL:
        if not told:
            what = f"Status är {stated.conformance.value}, men inga brister är beskrivna."
            yield Problem("TILL01", stated.place, what, "Beskriv bristerna, eller ändra status.")
        return
    if told:
        what = "Status är helt förenlig, men redogörelsen beskriver brister."
        yield Problem("TILL01", stated.place, what, "Ändra status till delvis förenlig.")
    elif measured and (faults := [fault for fault in measured.faults if fault.criterion]):
        pages = faults[0].pages
        where = f"{faults[0].rule} på {formats.number(pages)} {'sida' if pages == 1 else 'sidor'}"
        what = f"Status är helt förenlig, men mätningen {formats.day(measured.day)} hittade fel: {where}."
        yield Problem("TILL01", stated.place, what, "Åtgärda felen och mät igen, eller ändra status.")
