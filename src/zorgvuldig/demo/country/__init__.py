"""A whole country of invented organisations, to measure and rehearse in; see decision 47."""
