"""The fields of an offering by their 中文 names, as editors and comparisons show them."""

from collections.abc import Sequence

from onedoor.system.forms.api import Text
from onedoor.system.items.domain.label_words import UYGHUR

LABELS = {
    "form": "表单",
    "form.title": "表单名称",
    "form.pages": "表单页",
    "form.pages.questions": "表单问题",
    "form.materials": "申报材料",
    "form.conditions": "表单条件",
    "form.situations": "情形问题",
    "flow": "办理流程",
    "flow.start": "起始环节",
    "flow.steps": "办理环节",
    "flow.steps.outcomes": "环节结果",
    "flow.lanes": "泳道",
    "flow.ends": "办结情形",
    "limits": "时限",
    "limits.promised_days": "承诺办结时限",
    "limits.legal_days": "法定办结时限",
    "limits.acceptance_days": "受理时限",
    "limits.delivery_days": "送达时限",
    "limits.special": "特别程序",
    "result": "审批结果",
    "result.name": "审批结果名称",
    "result.kind": "审批结果类型",
    "result.sample": "审批结果样本",
    "bases": "法律依据",
    "conditions": "受理条件",
    "fees": "收费项目",
    "places": "办理地点和时间",
    "faq": "常见问题",
    "remedies": "行政复议和诉讼",
    "consult": "咨询方式",
    "complaints": "监督投诉方式",
    "code": "实施编码",
    "catalogue_code": "基本编码",
    "handling_code": "业务办理项编码",
    "local_code": "地方实施编码",
    "local_catalogue_code": "地方基本编码",
    "name": "事项名称",
    "summary": "事项说明",
    "task_type": "事项类型",
    "subtype": "其他行政权力种类",
    "domain": "公共服务领域",
    "body": "实施主体编码",
    "body_name": "实施主体",
    "body_nature": "实施主体性质",
    "entrusted_by": "委托部门",
    "joint_bodies": "联办机构",
    "power_source": "权力来源",
    "powers": "行使内容",
    "division": "权限划分",
    "founded_on": "设定依据",
    "area": "行政区划",
    "level": "行使层级",
    "township": "乡镇街道",
    "village": "村居社区",
    "audiences": "服务对象（个人、法人）",
    "served": "服务对象",
    "channels": "办理形式",
    "handling": "办件类型",
    "online_depth": "网上办理深度",
    "topics": "主题",
    "person_topics": "自然人主题",
    "business_topics": "法人主题",
    "local_topics": "地方特色主题",
    "scope": "通办范围",
    "quota": "数量限制",
    "visits": "到办事现场次数",
    "why_visits": "必须现场办理原因说明",
    "charges": "是否收费",
    "pays_online": "是否支持网上支付",
    "consult_phone": "咨询电话",
    "complaint_phone": "监督投诉电话",
    "hall": "进驻的政务大厅",
    "negative_list": "负面清单批准文号",
    "booking": "预约办理",
    "posts_materials": "材料可邮寄",
    "posts_result": "结果可邮寄",
    "online_url": "网办地址",
    "mobile_url": "移动端办理地址",
    "single_sign_on": "计算机端单点登录",
    "mobile_sign_on": "移动端单点登录",
    "intermediaries": "中介服务",
    "rights": "依法享有的权利",
    "obligations": "依法履行的义务",
    "levies": "涉及减免的征收种类",
    "on_promise": "是否实行告知承诺办理",
    "promising": "告知承诺的做法",
    "renewing": "延续的做法",
    "risks": "不适用告知承诺的情形",
    "to_verify": "待核实的内容",
    "one_channel_basis": "单渠道办理的依据",
}
_WORDS = {
    "key": "标识", "name": "名称", "label": "问题", "hint": "提示", "words": "内容",
    "basis": "依据", "necessary": "材料必要性", "when": "适用条件", "situation": "适用情形",
    "originals": "原件份数", "copies": "复印件份数", "source": "来源渠道", "note": "说明",
    "source_note": "来源渠道说明", "licence": "电子证照", "deferrable_days": "容缺天数",
    "value": "选项", "otherwise": "普通程序的选项", "page": "告知书所在页", "declaration": "承诺书",
    "check": "事后核查", "check_days": "核查期限", "percent": "抽查比例",
    "no_check": "免于核查的理由",
    "commitment": "告知承诺", "proof": "是否证明", "retained": "保留证明清单",
    "standard": "受理标准", "kind": "类型", "medium": "材料形式", "issuer": "出具机构",
    "required": "必填", "options": "选项", "limits": "限制", "days": "计划天数", "lane": "泳道",
    "duty": "职责", "to": "去向", "amount": "金额", "address": "地址", "window": "窗口",
    "hours": "办理时间", "phone": "电话", "route": "交通指引", "question": "问题",
    "answer": "答案", "where": "机关", "within": "期限", "grade": "效力级别", "act": "法规名称",
    "article": "条款", "years": "有效年数", "per_day": "每日可约量", "rule": "预约规则",
}  # fmt: skip


def label_of(names: Sequence[str]) -> Text:
    """Return the name of a field, with what it is part of: 申报材料 · 复印件份数."""
    for length in range(len(names), 0, -1):
        known = LABELS.get(".".join(names[:length]))
        if known:
            rest = [_WORDS.get(name, name) for name in names[length:]]
            return _joined((known, *rest))
    return _joined([_WORDS.get(name, name) for name in names])


def _joined(words: Sequence[str]) -> Text:
    return Text(" · ".join(words), " · ".join(UYGHUR.get(word, word) for word in words))
