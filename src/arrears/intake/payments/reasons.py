"""Why a line of a bank file is set aside."""

from arrears.domain.words import Words

PAYMENT_REASONS = {
    "too_few_cells": Words("单元格比表头少", "fewer cells than headers"),
    "too_many_cells": Words("单元格比表头多", "more cells than headers"),
    "outgoing": Words("支出，不是收款", "money out, not in"),
    "returned": Words(
        "退回或冲正，请在账上冲正原收款",
        "returned or reversed; reverse the payment in the books",
    ),
    "not_booked": Words("银行尚未入账", "not booked by the bank yet"),
    "parts_disagree": Words(
        "明细加起来不等于这笔入账", "the details do not add up to the entry"
    ),
    "entry_hides": Words(
        "这笔入账含注释或指令，无法确信读全",
        "the entry has comments or instructions in it and cannot be read surely",
    ),
    "ref_missing": Words("没有流水号", "no reference"),
    "ref_known": Words("流水号已入账", "the reference is in the books already"),
    "ref_repeated": Words(
        "与前面一行完全相同，已收下前一行",
        "the same as a line before, which was taken",
    ),
    "ref_conflicts": Words(
        "同一流水号有几行，内容不一致，请向银行核对",
        "several lines of one reference differ; ask the bank which holds",
    ),
    "currency_unknown": Words("币种不认识", "unknown currency"),
    "money_unreadable": Words("金额无法准确识别", "the amount cannot be read exactly"),
    "not_positive": Words("金额不大于零", "the amount is not more than zero"),
    "money_too_large": Words("金额超过一千亿，请核对", "more than a hundred billion"),
    "date_unreadable": Words("日期缺失或无法识别", "the date is missing or unreadable"),
}
