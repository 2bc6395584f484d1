"""The licences that a municipality may give its data: those that the public sector's open data have."""

from collections.abc import Iterable
from enum import StrEnum


class Licence(StrEnum):
    """A licence by its name at SPDX."""

    CC0 = "CC0-1.0"
    CC_BY = "CC-BY-4.0"

    @property
    def short_name(self) -> str:
        """As people write it: `CC0 1.0`, `CC BY 4.0`."""
        return self.value.replace("-", " ")

    @property
    def full_name(self) -> str:
        return f"Creative Commons {self.value.replace('-1', ' 1').replace('-4', ' 4')}"

    @property
    def address(self) -> str:
        """Where it can be read."""
        return f"https://{_PLACES[self]}"

    @property
    def identity(self) -> str:
        """What it is called in RDF: never with https, says the Swedish data portal, and never otherwise."""
        return f"http://{_PLACES[self]}"


_PLACES = {
    Licence.CC0: "creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY: "creativecommons.org/licenses/by/4.0/",
}


def licence_of_all(licences: Iterable[Licence]) -> Licence:
    """What data of several licences may be used under: the one that asks for something, if any does."""
    return Licence.CC_BY if Licence.CC_BY in licences else Licence.CC0
