from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zorgvuldig.people"
    label = "people"

    def ready(self) -> None:
        from zorgvuldig.people import signing_in

        signing_in.connect()
