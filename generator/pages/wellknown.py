"""Small files for machines: robots.txt, security.txt, and earlier addresses for the web server."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from generator import formats
from generator.pages.page import Redirect

ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
REDIRECTS = ".webbserver/omdirigeringar.map"
_CONTACTS = ("mailto:", "https://", "tel:")
_KEYS = {"kontakt", "går ut", "policy"}


class BadSetting(ValueError):
    """What is wrong with a setting in mkdocs.yml and what to write instead, in Swedish."""


@dataclass(frozen=True)
class SecurityContact:
    """Whom to tell of a security hole, until which day that holds, and where the policy stands."""

    contact: str
    expires: date
    policy: str | None

    @classmethod
    def read(cls, settings: object) -> "SecurityContact | None":
        """The setting `säkerhet:`; None when there is none. Raises BadSetting."""
        if settings is None:
            return None
        if not isinstance(settings, dict):
            raise BadSetting("säkerhet: ska ha nycklarna kontakt och går ut under sig.")
        if unknown := sorted(str(key) for key in settings if key not in _KEYS):
            raise BadSetting(
                f"säkerhet: har ingen nyckel {unknown[0]}. Nycklarna är kontakt, går ut och policy."
            )
        contact, policy = settings.get("kontakt"), settings.get("policy")
        if not isinstance(contact, str) or not contact.startswith(_CONTACTS):
            raise BadSetting(
                "säkerhet: kontakt ska börja med mailto:, https:// eller tel:, till exempel mailto:it@kommunen.se."
            )
        if policy is not None and not (isinstance(policy, str) and policy.startswith("https://")):
            raise BadSetting("säkerhet: policy ska vara en adress som börjar med https://.")
        return cls(contact, _day(settings.get("går ut")), policy)

    def outdated(self, moment: datetime) -> str | None:
        """What the editor is to be told when the day has passed at the time of a build; None before."""
        today = moment.astimezone(formats.STOCKHOLM).date()
        if today <= self.expires:
            return None
        return (
            f"Varning: säkerhetskontakten i mkdocs.yml gick ut {formats.day(self.expires)}. "
            f"Kontrollera att den stämmer, och skriv en ny dag vid går ut:, högst ett år fram."
        )


def _day(stated: Any) -> date:
    """A day as YAML reads it."""
    if isinstance(stated, datetime):
        return stated.date()
    if isinstance(stated, date):
        return stated
    raise BadSetting("säkerhet: går ut ska vara en dag, till exempel 2027-06-30.")


def security_txt(contact: SecurityContact, site_url: str | None) -> str:
    """The file that RFC 9116 describes."""
    lines = [
        f"Contact: {contact.contact}",
        f"Expires: {contact.expires}T23:59:59Z",
        "Preferred-Languages: sv, en",
    ]
    if site_url:
        lines.append(f"Canonical: {site_url.rstrip('/')}/{SECURITY}")
    if contact.policy:
        lines.append(f"Policy: {contact.policy}")
    return "\n".join(lines) + "\n"


def robots_txt(site_url: str | None, *, is_preview: bool) -> str:
    """Every robot may read everything, and is told of the site map; of a preview nothing may be read."""
    if is_preview:
        return "User-agent: *\nDisallow: /\n"
    found = f"\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{found}"


def redirect_map(redirects: Iterable[Redirect], root: str) -> str:
    """Earlier addresses and where they lead, as nginx (`map`) and Apache (`RewriteMap`) both read it.

    `root`: the site's own place at its host. Nginx needs the semicolon; Apache reads two words of a line.
    """
    lines = [f"{root}{one.address[1:]} {root}{one.target[1:]} ;" for one in redirects]
    return "\n".join(["# Tidigare adress, den nya, och ett semikolon: till webbservern, se handboken.", *lines]) + "\n"
