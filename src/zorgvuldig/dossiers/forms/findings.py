"""A text that may leave once somebody said, of all that was pointed at in it, why it stays."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import Truncator

from zorgvuldig.recording.forms import OnceForm, line, needed_sometimes
from zorgvuldig.rules.nameless import Finding
from zorgvuldig.rules.nameless.weighed import A_SENTENCE, STAYS, is_reason

WHY = "why_"


class FindingsForm(OnceForm):
    """For every finding that does not have to go, the reason why it may stay."""

    def __init__(self, *args: Any, findings: Iterable[Finding] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = tuple(findings)
        for one in self.findings:
            if not one.known:
                label = STAYS.format(typed=Truncator(one.written).chars(60))
                reason = needed_sometimes(line(label, one.why, required=False))
                self.fields[f"{WHY}{one.key}"] = reason

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name in [name for name in self.fields if name.startswith(WHY)]:
            if name not in self.errors and not is_reason(values.get(name, "")):
                self.add_error(name, A_SENTENCE)
        return values

    def why(self) -> Mapping[str, str]:
        """The reasons, by the key of their finding."""
        return {
            name.removeprefix(WHY): value
            for name, value in self.cleaned_data.items()
            if name.startswith(WHY)
        }
