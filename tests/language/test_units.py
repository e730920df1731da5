"""A template is read as whole sentences, and put together again to the letter."""

import pytest

from tests.house.reading import templates
from zorgvuldig.language.sameness import faults
from zorgvuldig.language.units import translated, units_in


def english(template, **said):
    """The template with these texts, by the Dutch ones without their spaces."""
    texts = {unit: said[unit.replace(" ", "_")] for unit in units_in(template)}
    return translated(template, texts.get)


def test_every_template_without_translations_is_the_same_to_the_letter():
    for path in templates():
        source = path.read_text(encoding="utf-8")
        assert translated(source, lambda unit: None) == source


def test_every_template_with_its_own_texts_says_the_same():
    """Only white space within a text may be folded."""
    for path in templates():
        source = path.read_text(encoding="utf-8")
        again = translated(source, lambda unit: unit)
        assert "".join(again.split()) == "".join(source.split()), path


def test_a_sentence_is_read_whole_with_what_stands_in_it():
    template = (
        '<p>Zie <a class="x" href="{% url \'a\' %}">{{ name }}</a>{% if n %}, '
        "{{ n }} keer{% endif %}.</p><p>Klaar</p>"
    )
    assert units_in(template) == [
        "Zie <a>{{ name }}</a>{% if n %}, {{ n }} keer{% endif %}.",
        "Klaar",
    ]


def test_what_only_wraps_a_text_is_no_part_of_it():
    assert units_in("{% if a %}<b>Ja</b>{% else %}Nee{% endif %}") == ["Ja", "Nee"]


def test_what_holds_a_block_is_no_part_of_a_sentence():
    assert units_in("Eerst {% if a %}<p>Dit</p>{% endif %} dan") == ["Eerst", "Dit", "dan"]


def test_texts_in_attributes_and_handed_to_components_are_found():
    template = '<img alt="Plaatje">{% include "c.html" with kind="ok" text="Klaar" only %}'
    assert units_in(template) == ["Plaatje", "Klaar"]
    made = english(template, Plaatje="Picture", Klaar="Done")
    assert made == '<img alt="Picture">{% include "c.html" with kind="ok" text="Done" only %}'


def test_a_tag_keeps_its_attributes_wherever_the_translation_puts_it():
    template = '<p>Eerst <a href="/a/">dit</a>, dan <a href="/b/">dat</a>.</p>'
    other = "First do <a2>that</a2> after <a>this</a>."
    assert (
        translated(template, lambda unit: other)
        == '<p>First do <a href="/b/">that</a> after <a href="/a/">this</a>.</p>'
    )


def test_what_is_said_to_be_dutch_is_left_alone():
    assert units_in('<p lang="nl">Brief <b>aan u</b></p><p>Klaar</p>') == ["Klaar"]


def test_how_a_value_is_shown_is_no_part_of_the_text_and_stays():
    template = '<p>Let op: {{ error|said }} {{ x|default:"niets"|said }}</p>'
    assert units_in(template) == ['Let op: {{ error }} {{ x|default:"niets" }}']
    made = translated(template, lambda unit: 'Note: {{ error }} {{ x|default:"nothing" }}')
    assert made == '<p>Note: {{ error|said }} {{ x|default:"nothing"|said }}</p>'


DUTCH = 'Van <a>{{ name }}</a>{% if may %}: {{ secret }}{% endif %}, {{ n|pluralize:"is,zijn" }}'


def test_a_translation_may_move_what_it_keeps():
    other = '{% if may %}{{ secret }} of {% endif %}<a>{{ name }}</a> {{ n|pluralize:"is,are" }}'
    assert faults(DUTCH, other) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        DUTCH.replace("{{ name }}", ""),
        DUTCH.replace("{{ name }}", "{{ name }} {{ name }}"),
        DUTCH.replace("{{ name }}", "{{ name|safe }}"),
        DUTCH.replace("{{ secret }}", "").replace("Van", "Of {{ secret }}"),
        DUTCH.replace("<a>", "<a onclick='go()'>"),
        DUTCH.replace("Van", "<script>go()</script>"),
        DUTCH.replace("Van", "<"),
        DUTCH.replace("Van", "{"),
        DUTCH.replace("Van", 'Of “"”'),
        DUTCH.replace("</a>", "").replace("Van", "</a>Of"),
        DUTCH.replace("is,zijn", "is"),
        DUTCH.replace("is,zijn", "<b>,are"),
        DUTCH.replace("{% endif %}", ""),
        DUTCH.replace("Van", "{% csrf_token %}"),
    ],
)
def test_a_translation_that_brings_something_in_or_loses_something_is_refused(wrong):
    assert faults(DUTCH, wrong) != []


@pytest.mark.parametrize("wrong", ["Until {day} {day}", "Until", "Until {date}", "<b>{day}</b>"])
def test_so_is_one_of_a_sentence_of_the_program(wrong):
    assert faults("Tot {day}", "Until {day}", kind="program") == []
    assert faults("Tot {day}", wrong, kind="program") != []
