from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "zorgvuldig.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Each morning it is asked for whom a request must be answered."""
        from zorgvuldig.people import reminding, standstill
        from zorgvuldig.privacy.access import standing_still
        from zorgvuldig.privacy.views.day import what_waits

        reminding.waits_here(what_waits)
        standstill.look_here("rights_request", standing_still.requests)
        standstill.look_here("legal_hold", standing_still.holds)
