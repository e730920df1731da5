"""Answering without an account: on a telephone in the room, and by a personal link."""
