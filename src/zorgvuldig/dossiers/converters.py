"""A dossier's own reference in an address."""


class Reference:
    """Two groups of four letters and digits: K7QM-2XRP."""

    regex = "[A-Z0-9]{4}-[A-Z0-9]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
