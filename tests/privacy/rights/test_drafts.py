"""What somebody types at the rights desk rests as a draft, and goes when its dossier goes."""

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from tests.privacy.rights.asking import decided, fresh, identified, take
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts.models import Draft
from zorgvuldig.privacy.actions import carrying_out, destroying

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
TYPED = "Ik wil weten wat er over mij staat"


def test_what_was_typed_stands_in_the_form_again(town, signed_in, dossier):
    form = reverse("privacy:rights_take_in", args=[dossier.reference])
    anna = signed_in(town.anna)
    assert anna.post(f"{reverse('drafts:keep')}?for={form}", {"asked": TYPED}).status_code == 200
    page = anna.get(form).text
    assert TYPED in page
    assert "uw concept blijft bewaard" in page


def test_nothing_typed_about_a_request_outlives_the_dossier(town, dossier):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    decided(town, asked)
    anna = town.at_work("anna")
    carrying_out.hand_over(asked=asked, actor=anna, handed="POST", on=TODAY())
    about = (
        reverse("privacy:rights_answer", args=[asked.pk]),
        reverse("privacy:rights_take_in", args=[dossier.reference]),
    )
    for path in about:
        drafts.keep(actor=anna, path=path, typed=QueryDict("text=iets"))
    destroying.destroy(asked=fresh(asked), actor=town.at_work("anna"), today=TODAY())
    assert Draft.unscoped.count() == 0
