from django.apps import AppConfig


class StyleConfig(AppConfig):
    name = "zorgvuldig.style"
    label = "style"
