from django.apps import AppConfig
from django.urls import reverse


class DossiersConfig(AppConfig):
    name = "zorgvuldig.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Nobody leaves an organisation while an open dossier has no other keeper, a running
        group no other leader, or a note that only they can open. Who goes leaves dossiers and
        groups behind. Each morning it is asked for whom something waits."""
        from zorgvuldig.dossiers.access import holds_notes, needs_keeper, standing_still
        from zorgvuldig.dossiers.access.groups import needs_leader
        from zorgvuldig.dossiers.actions.going import end_parts
        from zorgvuldig.dossiers.views import day
        from zorgvuldig.exchange.access.reminders import stubs_stand
        from zorgvuldig.people import arranging, leaving, reminding, standstill
        from zorgvuldig.rules.exchange import Origin

        leaving.ask_first(needs_keeper)
        leaving.ask_first(holds_notes)
        leaving.ask_first(needs_leader)
        leaving.then_end(end_parts)
        stubs_stand(Origin.DISCLOSURE, lambda one: reverse("dossiers:parcel", args=[one.pk]))
        reminding.waits_here(day.what_waits)
        reminding.shows_on_the_day(day.part)
        reminding.shows_on_the_day(day.elsewhere)
        arranging.ask_before_going(day.without_stand_in)
        standstill.look_here("dossier", standing_still.dossiers)
        standstill.look_here("disclosure", standing_still.disclosures)
        standstill.look_here("summary", standing_still.summaries)
        standstill.look_here("hand_over", standing_still.hand_overs)
