"""The only way to a row of this room."""
