"""The letter: what would be given, exactly as it was previewed."""
