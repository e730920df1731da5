"""The demonstration: invented organisations and people, to look around as each of them.

Installed only with the embedded database and `ZORGVULDIG_DEMO=1`; elsewhere it has no address.
"""
