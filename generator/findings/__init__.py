"""What a check found, told to people and to machines: text, JSON, SARIF, GitHub's commands.

findings      the problems that remain, those that are explained, and how many there are
scope         one report's share of them
wording       a problem's place and severity in words; no sign that cannot be seen
text          for people, and `first` what to do first
json_format, sarif, github
explaining    entries for rapport.yml, ready to be filled in
advice        what the catalogue says of a code
"""

from generator.findings.findings import Findings

__all__ = ["Findings"]
