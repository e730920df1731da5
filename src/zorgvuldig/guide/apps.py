from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "zorgvuldig.guide"
    label = "guide"
