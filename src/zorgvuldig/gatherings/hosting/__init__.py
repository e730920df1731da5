"""A municipality asks for a workshop, and has a page of its own."""
