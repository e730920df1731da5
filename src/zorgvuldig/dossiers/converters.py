"""A dossier's own reference in an address, and a notice by its lasting place."""

from zorgvuldig.handbook.notices import addresses


class Reference:
    """Two groups of four letters and digits: K7QM-2XRP."""

    regex = "[A-Z0-9]{4}-[A-Z0-9]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NoticeCode:
    """A notice by its lasting address; inside it is its code."""

    regex = "|".join(sorted(addresses("notice").values(), key=len, reverse=True))
    codes = {address: code for code, address in addresses("notice").items()}

    def to_python(self, value: str) -> str:
        return self.codes[value]

    def to_url(self, value: str) -> str:
        return addresses("notice")[value]
