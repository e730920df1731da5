"""What is done with gatherings: each verb asks its rule, writes and logs in one transaction."""
