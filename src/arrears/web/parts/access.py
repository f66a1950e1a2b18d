"""Who may see and do what at the desks: the one file that knows."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from arrears.domain.posts import POSTS
from arrears.domain.second_person import DECIDERS, Deed
from arrears.domain.words import Words
from arrears.questions.case_brief import CaseBrief, case_brief
from arrears.questions.case_page import CasePage, case_page
from arrears.questions.masked import masked_name
from arrears.questions.practised_talk import TalkPage, UnknownTalk, practised_talk
from arrears.questions.transfers import parties
from arrears.store import scope
from arrears.store.cases import UnknownCase
from arrears.store.models import Lender, Staff
from arrears.training.scene.library import UnknownScene

from . import stays
from .request import DeskRequest

LIMITS = Staff.scope.through.objects.order_by()
LENDER = "lender"  # sees its own, through `lending` alone
SECONDS = DECIDERS[Deed.CHANGE]
RECORDERS = frozenset({"collector", "supervisor", "administrator"})
LIFTERS = DECIDERS[Deed.LIFT]
SHOWN_TO = RECORDERS | {"compliance"}
KEEPERS = frozenset({"trainer", "supervisor", "compliance"})  # of the calls' library
OFFICERS = DECIDERS[Deed.BULK]  # of payments, offers and what waits
COACHES = frozenset({"trainer", "supervisor", "administrator"})
OVERSEERS = frozenset({"supervisor", "administrator"})  # of the floor
RULERS = OVERSEERS | SECONDS  # of standing rules: who proposes and who decides
TEMPLATE_KEEPERS = frozenset({"supervisor", "compliance", "administrator"})
PLANNERS = frozenset({"supervisor", "administrator"})
# Which boards of figures a post sees, its own first; a collector sees no others.
BOARDS = {
    "collector": ("collector",),
    "supervisor": ("supervisor", "compliance", "lender"),
    "compliance": ("compliance", "supervisor"),
    "strategist": ("supervisor", "lender", "compliance"),
    "trainer": ("compliance",),
    "administrator": ("supervisor", "compliance", "lender"),
}
NO_SEAT = Words(
    "您的账号还没有岗位，请联系管理员添加。",
    "Your account has no post at this desk yet. Ask the administrator to give it one.",
)
READ_ONLY = Words(
    "您的岗位“{role}”在案件上只能查看，不能登记。",
    "As “{role}” you may read cases, and record nothing on them.",
)
NOT_LIFTER = Words(
    "解除标记由主管或合规人员决定，您的岗位是“{role}”。",
    "A supervisor or a compliance officer lifts a stop; your post is “{role}”.",
)
NOT_SHOWN = Words(
    "您的岗位是“{role}”，只能看打了码的信息。",
    "As “{role}” you see personal data masked only.",
)
NOT_COMPLIANCE = Words(
    "合规工作台只对合规专员开放，您的岗位是“{role}”。",
    "The compliance desk is the compliance officer's; your post is “{role}”.",
)
NOT_ADMINISTRATOR = Words(
    "账号与设置由管理员处理，您的岗位是“{role}”。",
    "Accounts and settings are the administrator's; your post is “{role}”.",
)
NOT_SECOND = Words(
    "复核由管理员或合规专员处理，您的岗位是“{role}”。",
    "An administrator or a compliance officer decides; your post is “{role}”.",
)
NOT_LENDER = Words(
    "这里是委托方查看自己内容的页面，您的岗位是“{role}”。",
    "This is where a lender sees its own; your post is “{role}”.",
)
OWN_ONLY = Words(
    "委托方只能查看自己的委托、政策和规则包。",
    "A lender sees its own placements, policy and packs, and nothing else.",
)
ALL_LENDERS = Words(
    "这件事涉及全部委托方，您的岗位只负责其中几家，请由负责全部委托方的同事来做。",
    "This is for the whole house, and your post is limited to some lenders. A colleague who sees all of them does it.",
)
NOT_PLANNER = Words(
    "当日计划由主管生成，您的岗位是“{role}”。",
    "The day is planned by a supervisor; your post is “{role}”.",
)

NOT_ACCOUNTANT = Words(
    "收款和审批由主管处理，您的岗位是“{role}”。",
    "A supervisor looks after payments and approvals; your post is “{role}”.",
)

NOT_OVERSEER = Words(
    "现场由主管管理，您的岗位是“{role}”。",
    "A supervisor looks after the floor; your post is “{role}”.",
)

NOT_RULER = Words(
    "分配规则由主管提出、管理员或合规专员复核，您的岗位是“{role}”。",
    "A supervisor proposes standing rules, an administrator or a compliance officer decides; your post is “{role}”.",
)

NOT_COACH = Words(
    "团队的练习由培训师和主管查看，您的岗位是“{role}”。",
    "A trainer or a supervisor looks at the team's practice; your post is “{role}”.",
)

NOT_KEEPER = Words(
    "案例库由培训师、主管和合规人员维护，您的岗位是“{role}”。",
    "A trainer, a supervisor or compliance keeps the library of calls; your post is “{role}”.",
)

NOT_TEMPLATES = Words(
    "消息模板由主管、合规专员和管理员维护，您的岗位是“{role}”。",
    "Supervisors, compliance and administrators keep the message templates; your post is “{role}”.",
)

P = ParamSpec("P")
View = Callable[Concatenate[DeskRequest, P], HttpResponse]
Door = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(view: View[P]) -> Door[P]:
    """Let in who works for the house; a lender's person is none of them."""
    return everybody(_settled(_of(frozenset(POSTS) - {LENDER}, OWN_ONLY, view)))


