from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "zorgvuldig.privacy"
    label = "privacy"
