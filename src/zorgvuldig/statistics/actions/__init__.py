"""Counting a quarter, and telling a year."""
