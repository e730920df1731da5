"""One request: its facts, how it stands, its letter, and the file as it is read."""
