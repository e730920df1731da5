"""Whatever is sent, the page answers with a sentence; it never breaks."""

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.guide.asking import CHILD, SHARE, TALK, text
from zorgvuldig.guide.forms import FORMS, DisclosureForm

pytestmark = pytest.mark.django_db

CASES = {
    "a day that does not exist": ({"born_on": "2026-02-30"}, "Dit is geen datum."),
    "words for a date": ({"on": "gisteren"}, "Dit is geen datum."),
    "a birth date alone": ({"age": "", "born_on": "2015-01-01"}, "ontbreekt"),
    "a day alone": ({"age": "", "on": "2026-01-01"}, "ontbreekt"),
    "born later": ({"age": "", "born_on": "2027-01-01", "on": "2026-01-01"}, "ligt na de dag"),
    "two ages": ({"born_on": "2001-01-01", "on": "2026-01-01"}, "past niet bij"),
    "an unknown code": ({"regime": "LEGER"}, "Kies een van de antwoorden."),
    "an unknown radio": ({"client_consent": "MISSCHIEN"}, "Kies een van de antwoorden."),
    "nothing required": ({"regime": "", "addressee": ""}, "Kies een van de antwoorden."),
    "a year without end": ({"born_on": "99999-01-01", "on": "0000-00-00"}, "Dit is geen datum."),
    "a NUL in a code": ({"regime": "WMO\0"}, "Kies een van de antwoorden."),
    "a NUL in a date": ({"born_on": "2015-01-01\0"}, "Dit is geen datum."),
}


@pytest.mark.parametrize(("sent", "sentence"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("address", [TALK, SHARE])
def test_a_clear_sentence(client, address, sent, sentence):
    response = client.post(address, CHILD | sent)
    assert response.status_code == 422
    assert sentence in text(response)


@pytest.mark.parametrize(("sent", "sentence"), CASES.values(), ids=CASES)
def test_a_clear_sentence_in_the_live_answer(client, sent, sentence):
    response = client.post(TALK, CHILD | sent, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert sentence in text(response)


def test_another_addressee_than_one_talks_with(client):
    response = client.post(TALK, CHILD | {"addressee": "POLICE"})
    assert response.status_code == 422


def test_five_million_letters_are_too_long_and_are_not_sent_back(client):
    response = client.post(SHARE, CHILD | {"legal_duty_article": "x" * 5_000_000})
    assert response.status_code == 422
    assert "Deze tekst is te lang." in text(response)
    assert len(response.content) < 100_000


def test_a_nul_in_the_article(client):
    response = client.post(SHARE, CHILD | {"legal_duty_article": "artikel\0 1"})
    assert response.status_code == 422
    assert "In deze tekst staat een teken dat niet te lezen is." in text(response)


def test_an_article_is_shown_as_text(client):
    response = client.post(SHARE, CHILD | {"legal_duty_article": "<script>alert(1)</script>"})
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("guarded", [True, False])
@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=nonsense",
        "application/x-www-form-urlencoded",
    ],
)
def test_a_body_that_is_no_form(kind, guarded):
    client = Client(enforce_csrf_checks=guarded)
    response = client.generic("POST", TALK, b"\xff\xfe{=%zz&&;\x00", content_type=kind)
    assert response.status_code in (400, 403, 422)


def test_more_than_a_form_can_hold(client):
    response = client.post(SHARE, {"legal_duty_article": "x" * 13_000_000})
    assert response.status_code in (400, 413)


def test_every_field_can_be_answered_twice(client):
    sent = {name: ["WMO", "\0", "AUTHORITY_PARENT"] for name in DisclosureForm.base_fields}
    assert client.post(SHARE, sent).status_code == 422


@pytest.mark.parametrize("question", FORMS)
@given(data=st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_breaks_it(question, data):
    """Known answers, unknown ones, nonsense: each gives facts or a fault in words."""
    fields = FORMS[question].base_fields
    known = {
        name: [str(code) for code, _ in field.choices] if hasattr(field, "choices") else ["on", ""]
        for name, field in fields.items()
    }
    value = {
        name: st.sampled_from(codes) | st.sampled_from(["2010-02-29", "2012-01-01", "\0", "ÿ"])
        for name, codes in known.items()
    }
    sent = data.draw(st.fixed_dictionaries({}, optional=value))
    sent |= {name: [sent[name]] for name in sent if name.endswith("_flaws")}
    form = FORMS[question](_query(sent))
    assert form.is_valid() == (form.facts is not None)
    list(form.shown_groups())


def _query(sent):
    query = QueryDict(mutable=True)
    for name, value in sent.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query
