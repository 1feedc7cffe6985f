"""The database as Django speaks to it, with our own pool of connections."""
