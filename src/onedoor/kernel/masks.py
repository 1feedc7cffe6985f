"""What is shown of a number to those who need not know it whole."""


def masked(value: str, *, first: int = 3, last: int = 1) -> str:
    """Return the value with its middle hidden, as ``650*************X``."""
    hidden = max(len(value) - first - last, 0)
    if not hidden:
        return "*" * len(value)
    return value[:first] + "*" * hidden + value[len(value) - last :]
