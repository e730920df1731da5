"""From typed text to clean values, for the directory."""
