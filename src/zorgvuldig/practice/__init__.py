"""Practising: a place of one's own with invented people, that goes as a whole (decision 0060)."""
