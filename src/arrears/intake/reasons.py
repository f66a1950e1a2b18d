"""Why a row is set aside, and what is remarked on a row that is accepted."""

from arrears.domain.words import Words

REASONS = {
    "too_few_cells": Words("单元格比表头少", "fewer cells than headers"),
    "too_many_cells": Words("单元格比表头多", "more cells than headers"),
    "account_missing": Words("没有账号", "no account number"),
    "account_damaged": Words(
        "账号被 Excel 改成了科学计数法，请按文本导出",
        "Excel turned the account number into a rounded figure; export it as text",
    ),
    "account_too_long": Words(
        "账号或债务人编号超过 64 个字符",
        "an account or debtor number of more than 64 characters",
    ),
    "account_repeated": Words(
        "与前面的一行完全相同，已收下前一行",
        "the same as a row before, which was taken",
    ),
    "account_conflicts": Words(
        "同一账号有几行，内容不一致，请委托方确认",
        "several rows of one account differ; the lender must say which holds",
    ),
    "id_number_wrong": Words(
        "身份证号缺失或校验不通过", "the ID number is missing or fails its check digit"
    ),
    "product_unknown": Words("产品不认识", "unknown product"),
    "currency_unknown": Words("币种不认识", "unknown currency"),
    "date_unreadable": Words("日期缺失或无法识别", "a date is missing or unreadable"),
    "days_unreadable": Words(
        "逾期天数或期数缺失或无法识别", "days or months late are missing or unreadable"
    ),
    "as_of_in_future": Words("数据日期在导入日之后", "the figures are of a later day"),
    "due_in_future": Words("到期日在数据日期之后", "the due day is yet to come"),
    "not_overdue": Words("未逾期，或没有欠款", "not overdue, or nothing is owed"),
    "money_unreadable": Words("金额无法准确识别", "an amount cannot be read exactly"),
    "money_negative": Words("金额为负数", "a negative amount"),
    "money_too_large": Words(
        "金额超过一千亿，请核对单位（元或分）",
        "more than a hundred billion; check the unit (yuan or fen)",
    ),
    "heads_do_not_sum": Words(
        "各项金额加起来不等于合计", "the heads do not add up to the total"
    ),
}

REMARKED = {
    "phone_unreadable": Words(
        "电话无法识别，未保存", "a telephone number was left out"
    ),
    "email_unreadable": Words("邮箱无法识别，未保存", "an e-mail address was left out"),
    "value_unreadable": Words("内容无法识别，未保存", "a value was left out"),
    "text_cut": Words("文字过长，已截短", "a text was too long and was cut"),
    "debtor_missing": Words(
        "没有债务人编号，用账号代替", "no debtor number; the account stands for it"
    ),
}

RECALL_REASONS = {
    code: REASONS[code]
    for code in (
        "too_few_cells",
        "too_many_cells",
        "account_missing",
        "account_damaged",
        "account_too_long",
        "account_repeated",
    )
}
