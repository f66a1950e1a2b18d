"""Why it has not been paid: categories, reasons and causes, each with its code."""

from dataclasses import dataclass

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Cause:
    """One entry of a list a collector picks from; `code` is the catalogue's."""

    code: str
    words: Words


CATEGORIES = (
    Cause("CAT-01", Words("客观困难仍在持续", "Hardship, still going on")),
    Cause(
        "CAT-02",
        Words("等情况好转，会主动联系", "Waiting to recover, will come forward"),
    ),
    Cause("CAT-03", Words("本人表示不打算还", "Says it will not be paid")),
    Cause("CAT-04", Words("误信不还没有影响", "Misled that nothing follows")),
)

REASONS = (
    Cause("RSN-01", Words("生意失利，周转不开", "Business failed, no cash flow")),
    Cause("RSN-02", Words("一直没有收到提醒", "Was never reminded")),
    Cause(
        "RSN-03",
        Words(
            "对借款时的还款意愿存疑（须主管确认）",
            "Doubt about intent (supervisor confirms)",
        ),
    ),
    Cause("RSN-04", Words("等待减免方案", "Waiting for a concession")),
    Cause("RSN-05", Words("多家同时逾期", "Overdue with several lenders")),
    Cause("RSN-06", Words("家人生病", "Illness in the family")),
    Cause("RSN-07", Words("收入下降或找不到工作", "Income fell or no work")),
    Cause(
        "RSN-08",
        Words("我方沟通不到位（内部辅导）", "We were not clear (our own coaching)"),
    ),
)

CAUSES = (
    Cause("CAU-01", Words("资金周转困难", "Short of cash for now")),
    Cause(
        "CAU-02", Words("私营业主，等货款到账", "Owner, paid when receivables arrive")
    ),
    Cause("CAU-03", Words("离职，失去收入", "Left the job")),
    Cause("CAU-04", Words("暂时联系不上", "Out of contact")),
)

PERSONAS = (
    Cause("PER-01", Words("心怀愧疚型", "Remorseful")),
    Cause("PER-02", Words("顾念家人型", "Worried for the family")),
    Cause("PER-03", Words("重新起步型", "Starting over")),
    Cause("PER-04", Words("比较观望型", "Compares and waits")),
    Cause("PER-05", Words("看重面子型", "Mindful of face")),
    Cause("PER-06", Words("强势自信型", "Assertive")),
    Cause("PER-07", Words("容易紧张型", "Easily worried")),
    Cause("PER-08", Words("多债疲惫型", "Worn down by many debts")),
)


def by_code(code: str) -> Cause:
    """Return the entry with this code. Raises KeyError when there is none."""
    return ALL[code]


ALL = {entry.code: entry for entry in (*CATEGORIES, *REASONS, *CAUSES, *PERSONAS)}
