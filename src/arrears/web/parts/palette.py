"""The command palette: pages this post may open, and cases by number or name, masked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arrears.domain.posts import POSTS
from arrears.domain.words import Words
from arrears.questions.find_cases import find_cases
from arrears.questions.masked import masked_name

from . import access
from .request import DeskRequest
from .templatetags.said import said

LONGEST = 100  # characters that anybody looks for
MOST_CASES = 8
EVERYBODY = frozenset(POSTS)
PAGES = (
    ("collector:today", Words("今天", "Today"), EVERYBODY),
    ("collector:next", Words("下一件", "Next case"), frozenset({"collector"})),
    ("collector:playbook", Words("话术卡片", "Playbook"), EVERYBODY),
    (
        "collector:dialogues",
        Words("两段对话逐句看", "Two dialogues, turn by turn"),
        EVERYBODY,
    ),
    ("insight:board", Words("指标", "Figures"), EVERYBODY),
    ("training:room", Words("练习", "Practice"), EVERYBODY),
    ("training:course", Words("课程", "Course"), EVERYBODY),
    ("training:calls", Words("通话案例库", "Library of calls"), EVERYBODY),
    ("supervisor:approvals", Words("审批", "Approvals"), access.OFFICERS),
    ("supervisor:rules", Words("常设分配规则", "Standing rules"), access.RULERS),
    ("supervisor:deal", Words("派案", "Deal"), access.PLANNERS),
    ("supervisor:payments", Words("收款", "Payments in"), access.OFFICERS),
    (
        "compliance:decisions",
        Words("联系决定", "Contact decisions"),
        frozenset({"compliance"}),
    ),
    (
        "compliance:matters",
        Words("投诉与异议", "Complaints and disputes"),
        frozenset({"compliance"}),
    ),
    ("compliance:journal", Words("操作日志", "Journal"), frozenset({"compliance"})),
    (
        "administration:staff",
        Words("账号与岗位", "Accounts and posts"),
        frozenset({"administrator"}),
    ),
    (
        "administration:plan_policy",
        Words("排程策略", "Policy of the plan"),
        access.SECONDS,
    ),
    (
        "administration:audit",
        Words("变更记录", "Audit of changes"),
        frozenset({"administrator"}),
    ),
    ("account", Words("我的账号", "My account"), EVERYBODY),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One line of the palette: where it leads."""

    address: str
    words: str
    more: str = ""


@access.signed_in
def find(request: DeskRequest) -> HttpResponse:
    """List what fits: pages first, then cases; of a case the name's first character."""
    sought = request.GET.get("q", "").strip()[:LONGEST]
    told = {
        "sought": sought,
        "pages": list(_pages(request.staff.role, sought)),
        "cases": list(_cases(sought)),
    }
    return render(request, "parts/palette_found.html", told)


def _pages(role: str, sought: str) -> Iterator[Way]:
    for name, words, roles in PAGES:
        both = f"{words.zh} {words.en}".lower()
        if role in roles and sought.lower() in both:
            yield Way(reverse(name), said(words))


def _cases(sought: str) -> Iterator[Way]:
    for each in find_cases(sought)[:MOST_CASES]:
        address = reverse("collector:case", args=[each.number])
        yield Way(address, each.number, masked_name(each.name))
