"""The key `tillgänglighet` of kommun.yml and tillganglighet.yml → the statement and the measurement."""

from collections.abc import Iterable

from generator.model.accessibility import (
    AccessibilityContact,
    AccessibilityStatement,
    MeasuredFault,
    Measurement,
    Shortcoming,
)
from generator.problems import Place
from generator.sources.schema.accessibility import AccessibilityEntry, MeasurementFile, ShortcomingEntry
from generator.sources.yaml_file import YamlFile


def accessibility_statement(entry: AccessibilityEntry, place: Place) -> AccessibilityStatement:
    return AccessibilityStatement(
        responsible=entry.responsible,
        is_public_body=entry.is_public_body,
        conformance=entry.conformance,
        method=entry.method,
        assessor=entry.assessor,
        assessed=entry.assessed,
        updated=entry.updated,
        published=entry.published,
        how=entry.how,
        shortcomings=_shortcomings(entry.shortcomings),
        disproportionate=_shortcomings(entry.disproportionate),
        outside=_shortcomings(entry.outside),
        contact=AccessibilityContact(entry.contact.e_mail, entry.contact.phone, entry.contact.website),
        answer_time=entry.answer_time,
        place=place,
    )


def _shortcomings(entries: Iterable[ShortcomingEntry]) -> tuple[Shortcoming, ...]:
    return tuple(
        Shortcoming(entry.what, entry.reason, tuple(entry.criteria), entry.alternative, entry.mended)
        for entry in entries
    )


def measurement(file: MeasurementFile, yaml: YamlFile) -> Measurement:
    return Measurement(
        day=file.day,
        pages=file.pages,
        charts=file.charts,
        tables=file.tables,
        modes=tuple(file.modes),
        tools=tuple((tool.name, tool.version) for tool in file.tools),
        undecided=file.undecided,
        faults=tuple(
            MeasuredFault(fault.rule, fault.criterion, fault.count, fault.pages, tuple(fault.examples))
            for fault in file.faults
        ),
        place=Place(yaml.name),
    )
