"""Heads of pages: descriptions, schema.org's words, and the small files that machines know."""

import json
from datetime import UTC, date, datetime

import pytest

from generator.pages.metadata import as_script, descriptions, grounds_of, shortened
from generator.pages.page import Context, Page, Redirect
from generator.pages.parts import BreadcrumbItem
from generator.pages.wellknown import BadSetting, SecurityContact, redirect_map, robots_txt, security_txt

MOMENT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def page(address: str, title: str, description: str) -> Page:
    crumbs = [BreadcrumbItem(title=text, url="/") for text in ("Start", "Exempelstad", "Kulturnämnden")]
    context = Context(title=title, breadcrumbs=[*crumbs, BreadcrumbItem(title=title)])
    return Page(address, "mal", context, html_title=f"{title} – Kulturnämnden", description=description)


def test_a_description_that_fits_is_the_pages_own() -> None:
    text = "Så många besök hade biblioteken under året, alla filialer tillsammans."
    assert descriptions([page("/a/", "Besök", text)], "Öppna mål") == {"/a/": text}


def test_a_short_description_tells_where_it_belongs() -> None:
    found = descriptions([page("/a/", "Besök", "Så många besök hade biblioteken")], "Öppna mål")
    assert found == {"/a/": "Så många besök hade biblioteken. Kulturnämnden, Exempelstad."}


def test_no_two_descriptions_are_alike_and_all_have_a_fair_length() -> None:
    pages = [page(f"/{name}/", name, "Antal.") for name in ("Besök", "Lån", "Elever")]
    found = descriptions(pages, "Öppna mål")
    assert len(set(found.values())) == 3
    assert all(50 <= len(text) <= 160 for text in found.values()), found


def test_a_long_description_ends_with_a_whole_sentence_or_a_whole_word() -> None:
    sentence = "Kulturnämnden ska ge fler barn plats i kulturskolan redan under nästa år."
    assert shortened(f"{sentence} {sentence} {sentence}") == f"{sentence} {sentence}"
    cut = shortened("kulturskola " * 30)
    assert len(cut) <= 160
    assert cut.endswith("kulturskola…")
    assert shortened(f"{sentence} Nämnden följer …") == sentence


def test_nothing_in_the_data_can_end_its_script() -> None:
    told = {"name": "</script><script>alert(1)</script>\u2028<!--"}
    script = as_script(told)
    assert "<" not in script
    assert json.loads(script) == told


def test_the_colours_of_the_ground_are_the_stylesheets() -> None:
    css = ":root { --ground: #faf8f4; } @media dark { :root { --ground: #17191a; } a { --ground: #17191a; } }"
    assert grounds_of(css) == ("#faf8f4", "#17191a")


# --- robots.txt and security.txt --------------------------------------------------------------------


def test_earlier_addresses_are_listed_from_the_root_of_the_site_s_host() -> None:
    redirects = [Redirect("/a/gammal/", "/a/ny/"), Redirect("/a/b/", "/c/")]
    lines = redirect_map(redirects, "/mal/").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == ["/mal/a/gammal/ /mal/a/ny/ ;", "/mal/a/b/ /mal/c/ ;"]
    assert redirect_map([], "/") == f"{lines[0]}\n"


def test_robots_are_led_to_the_site_map_and_kept_out_of_a_preview() -> None:
    assert robots_txt("https://oppnamal.example/", is_preview=False) == (
        "User-agent: *\nAllow: /\n\nSitemap: https://oppnamal.example/sitemap.xml\n"
    )
    assert robots_txt(None, is_preview=False) == "User-agent: *\nAllow: /\n"
    assert robots_txt("https://oppnamal.example/", is_preview=True) == "User-agent: *\nDisallow: /\n"


def test_security_txt_is_what_the_settings_say() -> None:
    contact = SecurityContact.read(
        {
            "kontakt": "mailto:it@exempelstad.se",
            "går ut": date(2027, 6, 30),
            "policy": "https://exempelstad.se/it",
        }
    )
    assert contact
    assert security_txt(contact, "https://oppnamal.example") == (
        "Contact: mailto:it@exempelstad.se\nExpires: 2027-06-30T23:59:59Z\nPreferred-Languages: sv, en\n"
        "Canonical: https://oppnamal.example/.well-known/security.txt\nPolicy: https://exempelstad.se/it\n"
    )
    assert contact.outdated(MOMENT) is None


def test_without_settings_there_is_no_security_txt() -> None:
    assert SecurityContact.read(None) is None


def test_an_outdated_security_contact_is_told() -> None:
    contact = SecurityContact("mailto:it@exempelstad.se", date(2026, 11, 24), None)
    told = contact.outdated(MOMENT)
    assert told
    assert "gick ut 24 november 2026" in told


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"kontakt": "it@exempelstad.se", "går ut": date(2027, 6, 30)}, "kontakt ska börja med mailto:"),
        ({"kontakt": "mailto:it@exempelstad.se"}, "går ut ska vara en dag"),
        ({"kontakt": "mailto:it@exempelstad.se", "går ut": "snart"}, "går ut ska vara en dag"),
        ({"kontakt": "mailto:it@exempelstad.se", "utgår": date(2027, 6, 30)}, "har ingen nyckel utgår"),
        ("mailto:it@exempelstad.se", "nycklarna kontakt och går ut"),
    ],
)
def test_a_bad_security_setting_is_told(settings: object, told: str) -> None:
    with pytest.raises(BadSetting, match=told):
        SecurityContact.read(settings)
