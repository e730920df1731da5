from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "zorgvuldig.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Nobody leaves an organisation while an open dossier has no other keeper."""
        from zorgvuldig.dossiers.access import needs_keeper
        from zorgvuldig.people import leaving

        leaving.ask_first(needs_keeper)
