"""What git says when it refuses, in Swedish, with what to do."""

from collections.abc import Sequence

from generator.publishing.programs import Ran
from generator.publishing.target import CannotPublish

# Said of a branch that is not where it was read, or that somebody else writes at this moment.
_BUSY = (
    "stale info",
    "fetch first",
    "non-fast-forward",
    "cannot lock ref",
    "failed to update ref",
    "reference already exists",
)
_KNOWN: Sequence[tuple[tuple[str, ...], str]] = (
    (
        ("Host key verification failed",),
        "Datorn känner inte igen servern där {remote} finns. Skriv ssh och serverns namn i terminalen, kontrollera fingeravtrycket och försök igen.",
    ),
    (
        (
            "Permission denied (",
            "Authentication failed",
            "could not read Username",
            "could not read Password",
            "terminal prompts disabled",
            "HTTP Basic: Access denied",
        ),
        "Git kan inte logga in på {remote}. Logga in som du brukar göra med git, eller lås upp din SSH-nyckel, och försök igen.",
    ),
    (
        (
            "Permission to",
            "403",
            "not allowed to push",
            "protected branch",
            "denied",
            "insufficient permission",
        ),
        "Du får inte skriva i {where}. Be den som sköter förrådet om tillgång till grenen.",
    ),
    (
        (
            "Could not resolve host",
            "Connection refused",
            "Connection timed out",
            "Failed to connect",
            "unable to access",
        ),
        "Servern där {remote} finns svarar inte. Kontrollera att du är ansluten till nätet och försök igen.",
    ),
    (
        ("Repository not found", "does not appear to be a git repository", "repository '", "not found"),
        "Det finns inget git-förråd på {remote}, eller så får du inte se det. Kontrollera adressen.",
    ),
    (("GH001", "exceeds", "file size limit"), "En fil är större än vad {remote} tar emot."),
    (("No space left on device", "Disk quota exceeded"), "Disken är full. Gör plats och försök igen."),
)


def busy(pushed: Ran) -> bool:
    """Whether a push was refused because somebody else came between."""
    said = f"{pushed.error}\n{pushed.out.decode(errors='replace')}"
    return any(sign in said for sign in _BUSY)


def in_words(ran: Ran, where: str, remote: str) -> str:
    said = f"{ran.error}\n{ran.out.decode(errors='replace')}"
    for signs, message in _KNOWN:
        if any(sign in said for sign in signs):
            return f"{message.format(where=where, remote=remote)} ({_own_words(ran)})"
    return f"Det gick inte att publicera till {where}. Det sista som sades var: {_own_words(ran)}"


def kept_apart(where: str) -> CannotPublish:
    return CannotPublish(
        f"Grenen i {where} innehåller något annat än publicerade webbplatser. Ange en gren som inte finns än, så skapas den."
    )


def _own_words(ran: Ran) -> str:
    """The line that says most: git ends with advice."""
    lines = [line.strip() for line in ran.error.splitlines()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote: error", "ERROR", "!"))]
    return telling[0] if telling else ran.last_line
