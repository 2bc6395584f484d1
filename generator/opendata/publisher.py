"""Who publishes the site's data and answers for them: the setting `datakatalog:` in mkdocs.yml."""

import re
from dataclasses import dataclass
from typing import Any

from stdnum.se import orgnr

from generator.pages.wellknown import BadSetting

# What a publisher may be, and the word of the vocabulary that DCAT-AP-SE has for it.
KINDS = {
    "kommun": "LocalAuthority",
    "region": "RegionalAuthority",
    "myndighet": "NationalAuthority",
    "företag": "Company",
    "ideell organisation": "NonProfitOrganisation",
    "privatperson": "PrivateIndividual(s)",
}
_REQUIRED = ("utgivare", "typ", "kontakt", "e-post")
_KEYS = ("utgivare", "typ", "organisationsnummer", "webbplats", "kontakt", "e-post")
_E_MAIL = re.compile(r"[^@\s<>\"]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True)
class Publisher:
    """Who publishes, and where questions go.

    kind: a word of ADMS's vocabulary. organisation_number: ten digits. contact: the name of whom the e-mail reaches.
    """

    name: str
    kind: str
    contact: str
    e_mail: str
    organisation_number: str | None = None
    website: str | None = None

    @classmethod
    def read(cls, settings: object) -> "Publisher | None":
        """The setting `datakatalog:`; None when there is none. Raises BadSetting."""
        if settings is None:
            return None
        if not isinstance(settings, dict):
            raise BadSetting(f"datakatalog: ska ha nycklarna {_listed(_REQUIRED)} under sig.")
        if unknown := sorted(str(key) for key in settings if key not in _KEYS):
            raise BadSetting(f"datakatalog: har ingen nyckel {unknown[0]}. Nycklarna är {_listed(_KEYS)}.")
        if lacking := [key for key in _REQUIRED if not _text(settings.get(key))]:
            raise BadSetting(f"datakatalog: {lacking[0]} saknas. Skriv {lacking[0]}: och en text efter.")
        kind, e_mail, website = (_text(settings.get(key)) for key in ("typ", "e-post", "webbplats"))
        if kind not in KINDS:
            raise BadSetting(f"datakatalog: typ är {kind!r}. Skriv något av {_listed(KINDS, 'eller')}.")
        if not _E_MAIL.fullmatch(e_mail):
            raise BadSetting(
                f"datakatalog: e-post är {e_mail!r}. Skriv en e-postadress, till exempel oppnadata@kommunen.se."
            )
        if website and not _WEB.fullmatch(website):
            raise BadSetting(f"datakatalog: webbplats är {website!r}. Skriv en adress som börjar med https://.")
        return cls(
            _text(settings["utgivare"]),
            KINDS[kind],
            _text(settings["kontakt"]),
            e_mail,
            _organisation_number(settings.get("organisationsnummer")),
            website or None,
        )


def _text(stated: Any) -> str:
    return " ".join(stated.split()) if isinstance(stated, str) else ""


def _organisation_number(stated: Any) -> str | None:
    if stated is None:
        return None
    if not orgnr.is_valid(str(stated)):
        raise BadSetting(
            f"datakatalog: organisationsnummer är {str(stated)!r}. Skriv tio siffror, till exempel 212000-1264."
        )
    return orgnr.compact(str(stated))


def _listed(words: Any, last: str = "och") -> str:
    *first, final = words
    return f"{', '.join(first)} {last} {final}"
