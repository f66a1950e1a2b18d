"""Fields that lenders send and we do not store, each with its catalogue item."""

from dataclasses import dataclass

from arrears.domain.traits import AGE, EDUCATION, ORIGIN, SEX
from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Unstored:
    """One such field; `never` ones are refused where a profile would store them."""

    dat: str
    words: Words
    headers: str
    never: bool = False


# fmt: off
UNSTORED = (
    Unstored("DAT-01", AGE.words, AGE.names, never=True),
    Unstored("DAT-02", SEX.words, SEX.names, never=True),
    Unstored("DAT-06", Words("婚姻状态", "marital status"),
             "婚姻 婚姻状态 婚姻状况 婚姻狀況 婚否 marital marital_status marriage", never=True),
    Unstored("DAT-07", ORIGIN.words, ORIGIN.names, never=True),
    Unstored("DAT-09", EDUCATION.words, EDUCATION.names, never=True),
    Unstored("DAT-85", Words("亲友名单、通讯录、通话记录", "lists of family and friends, call lists"),
             "通讯录 通訊錄 通话记录 通話記錄 亲属姓名 亲属电话 亲友电话 家人电话 父亲电话 母亲电话 配偶姓名 配偶电话 配偶手机 "
             "同事电话 村委电话 居委电话 call_list call_log phone_book relatives spouse_phone", never=True),
    Unstored("DAT-04", Words("食言次数", "broken promises"), "食言次数 跳票次数 broken_promises"),
    Unstored("DAT-12", Words("敏感标识", "sensitive flag"), "敏感 敏感标识 敏感客户 sensitive"),
    Unstored("DAT-13", Words("VIP 标识", "VIP flag"), "vip 高端 高端客户 vip标识"),
    Unstored("DAT-14", Words("Broken 标识", "broken flag"), "broken标识 broken_flag"),
    Unstored("DAT-15", Words("报案标识", "police report"), "报案 报案标识 police_report"),
    Unstored("DAT-16", Words("90 天协商", "90-day negotiation"), "90天发起协商 协商日期"),
    Unstored("DAT-17", Words("分期协议", "instalment agreement"), "分期 分期标识 分期协议号 协议号 agreement_no"),
    Unstored("DAT-18", Words("异议单量", "dispute tickets"), "异议单量 disputes"),
    Unstored("DAT-19", Words("投诉次数", "complaints"), "投诉次数 投诉进线方式次数 complaints"),
    Unstored("DAT-22", Words("居住状况", "residential status"), "居住状况 居住狀況 住房情况 residence_status housing"),
    Unstored("DAT-23", Words("单位名称", "employer"), "单位 單位 单位名称 單位名稱 工作单位 公司名称 公司名稱 employer company"),
    Unstored("DAT-24", Words("行业", "industry"), "行业 行業 industry"),
    Unstored("DAT-25", Words("职务、职业", "position, occupation"), "职务 職務 职业 職業 职位 position occupation job"),
    Unstored("DAT-26", Words("借记卡", "debit card"), "借记卡 借记卡号 还款卡号 扣款账号 debit_card"),
    Unstored("DAT-30", Words("其他号码", "other numbers"), "其他号码 其他电话 other_phone"),
    Unstored("DAT-32", Words("备注", "notes"), "备注 備註 记事本 催记 notes remark remarks"),
    Unstored("DAT-33", Words("行动代码", "action codes"), "行动代码 行動代碼 action_code"),
    Unstored("DAT-40", Words("还款记录", "repayment record"), "还款记录 最近还款日 最后还款日期 最后还款金额 last_payment last_payment_date"),
    Unstored("DAT-41", Words("逾期次数", "times overdue"), "逾期次数 times_overdue"),
    Unstored("DAT-54", Words("逾期原因", "cause"), "逾期原因 原因代码 cause_code"),
    Unstored("DAT-65", Words("委案期、手别", "placement period, hand"), "手别 手次 委案期 委案到期日 退案日期 placement hand"),
    Unstored("DAT-66", Words("其他债权人", "other creditors"), "债权人数量 共债 total_debt creditors"),
    Unstored("DAT-67", Words("收入与支出", "income and expense"), "收入 月收入 年收入 income monthly_income salary"),
    Unstored("DAT-72", Words("停催状态", "stop-collection state"), "停催 停催状态 stop_flag"),
    Unstored("DAT-74", Words("客户年限", "customer tenure"), "客户年限 开户日期 開戶日期 tenure opened_date"),
    Unstored("DAT-77", Words("卡号末四位", "card tail number"), "卡号末四位 卡尾号 card_tail last4"),
)
# fmt: on
