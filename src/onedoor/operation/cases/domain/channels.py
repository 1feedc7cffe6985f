"""By which door an application came in."""

from enum import StrEnum


class Channel(StrEnum):
    COUNTER = "counter"  # 窗口
    WEB = "web"  # 网上
    MOBILE = "mobile"  # 移动端
    POST = "post"  # 快递
    OTHER = "other"  # 其他
    KIOSK = "kiosk"  # 自助终端


# 申请类型 of GB/T 39046 T5; nothing but this line knows the numbers.
# It knows no 自助终端, which is told as 其他.
GB_T_39046 = {
    "1": Channel.COUNTER,
    "2": Channel.WEB,
    "3": Channel.MOBILE,
    "4": Channel.POST,
    "9": Channel.OTHER,
}
