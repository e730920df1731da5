"""What the component templates need beyond plain template language."""

import re
from datetime import date, datetime
from functools import partial
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.template.loader import get_template
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from zorgvuldig.handbook.wording import spoken as in_words
from zorgvuldig.language.catalogue import languages
from zorgvuldig.language.filters import said
from zorgvuldig.language.showing import DUTCH, shown, shown_in
from zorgvuldig.web.typed import typed_by

register = template.Library()
register.simple_tag(typed_by)

TEXTBOX = "utrecht-textbox"
CLASSES = {
    "text": TEXTBOX,
    "date": TEXTBOX,
    "textarea": "utrecht-textarea",
    "select": "utrecht-select",
    "checkbox": "zv-checkbox",
    "checkboxes": "zv-checkbox",
    "radios": "zv-radio",
    "parts": TEXTBOX,
    "selects": "utrecht-select",
    "file": "zv-file",
    "hidden": "",
}
PARTS = {"day": "Dag", "month": "Maand", "year": "Jaar"}
INVALID = {
    "utrecht-textbox": "utrecht-textbox--invalid",
    "utrecht-textarea": "utrecht-textarea--invalid",
    "utrecht-select": "utrecht-select--invalid",
}


@register.filter
def field_kind(field: BoundField) -> str:
    """The shape a field takes on the page; the first that fits."""
    widget = field.field.widget
    for kind, fits in {
        "hidden": widget.is_hidden,
        "checkboxes": isinstance(widget, forms.CheckboxSelectMultiple),
        "radios": isinstance(widget, forms.RadioSelect),
        "checkbox": isinstance(widget, forms.CheckboxInput),
        "selects": isinstance(widget, forms.SelectDateWidget),
        "parts": isinstance(widget, forms.MultiWidget),
        "select": isinstance(widget, forms.Select),
        "textarea": isinstance(widget, forms.Textarea),
        "file": isinstance(widget, forms.FileInput),
        "date": type(widget) is forms.DateInput,
    }.items():
        if fits:
            return kind
    return "text"


@register.simple_tag
def described_by(field: BoundField, hint: str = "") -> str:
    """The error is read out first, the hint after it."""
    parts = [f"{field.auto_id}_error"] if field.errors else []
    if hint or field.help_text:
        parts.append(f"{field.auto_id}_helptext")
    return " ".join(parts)


@register.filter
def focus_id(field: BoundField) -> str:
    """Where a link in the error summary should land."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def spoken(day: date | None, today: date | None = None) -> str:
    """A date as one says it: "over 3 dagen (24 november 2026)"."""
    return str(said(in_words(day, today or timezone.localdate()))) if day else ""


@register.filter
def to_the_second(at: datetime) -> str:
    """A moment as on every page, with its seconds: for the logbook, where two lines may stand in
    one minute."""
    clock = get_format("DATETIME_FORMAT")
    return date_format(timezone.localtime(at), re.sub(r"H(\W)i", r"H\1i\1s", clock))


@register.simple_tag
def field_widget(field: BoundField, hint: str = "") -> SafeString:
    """The widget of one field with its class and what describes it."""
    kind = field_kind(field)
    field.field.widget.attrs.pop("placeholder", None)  # gone as soon as one types
    attrs: dict[str, Any] = {"class": _classes(field, kind)}
    if told := field.field.widget.attrs.get("data-check-label-hint"):
        attrs["data-check-label-hint"] = said(told)
    if kind == "date":
        field.field.widget.format = "%Y-%m-%d"  # the one way a date box of the browser reads it
        field.field.widget.input_type = "date"
    description = described_by(field, hint)
    if description and kind not in ("parts", "selects"):
        attrs["aria-describedby"] = description
    if kind in ("parts", "selects"):
        return _named_parts(field, attrs)
    return field.as_widget(attrs=attrs)


@register.simple_tag(takes_context=True)
def in_other_languages(context: Any, part: str) -> SafeString:
    """A part of a Dutch page again in each other language, where it was not looked up yet who
    reads: nothing once that is known. Asks the database nothing."""
    if shown() != DUTCH or hasattr(context.get("request"), "user"):
        return SafeString("")
    return format_html_join("", '<div lang="{}">{}</div>', map(partial(_again, part), languages()))


def _again(part: str, language: str) -> tuple[str, SafeString]:
    with shown_in(language):
        return language, SafeString(get_template(part).render({"again": True}))


def field_options(field: BoundField) -> list[BoundWidget]:
    """The radio buttons or checkboxes of one field, each to be placed with its label."""
    attrs: dict[str, Any] = {"id": field.auto_id, "class": _classes(field, field_kind(field))}
    widget = field.field.widget
    attrs = field.build_widget_attrs(attrs, widget)
    drawn = widget.subwidgets(field.html_name, field.value(), attrs=attrs)
    return [BoundWidget(widget, option, field.form.renderer) for option in drawn]


@register.simple_tag
def field_groups(field: BoundField) -> dict[str, Any]:
    """The options of one field: those that are always `seen`, and those `folded` away under
    `title`; that part stands `open` when something in it is chosen. A widget that folds says which
    options are seen (`seen_first`) and how the rest is called (`rest_called`)."""
    options, widget = field_options(field), field.field.widget
    seen = getattr(widget, "seen_first", None)
    if seen is None:
        return {"seen": options}
    folded = [one for one in options if str(one.data["value"]) not in seen]
    return {
        "seen": [one for one in options if str(one.data["value"]) in seen],
        "folded": folded,
        "title": getattr(widget, "rest_called", ""),
        "open": any(one.data["selected"] for one in folded),
    }


def _named_parts(field: BoundField, attrs: dict[str, Any]) -> SafeString:
    """A date in three boxes, or a few lists: each says aloud which part it is, or which of them."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id, **attrs}, widget)
    context = widget.get_context(field.html_name, field.value(), attrs)
    parts = context["widget"]["subwidgets"]
    for number, part in enumerate(parts, start=1):
        ending = part["name"].rpartition("_")[2]
        part["attrs"]["aria-label"] = said(PARTS.get(ending, f"{number} van de {len(parts)}"))
    drawn: SafeString = widget._render(widget.template_name, context, field.form.renderer)
    return drawn


def _classes(field: BoundField, kind: str) -> str:
    own: Any = field.field.widget.attrs.get("class", "")
    wrong = INVALID.get(CLASSES[kind], "") if field.errors else ""
    return " ".join(filter(None, (CLASSES[kind], wrong, own)))
