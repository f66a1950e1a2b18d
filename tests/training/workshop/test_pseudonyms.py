"""One of the team's own cases with nobody left in it."""

import json
import re
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from arrears.domain.money.amount import Amount
from arrears.playbook.review.case import Allowed, Case, Phone, Promised, Touch
from arrears.playbook.review.review import review
from arrears.training.workshop.case_file import own_file
from arrears.training.workshop.pseudonyms import Mask, names_to_hide, pseudonymised

MASK = Mask(names=("王小明", "老王", "桑德罗", "+8615400001234"), months=5)
CASE = Case(
    as_of=date(2026, 11, 24),
    lender="示例消费金融",
    product="信用卡",
    overdue=Amount("CNY", 345678),
    days_past_due=40,
    promise=Promised(date(2026, 11, 30), "15:00", Amount("CNY", 50000)),
    payments=((date(2026, 10, 31), Amount("CNY", 123456)),),
    history=(
        Touch(datetime(2026, 11, 20, 9, 47), "phone", "EVT-01", "王小明说妈妈住院了"),
        Touch(datetime(2026, 11, 23, 14, 3), "phone", "EVT-12", "能还500"),
    ),
    phones=(Phone("own_mobile", "ok"),),
    allowed=Allowed(plan="最长 12 个月"),
    on_record=frozenset({"complaint"}),
)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("王小明说发工资", "某说发工资"),
        ("老王在厂里", "某在厂里"),
        ("电话15400001234", "电话****1234"),
        ("身份证110101199003071234", "身份证****1234"),
        ("寄到 a.b@example.com", "寄到 ***@***"),
        ("在广东省东莞市打工", "在某地某地打工"),
        ("住人民路88号3栋", "某地"),
        ("约2026-11-30还", "约2026年6月30日还"),
        ("约2026年3月31日还", "约2025年10月31日还"),
        ("约12月5日还800", "约7月5号还800"),
        ("2月5号发工资", "9月5号发工资"),
        ("15号发工资", "15号发工资"),
        ("一共欠12,345.67元", "一共欠12300元"),
        ("每月还999", "每月还999"),
        ("每月还1050", "每月还1100"),
        ("2月31日2026-13-45", "9月31号某日"),
    ],
)
def test_a_text_loses_everybody_by_rule(told, kept):
    assert re.sub("[甲乙丙丁]某", "某", MASK.text(told)) == kept


def test_nothing_personal_is_kept_of_a_case():
    kept = json.dumps(pseudonymised(CASE, MASK), ensure_ascii=False)

    for word in ("王小明", "示例", "2026-11", "3456.78", "1234.56", "09:47"):
        assert word not in kept


def test_the_review_of_the_copy_takes_the_same_path():
    file = own_file(
        SimpleNamespace(pk=1, title="甲", kept=pseudonymised(CASE, MASK), after={})
    )

    assert file.case.as_of == date(2026, 6, 24)
    assert file.case.promise.on == date(2026, 6, 30)
    assert file.case.overdue == Amount("CNY", 350000)
    assert review(file.case).route is review(CASE).route
    assert file.case.on_record == {"complaint"}


def test_names_of_one_letter_are_not_hidden_they_would_hide_too_much():
    assert names_to_hide(["王", " 小李 ", ""], known=["阿"]) == ("小李",)
