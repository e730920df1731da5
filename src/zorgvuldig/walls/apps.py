from django.apps import AppConfig


class WallsConfig(AppConfig):
    name = "zorgvuldig.walls"
    label = "walls"
