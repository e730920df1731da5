from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "zorgvuldig.exchange"
    label = "exchange"

    def ready(self) -> None:
        """What came in and waits for an answer, for who receives; and what stands still."""
        from zorgvuldig.exchange.access import reminders, standing_still
        from zorgvuldig.people import reminding, standstill

        reminding.waits_here(reminders.what_waits)
        reminding.shows_on_the_day(reminders.elsewhere)
        standstill.look_here("parcel", standing_still.parcels)
