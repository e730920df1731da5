"""The forms of the public pages, in the words of the caller's language.

Nothing is asked that is not needed: no name but to be called, no origin, no belief, and of the
person of concern only the relation and an age band (H-01, H-03, H-10).
"""

import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import override

from zorgvuldig.handbook import helpline
from zorgvuldig.helpline import coming_back
from zorgvuldig.recording.forms import LONGEST, offer
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.helpline.codes import CallerRole, Channel, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zorgvuldig.handbook.helpline import Words

CARRIED = ("once", "waited", "website", "talk")
LINE = "LINE"  # to whom a message in the talk goes, or else the number of a match
UNTYPED = (forms.HiddenInput, forms.RadioSelect, forms.CheckboxInput)
PAGES = 8  # of a book, for the longest text
FEWEST_DIGITS, MOST_DIGITS = 6, 15
KINDS = {"danger": "danger", "role": "role", "relation": "relation", "age_band": "age_band"}


class Beside(NamedTuple):
    """The confidant a caller can write to: the number of the match, and a first name."""

    match: str
    first_name: str


class Told(forms.CharField):
    """Own words. The browser cuts nothing off; too long is said, and the text stays."""

    widget: Any = forms.Textarea(attrs={"rows": 6})
    longest = LONGEST

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            said = self.error_messages["too_long"]
            raise ValidationError(said.format(length=len(value), limit=self.longest))


class Line(Told):
    """Own words on one line."""

    widget = forms.TextInput()
    longest = 200


def carried() -> Any:
    """What travels along unseen."""
    return forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)


class DoorForm(forms.Form):
    """A form without a cookie: `once` is its signed number, `waited` shows that it waited, and
    `website` is a field that no person sees and no person fills in. The browser is asked to
    remember nothing of what is typed: what it suggests, whoever holds the phone next may read."""

    part: ClassVar[str]
    seed: Any  # what it was born with, once it was sent
    told_by: ClassVar["Mapping[str, str]"] = {}
    empty: ClassVar["Mapping[str, str]"] = {}

    once = carried()
    waited = carried()
    website = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1"}),
    )

    def __init__(self, words: "Words", *arguments: Any, **known: Any) -> None:
        super().__init__(*arguments, **known | {"label_suffix": ""})
        self.words = words
        for name, field in self.fields.items():
            if not isinstance(field.widget, UNTYPED):
                field.widget.attrs["autocomplete"] = "off"
            if name not in CARRIED:
                self._speak(name, field)

    def _speak(self, name: str, field: forms.Field) -> None:
        with override(self.words.language.code):
            limit = number_format(LONGEST, force_grouping=True)
        part = self.told_by.get(name, self.part)
        told = self.words.field(part, name, limit=limit, pages=PAGES)
        field.label, field.help_text = told.label, told.hint
        if name in KINDS:
            field.choices = self.words.choices(KINDS[name])  # type: ignore[attr-defined]
        said = {"required": self.empty.get(name, "required"), "invalid_choice": "choose",
                "null_characters_not_allowed": "characters", "too_long": "too_long",
                "invalid": "email" if name == "email" else "required"}  # fmt: skip
        field.error_messages |= {code: self.words.error(key) for code, key in said.items()}

    @property
    def first(self) -> list[forms.BoundField]:
        """What everybody sees at once."""
        return [self[name] for name in self.fields if name not in (*CARRIED, *self.later)]

    @property
    def more(self) -> list[forms.BoundField]:
        """What may be told and need not."""
        return [self[name] for name in self.later]

    later: ClassVar[tuple[str, ...]] = ()


def spoken(words: "Words") -> list[tuple[str, str]]:
    """The languages somebody may want to speak: those of these pages under their own names, then
    all that a confidant may speak, in the words of the reader."""
    own = {code: one.name for code, one in helpline.languages().items()}
    told = words["page"]["proposal"]["spoken"]
    return [*own.items(), *((code, name) for code, name in told.items() if code not in own)]


class AboutCaller(DoorForm):
    """What both ways of asking may tell of the one who asks."""

    language = forms.ChoiceField(required=False)
    caller_age = forms.ChoiceField(required=False)

    def __init__(self, words: "Words", *arguments: Any, **known: Any) -> None:
        super().__init__(words, *arguments, **known)
        offer(self, "language", spoken(words))
        self.fields["language"].initial = words.language.code
        unsaid = words["choice"]["role"][CallerRole.UNSAID]
        ages = [pair for pair in words.choices("age_band") if pair[0] != Age.UNKNOWN]
        offer(self, "caller_age", [(Age.UNKNOWN, unsaid), *ages])

    def codes(self) -> dict[str, str]:
        """The codes of the request that were chosen."""
        return {"caller_age": self.cleaned_data["caller_age"] or Age.UNKNOWN}


