"""The mail of the municipality as it will be read, before anybody gets it."""

from typing import TYPE_CHECKING

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.access.workshops import mix_of

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop

SOMEBODY = "(naam)"
OWN_LINK = "(de eigen link van wie u uitnodigt)"


def as_mailed(workshop: "Workshop", text: str) -> str:
    """The invitation with these words, to nobody."""
    subject, letter = letters.INVITATION
    body = letter.format(
        name=SOMEBODY,
        text=text.strip(),
        link=OWN_LINK,
        place=workshop.words().get("address") or "hoort u nog",
        seats=sum(mix_of(workshop).values()),
        **letters.when(workshop),
    )
    return f"Onderwerp: {subject}\n\n{body}"
