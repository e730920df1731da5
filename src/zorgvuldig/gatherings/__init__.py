"""Workshops and information meetings: plan, room and report. Nobody's case (W-08)."""
