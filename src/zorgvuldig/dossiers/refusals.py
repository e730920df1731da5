"""Refusals with a name. Each says in Dutch what happened and what can be done now."""

from uuid import UUID


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


class AlreadyRecorded(Exception):
    """The form was sent before; what it carried is stored."""

    def __init__(self, once: UUID) -> None:
        super().__init__(str(once))
        self.once = once
