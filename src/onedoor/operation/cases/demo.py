"""The cases of the demo city: a few weeks of work, made through services only.

One is late, one waits for a supplement, one was refused, one runs into a year whose holidays are
not known yet.  Running it again changes nothing, for each case has its own key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.days import legal_day
from onedoor.operation.cases.access import receipt_by_key
from onedoor.operation.cases.domain.declining import Ground
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.services import (
    deciding,
    deferring,
    drafts,
    extending,
    intake,
    special,
    submission,
)
from onedoor.operation.cases.services.opinions import Opinion
from onedoor.operation.cases.services.submission import Intake
from onedoor.operation.cases.services.uploads import Upload
from onedoor.operation.fees import api as fees
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.operation.receptions import api as receptions
from onedoor.system.items import api as items

BODY = "伊州区市场监督管理局"
CENTRE = "伊州区政务服务中心"
TOWNSHIP = "回城乡人民政府"
REMEDY = (
    "自知道决定之日起六十日内可以向哈密市伊州区人民政府申请行政复议,"
    "六个月内可以向有管辖权的人民法院提起行政诉讼。"
)
LATER = "rules"  # what a shop that is accepted with gaps brings later
_WAY = (Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE, Move.DELIVER)
_ANSWERS: Mapping[str, Any] = {
    "by_agent": "no",
    "contact_phone": "13909020001",
    "premises_address__region": "650502001000",
    "premises_area": "86",
    "premises_ready": "",
    "trade": "sales",
    "projects": ["packed"],
    "web": "no",
    "staff_count": "4",
    "managers-0-manager_idcard": "650502198803050210",
    "managers-0-manager_post": "full",
    "delivery": "electronic",
    "declared": "yes",
}
# What a shop corrects when it is asked for the page of its web shop.
_CORRECTED: Mapping[str, Any] = {
    "premises_area": "112",
    "web": "yes",
    "web_address": "团购平台“大枣之家”",
}


@dataclass(frozen=True, slots=True)
class Story:
    """One case: how many days ago it came in, how it is called, what was done with it.

    ``right_name`` is what the firm says its name is, which the register has wrong.
    """

    days_ago: int
    code: str
    shop: str
    moves: tuple[Move, ...]
    online: bool
    right_name: str = ""


_REFUSED = (Move.ACCEPT, Move.REVIEW, Move.REFUSE)
_SUPPLIED = (Move.ASK_FOR_SUPPLEMENT, Move.SUPPLY)
STORIES = (
    Story(40, "91650502MADEM10146", "老城烤包子店", _WAY, online=False),
    Story(36, "91650502MADEM10221", "东河便利店", _WAY, online=False),
    Story(33, "91650502MADEM1030U", "丽园果蔬超市", _WAY, online=True),
    Story(
        30,
        "91650502MADEM1049Q",
        "西河街粮油店",
        (Move.ACCEPT, Move.REVIEW, Move.REFUSE),
        online=False,
    ),
    Story(28, "91650502MADEM1057K", "陶家宫干果店", _WAY, online=False),
    Story(26, "91650502MADEM1065E", "二堡馕饼房", (Move.DECLINE,), online=True),
    Story(21, "91650502MADEM10739", "回城乡葡萄干店", _WAY[:1], online=False),  # late
    Story(16, "91650502MADEM10814", "火车站特产店", _WAY[:4], online=False),
    Story(14, "91650502MADEM109XU", "爱国北路蛋糕店", _WAY[:3], online=True),
    Story(13, "91650502MADEM1102L", "天山乡牧家奶制品店", _WAY[:2], online=False),
    Story(12, "91650502MADEM1110F", "石油新城副食店", (Move.ASK_FOR_SUPPLEMENT,), online=False),
    Story(9, "91650502MADEM1129C", "花园乡哈密瓜直销店", _WAY[:2], online=True),
    Story(8, "91650502MADEM11377", "城北调味品店", _WAY[:3], online=False),
    Story(7, "91650502MADEM11452", "沁城乡土特产店", _WAY[:1], online=False),
    Story(
        6,
        "91650502MADEM1153W",
        "五堡大枣专营店",
        (Move.ASK_FOR_SUPPLEMENT, Move.SUPPLY),
        online=True,
        right_name="哈密市伊州区五堡镇大枣专营店",
    ),
    Story(5, "91650502MADEM1161P", "南湖乡超市", (*_WAY[:2], Move.ASK_EXTENSION), online=False),
    Story(5, "91650502MADEM117XF", "双井子乡便民店", _WAY[:1], online=False),
    Story(4, "91650502MADEM1188F", "三道岭矿区食品店", (Move.ACCEPT, Move.PAUSE), online=True),
    Story(3, "91650502MADEM1196A", "白石头景区零食店", _WAY[:1], online=False),
    Story(2, "91650502MADEM12090", "雅满苏镇百货店", (), online=False),
    Story(2, "91650502MADEM1217T", "星星峡服务区商店", (Move.ACCEPT_WITH_GAPS,), online=True),
    Story(1, "91650502MADEM1225M", "七角井镇粮店", (), online=True),
    Story(1, "91650502MADEM1233G", "大泉湾乡冷饮店", (), online=True),
    Story(0, "91650502MADEM1241B", "柳树沟乡小卖部", (), online=True),
    Story(0, "91650502MADEM125X3", "德外里都如克乡奶茶店", (), online=True),
)


@dataclass(frozen=True, slots=True)
class Other:
    """A case of another item, at the counter, for the firm of one of the stories."""

    item: str
    days_ago: int
    firm: Story
    moves: tuple[Move, ...]
    answers: Mapping[str, Any]
    scans: tuple[str, ...] = ()
    pays: bool = False


_OFFICE = {"premises_address__region": "650502001000", "premises_address__detail": "演示路 9 号"}
_COMMON = {**_ANSWERS, **_OFFICE, "legal_person": "阿依古丽·买买提"}
OTHERS = (
    # Waits for what two other bodies say to it.
    Other(
        "建筑工程施工许可（新办）", 1, STORIES[8], (Move.ACCEPT,),
        {
            "project_name": "爱国北路农贸市场改造", "project_code": "2611-650502-04-01-100200",
            "project_kind": "building", "demolition": "no", "floor_area": "4200",
            "contract_price": "9600000", "months": "14",
            "builders-0-builder_role": "build", "builders-0-builder_name": "哈密市演示建工公司",
            "builders-0-builder_uscc": "91650502MADEM10146", "builders-0-builder_lead": "马建国",
        },
        ("planning_permit", "contract", "drawings", "measures", "funds"),
    ),
    # By the applicant's promise, decided on the day; the check of the promise is due.
    Other(
        "公共场所卫生许可（新办）", 1, STORIES[6],
        (Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.ISSUE, Move.DELIVER),
        {
            "procedure": "promise", "place_kinds": ["hair"], "staff_count": "3",
            "air_conditioned": "no", "promised_conditions": "yes",
        },
        ("layout",),
    ),
    # Granted and paid for; the decision waits to be handed over.
    Other(
        "临时占用城市道路审批", 2, STORIES[1], (Move.ACCEPT, Move.REVIEW, Move.GRANT),
        {
            "area": "24", "days": "10",
            "purpose": "门头装修，需要在店前人行道设置围挡。",
        },
        ("site_plan",), pays=True,
    ),
    # A filing, all on one day.
    Other(
        "仅销售预包装食品备案", 3, STORIES[5], (Move.ACCEPT, Move.REVIEW, Move.GRANT, Move.DELIVER),
        {"sales_way": "shop"},
    ),
)  # fmt: skip


def load(*, at: datetime) -> None:
    """Take in and carry on the cases of the story."""
    body, centre = _body(BODY), _body(CENTRE)
    offering = next((one.code for one in items.browse(area=body.area, offered=True).rows), "")
    counter = _staff(centre, "counter.intake")
    for n, story in enumerate(STORIES, start=1):
        _tell(story, n, offering, counter, body, at)
    for other in OTHERS:
        tell(other, at=at)
    _tell_of_township(offering, body, at)


def _tell_of_township(offering: str, body: bodies.Body, at: datetime) -> None:
    """Take in at a township what is delegated to it, and send the papers to the bureau."""
    clerk, came = _staff(_body(TOWNSHIP), "counter.intake"), at - timedelta(days=2)
    applicant = _applicant(STORIES[6], body, clerk, came)
    if receipt_by_key(applicant=applicant, key="demo-township"):
        return
    whole = _intake(STORIES[6], applicant, offering)
    taken = submission.take_in(intake=whole, actor=clerk, at=came, key="demo-township")
    receptions.send(
        case=taken.number, what="申请表、布局图原件，EMS 演示 001", actor=clerk, at=came
    )


def tell(other: Other, *, at: datetime) -> None:
    """Take in and carry on the case of another item, unless it is there."""
    counter, registrar = _staff(_body(CENTRE), "counter.intake"), _body(BODY)
    came = at - timedelta(days=other.days_ago)
    applicant = _applicant(other.firm, registrar, counter, came)
    key = f"demo-{other.item}"
    entry = next((e for e in items.browse(offered=True).rows if e.name.zh == other.item), None)
    if entry is None or receipt_by_key(applicant=applicant, key=key):
        return
    what, who = items.offering(entry.code), people.applicant(applicant)
    posted = {
        **_COMMON,
        "business_name": who.name,
        "business_uscc": who.id_masked,
        **other.answers,
    }
    whole = Intake(
        applicant=applicant,
        offering=what.code,
        posted={
            **posted,
            "begins_on": legal_day(came).isoformat(),
            "from_on": legal_day(came).isoformat(),
        },
        scans={name: (_page(name),) for name in other.scans},
    )
    taken = submission.take_in(intake=whole, actor=counter, at=came, key=key)
    for move in other.moves:
        _make(move, taken.number, whole, bodies.body(what.body), came)
    if other.pays:
        _pay(taken.number, at=came)


def _pay(number: str, *, at: datetime) -> None:
    """Pay what a case costs, at the bank that is played."""
    order = fees.of_case(number)
    if order is not None:
        amount = str(order.amount)
        fees.take_call_back(
            number=order.number, amount=amount,
            signature=fees.sign(order=order.number, amount=amount),
            provider=fees.PlayedBank(""), at=at,
        )  # fmt: skip


def _tell(  # the parts of one call in ``load``
    story: Story, n: int, offering: str, counter: Actor, body: bodies.Body, at: datetime
) -> None:
    came = at - timedelta(days=story.days_ago, minutes=7 * n)
    applicant = _applicant(story, body, counter, came)
    if receipt_by_key(applicant=applicant, key=f"demo-{n}"):
        return
    if story.online:
        number = _online(story, applicant, offering, f"demo-{n}", came)
        moves = (Move.RECEIVE, *story.moves) if story.moves else ()
    else:
        taken = submission.take_in(
            intake=_intake(story, applicant, offering), actor=counter, at=came, key=f"demo-{n}"
        )
        number, moves = taken.number, story.moves
    for step, move in enumerate(moves, start=1):
        done = min(came + timedelta(days=step, hours=step), at)
        _make(move, number, _intake(story, applicant, offering), body, done)


def _online(story: Story, applicant: str, offering: str, key: str, at: datetime) -> str:
    """Fill in and submit as the firm does at home; return the number."""
    actor = Actor(ActorKind.APPLICANT, applicant)
    whole = _intake(story, applicant, offering)
    posted = {name.rpartition("-")[2]: value for name, value in whole.posted.items()}
    draft = drafts.new_draft(offering=offering, actor=actor, at=at).id
    for page in items.offering(offering).form.pages:
        if not page.when:
            index = 0 if page.repeat else None
            drafts.save_answers(
                draft=draft, page=page.key, posted=posted, index=index, actor=actor, at=at
            )
    with_gaps = Move.ACCEPT_WITH_GAPS in story.moves
    for material, uploads in whole.scans.items():
        if with_gaps and material == LATER:
            continue
        drafts.attach(draft=draft, material=material, upload=uploads[0], actor=actor, at=at)
    what = items.offering(offering)
    later = [what.form.material(LATER)] if with_gaps else []
    text = promises.gaps_text(what, later, {}, on=legal_day(at))
    return submission.submit(
        draft=draft, actor=actor, at=at, key=key, promised=text.sha256 if text else ""
    ).number


def _intake(story: Story, applicant: str, offering: str) -> Intake:
    who = people.applicant(applicant)
    posted = {
        **_ANSWERS,
        "business_name": who.name,
        "business_uscc": who.id_masked,
        "legal_person": "阿依古丽·买买提",
        "managers-0-manager_name": "阿依古丽·买买提",
        "premises_address__detail": f"{story.shop}，演示路 {len(story.shop)} 号",
    }
    if story.right_name:
        posted |= {"business_name__wrong": "yes", "business_name__right": story.right_name}
    return Intake(
        applicant=applicant,
        offering=offering,
        posted=posted,
        scans={"layout": (_plan(story.shop),), "rules": (_page(story.shop),)},
    )


def _make(move: Move, number: str, whole: Intake, body: bodies.Body, at: datetime) -> None:
    def by(duty: str) -> dict[str, Any]:
        return {"number": number, "actor": _staff(body, duty), "at": at}

    acts: dict[Move, Callable[[], None]] = {
        Move.ACCEPT: lambda: intake.accept(**by("cases.accept")),
        Move.ACCEPT_WITH_GAPS: lambda: deferring.accept(on_paper=False, **by("cases.accept")),
        Move.RECEIVE: lambda: intake.receive(**by("cases.receive")),
        Move.DECLINE: lambda: intake.decline(
            ground=Ground.NOT_NEEDED, remedy=REMEDY,
            reason="该门店只销售预包装食品，依法办理备案，不需要取得许可。", **by("cases.accept"),
        ),
        Move.ASK_FOR_SUPPLEMENT: lambda: intake.ask_for_supplement(
            asks=[Ask("web_page", "网络经营页面截图", "网店页面没有显示食品类目，请补充")],
            **by("cases.accept"),
        ),
        Move.SUPPLY: lambda: intake.supply(
            number=number, handed_in={"web_page": [_page("网店页面")]},
            posted={**whole.posted, **_CORRECTED},
            actor=Actor(ActorKind.APPLICANT, whole.applicant), at=at,
        ),
        Move.PAUSE: lambda: special.pause(
            procedure=Procedure.INSPECTION, days=7, reason="自制饮品的水样需要送检。",
            **by("cases.approve_extension"),
        ),
        Move.ASK_EXTENSION: lambda: extending.ask(
            days=5, reason="需要向外地核实从业人员健康证明。", **by("cases.review")
        ),
        Move.REVIEW: lambda: deciding.review(
            opinions=[Opinion(one.id, fits=True) for one in materials.of(holder=number)],
            note="申请材料齐全，符合法定形式，建议准予许可。", **by("cases.review"),
        ),
        Move.GRANT: lambda: deciding.grant(note="准予许可。", **by("cases.decide")),
        Move.REFUSE: lambda: deciding.refuse(
            reason="经营场所与申请的布局图不符，操作间与卫生间直接相通。",
            remedy=REMEDY, **by("cases.decide"),
        ),
        Move.ISSUE: lambda: deciding.issue(**by("cases.issue")),
        Move.DELIVER: lambda: deciding.deliver(to="电子送达", **by("cases.deliver")),
    }  # fmt: skip
    acts[move]()


def _applicant(story: Story, body: bodies.Body, counter: Actor, at: datetime) -> str:
    """Enter a firm at the counter, with its business licence in the register."""
    name, code = f"哈密市伊州区{story.shop}", story.code
    found = people.find_by_identity(id_kind=people.IdKind.CREDIT_CODE, number=code)
    if found:
        return found.id
    kind = people.ApplicantKind.ORGANISATION
    identity = people.Identity(kind, name, people.IdKind.CREDIT_CODE, code, people.Level.NUMBER)
    applicant = people.register(identity=identity, actor=counter, at=at)
    licences.enter(
        number=code,
        terms=licences.Terms(
            kind="business_licence",
            facts={"name": name, "uscc": code, "legal_person": "阿依古丽·买买提"},
        ),
        holder=licences.Grantee(id=applicant, name=name, code=code),
        body=licences.Grantor(code=body.code, name=body.name, mark=body.short_name, area=body.area),
        actor=counter,
        at=at - timedelta(days=300),
    )
    return applicant


def _body(name: str) -> bodies.Body:
    found = next((one for one in bodies.bodies() if one.name.endswith(name)), None)
    if found is None:
        raise bodies.BodyMissing(body=name)
    return found


def _staff(body: bodies.Body, duty: str) -> Actor:
    return people.staff_of(body=body.code, duty=duty)[0].actor()


def _plan(shop: str) -> Upload:
    """Return a hand-drawn floor plan as a photograph."""
    image = Image.new("RGB", (1400, 1000), "#fbfaf6")
    pen = ImageDraw.Draw(image)
    for box in ((90, 90, 1310, 910), (90, 90, 620, 520), (620, 90, 1310, 520), (90, 520, 480, 910)):
        pen.rectangle(box, outline="#23303a", width=7)
    for x in range(680, 1260, 110):
        pen.rectangle((x, 150, x + 70, 440), outline="#5b6b73", width=4)
    pen.rectangle((140, 140, 560, 210), outline="#5b6b73", width=4)
    pen.arc((860, 840, 1000, 980), 180, 270, fill="#23303a", width=6)
    pen.text((700, 620), f"plan {len(shop)}", fill="#23303a", font_size=60)
    return Upload("平面布局图.jpg", _jpeg(image))


def _page(words: str) -> Upload:
    """Return a written page as a photograph."""
    image = Image.new("RGB", (1000, 1400), "#fdfcf9")
    pen = ImageDraw.Draw(image)
    pen.rectangle((300, 100, 700, 140), fill="#23303a")
    for n, y in enumerate(range(220, 1250, 52)):
        pen.rectangle((110, y, 890 - (n * 97 + len(words) * 31) % 260, y + 14), fill="#7d868c")
    pen.ellipse((620, 1080, 860, 1320), outline="#b23a2e", width=9)
    return Upload("食品安全管理制度.jpg", _jpeg(image))


def _jpeg(image: Image.Image) -> bytes:
    made = BytesIO()
    image.save(made, "JPEG", quality=82)
    return made.getvalue()
