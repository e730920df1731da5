"""Refusals with a name. Each says in Dutch what happened and what can be done now."""

from uuid import UUID

from zorgvuldig.rules.gates import Shut


class NotNow(Exception):
    """The deed is not possible as things stand. `sentence` is for the person who asked."""

    def __init__(self, sentence: str, mend: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mend = mend


class GateShut(NotNow):
    """A gate of method.md refuses; `gate` is its number (G02)."""

    def __init__(self, gate: str, sentence: str, mend: str = "") -> None:
        super().__init__(sentence, mend)
        self.gate = gate


def hold(answer: Shut | None, mend: str = "") -> None:
    """Raises the refusal of a gate that is shut; an open gate lets pass. `mend` names the page
    where it can be mended (`views.mending.WAYS`)."""
    if answer is not None:
        raise GateShut(answer.gate, answer.sentence, mend)


class ChangedMeanwhile(NotNow):
    """Somebody else changed it since the form was opened; nothing is stored until one chooses."""

    def __init__(
        self,
        sentence: str = "Iemand anders heeft dit intussen gewijzigd. Er is nog niets opgeslagen: "
        "kijk wat er nu staat, en kies.",
    ) -> None:
        super().__init__(sentence)


class AlreadyRecorded(Exception):
    """The form was sent before; what it carried is stored."""

    def __init__(self, once: UUID) -> None:
        super().__init__(str(once))
        self.once = once
