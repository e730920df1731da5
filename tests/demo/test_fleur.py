"""What the decider of the demonstration finds: a proposal on which nothing changed since."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.demo import actions


@pytest.mark.parametrize("days_later", [0, 1, 5])
def test_nothing_changed_since_fleur_was_laid_before_esra(committed, demo, monkeypatch, days_later):
    actions.load()
    client = Client()
    client.post("/demo/", {"part": "esra"})
    (row,) = client.get(reverse("dossiers:to_decide")).context["rows"]
    day = timezone.localdate() + timedelta(days=days_later)
    monkeypatch.setattr(timezone, "localdate", lambda *_: day)
    page = client.get(row["url"])
    assert page.context["changed"] == []
    assert "Sinds het voorleggen is er iets veranderd" not in page.text
