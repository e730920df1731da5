"""Refusals of the ground floor. Each says in Dutch what happened and what can be done now."""


class InvitationGone(Exception):
    """The invitation was used or withdrawn a moment ago."""


class LastAdministrator(Exception):
    """An organisation without an administrator could invite nobody anymore."""

    sentence = (
        "Dit is de enige beheerder. Maak eerst een ander beheerder, "
        "anders kan niemand meer collega’s uitnodigen."
    )
