"""Why a database could not be migrated; apart, so that who only names it reads no models."""


class NotMoved(Exception):
    """It could not be done now; its text tells the operator why, in Dutch."""
