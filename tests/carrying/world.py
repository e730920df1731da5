"""What stands behind the addresses of a dossier as a file."""

from functools import partial
from typing import Any

from tests.carrying import making
from tests.cast import Town
from tests.dossiers import afterwards
from zorgvuldig.carrying.actions import taking_in


def things(town: Town) -> dict[str, dict[str, Any]]:
    """Three dossiers of Anna's: a question that waits, one that may be made, one that was; and a
    file that she opened."""
    waits, ready, done = (
        making.asked(town, afterwards.opened(town, name))
        for name in ("Sami Testman", "Roos Testman", "Daan Testman")
    )
    making.agreed(town, ready, "frank", "gerda")
    making.made(town, making.agreed(town, done, "frank", "gerda"))
    brought = making.sample()
    anna = town.at_work("anna")
    arrival = taking_in.bring(actor=anna, file=brought.file, passphrase=brought.passphrase)
    of = {
        name: partial(dict, reference=one.dossier.reference, number=one.pk)()
        for name, one in (("withdraw", waits), ("make", ready), ("fetch", done))
    }
    return {
        **{f"carrying:{name}": told for name, told in of.items()},
        "carrying:ask": {"reference": waits.dossier.reference},
        "carrying:answer": {"number": waits.pk},
        "carrying:look": {"number": arrival.pk},
        "carrying:put_back": {"number": arrival.pk},
    }
