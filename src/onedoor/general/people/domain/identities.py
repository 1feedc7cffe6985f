"""Who somebody is proved to be, and by which kind of number."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class ApplicantKind(StrEnum):
    """个人 or 单位."""

    PERSON = "person"  # 自然人
    ORGANISATION = "organisation"  # 法人和其他组织

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return {"person": "个人", "organisation": "单位"}[self.value]


class IdKind(StrEnum):
    """Which register a number comes from."""

    RESIDENT = "resident"  # 居民身份证
    PASSPORT = "passport"  # 护照
    PERMIT = "permit"  # 港澳台居民证件、外国人永久居留身份证
    CREDIT_CODE = "credit_code"  # 统一社会信用代码

    @property
    def label(self) -> str:
        """The kind of number in Chinese."""
        return {
            "resident": "居民身份证",
            "passport": "护照",
            "permit": "港澳台居民或永久居留证件",
            "credit_code": "统一社会信用代码",
        }[self.value]


class Level(IntEnum):
    """How surely an identity was proved."""

    STATED = 0  # 自述，未核验
    NUMBER = 2  # 证件号码核验
    FACE = 3  # 实人核验


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation for which an identity provider vouches, with who represents it."""

    name: str
    credit_code: str
    representative: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What an identity provider says about somebody who signed in.

    A person may come with an ``organisation`` that the provider's register says the person
    represents.  ``kind`` ORGANISATION is an organisation that signed in by its own licence.
    """

    kind: ApplicantKind
    name: str
    id_kind: IdKind
    number: str
    level: Level
    organisation: Organisation | None = None
