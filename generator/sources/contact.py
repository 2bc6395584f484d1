"""Private e-mail addresses and mobile numbers in a plain text.

An address counts as a person's when its domain is one that anybody can have an address at, or when it
is written as a name (`karin.lind@`, `k.lind@`). A function's passes: `socialnamnden@`, `vard-och-omsorg@`.
A number counts as a person's when it is a mobile number. A landline number passes: an office's and a
home's look the same, and municipalities write those of their offices. The telephone number and address
that a municipality has chosen as its contact (`kontakt` in kommun.yml) are for `sources.text` to let pass.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_E_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})[ ]?@[ ]?([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_PERSON_NAME = re.compile(r"[^\W\d_]+(?:[._-][^\W\d_]{2,})+[0-9]{0,4}")
_FUNCTION = re.compile(
    r"namnd|nämnd|forvaltning|förvaltning|kommun|social|omsorg|vard|vård|skol|utbildning|barn|ungdom|famil"
    r"|miljo|miljö|bygg|kultur|fritid|bibliotek|kansli|registrator|diarie|arkiv|info|kontakt|contact|support"
    r"|service|kund|medborgar|press|media|ekonomi|faktura|personal|rekrytering|hr|it|data|gdpr|dpo|webb|web"
    r"|post|mail|mejl|admin|jour|stod|stöd|rad|råd|hemtjanst|hemtjänst|aldre|äldre|lss|sol|ifo|enhet|avdelning"
    r"|central|upphandling|inkop|inköp|naringsliv|näringsliv|turist|fastighet|teknik|samhall|samhäll|noreply|no|och",
)
_PRIVATE_DOMAIN = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|ymail|aol|telia|spray|swipnet|comhem"
    r"|bredband|bahnhof|passagen|home|glocalnet|tele2|proton|protonmail|gmx)\.(?:com|se|nu|net|me)"
)
_MOBILE = re.compile(
    r"(?<![\d,-])(?<!\d\.)"
    r"(?:(?:\+|00)[ ]?46[ ./-]{0,2}(?:\([ ]?0[ ]?\))?[ ./-]{0,2}\(?|\(?0)7[02369]\)?"
    r"(?:[ ./-]{0,3}\d){7}(?!\d)"
)


@dataclass(frozen=True)
class FoundContact:
    """Where it begins, what it is, and so much of it that an editor finds it."""

    start: int
    end: int
    kind: str
    masked: str


def private_contacts(text: str) -> Iterator[FoundContact]:
    """The e-mail addresses and mobile numbers in a text that has been made plain."""
    for found in _E_MAIL.finditer(text):
        if _is_private(found[1], found[2].casefold()):
            yield FoundContact(*found.span(), "en persons e-postadress", f"{found[1][:2]}…@{found[2]}")
    for found in _MOBILE.finditer(text.replace("_", " ")):
        yield FoundContact(*found.span(), "ett mobilnummer", f"{found[0][:5]}…")


def _is_private(name: str, domain: str) -> bool:
    if _PRIVATE_DOMAIN.fullmatch(domain):
        return True
    if not _PERSON_NAME.fullmatch(name):
        return False
    parts = re.split("[._-]", name.casefold())
    return not any(_is_function(part) for part in parts)


def _is_function(part: str) -> bool:
    """Whether a part of an address names a function: a short word is one whole, a longer one begins or ends so."""
    found = _FUNCTION.search(part)
    return found is not None and (len(found[0]) > 3 or found[0] == part)
