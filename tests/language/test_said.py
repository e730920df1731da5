"""What the program said is known again, with what was filled in."""

from datetime import UTC, datetime

from django import forms
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from zorgvuldig.language import filters
from zorgvuldig.language.catalogue import Catalogue
from zorgvuldig.language.showing import shown_in

KNOWN = Catalogue(
    {
        "Klaar.": "Done.",
        "Werkt tot {day}.": "Works until {day}.",
        "{name} werkt hier als {role}.": "{name} works here as {role}.",
        "beheerder": "administrator",
        "Nog {n} en {n2} te gaan": "{n2} and {n} to go",
        "{n} van {m}": "{n} of {m}",
        "Ernstig": "Serious",
        "vandaag ({day})": "today ({day})",
        "Vraag het {when}.": "Ask it {when}.",
        "{role} (nu {n} bezet)": "{role} (now {n} taken)",
        "Schrijf ‘d’.": "Write ‘d’.",
        "Er staat ‘{written}’, in ‘{around}’.": "It says ‘{written}’, in ‘{around}’.",
    }
)


def test_a_whole_sentence():
    assert KNOWN.said("Klaar.") == "Done."


def test_several_sentences_when_each_is_known():
    assert KNOWN.said("Klaar. Klaar.") == "Done. Done."
    assert KNOWN.said("Klaar. Iets anders.") is None


def test_a_word_of_ours_begun_with_a_capital_or_ended_with_a_full_stop():
    assert KNOWN.said("Beheerder") == "Administrator"
    assert KNOWN.said("beheerder.") == "administrator."
    assert KNOWN.said("beheerder, beheerder") == "administrator, administrator"
    assert KNOWN.said("beheerder, Jan") is None


def test_a_sentence_with_something_filled_in_and_dates_in_words():
    with shown_in("en"):
        assert KNOWN.said("Werkt tot 3 maart 2026.") == "Works until 3 March 2026."
        assert KNOWN.said("dinsdag 24 november 2026") == "Tuesday 24 November 2026"
    assert KNOWN.said("Nog 1 en 2 te gaan") == "2 and 1 to go"
    assert KNOWN.said("Nog 1 en 2 te gaan.") == "2 and 1 to go."


def test_a_word_of_ours_within_a_sentence_and_a_date_as_one_says_it():
    assert KNOWN.said("ernstig") == "serious"
    with shown_in("en"):
        assert KNOWN.said("Vraag het vandaag (24 mei 2026).") == "Ask it today (24 May 2026)."
        assert KNOWN.said("vandaag (nog even)") is None


def test_a_word_of_ours_that_was_filled_in_is_translated_and_a_name_is_not():
    assert KNOWN.said("beheerder werkt hier als beheerder.") == (
        "beheerder works here as administrator."
    )


def test_a_list_of_words_of_ours_each_with_a_number():
    listed = "beheerder (nu 3 bezet), Beheerder"
    assert KNOWN.said(listed) == "administrator (now 3 taken), Administrator"
    assert KNOWN.said("beheerder (nu 3 bezet), Jan") is None


def test_what_is_quoted_stays_as_it_was_typed_also_when_it_is_a_sentence_of_ours():
    quoted = "Er staat ‘beheerder’, in ‘Klaar. Klaar.’. Klaar."
    assert KNOWN.said(quoted) == "It says ‘beheerder’, in ‘Klaar. Klaar.’. Done."
    assert KNOWN.said("Er staat ‘a’, in ‘b c’. Schrijf ‘d’.") == (
        "It says ‘a’, in ‘b c’. Write ‘d’."
    )


def test_two_words_of_ours_are_no_sign_that_the_rest_is():
    assert KNOWN.said("3 van 5") == "3 of 5"
    assert KNOWN.said("de eerste dag van de week") is None
    assert KNOWN.said("Werkt tot morgen. En dan niet.") is None


