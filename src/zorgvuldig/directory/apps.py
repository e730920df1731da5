from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "zorgvuldig.directory"
    label = "directory"

    def ready(self) -> None:
        """Each morning: is there something to look at again, or an answer to hear?"""
        from zorgvuldig.directory.access.reminders import who_hears, who_keeps
        from zorgvuldig.people.reminding import Why, look_each_morning

        look_each_morning(who_keeps, "directory:keep", TO_KEEP, Why.STALE)
        look_each_morning(who_hears, "directory:suggestions", TO_HEAR, Why.ANSWERED)


TO_KEEP = "Kijk de sociale kaart na"
TO_HEAR = "Er is antwoord op wat u schreef over de sociale kaart"
