"""How a template shows what the program said: in the language of the page."""

from typing import Any

from django import template
from django.forms.models import ModelChoiceIteratorValue
from django.utils.safestring import SafeString

from zorgvuldig.language.catalogue import catalogue
from zorgvuldig.language.showing import DUTCH, shown

register = template.Library()


@register.filter
def said(words: Any) -> Any:
    """Words of ours from the program or the handbook, in the language of the page. Only where what
    somebody typed cannot stand. In Dutch, and when nothing is known for it, as they are."""
    if shown() == DUTCH or words is None:
        return words
    other = catalogue(shown()).said(str(words))
    if other is None:
        return words
    return SafeString(other) if isinstance(words, SafeString) else other


@register.filter
def each_said(words: Any) -> Any:
    """The same for each of a list."""
    return words if shown() == DUTCH else [said(one) for one in words]


@register.filter
def choice_said(option: Any) -> Any:
    """The words of a choice; a row of the database, which somebody named, keeps its name."""
    drawn = getattr(option, "data", option)
    if isinstance(drawn["value"], ModelChoiceIteratorValue):
        return drawn["label"]
    return said(drawn["label"])
