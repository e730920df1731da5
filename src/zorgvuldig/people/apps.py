from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zorgvuldig.people"
    label = "people"

    def ready(self) -> None:
        from zorgvuldig.people import leaving, reminding, signing_in, standstill
        from zorgvuldig.people.actions_day import nobody_stands_in
        from zorgvuldig.people.views_office import what_waits

        signing_in.connect()
        leaving.then_end(nobody_stands_in, ())
        reminding.waits_here(standstill.what_waits)
        reminding.waits_here(what_waits)
