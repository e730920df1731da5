"""Meetings for everybody: the calendar, a place by number, a call that somebody asks for."""
