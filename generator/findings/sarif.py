"""The findings as SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from generator.findings.findings import Findings
from generator.problems import CATALOGUE, Place, Problem, ProblemKind, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_RULE_INDEX = {code: number for number, code in enumerate(CATALOGUE)}


def as_sarif(findings: Findings, *, folder: str = "") -> str:
    """One SARIF log. `folder` is the way from where the files are looked for to the project."""
    run = {
        "tool": {"driver": _driver()},
        "language": "sv",
        "columnKind": "unicodeCodePoints",
        "results": list(_results(findings, folder)),
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "Öppna mål",
        "version": version("oppna-mal"),
        "language": "sv",
        "rules": [_rule(kind) for kind in CATALOGUE.values()],
    }


def _rule(kind: ProblemKind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.title,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": " ".join(text for text in (kind.meaning, kind.why) if text)},
        "help": {"text": kind.remedy},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _results(findings: Findings, folder: str) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for problem in findings.problems:
        yield _result(problem, folder, seen)
    for remark in findings.explained:
        suppression = {"kind": "inSource", "status": "accepted", "justification": remark.reason}
        yield {**_result(remark.problem, folder, seen), "suppressions": [suppression]}


def _result(problem: Problem, folder: str, seen: Counter[str]) -> dict[str, Any]:
    fingerprint = _fingerprint(problem)
    seen[fingerprint] += 1
    column = f"{problem.place.column}: " if problem.place.column else ""
    return {
        "ruleId": problem.code,
        "ruleIndex": _RULE_INDEX[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{column}{problem.what} {problem.fix}"},
        "locations": [_location(problem.place, folder)],
        "partialFingerprints": {"oppnaMal/v1": f"{fingerprint}:{seen[fingerprint]}"},
    }


def _fingerprint(problem: Problem) -> str:
    """The same when lines are added above it, so that a problem that is known stays known."""
    parts = (problem.code, problem.place.file, problem.place.column or "", problem.what)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _location(place: Place, folder: str) -> dict[str, Any]:
    path = f"{folder}{place.file}".encode("utf-8", "surrogateescape")
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}
