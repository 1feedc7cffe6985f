"""What can be done to the catalogue, by noun."""
