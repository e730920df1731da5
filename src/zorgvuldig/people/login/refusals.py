"""Why somebody is not let in through a login service."""

from zorgvuldig.rules.login import Refused


class NotLetIn(Exception):
    """The answer of the service, or what we know of this person, is not enough; `which` names a
    claim that is missing."""

    def __init__(self, why: Refused, which: str = "") -> None:
        super().__init__(why)
        self.why, self.which = why, which


class NotAToken(Exception):
    """What came in as a word that somebody signed out is not one; nothing was ended."""
