"""Who is who: organisations, persons, roles, invitations, and for whom one works now."""
