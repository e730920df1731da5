"""The report of a workshop: its words, what is pointed at in them, and how it leaves the house."""
