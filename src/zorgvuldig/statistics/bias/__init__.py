"""Once a year an organisation asks itself whether it looks with one eye, on counts only."""
