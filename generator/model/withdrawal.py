"""Which editions have been withdrawn: by going back to one before them (`Edition.restores`)."""

from collections.abc import Sequence

from generator.model.edition import Edition


def withdrawn_by(editions: Sequence[Edition]) -> dict[int, int]:
    """The number of each edition that readers see nothing of any longer, and of the edition that went back."""
    gone: dict[int, int] = {}
    told_after: dict[int, tuple[int, ...]] = {}
    told: tuple[int, ...] = ()
    for edition in editions:
        before = told
        if edition.restores is None:
            told = (*told, edition.number)
        else:
            kept = told_after.get(edition.restores, ())
            told = (*kept, edition.number)
            gone = {number: by for number, by in gone.items() if number not in kept}
            gone |= {number: edition.number for number in before if number not in kept}
        told_after[edition.number] = told
    return gone
