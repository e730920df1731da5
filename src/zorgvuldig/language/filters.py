"""How a template shows what the program said: in the language of the page."""

import re
from typing import Any

from django import template
from django.forms.models import ModelChoiceIteratorValue
from django.utils import dates
from django.utils.safestring import SafeString

from zorgvuldig.language.catalogue import catalogue, languages
from zorgvuldig.language.made import Made
from zorgvuldig.language.patterns import MONTHS, of_somebody
from zorgvuldig.language.showing import DUTCH, shown
from zorgvuldig.language.whose import Ours, Typed

register = template.Library()


@register.filter
def said(words: Any) -> Any:
    """Words of ours from the program or the handbook, in the language of the page. Only where what
    somebody typed cannot stand. In Dutch, and when nothing is known for it, as they are."""
    if shown() == DUTCH or words is None:
        return words
    if isinstance(words, Made):
        return _anew(words)
    if isinstance(words, Typed):
        return words.replace(words.ours, said(words.ours), 1) if words.ours else words
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
    row = isinstance(drawn["value"], ModelChoiceIteratorValue)
    if row and not isinstance(drawn["label"], Ours):
        return drawn["label"]
    return said(drawn["label"])


@register.filter
def known_as(source: str) -> str:
    """What the laws and papers in a Dutch source are called in the language of the page, to stand
    after it. Which words these are says `sources` of the language; nothing in Dutch."""
    names = languages()[shown()].get("sources", {}) if shown() != DUTCH else {}
    left, found = source.casefold(), {}
    for name in sorted(names, key=len, reverse=True):  # a name within another is not said twice
        place = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        if stands := place.search(left):
            found[stands.start()] = names[name]
        left = place.sub(" " * len(name), left)
    told = dict.fromkeys(found[start] for start in sorted(found))
    return f" ({'; '.join(told)})" if told else ""


@register.filter
def as_typed(words: Any) -> Any:
    """What somebody typed, handed to a component that says words of ours: shown as it is."""
    return Typed(words) if words else words


def _anew(made: Made) -> str:
    """A text that was made, with its sentence and its words in the language of the page."""
    told = {n: one if of_somebody(n) else _filling(one) for n, one in made.filled.items()}
    return str(said(made.sentence)).format(**told)


def _filling(one: Any) -> Any:
    """What is filled in: words of ours, also within a sentence, the name of a month, or a list."""
    if isinstance(one, tuple):
        return ", ".join(str(_filling(word)) for word in one)
    if not isinstance(one, str) or isinstance(one, Made):
        return said(one)
    if one.lower() in MONTHS:
        return str(dates.MONTHS[MONTHS.index(one.lower()) + 1])
    if (other := catalogue(shown()).said(one)) or not one[:1].islower():
        return other or one
    begun = catalogue(shown()).said(one[0].upper() + one[1:])
    return begun[0].lower() + begun[1:] if begun else one
