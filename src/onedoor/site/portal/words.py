"""Words for the codes that public pages show."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Word = str | Promise

TASK_TYPES: dict[str, Word] = {
    "01": _("行政许可"),
    "05": _("行政给付"),
    "07": _("行政确认"),
    "08": _("行政奖励"),
    "09": _("行政裁决"),
    "10": _("其他行政权力"),
    "20": _("公共服务"),
}
AUDIENCES: dict[str, Word] = {"person": _("个人"), "business": _("法人")}
HANDLINGS: dict[str, Word] = {"1": _("即办件"), "2": _("承诺件")}
SCOPES: dict[str, Word] = {
    "1": _("全国通办"),
    "2": _("全区通办"),
    "3": _("全市通办"),
    "4": _("本区县通办"),
    "5": _("本乡镇（街道）办理"),
    "6": _("跨村（社区）通办"),
}
CITYWIDE_MODES: dict[str, Word] = {
    "online": _("全程网办"),
    "collected": _("异地代收代办"),
    "joint": _("多地联办"),
}
LEVELS: dict[str, Word] = {
    "1": _("国家级"),
    "2": _("自治区级"),
    "3": _("市级"),
    "4": _("区县级"),
    "5": _("乡镇（街道）级"),
    "6": _("村（社区）级"),
    "7": _("分级管理"),
}
CHANNELS: dict[str, Word] = {
    "online": _("网上办理"),
    "counter": _("窗口办理"),
    "kiosk": _("自助终端（看指南、打印告知书）"),
    "post": _("快递申请"),
}
FILED_AT_TERMINALS: dict[str, Word] = {**CHANNELS, "kiosk": _("自助终端")}
MATERIAL_FORMS: dict[str, Word] = {
    "original": _("原件"),
    "copy": _("复印件"),
    "electronic": _("电子或纸质"),
}
SOURCES: dict[str, Word] = {
    "10": _("申请人自备"),
    "20": _("政府部门核发"),
    "30": _("中介机构出具"),
    "99": _("其他来源"),
}
MEASURES: dict[str, Word] = {
    "materials": _("申请材料"),
    "steps": _("办理环节"),
    "days": _("办理时限"),
    "visits": _("跑动次数"),
    "fee": _("办理费用"),
}
TOPIC_ICONS = {
    "设立变更": "business", "准营准办": "done", "食品药品": "star", "资质认证": "scales",
    "投资审批": "folder", "国土和规划建设": "place", "交通运输": "globe", "医疗卫生": "info",
    "文体教育": "edit", "人力资源": "person", "社会保障": "person", "农林牧渔": "place",
}  # fmt: skip
TOPICS: dict[str, Word] = {
    "设立变更": _("设立变更"),
    "准营准办": _("准营准办"),
    "食品药品": _("食品药品"),
    "资质认证": _("资质认证"),
    "投资审批": _("投资审批"),
    "国土和规划建设": _("国土和规划建设"),
    "交通运输": _("交通运输"),
    "农林牧渔": _("农林牧渔"),
    "环保绿化": _("环保绿化"),
    "水务气象": _("水务气象"),
    "医疗卫生": _("医疗卫生"),
    "文体教育": _("文体教育"),
    "人力资源": _("人力资源"),
    "社会保障": _("社会保障"),
    "税收财务": _("税收财务"),
    "安全生产": _("安全生产"),
    "商务贸易": _("商务贸易"),
    "司法公证": _("司法公证"),
    "民族宗教": _("民族宗教"),
    "科技创新": _("科技创新"),
    "公用事业": _("公用事业"),
    "法人注销": _("法人注销"),
    "其他": _("其他"),
}
# 生命周期: the stages of a business, and the theme where each begins.
STAGES: tuple[tuple[Word, str], ...] = (
    (_("开办"), "设立变更"),
    (_("准营"), "准营准办"),
    (_("经营"), "资质认证"),
    (_("投资建设"), "投资审批"),
    (_("用工"), "人力资源"),
    (_("注销"), "法人注销"),
)
# 人生大事: the same for a person.
LIFE: tuple[tuple[Word, str], ...] = (
    (_("生育健康"), "医疗卫生"),
    (_("上学"), "文体教育"),
    (_("就业创业"), "人力资源"),
    (_("住房"), "国土和规划建设"),
    (_("出行"), "交通运输"),
    (_("社保养老"), "社会保障"),
)
HOT: tuple[Word, ...] = (_("食品经营许可"), _("开饭店"), _("营业执照"), _("施工许可"), _("社保"))
