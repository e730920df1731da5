from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "zorgvuldig.vault"
    label = "vault"
