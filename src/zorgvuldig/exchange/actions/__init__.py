"""What is done with a parcel or a connection: rule, write, log at both ends."""
