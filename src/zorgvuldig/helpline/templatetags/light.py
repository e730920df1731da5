"""What the light pages of the line need beyond plain template language."""

from typing import TYPE_CHECKING

from django import forms, template
from django.utils.formats import date_format, time_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import override

from zorgvuldig.helpline import public_page

if TYPE_CHECKING:
    from datetime import datetime

    from django.forms.boundfield import BoundField

register = template.Library()


@register.simple_tag
def style(house: str = "") -> SafeString:
    """The style of these pages with the colours of the line's house, inside the page; `public_page`
    names its digest in the policy."""
    return SafeString(f"<style>{public_page.style()}{house}</style>")


@register.filter
def filled(text: str, value: object) -> str:
    """A text with its one gap, {date}, filled."""
    return text.replace("{date}", str(value))


@register.filter
def moment(at: "datetime", language: str) -> str:
    """A day and a time, as one says it: "3 november, 21.14 uur"."""
    with override(language):
        return f"{date_format(localtime(at), 'j F')}, {time_format(localtime(at))}"


@register.filter
def dialled(number: str) -> str:
    """A number as a telephone takes it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.filter
def is_group(field: "BoundField") -> bool:
    """Is it answered by choosing one of several boxes?"""
    return isinstance(field.field.widget, forms.RadioSelect)


@register.filter
def is_box(field: "BoundField") -> bool:
    """Is it one box to tick?"""
    return isinstance(field.field.widget, forms.CheckboxInput)
