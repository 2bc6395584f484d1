"""What to write instead of a cell that cannot be read: the usual mishaps of Excel and of copying."""

import re
from collections.abc import Callable

_DIGITS = r"[0-9]{1,3}([ ,.][0-9]{3})*|[0-9]+"
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"


def _with_spaces(text: str, thousands: str, point: str) -> str:
    return text.replace(thousands, " ").replace(point, ",")


def _point_as_comma(text: str) -> str:
    fix = f"Skriv {text.replace('.', ',')} om det är ett tal med decimaler."
    if re.fullmatch(r"[-+]?[0-9]{1,3}\.[0-9]{3}", text):
        fix += f" Skriv {text.replace('.', ' ')} om punkten skiljer tusental."
    return fix


def _always(fix: str) -> Callable[[str], str]:
    return lambda _: fix


_FROM_DOCUMENT = "Skriv siffran som den står i dokumentet."
_Advice = tuple[re.Pattern[str], str, Callable[[str], str]]

# The first pattern that fits the whole cell tells what is the matter and what to do.
_KNOWN: tuple[_Advice, ...] = (
    (
        re.compile(r"[-+]?[0-9]+\.[0-9]+"),
        "har en punkt, men tal skrivs med decimalkomma",
        _point_as_comma,
    ),
    (
        re.compile(r"[-+]?[0-9]{1,3}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,})"),
        "har punkter, men tusental skiljs åt med mellanslag",
        lambda text: f"Skriv {_with_spaces(text, '.', ',')}.",
    ),
    (
        re.compile(r"[-+]?[0-9]{1,3}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})"),
        "är skrivet på engelskt sätt",
        lambda text: f"Skriv {_with_spaces(text, ',', '.')}.",
    ),
    (re.compile(r"[=@].*"), "är en formel", _always("Skriv formelns resultat, som det står i dokumentet.")),
    (
        re.compile(r"#+"),
        "är vad Excel skriver när kolumnen är för smal",
        _always("Gör kolumnen bredare i Excel och exportera filen igen."),
    ),
    (re.compile(r"#\S.*"), "är ett felmeddelande från Excel", _always(_FROM_DOCUMENT)),
    (
        re.compile(r"[-+]?[0-9]+([,.][0-9]+)?E[-+]?[0-9]+", re.IGNORECASE),
        "är ett tal som Excel har kortat",
        _always("Skriv alla siffror, som de står i dokumentet."),
    ),
    (
        re.compile(
            rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}/[0-9]{{1,2}}(/[0-9]{{2,4}})?"
            rf"|([0-9]{{1,2}}[- ])?({_MONTHS})[a-zå.]*([- ][0-9]{{2,4}})?",
            re.IGNORECASE,
        ),
        "ser ut som ett datum, vilket Excel ibland gör av tal",
        _always(_FROM_DOCUMENT),
    ),
    (
        re.compile(rf"\((?:{_DIGITS})(,[0-9]+)?\)"),
        "står inom parentes",
        lambda text: f"Skriv -{text[1:-1]} om parentesen betyder minus.",
    ),
    (
        re.compile(rf"[\N{{HYPHEN}}\N{{NON-BREAKING HYPHEN}}\N{{EM DASH}}] ?(?:{_DIGITS})(,[0-9]+)?"),
        "börjar med ett streck som inte är ett minustecken",
        lambda text: f"Skriv -{text[1:].strip()} om det är ett minus.",
    ),
    (
        re.compile(r".*\[[^\]]*\]"),
        "har en notmarkering som inte går att tolka",
        _always("Skriv markeringen med högst tre små bokstäver eller siffror: [a]."),
    ),
    (
        re.compile(rf"[-+]?(?:{_DIGITS})(,[0-9]+)? ?[a-zåäö][a-zåäö .]*", re.IGNORECASE),
        "har text efter talet",
        _always("Skriv bara talet. Enheten anges i definitionen, och annan text skrivs i kolumnen not."),
    ),
    (
        re.compile(r"[-+]?[0-9]+( [0-9]+)+(,[0-9]+)?"),
        "har mellanslag på fel plats, eller så är det två tal",
        _always("Skriv ett tal, med mellanslag bara mellan tusental: 12 500."),
    ),
)


def advice_on(text: str) -> tuple[str, str]:
    """What is the matter with a cell that is no number (to follow its quotation), and what to do."""
    for pattern, what, fix in _KNOWN:
        if pattern.fullmatch(text):
            return what, fix(text)
    return (
        "går inte att tolka",
        "Skriv ett tal (12,5 eller 1 250), <5, >9, .. (uppgift saknas), sekretess, eller lämna cellen tom.",
    )
