"""好差评: how satisfied someone was, and how two published code lists write it down."""

from enum import StrEnum

from onedoor.law.articles import HAMI, implements

MOST_RATINGS = 2  # a rating, and one more when there is more to say


class Satisfaction(StrEnum):
    """The five levels, neutral: neither of the published numbers."""

    VERY_GOOD = "very_good"  # 非常满意
    GOOD = "good"  # 满意
    FAIR = "fair"  # 基本满意
    POOR = "poor"  # 不满意
    VERY_POOR = "very_poor"  # 非常不满意

    @property
    def stars(self) -> int:
        """Five stars down to one."""
        return 5 - list(Satisfaction).index(self)

    @property
    @implements(HAMI(25, paragraph=2), note="the last two levels call for verification")
    def calls_for_verification(self) -> bool:
        """Whether this is 差评."""
        return self in {Satisfaction.POOR, Satisfaction.VERY_POOR}


# The two lists count in opposite directions; nothing but these two lines knows it.
GB_T_39046 = dict(zip("12345", Satisfaction, strict=True))
NATIONAL_FEED = dict(zip("54321", Satisfaction, strict=True))


class Channel(StrEnum):
    """By which way a rating came in (评价渠道)."""

    WEB = "web"  # PC端
    MOBILE = "mobile"  # 移动端
    CODE = "code"  # 二维码
    PAD = "pad"  # 政务大厅平板电脑
    KIOSK = "kiosk"  # 政务大厅其他自助终端
    PHONE = "phone"  # 电话
    MESSAGE = "message"  # 短信


FEED_CHANNELS = dict(zip("1234567", Channel, strict=True))
