"""`beslut om små tal` in rapport.yml → decisions about figures that may single people out."""

from generator.model.disclosure import DisclosureDecision
from generator.sources.schema.report import DisclosureDecisionEntry, ReportFile
from generator.sources.yaml_file import YamlFile

KEY = "beslut om små tal"


def decisions(file: ReportFile, yaml: YamlFile) -> tuple[DisclosureDecision, ...]:
    return tuple(_decision(entry, yaml, position) for position, entry in enumerate(file.decisions))


def _decision(entry: DisclosureDecisionEntry, yaml: YamlFile, position: int) -> DisclosureDecision:
    dimensions = {"kön": entry.sex, "område": entry.area, "grupp": entry.group}
    return DisclosureDecision(
        indicator_id=entry.indicator,
        dimensions={name: stated for name, stated in dimensions.items() if stated is not None},
        column=" ".join(entry.column.casefold().split()) if entry.column else None,
        choice=entry.choice,
        decided_by=entry.decided_by,
        date=entry.date,
        reason=entry.reason,
        place=yaml.place(KEY, position, "indikator"),
    )
