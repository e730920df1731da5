"""Every word that a form of ours asks or answers with is in the catalogue, also one that the
reading of the source (`language/dutch.py`) would not take for Dutch."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.urls import get_resolver

from zorgvuldig.language.catalogue import catalogue, languages

LETTERS = re.compile(r"[^\W\d_]{2}")
# Of these the words are for visitors and callers: Dutch, or in languages of their own.
FOR_OTHERS = {"zorgvuldig.gatherings.forms.visiting", "zorgvuldig.helpline.forms.answers"}


def every_form(of: type = forms.BaseForm) -> Iterator[type]:
    for kind in of.__subclasses__():
        yield kind
        yield from every_form(kind)


def words_of(field: forms.Field) -> Iterator[str]:
    """What we wrote; what a framework says comes as a promise."""
    said = [field.label, field.help_text, *field.error_messages.values()]
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        said += [word for code, words in field.choices for word in _within(code, words)]
    said.append(getattr(field, "empty_label", None))
    yield from (one for one in said if isinstance(one, str) and LETTERS.search(one))


def _within(code: object, words: object) -> list[object]:
    """A choice, or a group of choices under a word."""
    return [code, *(word for _, word in words)] if isinstance(words, list | tuple) else [words]


def unknown_in(form: type, language: str) -> list[str]:
    known = catalogue(language)
    own_names = {one["name"] for one in languages().values()}  # a language has its own name
    fields = getattr(form, "base_fields", {})
    return [
        f"{form.__module__}.{form.__name__}.{name}: {words}"
        for name, field in fields.items()
        for words in words_of(field)
        if 'lang="nl"' not in words and words not in own_names and known.said(words) is None
    ]


@pytest.mark.parametrize("language", list(languages()))
def test_every_word_of_a_form_is_in_the_catalogue(db, language):
    assert get_resolver().url_patterns  # read them all: with every page comes its form
    ours = {form for form in every_form() if form.__module__.startswith("zorgvuldig.")}
    assert len(ours) > 200
    unknown = [
        line
        for form in ours
        if form.__module__ not in FOR_OTHERS
        for line in unknown_in(form, language)
    ]
    assert sorted(unknown) == []


def test_what_would_be_found():
    class Asks(forms.Form):
        colour = forms.ChoiceField(
            label="Zwabberkleur", choices=[("a", "Zwabberblauw"), ("b", "Ja")]
        )

    assert [line.rpartition(": ")[2] for line in unknown_in(Asks, "en")] == [
        "Zwabberkleur",
        "Zwabberblauw",
    ]
