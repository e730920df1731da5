"""A picture of the organisation's name, read strictly and written anew."""
