"""A participant's own page, by their own link: coming, not coming, and what they take home."""
