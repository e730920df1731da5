from django.apps import AppConfig


class RecordingConfig(AppConfig):
    name = "zorgvuldig.recording"
    label = "recording"
