"""Why a masked value may be shown in full: a closed list, so that the journal can be counted."""

from enum import StrEnum

# What the journal calls a look at a case, and a value shown in full.
LOOKED = "people.looked_at"
UNMASKED = "people.unmasked"


class Purpose(StrEnum):
    """A reason to look at somebody's full number or telephone."""

    CONTACT = "contact"  # 联系申请人
    VERIFY = "verify"  # 核验身份
    DOCUMENT = "document"  # 制作文书、证照
    CORRECT = "correct"  # 更正差错
    COMPLAINT = "complaint"  # 处理投诉、差评

    @property
    def label(self) -> str:
        """The purpose in Chinese."""
        return {
            "contact": "联系申请人",
            "verify": "核验身份",
            "document": "制作文书或证照",
            "correct": "更正差错",
            "complaint": "处理投诉或差评",
        }[self.value]


class Field(StrEnum):
    """A value that is masked until somebody says why it is needed."""

    NUMBER = "number"  # 证件号码
    PHONE = "phone"  # 联系电话

    @property
    def label(self) -> str:
        """The field in Chinese."""
        return {"number": "证件号码", "phone": "联系电话"}[self.value]


class Seen(StrEnum):
    """What somebody of the staff opened of a case."""

    FORM = "form"  # 申请表
    FILE = "file"  # 材料
    PAPER = "paper"  # 文书
    NUMBER = "number"  # 证件号码全文
    PHONE = "phone"  # 联系电话全文
