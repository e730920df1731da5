"""The look at a text for what could still tell who somebody is: our own rules and a library that
knows Dutch names. For every room that has texts without identity; it keeps nothing."""
