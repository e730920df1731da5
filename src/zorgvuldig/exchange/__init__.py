"""From one organisation to another: what was decided to share, sealed, to a contact point.

It knows no dossier and no request: a room above it brings the letter and its own decision. It never
looks for a person, in no organisation, and nothing here compares two parcels.
"""
