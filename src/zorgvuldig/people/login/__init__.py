"""Signing in through an organisation's own login service (OpenID Connect), and out again."""
