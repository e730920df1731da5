"""What somebody typed in a form that could not be stored, to be shown back to them."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.forms import BaseForm, Field
from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from django.http import HttpRequest

# Never /account/: only passwords and codes are typed there.
ROOMS = ("/dossiers/", "/hulplijn/", "/organiseren/", "/uitwisseling/", "/rechten/", "/bewaren/",
         "/sociale-kaart/", "/cijfers/", "/vandaag/", "/organisatie/")  # fmt: skip
NOT_TYPED = {"csrfmiddlewaretoken", "draft_tab", "once", "fingerprint", "working_for"}
SHORT = 40


class Text(str):
    """One text, with what its field is called; empty when that is not known."""

    __slots__ = ("label",)
    label: str


class Answers(str):
    """Short answers together, such as a day or a choice: not one text."""

    __slots__ = ("each",)
    each: list[Text]


def typed_by(request: "HttpRequest") -> list[Text | Answers]:
    """The texts of the form, and last of all its short answers, one to a line.

    Nothing when another site sent the form: then nobody here typed it.
    """
    elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if request.method != "POST" or elsewhere or not request.path.startswith(ROOMS):
        return []
    names = [name for name in request.POST if name not in NOT_TYPED and not _secret(name)]
    labels = _labels(request.path, names)
    said = [
        _text(text.strip(), labels.get(name, ""))
        for name in names
        for text in request.POST.getlist(name)
        if text.strip()
    ]
    short = [text for text in said if len(text) <= SHORT and len(text.split()) == 1]
    texts: list[Text | Answers] = [text for text in said if text not in short]
    return [*texts, _answers(short)] if short else texts


def _text(typed: str, label: str) -> Text:
    text = Text(typed)
    text.label = label
    return text


def _answers(short: list[Text]) -> Answers:
    answers = Answers("\n".join(short))
    answers.each = short
    return answers


def _labels(path: str, names: list[str]) -> dict[str, str]:
    """What these fields are called in the form behind this address that has most of them; nothing
    where such forms do not agree."""
    forms = list(_forms_behind(path))
    most = max((len(fields.keys() & names) for fields in forms), default=0)
    called: dict[str, set[str]] = {}
    for fields in forms:
        if len(fields.keys() & names) == most:
            for name in fields.keys() & names:
                called.setdefault(name, set()).add(str(fields[name].label or ""))
    return {name: labels.pop() for name, labels in called.items() if len(labels) == 1}


def _forms_behind(path: str) -> Iterator[dict[str, Field]]:
    """The fields of every form that the file of this address uses."""
    try:
        view = sys.modules[resolve(path).func.__module__]
    except Resolver404:
        return
    files = [one for one in vars(view).values() if ".forms" in getattr(one, "__name__", "")]
    for file in (view, *files):
        for form in vars(file).values():
            if isinstance(form, type) and issubclass(form, BaseForm):
                yield getattr(form, "base_fields", {})


def _secret(name: str) -> bool:
    """A password, the same password typed once more, or the code of a caller."""
    return "password" in name.lower() or name in ("again", "code")
