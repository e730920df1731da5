"""In a template: does somebody hold this role? Only for showing the way, never for keeping out."""

from django import template

register = template.Library()


@register.filter
def holds(membership: object, role: str) -> bool:
    """Does the membership hold the role?"""
    return role in getattr(membership, "roles", ())
