"""JSON Schemas of the YAML files, so that an editor completes and checks them while they are written."""

import json
from pathlib import Path

from generator.sources.schema import FILES

FOLDER = "data/.schema"


def json_schemas() -> dict[str, str]:
    """Each YAML file's JSON Schema as text, by its path in a project."""
    return {
        f"{FOLDER}/{Path(name).stem}.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema.model_json_schema()},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for name, schema in FILES.items()
    }
