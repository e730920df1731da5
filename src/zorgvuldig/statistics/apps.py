from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "zorgvuldig.statistics"
    label = "statistics"
