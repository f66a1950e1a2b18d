"""What the lines of a plan are sorted by, wherever they are listed."""

from arrears.domain.words import Words

from .pages import SUMS, Key, Order

PLAN_ORDER = Order(
    keys=(
        Key("number", Words("案件编号", "Case number"), "case__number"),
        Key(
            "owed",
            Words("欠款", "Owed"),
            "owed_minor",
            SUMS,
            may_be_empty=True,
            currency="currency",
        ),
        Key(
            "days",
            Words("逾期天数", "Days late"),
            "days_past_due",
            SUMS,
            may_be_empty=True,
        ),
    ),
    usual="number",
    tie="case_id",
)
