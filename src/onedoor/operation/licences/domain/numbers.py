"""许可证编号: prefix, area, order and a check digit (GB/T 17710, MOD 11,10)."""


def number(*, prefix: str, area: str, order: int) -> str:
    """Return the number of the ``order``-th licence of a kind in an area."""
    digits = f"{area[:6]}{order:06d}"
    kind = "".join(sign for sign in prefix if sign.isdigit())
    return f"{prefix}{digits}{check_digit(kind + digits)}"


def check_digit(digits: str) -> str:
    """Return the digit that makes the whole satisfy MOD 11,10."""
    product = 10
    for digit in digits:
        product = (product + int(digit)) % 10 or 10
        product = product * 2 % 11
    return str((11 - product) % 10)
