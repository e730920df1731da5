"""The professional's work: from a first unease to a lawful, recorded decision."""
