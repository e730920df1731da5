"""A year in an address."""


class Year:
    """Four digits of this century; anything else is no address."""

    regex = "20[0-9]{2}|2100"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
