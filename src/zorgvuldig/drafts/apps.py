from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "zorgvuldig.drafts"
    label = "drafts"
