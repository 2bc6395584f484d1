"""What a project's mkdocs.yml says, as MkDocs reads it, and what time a build is for."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from generator.opendata.publisher import Publisher
from generator.pages.wellknown import BadSetting, SecurityContact
from generator.site.configuration import YesOrNo, configuration_of
from generator.site.exceptions import CannotBuild, own_exceptions

# Material prints an advertisement for itself at every start unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

MOMENT_VARIABLE = "OPPNA_MAL_TIDPUNKT"
PLUGIN = "oppna-mal"
Setting = TypeVar("Setting")


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """`tidpunkt`: the time that the build is for, ISO 8601; the present time unless given.

    `pdf`: `nej` leaves the PDF files out. `engelska`: `nej` leaves the English pages out. `komprimera`: `nej`
    leaves the compressed copies out. `säkerhet`: whom to tell of security holes (`wellknown`). `datakatalog`: who
    publishes the data (`opendata.publisher`). `publicera`: where the command publicera publishes to.
    """

    tidpunkt = config_options.Optional(config_options.Type(str))
    pdf = YesOrNo()
    engelska = YesOrNo()
    komprimera = YesOrNo()
    säkerhet = config_options.Optional(config_options.Type(dict))
    datakatalog = config_options.Optional(config_options.Type(dict))
    publicera = config_options.Optional(config_options.Type(str))


def project_of(config_file: Path) -> tuple[MkDocsConfig, PluginConfig]:
    """What mkdocs.yml says to MkDocs and to us. Raises CannotBuild where it is wrong, or does not name us."""
    config = configuration_of(config_file)
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, BasePlugin) or not isinstance(plugin.config, PluginConfig):
        raise CannotBuild(f"Skriv {PLUGIN} under plugins: i {config_file}. Utan den blir det ingen webbplats.")
    return config, plugin.config


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says that publishing needs. publish_to: the place, None where none is stated."""

    site_name: str
    site_url: str | None
    publish_to: str | None


def settings_of(config_file: Path) -> Settings:
    """Raises: CannotBuild when mkdocs.yml is no configuration of a site."""
    with own_exceptions():
        config, own = project_of(config_file)
        return Settings(config.site_name, config.site_url or None, own.publicera)


def moment_of(stated: str | None) -> datetime:
    """The time that the build is for: the plugin's setting, the environment's, or now."""
    text = stated or os.environ.get(MOMENT_VARIABLE)
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Abort(f"Tidpunkten {text!r} går inte att tolka. Skriv den som 2024-09-25T08:00+02:00.")
    return moment


def moment_from(text: str | None) -> datetime:
    """The time that a build is for, as `moment_of` reads it. Raises CannotBuild where it is none."""
    with own_exceptions():
        return moment_of(text)


def security_of(settings: object, moment: datetime) -> SecurityContact | None:
    """Whom to tell of security holes; says so when that is out of date."""
    contact = _read_setting(SecurityContact.read, settings)
    if contact and (outdated := contact.outdated(moment)):
        print(outdated, file=sys.stderr)
    return contact


def publisher_of(settings: object, has_address: object) -> Publisher | None:
    """Who publishes the data; says so when there can be no catalogue of them."""
    publisher = _read_setting(Publisher.read, settings)
    if publisher and not has_address:
        print("Varning: datakatalogen behöver webbplatsens adress. Skriv site_url: i mkdocs.yml.", file=sys.stderr)
    return publisher


def _read_setting(read: Callable[[object], Setting], settings: object) -> Setting:
    """A setting of several keys, as `read` understands it. Raises Abort, which says what is wrong with it."""
    try:
        return read(settings)
    except BadSetting as bad:
        raise Abort(f"mkdocs.yml: {bad}") from bad
