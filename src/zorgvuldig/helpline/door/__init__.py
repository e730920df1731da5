"""The door of the line for who writes to it: no login, no cookie, and a code to come back."""
