"""Somebody else changed it meanwhile: what one read, what one typed and what stands there now."""

from datetime import date
from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook.wording import written

if TYPE_CHECKING:
    from zorgvuldig.dossiers.forms.comparing import SeenForm

SEEN, TYPED, NOW = "Toen u begon", "Wat u typte", "Wat er nu staat"


def compared(form: "SeenForm", now: dict[str, Any]) -> dict[str, Any]:
    """For `recording(anew=…)`: the fields that differ, each with its three texts; empty when
    nothing changed. From here on the form says that `now` was read, so that sending it once more
    is choosing one's own text."""
    seen: dict[str, Any] = form.cleaned_data.get("seen") or {}
    if seen == now:
        return {"compared": []}
    form.has_now_read(now)
    asked = [name for name in form.compared if name in form.fields]
    return {"compared": [row for name in asked if (row := _row(form, name, seen, now))]}


def _row(
    form: "SeenForm", name: str, seen: dict[str, Any], now: dict[str, Any]
) -> dict[str, Any] | None:
    """One field, unless all agree about it."""
    typed = form.cleaned_data.get(name)
    texts = [_said(form, name, value) for value in (seen.get(name), typed, now.get(name))]
    if len(set(texts)) == 1:
        return None
    rows = zip((SEEN, TYPED, NOW), texts, strict=True)
    return {
        "label": form.fields[name].label,
        "rows": [{"key": key, "value": text, "preserve": True} for key, text in rows],
    }


def _said(form: "SeenForm", name: str, value: Any) -> str:
    """A value as the screen says it: the label of a choice, a date in words."""
    if value in (None, ""):
        return "niets"
    field = form.fields[name]
    for code, label in _flat(getattr(field, "choices", ())):
        if str(code) == str(value):
            return str(label)
    day = field.to_python(value)
    return written(day) if isinstance(day, date) else str(value)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Every choice, those under a heading too."""
    found: list[tuple[Any, Any]] = []
    for code, label in choices:
        found += _flat(label) if isinstance(label, list | tuple) else [(code, label)]
    return found
