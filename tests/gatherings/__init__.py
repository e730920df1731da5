"""Workshops and information meetings, tested as they happen."""
