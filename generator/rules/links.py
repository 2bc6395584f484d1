"""Links in prose: LANK01 where they lead nowhere, LANK02 where the page lacks the place, TEXT06 for pictures.

A link to what is published later is no problem here: until then the site shows its words without the link
(`model.embargo`). Other websites are not visited.
"""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from urllib.parse import urlsplit

from generator.model.addresses import HANDBOOK_FORMAT, addresses_of, board_address
from generator.model.board import Country
from generator.model.links import Link, links_in
from generator.problems import Place, Problem, quoted
from generator.rules.texts import texts_of
from generator.sources.format_reference import FormatKey, format_files
from generator.sources.handbook_pictures import is_shown

_FULL_ADDRESS = "Skriv sidans hela adress från första snedstrecket, till exempel /ordlista/."
_SCHEMES = ("http", "https", "mailto")


def check_links(country: Country) -> Iterator[Problem]:
    """Every link in every text leads to a page of the site, or is an address that can be followed."""
    links = list(links_of(country))
    if not links:
        return
    known = addresses_of(country)
    unreadable = tuple(_unreadable(country))
    for place, link in links:
        if link.is_image:
            if is_shown(place.file, link.target):
                continue
            what = f"Bilden {quoted(link.target)} visas inte på webbplatsen."
            yield Problem("TEXT06", place, what, "Ta bort bilden, och beskriv med ord det som den visar.")
        elif not link.is_internal:
            yield from _check_external(place, link)
        elif not link.address.startswith(unreadable):
            yield from _check_internal(place, link, known)


def links_of(country: Country) -> Iterator[tuple[Place, Link]]:
    """Every link in the country's texts, with the line where it stands."""
    for name, markdown in country.prose.items():
        for link in links_in(markdown):
            yield Place(f"content/{name}.md", markdown.count("\n", 0, link.start) + 1), link
    for municipality in country.municipalities:
        for board in municipality.boards:
            for text in texts_of(board):
                yield from ((text.place(link.start), link) for link in links_in(text.markdown))


def _unreadable(country: Country) -> Iterator[str]:
    """The addresses under which pages may be missing because a file could not be read."""
    for municipality in country.municipalities:
        yield from (board_address(municipality.id, board_id) for board_id in municipality.unreadable)
        for board in municipality.boards:
            if board.unreadable:
                yield board_address(municipality.id, board.id)


def _check_internal(place: Place, link: Link, known: Collection[str]) -> Iterator[Problem]:
    address, shown = link.address, quoted(link.target)
    if not link.target:
        yield Problem("LANK01", place, "Länken har ingen adress.", _FULL_ADDRESS)
    elif not address.startswith("/"):
        near = _likely(address, known)
        fix = f"Menade du {near}? Skriv hela adressen." if near else _FULL_ADDRESS
        if address.startswith("www."):
            fix = f"Skriv https://{link.target}."
        yield Problem("LANK01", place, f"Länken {shown} börjar inte med ett snedstreck.", fix)
    elif address in known:
        yield from _check_anchor(place, link)
    elif f"{address}/" in known:
        what = f"Länken {shown} saknar snedstrecket sist i adressen."
        yield Problem("LANK01", place, what, f"Skriv {address}/.")
    else:
        near = _likely(address, known)
        fix = f"Menade du {near}?" if near else "Rätta adressen, eller ta bort länken."
        yield Problem("LANK01", place, f"Länken {shown} leder till en sida som inte finns.", fix)


def _likely(address: str, known: Collection[str]) -> str | None:
    """The page that was probably meant: the only one of that last name, or one that is spelled alike."""
    name = address.strip("/.").removesuffix(".md").rsplit("/", 1)[-1]
    same_name = [one for one in known if name and one.endswith(f"/{name}/")]
    if len(same_name) == 1:
        return same_name[0]
    near = get_close_matches(address, sorted(known), 1, cutoff=0.8)
    return near[0] if near else None


def _check_anchor(place: Place, link: Link) -> Iterator[Problem]:
    """The places that are known before the pages are made; those of other pages are checked with them."""
    if link.anchor:
        ids = _handbook_ids(link.address)
        if ids and link.anchor not in ids:
            yield dead_anchor(place, link, ids)


def dead_anchor(place: Place, link: Link, ids: Collection[str]) -> Problem:
    what = f"Sidan {link.address} har inget ställe som heter {quoted(link.anchor or '')}."
    near = get_close_matches(link.anchor or "", sorted(ids), 1)
    hint = (
        f"Menade du {link.address}#{near[0]}?" if near else f"Skriv {link.address} utan # och det som följer."
    )
    return Problem("LANK02", place, what, hint)


@cache
def _handbook_ids(address: str) -> frozenset[str]:
    """The places of the handbook's page of keys; none for any other page."""
    if address != HANDBOOK_FORMAT:
        return frozenset()
    files = format_files()
    return frozenset([*(file.id for file in files), *(key for file in files for key in _key_ids(file.keys))])


def _key_ids(keys: Iterable[FormatKey]) -> Iterator[str]:
    for key in keys:
        yield key.id
        yield from _key_ids(key.children)


def _check_external(place: Place, link: Link) -> Iterator[Problem]:
    shown = quoted(link.target)
    scheme, _, rest = link.target.partition(":")
    if link.target.startswith("//"):
        what = f"Länken {shown} börjar med två snedstreck."
        yield Problem("LANK01", place, what, f"Skriv https:{link.target}.")
    elif scheme.casefold() not in _SCHEMES:
        what = f"Länken {shown} börjar med {scheme}:, som webbplatsen inte kan visa."
        yield Problem("LANK01", place, what, "Skriv en adress som börjar med https:// eller mailto:.")
    elif scheme.casefold() == "mailto":
        if not all(rest.partition("@")[::2]):
            what = f"Länken {shown} är ingen e-postadress."
            yield Problem("LANK01", place, what, "Skriv mailto: och en hel e-postadress.")
    elif not _is_website(link.target):
        what = f"Länken {shown} är ingen hel webbadress."
        yield Problem(
            "LANK01", place, what, "Skriv hela adressen, till exempel https://www.exempelstad.example/."
        )


def _is_website(target: str) -> bool:
    try:
        return "." in (urlsplit(target).hostname or "").strip(".")
    except ValueError:
        return False
