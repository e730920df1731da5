"""Refusals of the ground floor. Each says in Dutch what happened and what can be done now."""


class InvitationGone(Exception):
    """The invitation was used or withdrawn a moment ago."""


class ChangedMeanwhile(Exception):
    """Somebody else changed it since it was read: nothing is stored before both were compared."""


class Stays(Exception):
    """Somebody cannot go, or lay this role down, yet."""

    sentence: str


class StillNeeded(Stays):
    """Something in another room would be left without anybody; the room says what."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class LastAdministrator(Stays):
    """An organisation without an administrator could invite nobody anymore."""

    sentence = (
        "Dit is de enige beheerder. Geef eerst iemand anders de rol van beheerder, "
        "anders kan niemand meer collega’s uitnodigen."
    )
