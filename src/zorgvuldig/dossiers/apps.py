from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "zorgvuldig.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Nobody leaves an organisation while an open dossier has no other keeper, a running
        group no other leader, or a note that only they can open. Who goes leaves dossiers and
        groups behind. Each morning it is asked for whom something waits."""
        from zorgvuldig.dossiers.access import holds_notes, needs_keeper
        from zorgvuldig.dossiers.access.afterwards import whom_to_remind
        from zorgvuldig.dossiers.access.groups import needs_leader
        from zorgvuldig.dossiers.actions.going import end_parts
        from zorgvuldig.people import leaving, reminding

        leaving.ask_first(needs_keeper)
        leaving.ask_first(holds_notes)
        leaving.ask_first(needs_leader)
        leaving.then_end(end_parts)
        reminding.look_each_morning(whom_to_remind, "dossiers:day")
