"""Counts of calls go by a job, which runs in no transaction."""

from zorgvuldig.api import limiting
from zorgvuldig.api.models import CallCount


def test_forgetting_is_a_transaction_of_its_own_as_a_job_runs_in_none(committed):
    CallCount.unscoped.create(digest=b"x", begins_at="2020-01-01T00:00:00Z", calls=1)
    limiting.forget()
    assert not CallCount.unscoped.exists()
