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


class AwayAlready(Exception):
    """Two absences on one day would leave unclear who stands in."""

    sentence = (
        "U bent op een van deze dagen al afwezig. Haal die afwezigheid eerst weg, of kies "
        "andere dagen."
    )


class CannotStandIn(Exception):
    """Who stands in works here and holds one of the same roles."""

    sentence = "Deze collega kan u niet meer vervangen. Kies een ander met dezelfde rol."
