"""What may stand in the addresses of this room."""

from zorgvuldig.handbook import helpline
from zorgvuldig.helpline.models.requests import ALPHABET


class RequestReference:
    """The reference of a request, as colleagues say it."""

    regex = f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SpokenLanguage:
    """A language there are words in."""

    regex = "|".join(helpline.languages())

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class AskedQuestion:
    """A question by its lasting address, which says nothing about it; inside it is its code."""

    regex = "|".join(sorted(helpline.question_addresses().values(), key=len, reverse=True))
    codes = {address: code for code, address in helpline.question_addresses().items()}

    def to_python(self, value: str) -> str:
        return self.codes[value]

    def to_url(self, value: str) -> str:
        return helpline.question_addresses()[value]
