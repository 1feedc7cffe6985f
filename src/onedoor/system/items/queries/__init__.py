"""What can be asked of the catalogue: offerings and lists, and what editors work on."""
