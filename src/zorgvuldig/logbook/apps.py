from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "zorgvuldig.logbook"
    label = "logbook"
