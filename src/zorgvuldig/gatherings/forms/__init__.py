"""From typed text to clean values; nothing is written here."""
