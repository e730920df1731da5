from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "zorgvuldig.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        """Nobody leaves while a workshop counts on them. Each morning it is asked for whom one
        waits."""
        from zorgvuldig.gatherings.access.leading import leads_something
        from zorgvuldig.gatherings.access.reminders import whom_to_remind
        from zorgvuldig.people import leaving
        from zorgvuldig.people.reminding import look_each_morning
        from zorgvuldig.people.roles import Role

        leaving.ask_first(leads_something, frozenset({Role.FACILITATOR}))
        look_each_morning(whom_to_remind, "gatherings:start", SOMETHING_WAITS)


SOMETHING_WAITS = "Er wacht iets bij de werkateliers"
