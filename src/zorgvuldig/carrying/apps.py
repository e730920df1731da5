from django.apps import AppConfig


class CarryingConfig(AppConfig):
    name = "zorgvuldig.carrying"
    label = "carrying"

    def ready(self) -> None:
        """Who is asked to say yes or no, sees it on the day."""
        from zorgvuldig.carrying.views.day import what_waits
        from zorgvuldig.people import reminding

        reminding.waits_here(what_waits)
