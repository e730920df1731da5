"""Everything that is told in the demonstration, one room after another."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from zorgvuldig.demo import directory, exchanging, figures, house_style, lantern, wise, words
from zorgvuldig.demo.telling import Teller
from zorgvuldig.dossiers.actions import noticing
from zorgvuldig.nameless.library import LIBRARY

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast


def tell(cast: "Cast") -> None:
    """Tell the three stories, each over the past weeks; what Samen Wijs needs reads itself
    meanwhile."""
    LIBRARY.wake()
    Teller(cast, cast.at_work("anna")).daan()
    Teller(cast, cast.at_work("anna")).fleur()
    Teller(cast, cast.at_work("anna")).unease()
    Teller(cast, cast.at_work("bram")).sem()
    noticed(cast)
    lantern.tell(cast)
    wise.tell(cast)
    directory.tell(cast)
    exchanging.tell(cast)
    figures.tell(cast)
    house_style.tell(cast)


def noticed(cast: "Cast") -> None:
    """Hugo, a volunteer, handed over to Ilse what struck him; she has not looked yet."""
    noticing.hand_note(
        actor=cast.at_work("hugo"),
        once=uuid4(),
        happened_on=cast.today - timedelta(days=1),
        unease=words.NOTICED,
        coordinator=cast.at_desk("ilse"),
    )
