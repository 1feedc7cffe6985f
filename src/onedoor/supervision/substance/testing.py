"""What other modules' tests may use of substance."""

from onedoor.kernel.actors import system
from onedoor.operation.cases import testing as cases
from onedoor.supervision.substance.services import put_down


def ended(case: str) -> bool:
    """Put down what the hall did of a concluded case; tell whether that was new."""
    return put_down(case=case, actor=system("test"), at=cases.AT)
