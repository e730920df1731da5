"""What is wrong with the facts, and where."""


class Fault(ValueError):
    """The facts cannot be judged: `field` is the path of contract.md section 1, or None.

    The message is Dutch, for people; the path is for machines.
    """

    def __init__(self, field: str | None, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
