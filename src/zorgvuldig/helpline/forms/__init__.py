"""From what somebody typed to clean values."""
