"""The forms on a page: where they go, what they carry along, and what one fills in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

BUTTONS = ("submit", "button", "image", "reset")


@dataclass
class Asked:
    """One question of a form: its kind, what may be chosen, and what stood there already."""

    kind: str
    choices: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)


@dataclass
class Form:
    """Where it goes, what it carries along, and what one fills in."""

    address: str
    method: str
    files: bool = False
    carried: dict[str, list[str]] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)

    def ask(self, name: str, kind: str) -> Asked:
        return self.asked.setdefault(name, Asked(kind))


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.queries: set[str] = set()  # names in a link with a question mark
        self._named: dict[str, Form] = {}
        self._form: Form | None = None
        self._select = ""
        self._textarea = ""

    def handle_starttag(self, tag, attrs) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower(),
                              "multipart" in told.get("enctype", ""))  # fmt: skip
            self.forms.append(self._form)
            self._named[told.get("id", "")] = self._form
        elif tag == "a" and "?" in told.get("href", ""):
            asked = told["href"].partition("?")[2].partition("#")[0]
            self.queries |= {pair.partition("=")[0] for pair in asked.split("&")}
        elif form := self._named.get(told.get("form", "")) or self._form:
            self._within(form, tag, told, told.get("name", ""))

    def _within(self, form: Form, tag: str, told: dict[str, str], name: str) -> None:
        if tag == "select":
            self._select = name
            form.ask(name, "select")
        elif tag == "option" and self._select:
            self._choice(form.ask(self._select, "select"), told, "selected")
        elif tag == "textarea":
            self._textarea = name
            form.ask(name, "textarea")
        elif tag in ("input", "button") and name:
            self._field(form, tag, told, name)

    def _field(self, form: Form, tag: str, told: dict[str, str], name: str) -> None:
        kind = told.get("type", "text" if tag == "input" else "submit")
        if kind == "hidden" or kind in BUTTONS:
            form.carried.setdefault(name, []).append(told.get("value", ""))
        elif kind in ("radio", "checkbox"):
            self._choice(form.ask(name, kind), told, "checked")
        else:
            form.ask(name, kind).filled = [told["value"]] if told.get("value") else []

    def _choice(self, asked: Asked, told: dict[str, str], taken: str) -> None:
        asked.choices.append(told.get("value", "on"))
        asked.filled += [told.get("value", "on")] if taken in told else []

    def handle_data(self, data: str) -> None:
        if self._textarea and self._form and data.strip():
            self._form.asked[self._textarea].filled = [data.strip()]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader
