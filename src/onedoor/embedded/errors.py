"""What can go wrong with the local PostgreSQL."""


class ClusterError(Exception):
    """The local PostgreSQL cannot be used; the message is one clear line."""
