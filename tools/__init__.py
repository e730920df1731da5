"""What makes and holds the house, apart from the product."""
