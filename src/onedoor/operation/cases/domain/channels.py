"""By which door an application came in."""

from enum import StrEnum


class Channel(StrEnum):
    COUNTER = "counter"  # 窗口
    WEB = "web"  # 网上
    MOBILE = "mobile"  # 移动端
    POST = "post"  # 快递
    OTHER = "other"  # 其他


# 申请类型 of GB/T 39046 T5; nothing but this line knows the numbers.
GB_T_39046 = dict(zip("12349", Channel, strict=True))
