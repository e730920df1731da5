from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zorgvuldig.people"
    label = "people"

    def ready(self) -> None:
        from zorgvuldig.people import first_steps, leaving, reminding, signing_in, standstill
        from zorgvuldig.people.actions_day import nobody_stands_in
        from zorgvuldig.people.login.access import lets_in_when_it_fails
        from zorgvuldig.people.roles import Role
        from zorgvuldig.people.views_office import what_waits

        signing_in.connect()
        leaving.ask_first(lets_in_when_it_fails, {Role.ADMINISTRATOR})
        leaving.then_end(nobody_stands_in, ())
        reminding.shows_on_the_day(first_steps.part)
        reminding.waits_here(standstill.what_waits)
        reminding.waits_here(what_waits)
