from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "zorgvuldig.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        """Nobody leaves while a workshop counts on them. Each morning it is asked for whom one
        waits."""
        from zorgvuldig.gatherings.access import standing_still
        from zorgvuldig.gatherings.access.leading import leads_something
        from zorgvuldig.gatherings.views import day
        from zorgvuldig.people import leaving, standstill
        from zorgvuldig.people.reminding import shows_on_the_day, waits_here
        from zorgvuldig.people.roles import Role

        leaving.ask_first(leads_something, frozenset({Role.FACILITATOR}))
        waits_here(day.what_waits)
        shows_on_the_day(day.part)
        standstill.look_here("workshop", standing_still.workshops)
        standstill.look_here("meeting", standing_still.meetings)
        standstill.look_here("situation", standing_still.situations)
        standstill.look_here("report", standing_still.reports)
