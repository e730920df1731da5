"""The questions before, after, and three months later: by a personal link, and counted."""
