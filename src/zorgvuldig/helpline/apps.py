from django.apps import AppConfig


class HelplineConfig(AppConfig):
    name = "zorgvuldig.helpline"
    label = "helpline"

    def ready(self) -> None:
        """Nobody leaves while a caller or a confidant counts on them; who leaves, leaves no caller
        alone. Each morning it is asked for whom something waits."""
        from zorgvuldig.helpline.access import going
        from zorgvuldig.helpline.actions import taking
        from zorgvuldig.helpline.actions.preparing import end_file
        from zorgvuldig.people import leaving
        from zorgvuldig.people.roles import ANSWERS_THE_LINE

        leaving.ask_first(going.counted_on, going.STAYS_CONFIDANT)
        leaving.ask_first(going.coaches_somebody, going.STAYS_COACH)
        leaving.then_end(taking.let_go, ANSWERS_THE_LINE)
        leaving.then_end(end_file, going.STAYS_CONFIDANT)
        self.look_each_morning()

    def look_each_morning(self) -> None:
        from zorgvuldig.helpline.access import going, line, matches, support_due, waiting
        from zorgvuldig.helpline.access.reminders import confidants_asked, who_chooses
        from zorgvuldig.people.reminding import look_each_morning

        look_each_morning(waiting.whom_to_remind, "helpline:start")
        look_each_morning(line.whom_to_remind, "helpline:line", CHECK_THE_NUMBER)
        look_each_morning(support_due.whom_to_remind, "helpline:aftercare")
        look_each_morning(matches.coordinators_to_remind, "helpline:matches")
        look_each_morning(matches.confidants_to_remind, "helpline:own")
        look_each_morning(confidants_asked, "helpline:own")
        look_each_morning(who_chooses, "helpline:to_match")
        look_each_morning(going.who_renews, "helpline:confidants")
        look_each_morning(going.who_prepares, "helpline:confidants")
        look_each_morning(going.who_coaches, "helpline:coaching")


CHECK_THE_NUMBER = "Kijk na of het telefoonnummer van de lijn nog klopt"
