"""常用意见: what officers say often, offered as suggestions; they are put into documents."""

from onedoor.operation.cases.api import Move

UNFIT = (
    "未提交该材料",
    "材料模糊，无法辨认",
    "材料缺页",
    "未加盖公章或者签字",
    "与营业执照登记的内容不一致",
    "材料已过有效期",
)
REVIEWED = (
    "申请材料齐全，符合法定形式，建议准予许可。",
    "现场核查符合要求，建议准予许可。",
    "不符合法定条件，建议不予许可。",
)
REASONS = {
    Move.DECLINE: (
        "申请事项依法不属于本行政机关职权范围。",
        "申请事项依法不需要取得行政许可。",
        "逾期未补正申请材料。",
    ),
    Move.RETURN: ("在告知的期限内没有补正申请材料。",),
    Move.VOID: ("同一申请重复录入。", "录入时选错事项或者申请人。"),
    Move.REFUSE: (
        "经审查，经营场所不符合食品安全要求。",
        "经审查，设备布局和操作流程不合理，不能防止交叉污染。",
        "经审查，申请材料与实际情况不符。",
    ),
}
GRANTED = ("经审查，申请人符合法定条件，准予许可。",)
DELIVERIES = ("窗口领取", "邮寄送达", "电子送达")
