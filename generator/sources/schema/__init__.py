"""The YAML files of the source format as pydantic models with Swedish keys.

These models are the reference of the format: the handbook and the JSON Schemas for editors are made
from their fields and descriptions. They know the shape of a file, not whether its ids exist.
"""

from generator.sources.schema.accessibility import MeasurementFile
from generator.sources.schema.board import BoardFile, EconomyFile, IndicatorsFile, MeetingsFile
from generator.sources.schema.municipality import GlossaryFile, MunicipalityFile
from generator.sources.schema.report import FollowUpsFile, GoalsFile, ReportFile
from generator.sources.schema.values import Source

__all__ = [
    "FILES",
    "BoardFile",
    "EconomyFile",
    "FollowUpsFile",
    "GlossaryFile",
    "GoalsFile",
    "IndicatorsFile",
    "MeasurementFile",
    "MeetingsFile",
    "MunicipalityFile",
    "ReportFile",
    "Source",
]

FILES: dict[str, type[Source]] = {
    "ordlista.yml": GlossaryFile,
    "tillganglighet.yml": MeasurementFile,
    "kommun.yml": MunicipalityFile,
    "namnd.yml": BoardFile,
    "indikatorer.yml": IndicatorsFile,
    "ekonomi.yml": EconomyFile,
    "sammantraden.yml": MeetingsFile,
    "mal.yml": GoalsFile,
    "rapport.yml": ReportFile,
    "uppfoljning.yml": FollowUpsFile,
}
