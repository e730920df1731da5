"""Two browsers accept the same invitation in the same moment: one account, one 404."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import PASSWORD
from zorgvuldig import walls
from zorgvuldig.people import actions
from zorgvuldig.people.models import Person


def test_two_at_once_make_one_account(committed):
    link = invited()
    begin = threading.Barrier(2)

    def accept(_):
        begin.wait()
        try:
            answer = Client().post(link, {"password": PASSWORD, "again": PASSWORD})
            return answer.status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(accept, range(2))) == [302, 404]
    assert Person.objects.filter(email="nadia@voorbeeld.example").count() == 1


def invited():
    with walls.working_for(organisation=None):
        town = cast.build()
        gerda = town.at_work("gerda")
        invitation = actions.invite(
            actor=gerda,
            email="nadia@voorbeeld.example",
            name="Nadia",
            roles=["PROFESSIONAL"],
            profession="OTHER",
            root="http://testserver/",
        )
        _, code = actions.renew_code(invitation.pk)
    return reverse("people:accept", args=[gerda.organisation.pk, code])
