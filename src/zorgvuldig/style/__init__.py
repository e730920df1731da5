"""The house style of an organisation: its NL Design System tokens and logo, measured first."""
