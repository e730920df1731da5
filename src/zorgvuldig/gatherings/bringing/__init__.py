"""A participant brings a situation, by their own link."""
