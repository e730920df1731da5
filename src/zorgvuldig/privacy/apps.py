from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "zorgvuldig.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Each morning it is asked for whom a request must be answered."""
        from zorgvuldig.people import reminding
        from zorgvuldig.privacy.access.rights import whom_to_remind

        says = "Een verzoek over rechten moet snel worden beantwoord"
        reminding.look_each_morning(whom_to_remind, "privacy:rights", says)
