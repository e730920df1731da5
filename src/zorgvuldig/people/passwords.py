"""What is asked of a password, in our words: the framework knows, and says it in its own."""

from django.contrib.auth import password_validation as framework


class LongEnough(framework.MinimumLengthValidator):
    """Long enough that trying them all is no way in."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik ten minste {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Ten minste {self.min_length} tekens."


class NotCommon(framework.CommonPasswordValidator):
    """Not one of those that everybody tries first."""

    def get_error_message(self) -> str:
        return (
            "Dit wachtwoord is makkelijk te raden. Kies een ander, zoals een zin van vier woorden."
        )

    def get_help_text(self) -> str:
        return "Niet een wachtwoord dat veel mensen gebruiken."
