"""What can be asked about places."""

from onedoor.general.places.access import units
from onedoor.general.places.domain.codes import Kind, Place
from onedoor.kernel.areas import HAMI, Level


def children(code: str) -> tuple[Place, ...]:
    """Return the places directly below, in the order of their codes."""
    return tuple(unit for unit in units().values() if unit.parent == code)


def named(name: str) -> tuple[Place, ...]:
    """Return every place of this name or full name: several places may share a name."""
    return tuple(unit for unit in units().values() if name in (unit.name, unit.full_name))


def counties() -> tuple[Place, ...]:
    """Return the district and the two counties."""
    return children(HAMI)


def townships(area: str = HAMI) -> tuple[Place, ...]:
    """Return the 乡镇 and 街道 with a government of their own, below a city or county."""
    return tuple(
        unit
        for unit in units().values()
        if unit.level is Level.TOWNSHIP
        and unit.kind is Kind.GOVERNMENT
        and area in (HAMI, unit.parent)
    )
