"""`zorgvuldig figures count`: as the worker does at night, and again without harm."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from zorgvuldig.command import main
from zorgvuldig.people.founding import begin
from zorgvuldig.statistics.actions import counting


@pytest.fixture
def autumn(committed, monkeypatch):
    """A day on which the third quarter has settled."""
    with transaction.atomic():
        begin(name="De Brug", regime="WMO")
    day = date(2026, 11, 27)
    monkeypatch.setattr(timezone, "localdate", lambda *_: day)


def test_what_is_due_is_counted_and_then_nothing(autumn, capsys):
    assert main(["figures", "count"]) == 0
    assert "geteld: 1." in capsys.readouterr().out
    assert main(["figures", "count"]) == 0
    assert "geteld: 0." in capsys.readouterr().out


def test_what_failed_is_said_and_is_an_error(autumn, capsys, monkeypatch):
    def breaks(*_):
        raise RuntimeError("half way")

    monkeypatch.setattr(counting, "cells", breaks)
    assert main(["figures", "count"]) == 1
    assert "Niet gelukt: 1." in capsys.readouterr().out


def test_a_wrong_command_line_says_how_it_works(capsys):
    assert main(["figures"]) == 2
    assert "figures count" in capsys.readouterr().err
