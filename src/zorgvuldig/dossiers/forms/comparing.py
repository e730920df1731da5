"""Changing what others may change too: the form remembers what stood there when it was opened."""

from typing import Any, ClassVar

from django import forms
from django.core import signing


class SeenForm(forms.Form):
    """Carries what one read, signed, so that a change by somebody else in between is noticed and
    the three texts can be shown side by side. It holds no more than the form itself shows."""

    compared: ClassVar[tuple[str, ...]] = ()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def carrying(cls, values: dict[str, Any]) -> dict[str, Any]:
        """What a fresh form starts with: the values, and that these were read."""
        return {**values, "seen": signed(values)}

    def clean_seen(self) -> dict[str, Any]:
        """What was read; nothing when the page did not say, which counts as changed."""
        return was_read(self.cleaned_data["seen"])

    def has_now_read(self, values: dict[str, Any]) -> None:
        """The page shows what stands there now; sent again, that is what was read."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["seen"] = signed(values)  # type: ignore[index]


def signed(values: dict[str, Any]) -> str:
    return signing.dumps(values, salt="seen", compress=True)


def was_read(token: str) -> dict[str, Any]:
    """What such a number says was read; nothing when it is none of ours."""
    try:
        read: dict[str, Any] = signing.loads(token, salt="seen")
    except signing.BadSignature:
        return {}
    return read