def test_what_is_not_known_stays_as_it_is_and_in_dutch_nothing_changes(monkeypatch):
    monkeypatch.setattr(filters, "catalogue", lambda language: KNOWN)
    typed = "Iets wat iemand typte"
    with shown_in("en"):
        assert filters.said(typed) is typed
        assert filters.said("Klaar.") == "Done."
        assert isinstance(filters.said(mark_safe("Klaar.")), SafeString)
        assert not isinstance(filters.said("Klaar."), SafeString)
        assert filters.each_said(["Klaar.", "x"]) == ["Done.", "x"]
    words = ["Klaar."]
    assert filters.said(words[0]) is words[0]
    assert filters.each_said(words) is words


def test_a_row_that_somebody_named_keeps_its_name_among_choices(monkeypatch):
    monkeypatch.setattr(filters, "catalogue", lambda language: KNOWN)
    row = forms.models.ModelChoiceIteratorValue(1, object())
    with shown_in("en"):
        assert filters.choice_said({"value": row, "label": "beheerder"}) == "beheerder"
        assert filters.choice_said({"value": "ADMIN", "label": "beheerder"}) == "administrator"


def test_what_was_quoted_may_be_sentences_and_ends_with_its_quotation_mark():
    known = Catalogue(
        {
            "Niet afgesproken: {typed}.": "Not agreed: {typed}.",
            "In ‘{place}’ staat nog ‘{typed}’.": "‘{place}’ still says ‘{typed}’.",
            "Zeg het de hulpvrager.": "Tell the caller.",
        }
    )
    told = known.said("Niet afgesproken: ‘Hij is ziek. En foto’s.’, ‘Nee’. Zeg het de hulpvrager.")
    assert told == "Not agreed: ‘Hij is ziek. En foto’s.’, ‘Nee’. Tell the caller."
    twice = known.said("In ‘x’ staat nog ‘Sami’. In ‘y’ staat nog ‘a. B’.")
    assert twice == "‘x’ still says ‘Sami’. ‘y’ still says ‘a. B’."


def test_what_is_typed_where_words_of_ours_may_stand_stays(monkeypatch):
    monkeypatch.setattr(filters, "catalogue", lambda language: KNOWN)
    with shown_in("en"):
        assert filters.said(filters.Typed("beheerder")) == "beheerder"
        assert filters.said(filters.Typed("beheerder", "beheerder")) == "administrator: beheerder"
        row = forms.models.ModelChoiceIteratorValue(1, object())
        ours = filters.Ours("Werkt tot 3 maart 2026.")
        assert filters.choice_said({"value": row, "label": ours}) == "Works until 3 March 2026."
    assert filters.said(filters.Typed("een", "beheerder")) == "beheerder: een"


def test_few_words_of_ours_around_a_sentence_that_is_known_and_a_name():
    known = Catalogue({"{text}, in {reference}": "{text}, in {reference}", "Vraag het.": "Ask it."})
    assert known.said("Vraag het., in CDEF-GHJK") == "Ask it., in CDEF-GHJK"
    assert known.said("Iets dat iemand typte, in Utrecht") is None


def test_numbers_and_moments_are_written_as_the_language_does():
    assert [KNOWN.said(one) for one in ("4,49 : 1", "1,5 rem", "€\u00a01.250,50", "12")] == [
        "4,49 : 1", "1,5 rem", "€\u00a01.250,50", "12",
    ]  # fmt: skip
    moment = datetime(2026, 11, 8, 9, 38, tzinfo=UTC)
    assert date_format(moment, "DATETIME_FORMAT") == "8 november 2026, 09.38 uur"
    with shown_in("en"):
        assert KNOWN.said("4,49 : 1") == "4.49 : 1"
        assert KNOWN.said("1,5 rem") == "1.5 rem"
        assert KNOWN.said("€\u00a01.250,50") == "€\u00a01,250.50"
        assert KNOWN.said("1234") == "1234"
        assert KNOWN.said("09.38") == "09:38"
        assert KNOWN.said("Werkt tot 16.30.") == "Works until 16:30."
        assert KNOWN.said("24.38") is None
        assert date_format(moment, "DATETIME_FORMAT") == "8 November 2026, 09:38"
        assert date_format(moment.date()) == "8 November 2026"
