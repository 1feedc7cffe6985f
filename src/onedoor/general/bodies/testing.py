"""What other modules' tests may use of ``bodies``."""

from datetime import UTC, datetime

from onedoor.general.bodies import demo
from onedoor.general.bodies.domain.bodies import Body, Nature, Role
from onedoor.general.bodies.queries import body_named
from onedoor.general.bodies.services import register
from onedoor.kernel.actors import system
from onedoor.kernel.areas import Level


def demo_city() -> None:
    """Register the bodies of the demo city, with their duties."""
    demo.load(at=datetime(2024, 1, 1, tzinfo=UTC))


def body_of(name: str) -> Body:
    """Return a body of the demo city by its name, as 伊州区市场监督管理局."""
    found = body_named(name)
    assert found is not None, name
    return found


def a_manager(code: str) -> None:
    """Put the body that manages the hall of 伊州区 into the register."""
    a_body(code, "测试政务服务中心", role=Role.MANAGER)


def a_body(
    code: str, name: str, *, role: Role = Role.DEPARTMENT, area: str = "650502000000"
) -> None:
    """Put a department of 伊州区 into the register, or a body of another role or area."""
    register(
        bodies=[
            Body(
                code=code, name=name, short_name="伊州市监", kind=Nature.STATUTORY,
                role=role, level=Level.COUNTY, area=area, parent="",
                sample=True,
            )
        ],
        actor=system("test"),
        at=datetime(2026, 11, 24, 4, 0, tzinfo=UTC),
    )  # fmt: skip
