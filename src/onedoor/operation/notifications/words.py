"""What a notification says, in the language of the page or of the letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from onedoor.operation.documents import api as documents
from onedoor.operation.notifications.domain.moments import Moment, Way

_FACTS = ("amount", "place", "hour")
WAYS: Mapping[Way, str | Promise] = {Way.SMS: _("短信"), Way.MAIL: _("电子邮件")}


@dataclass(frozen=True, slots=True)
class Words:
    """The head of a notification, its sentence, and a second one where there is a day to tell."""

    head: str | Promise
    text: str | Promise
    day: str | Promise = ""


WORDS: Mapping[Moment, Words] = {
    Moment.SUBMITTED: Words(_("申请已提交"), _("您的“%(item)s”申请已提交，编号 %(case)s。")),
    Moment.RECEIVED: Words(_("已收件"), _("“%(item)s”（%(case)s）已收件，正在核对材料。")),
    Moment.ACCEPTED: Words(
        _("已受理"), _("“%(item)s”（%(case)s）已受理。"), _("应于 %(day)s 前办理。")
    ),
    Moment.SUPPLEMENT_ASKED: Words(
        _("请补正"), _("“%(item)s”（%(case)s）需要补正，内容已一次性告知。"),
        _("请在 %(day)s 前补正，逾期退回申请。"),
    ),
    Moment.SUPPLEMENT_DUE: Words(
        _("补正即将到期"), _("“%(item)s”（%(case)s）还没有补正。"),
        _("请在 %(day)s 前补正，逾期退回申请。"),
    ),
    Moment.DECLINED: Words(
        _("不予受理"), _("“%(item)s”（%(case)s）不予受理，理由和救济途径见决定书。")
    ),
    Moment.RETURNED: Words(_("申请已退回"), _("“%(item)s”（%(case)s）已退回，可以重新申请。")),
    Moment.REDATED: Words(
        _("办理时限有变动"), _("“%(item)s”（%(case)s）的办理时限有变动，理由见办件页面。"),
        _("现应于 %(day)s 前办理。"),
    ),
    Moment.EXTENDED: Words(
        _("法定期限已延长"), _("“%(item)s”（%(case)s）的法定期限经批准延长，理由见告知书。"),
        _("延长以后，法定期限到 %(day)s为止。"),
    ),
    Moment.PAUSED: Words(
        _("进入特别程序"), _("“%(item)s”（%(case)s）进入特别程序，所需时间不计入办理期限。")
    ),
    Moment.RESUMED: Words(
        _("特别程序结束"), _("“%(item)s”（%(case)s）的特别程序已结束，继续办理。"),
        _("应于 %(day)s 前办理。"),
    ),
    # Not every item is a permit: a filing or a confirmation is decided in the same words.
    Moment.GRANTED: Words(_("办理结果：准予"), _("“%(item)s”（%(case)s）已作出准予的决定。")),
    Moment.REFUSED: Words(
        _("办理结果：不予"), _("“%(item)s”（%(case)s）已作出不予的决定，理由和救济途径见决定书。")
    ),
    Moment.READY: Words(_("证照已制作"), _("“%(item)s”（%(case)s）的证照已制作，可以领取。")),
    Moment.DELIVERED: Words(_("结果已送达"), _("“%(item)s”（%(case)s）的结果已送达。")),
    Moment.ENDED: Words(
        _("办理已终结"), _("“%(item)s”（%(case)s）的办理已终结，理由见办件页面。")
    ),
    Moment.MENDING: Words(
        _("请限期整改"), _("“%(item)s”（%(case)s）经核查与承诺不符，整改期限见办件页面。")
    ),
    Moment.HEARING: Words(
        _("请陈述申辩"), _("“%(item)s”（%(case)s）拟撤销决定，您有权陈述申辩，期限见办件页面。")
    ),
    Moment.GAPS_DUE: Words(
        _("容缺材料即将到期"), _("“%(item)s”（%(case)s）还有材料没有补交。"),
        _("请在 %(day)s 前补交，逾期终止办理。"),
    ),
    Moment.MESSAGE: Words(
        _("办理机关给您留言"), _("“%(item)s”（%(case)s）有新留言，请登录后查看。")
    ),
    Moment.FEE_DUE: Words(
        _("请缴费"), _("“%(item)s”（%(case)s）需要缴费 %(amount)s 元，缴费后制作证照。"),
        _("请在 %(day)s 前缴费。"),
    ),
    Moment.FEE_SOON: Words(
        _("缴费即将到期"), _("“%(item)s”（%(case)s）还没有缴费 %(amount)s 元。"),
        _("请在 %(day)s 前缴费。"),
    ),
    Moment.FEE_PAID: Words(
        _("已缴费"), _("“%(item)s”（%(case)s）已缴费 %(amount)s 元，可以下载缴费凭证。")
    ),
    Moment.FEE_REFUNDED: Words(
        _("已退费"), _("“%(item)s”（%(case)s）已退费 %(amount)s 元，原路退回。")
    ),
    Moment.DRAFT_ENDING: Words(
        _("草稿即将删除"), _("您的“%(item)s”申请草稿还没有提交。"),
        _("%(day)s 后将自动删除，继续填写会重新计算。"),
    ),
    Moment.APPOINTMENT_BOOKED: Words(
        _("已预约"), _("“%(item)s”已预约（%(case)s），到“%(place)s”，%(hour)s 开始。"),
        _("日期：%(day)s。"),
    ),
    Moment.APPOINTMENT_NEAR: Words(
        _("预约时间快到了"),
        _("“%(item)s”的预约（%(case)s）快到时间了，到“%(place)s”，%(hour)s 开始。"),
        _("日期：%(day)s。"),
    ),
    Moment.APPOINTMENT_OFF: Words(
        _("预约被大厅取消"),
        _("“%(item)s”的预约（%(case)s）取消了：“%(place)s”%(hour)s 不接受预约。请另约时间。"),
        _("日期：%(day)s。"),
    ),
}  # fmt: skip


def head(moment: Moment) -> str:
    """Return what a moment is called."""
    return str(WORDS[moment].head)


def text(moment: Moment, *, case: str, item: str, facts: Mapping[str, str]) -> str:
    """Return what is told, in the language now in force."""
    words = WORDS[moment]
    told = {"case": case, "item": item, **{one: facts.get(one, "") for one in _FACTS}}
    said = str(words.text) % told
    if words.day and "day" in facts:
        said = f"{said} {words.day % {'day': _day(facts)}}"
    return said


def _day(facts: Mapping[str, str]) -> str:
    """Return the day told; one that a holiday notice may still move says so."""
    write = documents.uyghur_date if get_language() == "ug" else documents.chinese_date
    day = write(date.fromisoformat(facts["day"]))
    return f"{day}（{gettext('暂定')}）" if "provisional" in facts else day
