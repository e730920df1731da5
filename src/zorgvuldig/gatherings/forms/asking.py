"""A municipality asks for a workshop: who asks, how to reach them, and what they wish."""

from typing import Any

from django import forms

from zorgvuldig.recording.forms import Words


def short(label: str, hint: str = "", *, most: int, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={
            "required": "Vul dit in.",
            "max_length": f"Dit is te lang: er passen {most} tekens in.",
        },
    )


class AskForm(forms.Form):
    """The request. `once` is its signed number, so that sent twice is stored once."""

    once = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    municipality = short("Welke gemeente?", most=80)
    name = short("Uw naam", most=120)
    email = forms.EmailField(
        label="Uw e-mailadres",
        help_text="Hierheen sturen we de link naar de pagina van uw gemeente.",
        max_length=200,
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Er hoort een @ in te staan.",
        },
    )
    phone = short("Uw telefoonnummer", "Dan kunnen we u bellen.", most=40, required=False)
    wish = Words(
        label="Wat hoopt u dat er verandert?",
        help_text="Waar lopen de beroepen bij u op vast? Schrijf geen namen of gevallen op.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Schrijf in een paar zinnen wat u wilt.",
            "max_length": "Dit is te lang: er passen 4.000 tekens in. Maak het korter.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})

    def words(self) -> dict[str, Any]:
        """What is sealed of the request."""
        told = self.cleaned_data
        contact = {name: told[name] for name in ("name", "email", "phone")}
        return {"contact": contact, "wish": told["wish"].replace("\r\n", "\n")}
