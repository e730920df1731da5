from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "zorgvuldig.practice"
    label = "practice"
