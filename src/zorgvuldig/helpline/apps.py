from django.apps import AppConfig
from django.urls import reverse


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

    def look_each_night(self) -> None:
        from zorgvuldig.helpline.access import standing_still
        from zorgvuldig.people import standstill

        standstill.look_here("help_request", standing_still.requests)
        standstill.look_here("match_proposal", standing_still.proposals)
        standstill.look_here("confidant", standing_still.confidants)
        standstill.look_here("referral", standing_still.referrals)

    def look_each_morning(self) -> None:
        from zorgvuldig.exchange.access.reminders import stubs_stand
        from zorgvuldig.helpline import ways
        from zorgvuldig.helpline.access import going, line, matches, support_due
        from zorgvuldig.helpline.access.reminders import confidants_asked, who_chooses
        from zorgvuldig.helpline.views import day
        from zorgvuldig.people.reminding import Why, look_each_morning, shows_on_the_day, waits_here
        from zorgvuldig.people.roles import OF_THE_LINE
        from zorgvuldig.rules.exchange import Origin

        stubs_stand(Origin.REFERRAL, lambda one: reverse("helpline:parcel", args=[one.pk]))
        self.look_each_night()
        waits_here(day.what_waits)
        shows_on_the_day(day.part)
        number = "Kijk na of het telefoonnummer van de lijn nog klopt"
        look_each_morning(line.whom_to_remind, "helpline:line", number, Why.STALE, ways.SETS_UP)
        for whom, page, says, why in (
            (support_due.whom_to_remind, "aftercare", "Bel na, of vraag naar het antwoord op een "
             "doorverwijzing", Why.PROMISED),
            (matches.coordinators_to_remind, "matches", "Een tussenstand is te laat, of een "
             "vertrouwenspersoon vraagt u verder te gaan", Why.LATE),
            (matches.confidants_to_remind, "own", "Neem weer contact op: dat was afgesproken",
             Why.PROMISED),
            (confidants_asked, "own", "U bent gevraagd om iemand bij te staan: wilt u dat?",
             Why.ASKED),
            (who_chooses, "to_match", "Iemand wacht op een vertrouwenspersoon en moet iets horen",
             Why.PROMISED),
            (going.who_renews, "confidants", "Een bewijs van een vertrouwenspersoon loopt af",
             Why.STALE),
            (going.who_prepares, "confidants", "De voorbereiding van iemand die zich aanmeldde "
             "staat stil", Why.STALE),
            (going.who_coaches, "coaching", "Spreek een vertrouwenspersoon die u begeleidt",
             Why.PROMISED),
        ):  # fmt: skip
            look_each_morning(whom, f"helpline:{page}", says, why, OF_THE_LINE)
