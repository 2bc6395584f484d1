"""The findings as JSON. The handbook's chapter about checking documents every key."""

import json
from typing import Any

from generator.findings.findings import Findings
from generator.problems import CATALOGUE, Problem

VERSION = 1
HELP = "/handbok/problem/"


def as_json(findings: Findings) -> str:
    """One JSON document. Keys are only ever added within a version."""
    counts = {severity.value: count for severity, count in findings.counts.items()}
    document = {
        "version": VERSION,
        "antal": {**counts, "förklarade": len(findings.explained)},
        "problem": [_entry(problem) for problem in findings.problems],
        "förklarade": [{**_entry(remark.problem), "varför": remark.reason} for remark in findings.explained],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n"


def _entry(problem: Problem) -> dict[str, Any]:
    kind = CATALOGUE[problem.code]
    return {
        "kod": problem.code,
        "allvar": problem.severity.value,
        "titel": kind.title,
        "fil": problem.place.file,
        "rad": problem.place.line,
        "kolumn": problem.place.column,
        "vad": problem.what,
        "gör": problem.fix,
        "hjälp": f"{HELP}{kind.slug}/",
    }
