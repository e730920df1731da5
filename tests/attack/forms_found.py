"""The forms on a page, and how somebody fills them in who means no good."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

FREE = ("text", "search", "email", "tel", "url", "number", "date", "time", "password", "textarea")


@dataclass
class Form:
    """Where it goes, what it carries along, and what one fills in: name and choices."""

    address: str
    method: str
    carried: dict[str, str] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag, attrs) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form and tag == "select":
            self._select = name
            self._form.asked.setdefault(name, [])
        elif self._form and tag == "option" and self._select:
            self._form.asked[self._select].append(told.get("value", ""))
        elif self._form and tag in ("input", "button", "textarea") and name:
            self._field(tag, told, name)

    def _field(self, tag: str, told: dict[str, str], name: str) -> None:
        kind = told.get("type", "text") if tag == "input" else tag
        value = told.get("value", "on")
        if kind in ("hidden", "submit", "button"):
            self._form.carried.setdefault(name, told.get("value", ""))
        elif kind in ("radio", "checkbox"):
            self._form.asked.setdefault(name, []).append(value)
        else:
            self._form.asked.setdefault(name, [])

    def handle_endtag(self, tag) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def forms_on(page: str) -> list[Form]:
    reader = Reader()
    reader.feed(page)
    return [form for form in reader.forms if form.method == "post"]


def filled_in(form: Form, palette: list[str], turn: int) -> dict[str, str | list[str]]:
    """Each question gets something from the palette, or one or two of what may be chosen."""
    sent: dict[str, str | list[str]] = dict(form.carried)
    for place, (name, choices) in enumerate(form.asked.items()):
        at = turn * 7 + place
        typed = palette[at % len(palette)]
        sent[name] = [choices[at % len(choices)]] if choices and at % 5 else typed
    return sent