def lending(view: View[P]) -> Door[P]:
    """Let in a lender's people; `own_lender` says whose own they see."""
    return everybody(_settled(_of(frozenset({LENDER}), NOT_LENDER, view)))


def own_lender(request: DeskRequest) -> Lender:
    """Return the lender that who asks belongs to; a page says 404 where there is none."""
    if request.staff.lender is None:
        raise Http404
    return request.staff.lender


def everybody(view: View[P]) -> Door[P]:
    """Let in who is signed in and has a post; `request.staff` is that post."""

    @wraps(view)
    def enter(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_the_door(request)
        staff = (
            Staff.objects.select_related("lender")
            .annotate(is_limited=Exists(LIMITS.filter(staff=OuterRef("pk"))))
            .filter(user_id=request.user.pk)
            .first()
        )
        if staff is None:
            raise PermissionDenied(NO_SEAT)
        if not stays.stands(request, staff):
            return _to_the_door(request, over=True)
        request.staff = staff  # type: ignore[attr-defined]
        with scope.limited(_lenders_of(staff, is_limited=staff.is_limited)):
            answer = view(request, *args, **kwargs)  # type: ignore[arg-type]
        answer.headers.setdefault("Cache-Control", "no-store")  # a shared computer
        return answer

    return enter


def _lenders_of(staff: Staff, *, is_limited: bool) -> tuple[int, ...]:
    """Return whose cases this person sees; none is everybody's (`store.scope`)."""
    if staff.role == LENDER:
        return (staff.lender_id,) if staff.lender_id else ()
    return tuple(staff.scope.values_list("pk", flat=True)) if is_limited else ()


def of_all_lenders(view: View[P]) -> View[P]:
    """Let in who is limited to nobody: what is done is done for the whole house."""

    @wraps(view)
    def enter(
        request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if scope.lenders():
            raise PermissionDenied(ALL_LENDERS)
        return view(request, *args, **kwargs)

    return enter


def sees_all_lenders() -> bool:
    """Say whether who asks is limited to no lender."""
    return not scope.lenders()


def recording(view: View[P]) -> Door[P]:
    """Let in who may write on cases: collectors, supervisors, administrators."""
    return signed_in(_of(RECORDERS, READ_ONLY, view))


def planning(view: View[P]) -> Door[P]:
    """Let in who may plan the day: supervisors, administrators."""
    return signed_in(_of(PLANNERS, NOT_PLANNER, of_all_lenders(view)))


def deciding(view: View[P]) -> Door[P]:
    """Let in who looks after payments and decides on offers: supervisors, administrators."""
    return signed_in(_of(OFFICERS, NOT_ACCOUNTANT, view))


def overseeing(view: View[P]) -> Door[P]:
    """Let in who looks after the floor: supervisors, administrators."""
    return signed_in(_of(OVERSEERS, NOT_OVERSEER, view))


def ruling(view: View[P]) -> Door[P]:
    """Let in who proposes standing rules of the whole house, and who decides on them."""
    return signed_in(_of(RULERS, NOT_RULER, of_all_lenders(view)))


def lifting(view: View[P]) -> Door[P]:
    """Let in who may lift a stop: supervisors, compliance officers, administrators."""
    return signed_in(_of(LIFTERS, NOT_LIFTER, view))


def asking_lift(view: View[P]) -> Door[P]:
    """Let in who may ask that a stop be lifted: who records, and who lifts."""
    return signed_in(_of(RECORDERS | LIFTERS, READ_ONLY, view))


def keeping_templates(view: View[P]) -> Door[P]:
    """Let in who proposes and approves the templates of messages."""
    return signed_in(_of(TEMPLATE_KEEPERS, NOT_TEMPLATES, view))


def may_keep_templates(staff: Staff) -> bool:
    """Say whether this post proposes and approves templates."""
    return staff.role in TEMPLATE_KEEPERS


def coaching(view: View[P]) -> Door[P]:
    """Let in who looks after training: trainers, supervisors, administrators."""
    return signed_in(_of(COACHES, NOT_COACH, view))


def keeping_calls(view: View[P]) -> Door[P]:
    """Let in who keeps the library of real calls."""
    return signed_in(_of(KEEPERS, NOT_KEEPER, view))


def may_keep_calls(staff: Staff) -> bool:
    """Say whether this post brings calls in, remarks on them and releases them."""
    return staff.role in KEEPERS


def may_coach(staff: Staff) -> bool:
    """Say whether this post sees what others practise."""
    return staff.role in COACHES


def showing(view: View[P]) -> Door[P]:
    """Let in who may see something masked in full, with a reason."""
    return signed_in(in_full(view))


def in_full(view: View[P]) -> View[P]:
    """Let on, past the page's own door, who may see something masked in full."""
    return _of(SHOWN_TO, NOT_SHOWN, view)


def compliance(view: View[P]) -> Door[P]:
    """Let in compliance officers, and nobody else."""
    return signed_in(_of(frozenset({"compliance"}), NOT_COMPLIANCE, view))


def administering(view: View[P]) -> Door[P]:
    """Let in administrators, and nobody else."""
    return signed_in(_of(frozenset({"administrator"}), NOT_ADMINISTRATOR, view))


def seconding(view: View[P]) -> Door[P]:
    """Let in who decides on what another proposed: administrators, compliance."""
    return signed_in(_of(SECONDS, NOT_SECOND, view))


def home(staff: Staff) -> str:
    """Return the address at which this post begins."""
    at = "administration:own" if staff.role == LENDER else "collector:today"
    return reverse(at)


def may_oversee(staff: Staff) -> bool:
    """Say whether this post looks after the floor."""
    return staff.role in OVERSEERS


def may_show(staff: Staff) -> bool:
    """Say whether this post may see something masked in full, with a reason."""
    return staff.role in SHOWN_TO


def name_for(name: str, staff: Staff) -> str:
    """Return the name; its first character only to who sees personal data masked."""
    return name if may_show(staff) else masked_name(name)


def may_ask_lift(staff: Staff) -> bool:
    """Say whether this post may ask that somebody else lift a stop."""
    return staff.role in RECORDERS | LIFTERS


def may_lift(staff: Staff) -> bool:
    """Say whether this post may lift a stop."""
    return staff.role in LIFTERS


def may_record(staff: Staff) -> bool:
    """Say whether this post may write on cases."""
    return staff.role in RECORDERS


def may_decide(staff: Staff) -> bool:
    """Say whether this post decides on offers and takes payments back."""
    return staff.role in OFFICERS


def may_plan(staff: Staff) -> bool:
    """Say whether this post may plan the day."""
    return staff.role in PLANNERS and sees_all_lenders()


def boards(staff: Staff) -> tuple[str, ...]:
    """Return which boards of figures this post sees, its own first."""
    return BOARDS[staff.role]


def sees_all_figures(staff: Staff) -> bool:
    """Say whether this post sees other people's figures."""
    return staff.role != "collector"


def may_annotate(staff: Staff) -> bool:
    """Say whether this post writes notes beside the figures."""
    return staff.role not in {"collector", "trainer"}


def has_seat(staff: Staff) -> bool:
    """Say whether this post has a list of its own."""
    return staff.role == "collector"


def case(request: DeskRequest, number: str) -> CasePage:
    """
    Return the case as this person may see it; a page says 404 where there is none.

    Of a lender that is not the person's own there is none (`store.scope`); no page has
    another way in. A post that sees personal data masked only is told no name in full.
    """
    try:
        page = case_page(number, now=request.now, by=request.user.get_username())
    except UnknownCase as refusal:
        raise Http404(refusal.sentence) from refusal
    return page if may_show(request.staff) else _masked(page)


def brief(request: DeskRequest, number: str, *, lang: str) -> CaseBrief:
    """Return the case in short as this person may see it; 404 where there is none."""
    by, masked = request.user.get_username(), not may_show(request.staff)
    try:
        return case_brief(number, now=request.now, by=by, lang=lang, masked=masked)
    except UnknownCase as refusal:
        raise Http404(refusal.sentence) from refusal


def _masked(page: CasePage) -> CasePage:
    """Return the page with every name by its first character only."""
    people = tuple(
        replace(person, name=masked_name(person.name)) for person in page.people
    )
    return replace(page, name=masked_name(page.name), people=people)


def transfer(request: DeskRequest, number: int) -> None:
    """Let through who looks after the floor, and both sides of the hand-over; else 404."""
    found = parties(number)
    if found is None:
        raise Http404
    seat, staff = request.user.get_username(), request.staff
    giver, taker, team = found
    concerns = seat in {giver, taker} or (not taker and team == staff.team != "")
    if not (may_oversee(staff) or concerns):
        raise Http404


def practised(request: DeskRequest, number: int) -> TalkPage:
    """Return a practised talk: the own, or anybody's to those who coach; else 404."""
    try:
        page = practised_talk(number)
    except (UnknownTalk, UnknownScene) as refusal:
        raise Http404(refusal.sentence) from refusal
    if page.by != request.user.get_username() and not may_coach(request.staff):
        raise Http404(UnknownTalk().sentence)
    return page


def _of(roles: frozenset[str], refusal: Words, view: View[P]) -> View[P]:
    @wraps(view)
    def enter(
        request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        role = request.staff.role
        if role not in roles:
            post = POSTS[role]
            why = Words(
                refusal.zh.format(role=post.zh), refusal.en.format(role=post.en)
            )
            raise PermissionDenied(why)
        return view(request, *args, **kwargs)

    return enter


def _settled(view: View[P]) -> View[P]:
    """Lead who holds a first password to the account, and a lender to its own page."""

    @wraps(view)
    def enter(
        request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if request.staff.password_is_first:
            return _led(request, reverse("account"))
        if request.staff.role == LENDER and request.path == reverse("collector:today"):
            return _led(request, home(request.staff))
        return view(request, *args, **kwargs)

    return enter


def _led(request: DeskRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(status=403, headers={"HX-Redirect": address})
    return redirect(address)


def _to_the_door(request: HttpRequest, *, over: bool = False) -> HttpResponse:
    """Lead to the sign-in page; a fragment's request moves the whole page there."""
    htmx = getattr(request, "htmx", None)
    came_from = (htmx.current_url_abs_path if htmx else "") or request.get_full_path()
    asked = {"next": came_from} | ({"over": "1"} if over else {})
    door = f"{reverse('sign_in')}?{urlencode(asked)}"
    if htmx:
        return HttpResponse(status=401, headers={"HX-Redirect": door})
    return redirect(door)