class WriteForm(AboutCaller):
    """Danger first, then one's own words; the rest may stay empty."""

    part = "write"
    told_by: ClassVar = {"language": "call"}
    empty: ClassVar = {"story": "story_empty"}
    later = ("role", "relation", "age_band", "caller_age", "language", "region")
    field_order = ("danger", "story", "hope", *later)

    danger = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    story = Told()
    hope = Line(required=False)
    role = forms.ChoiceField(required=False, initial=CallerRole.UNSAID)
    relation = forms.ChoiceField(required=False, initial=Relation.UNSAID)
    age_band = forms.ChoiceField(required=False, initial=Age.UNKNOWN)
    region = Line(required=False)

    def codes(self) -> dict[str, str]:
        """The codes of the request that were chosen."""
        told = self.cleaned_data
        return {
            **super().codes(),
            "danger": told["danger"],
            "caller_role": told["role"] or CallerRole.UNSAID,
            "relation": told["relation"] or Relation.UNSAID,
            "age_band": told["age_band"] or Age.UNKNOWN,
        }

    def message(self) -> str:
        """The caller's words, and what they hope for under its question."""
        told = self.cleaned_data
        hope = f"{self.fields['hope'].label}\n{told['hope']}" if told["hope"] else ""
        return "\n\n".join(part for part in (told["story"], hope) if part)


class ReachForm(DoorForm):
    """How and when somebody can be reached safely. Nothing is spoken in unless they say so."""

    part = "call"
    field_order: Any = ("phone", "email", "safe_time", "voicemail", "name")

    phone = Line(required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    email = forms.EmailField(required=False, max_length=200)
    safe_time = Line(required=False)
    voicemail = forms.BooleanField(required=False)
    name = Line(required=False)

    def __init__(self, words: "Words", *arguments: Any, **known: Any) -> None:
        super().__init__(words, *arguments, **known)
        for name in ("phone", "email", "safe_time"):
            self.fields[name].needed_sometimes = True  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """Digits of whichever keyboard, as a telephone takes them."""
        typed = "".join(str(unicodedata.digit(sign, sign)) for sign in self.cleaned_data["phone"])
        number = "".join(sign for sign in typed if sign not in " -–().\u00a0/\u200e\u200f")
        digits = number.removeprefix("+")
        if number and not (digits.isdecimal() and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS):
            raise ValidationError(self.words.error("phone"))
        return number

    def clean(self) -> dict[str, Any]:
        """One way to reach somebody, and with a telephone a time that is safe."""
        told = super().clean() or {}
        if not {"phone", "email"} & set(self.errors):
            if not (told.get("phone") or told.get("email")):
                self.add_error("phone", self.words.error("reach"))
            elif told.get("phone") and not told.get("safe_time"):
                self.add_error("safe_time", self.words.error("safe_time"))
        return told

    def reach(self) -> dict[str, str]:
        """How, as it was typed."""
        return {name: self.cleaned_data[name] for name in ("name", "phone", "email", "safe_time")}


class CallForm(AboutCaller, ReachForm):
    """To be called, with a line of what it is about for who wants to."""

    channel = Channel.CALL_BACK

    field_order = ("phone", "safe_time", "voicemail", "email", "name", "language", "caller_age",
                   "story")  # fmt: skip
    story = Told(required=False)

    def message(self) -> str:
        """What it is about, for who told it already."""
        return str(self.cleaned_data["story"])


class BackForm(DoorForm):
    """The code, and whatever was typed on a page that was open too long."""

    part = "back"
    told_by: ClassVar = {"text": "reply"}
    empty: ClassVar = {"code": "code_empty"}
    later = ("text",)

    code = Line(widget=forms.TextInput(attrs={"class": "code", "autocapitalize": "characters",
                                              "dir": "ltr", "spellcheck": "false"}))  # fmt: skip
    text = Told(required=False)

    def clean_code(self) -> str:
        """A code of ours, as it may be one."""
        code = coming_back.typed_code(self.cleaned_data["code"])
        if not code:
            raise ValidationError(self.words.error("code_wrong"))
        return code


class ReplyForm(DoorForm):
    """One more message in the talk. Who has a `confidant` to write to through the line chooses to
    whom it goes, each time: a word about somebody does not reach them by mistake, and what was
    meant for one confidant is not read by the next."""

    part = "reply"
    empty: ClassVar = {"text": "story_empty", "to": "choose"}

    talk = carried()
    to = forms.ChoiceField(widget=forms.RadioSelect)
    text = Told()

    def __init__(
        self, words: "Words", *arguments: Any, confidant: "Beside | None" = None, **known: Any
    ) -> None:
        super().__init__(words, *arguments, **known)
        if confidant is None:
            del self.fields["to"]
            return
        readers = [(LINE, words["page"]["beside"]["line"]), confidant]
        offer(self, "to", readers)
        self.fields["to"].error_messages["invalid_choice"] = words.error("confidant_other")

    def clean(self) -> dict[str, Any]:
        """Say so when it was written to somebody who is not there to write to any more."""
        if self.whom and "to" not in self.fields:
            self.add_error(None, self.words.error("confidant_gone"))
        return super().clean() or {}

    @property
    def whom(self) -> str:
        """The number of the match it is written in, as it was sent; empty when to the line."""
        said = str(self.data.get("to", ""))
        return "" if said == LINE else said


class NewReachForm(ReachForm):
    """How to reach somebody from now on."""

    talk = carried()
