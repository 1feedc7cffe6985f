"""The local PostgreSQL: find it, make it, start it, stop it.  Knows nothing of the rest."""
