"""From typed text to clean values: the language in which somebody reads their pages."""

from django import forms

from zorgvuldig.language.catalogue import languages
from zorgvuldig.language.whose import Typed


def choices() -> list[tuple[str, str]]:
    """Dutch first; each language under its own name."""
    return [
        ("", Typed("Nederlands")),
        *((code, words["name"]) for code, words in languages().items()),
    ]


class LanguageForm(forms.Form):
    """In which language somebody reads."""

    language = forms.ChoiceField(
        label="Taal van uw schermen",
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        help_text="Brieven, mails en wat u vastlegt veranderen hierdoor niet. Is een pagina er nog "
        "niet in deze taal? Dan ziet u die in het Nederlands.",
        error_messages={"invalid_choice": "Kies een taal uit de lijst."},
    )
