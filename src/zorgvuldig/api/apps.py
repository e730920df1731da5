from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "zorgvuldig.api"
    label = "api"

    def ready(self) -> None:
        from zorgvuldig.api.showing import what_waits
        from zorgvuldig.people import reminding

        reminding.waits_here(what_waits)
