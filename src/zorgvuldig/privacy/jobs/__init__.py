"""What happens by itself: the terms each night, and mail about what waits. Jobs carry ids only."""

from zorgvuldig.privacy.jobs.requests import remind, send_reminder
from zorgvuldig.privacy.jobs.terms import ask_second, carry_out_terms, tell_what_ends

__all__ = ["ask_second", "carry_out_terms", "remind", "send_reminder", "tell_what_ends"]
