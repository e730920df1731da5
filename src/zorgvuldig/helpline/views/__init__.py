"""Pages of the line behind the login."""
