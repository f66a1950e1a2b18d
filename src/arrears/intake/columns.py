"""
What an accepted row consists of: one table, read by checks, profiles and drafts.

`key` is the word a mapping profile uses, `name` the column that comes out; they
differ where the unit changes on the way (`principal: 本金(元)` → `principal_minor`).
`headers` are the names by which lenders call it, for drafting a profile.
"""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from arrears.domain.words import Words

Kind = Literal[
    "key", "text", "money", "date", "count", "flag", "phone", "email", "word", "clock"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its words in profile and frame, its type, its catalogue items."""

    key: str
    name: str
    kind: Kind
    dtype: pl.DataType
    meaning: Words
    dats: tuple[str, ...] = ()
    headers: str = ""
    most: int = 0  # characters that the store keeps; 0: not a free text


TEXT, WHOLE, SMALL = pl.String(), pl.Int64(), pl.Int32()
DAY, FLAG = pl.Date(), pl.Boolean()

HEAD_KEYS = ("principal", "interest", "fee", "penalty", "costs")
LATENESS_KEYS = ("due_on", "days_past_due", "months_late")

# fmt: off
COLUMNS = (
    Column("account_number", "account_number", "key", TEXT,
           Words("账号：一笔债务在委托方的编号", "account: the lender's number of one debt"),
           ("DAT-36",),
           "账号 账户 账户号 帐号 帐户 帳號 帳戶 账单号 合同号 合同编号 合約編號 契約編號 借据号 借据编号 借據號 借據編號 贷款编号 貸款編號 "
           "卡号 卡號 信用卡号 信用卡號 案件编号 account account_number account_no acct acct_no contract contract_no "
           "loan_id loan_no card_number card_no invoice_no 发票号 發票號碼", 64),
    Column("debtor_number", "debtor_number", "key", TEXT,
           Words("债务人编号：同一人的多笔债务由此归到一起", "debtor: joins one person's debts"),
           ("DAT-10", "DAT-36"),
           "客户号 客户编号 客戶號 客戶編號 债务人编号 債務人編號 会员号 用户编号 customer customer_id customer_no "
           "customer_number client_id client_no debtor debtor_number debtor_no borrower_id cif", 64),
    Column("id_number", "debtor_number", "key", TEXT,
           Words("身份证号：只存密钥散列，用来归并同一人", "ID card: kept only as a keyed hash"),
           ("DAT-37",),
           "身份证 身份证号 身份证号码 身分證 身分證號 身分證字號 身份證號 证件号 证件号码 證件號碼 id_card id_number "
           "id_no identity_number national_id"),
    Column("name", "name", "text", TEXT,
           Words("姓名", "name"), ("DAT-37",),
           "姓名 客户姓名 客戶姓名 债务人 債務人 债务人姓名 借款人 借款人姓名 持卡人 持卡人姓名 name full_name "
           "customer_name debtor_name borrower borrower_name cardholder", 120),
    Column("product", "product", "word", TEXT,
           Words("产品：card、instalment_loan、private_loan、trade_invoice", "product: one of our four"),
           ("DAT-43",),
           "产品 產品 产品类型 產品類型 产品名称 業務種類 业务类型 业务品种 贷款类型 product product_type loan_type"),
    Column("currency", "currency", "word", TEXT,
           Words("币种（ISO 4217，如 CNY）", "currency, ISO 4217"), ("DAT-43",),
           "币种 幣種 货币 貨幣 幣別 币别 currency ccy"),
    Column("principal", "principal_minor", "money", WHOLE,
           Words("未还本金", "principal owed"), ("DAT-43",),
           "本金 未还本金 剩余本金 剩餘本金 逾期本金 本金余额 本金餘額 principal principal_owed outstanding_principal"),
    Column("interest", "interest_minor", "money", WHOLE,
           Words("未还利息", "interest owed"), ("DAT-43",),
           "利息 未还利息 逾期利息 欠息 interest interest_owed outstanding_interest"),
    Column("fee", "fee_minor", "money", WHOLE,
           Words("费用", "fees"), ("DAT-43",),
           "费用 費用 手续费 手續費 违约金 違約金 滞纳金 滯納金 服务费 年费 fee fees late_fee service_fee"),
    Column("penalty", "penalty_minor", "money", WHOLE,
           Words("罚息", "penalty interest"), ("DAT-62",),
           "罚息 罰息 复利 複利 逾期罚息 penalty penalty_interest default_interest"),
    Column("costs", "costs_minor", "money", WHOLE,
           Words("实现债权的费用", "costs of recovery"), ("DAT-43",),
           "诉讼费 訴訟費 催收费用 实现债权费用 律师费 律師費 costs recovery_costs legal_costs"),
    Column("owed", "owed_minor", "money", WHOLE,
           Words("欠款合计", "all that is owed"), ("DAT-39", "DAT-41", "DAT-43"),
           "欠款 欠款金额 欠款金額 欠款总额 欠款總額 欠款合计 委案金额 委案金額 委托金额 案件金额 总欠款 總欠款 应还金额 "
           "應還金額 逾期金额 逾期金額 逾期总额 透支金额 透支金額 剩余应还 结欠金额 未还金额 未還金額 账单金额 帳單金額 "
           "owed amount_owed amount total total_owed balance outstanding outstanding_balance amount_due overdue_amount"),
    Column("due_on", "due_on", "date", DAY,
           Words("最早一笔未还款的到期日", "oldest unpaid due day"), ("DAT-52", "DAT-47"),
           "到期日 到期日期 应还日 应还日期 應還日期 还款日 还款到期日 還款日 繳款期限 首次逾期日 首逾日期 最早逾期日 "
           "逾期日期 逾期开始日期 逾期起始日 due_on due_date due oldest_due_date payment_due_date first_unpaid_due_date"),
    Column("days_past_due", "due_on", "count", SMALL,
           Words("逾期天数；换算成到期日", "days past due; becomes the due day"), ("DAT-52",),
           "逾期天数 逾期天數 逾期日数 拖欠天数 days_past_due days_overdue overdue_days dpd"),
    Column("months_late", "due_on", "count", SMALL,
           Words("逾期期数（M1、2…），每期按 30 天", "months late (M1, 2 …), 30 days each"), ("DAT-05",),
           "逾期期数 逾期期數 逾期月数 逾期月數 拖欠周期 拖欠週期 账龄 帳齡 months_late months_overdue bucket cycle"),
    Column("as_of", "as_of", "date", DAY,
           Words("数据日期：以上金额是哪一天的", "the day these figures are of"), (),
           "数据日期 數據日期 资料日期 資料日期 统计日期 統計日期 截止日期 基准日 as_of as_of_date report_date cutoff_date"),
    Column("credit_limit", "credit_limit_minor", "money", WHOLE,
           Words("授信额度", "credit limit"), ("DAT-38",),
           "授信额度 授信額度 信用额度 信用額度 额度 額度 credit_limit limit credit_line"),
    Column("instalments_total", "instalments_total", "count", SMALL,
           Words("总期数", "instalments in all"), ("DAT-43",),
           "总期数 總期數 分期期数 分期期數 贷款期数 期数 期數 instalments installments instalments_total term term_months"),
    Column("instalments_paid", "instalments_paid", "count", SMALL,
           Words("已还期数", "instalments paid"), ("DAT-40",),
           "已还期数 已還期數 已缴期数 已繳期數 instalments_paid installments_paid paid_instalments"),
    Column("first_instalment", "first_instalment", "flag", FLAG,
           Words("首期逾期（是、否）", "first instalment unpaid (true, false)"), (),
           "首期逾期 首逾 首期未还 是否首逾 first_instalment first_payment_default fpd"),
    Column("mobile", "mobile", "phone", TEXT,
           Words("本人手机", "own mobile"), ("DAT-27", "DAT-29", "DAT-37", "DAT-58"),
           "手机 手机号 手机号码 手機 手機號 手機號碼 本人手机 移动电话 行動電話 联系电话 聯繫電話 聯絡電話 电话 電話 "
           "客户新手机 mobile mobile_phone mobile_no cell cellphone phone phone_number telephone"),
    Column("home_phone", "home_phone", "phone", TEXT,
           Words("住宅电话", "home phone"), ("DAT-27", "DAT-58"),
           "住宅电话 住宅電話 家庭电话 家庭電話 家庭座机 宅电 座机 固定电话 住家電話 home_phone landline phone_home"),
    Column("work_phone", "work_phone", "phone", TEXT,
           Words("单位电话", "work phone"), ("DAT-27", "DAT-58"),
           "单位电话 單位電話 公司电话 公司電話 办公电话 辦公電話 工作电话 work_phone office_phone business_phone phone_work"),
    Column("email", "email", "email", TEXT,
           Words("邮箱", "e-mail"), ("DAT-37",),
           "邮箱 郵箱 电子邮箱 電子郵箱 电子邮件 電子郵件 邮件地址 email e_mail mail email_address", 254),
    Column("address", "address", "text", TEXT,
           Words("送达地址", "address for service"), ("DAT-08", "DAT-55"),
           "地址 通讯地址 通訊地址 联系地址 聯繫地址 住址 家庭住址 现住址 现居地址 居住地址 邮寄地址 账单地址 帳單地址 户籍地址 "
           "戶籍地址 身份证地址 address home_address postal_address mailing_address", 254),
    Column("contact_name", "contact_name", "text", TEXT,
           Words("紧急联系人姓名（只作转告）", "emergency contact's name (relay only)"), ("DAT-86",),
           "联系人 联系人姓名 聯絡人 聯絡人姓名 紧急联系人 紧急联系人姓名 緊急聯絡人 contact contact_name emergency_contact", 120),
    Column("contact_phone", "contact_phone", "phone", TEXT,
           Words("紧急联系人电话（只作转告）", "emergency contact's phone (relay only)"), ("DAT-86",),
           "联系人电话 联系人手机 联系人手机号 聯絡人電話 聯絡人手機 紧急联系人电话 紧急联系人手机 緊急聯絡人電話 "
           "contact_phone contact_mobile emergency_phone emergency_contact_phone"),
    Column("zone", "zone", "word", TEXT,
           Words("时区（如 Asia/Shanghai）", "time zone (Asia/Shanghai …)"), (),
           "时区 時區 zone time_zone timezone tz"),
    Column("prefers_from", "prefers_from_minutes", "clock", SMALL,
           Words("方便接电话的时间（15:30）", "best time to call (15:30)"), ("DAT-51",),
           "方便时间 方便時間 最佳联系时间 方便联系时间 prefers_from best_time best_time_to_call preferred_time"),
    Column("opened_on", "opened_on", "date", DAY,
           Words("进入催收的日期", "day it entered collections"), ("DAT-03",),
           "进入催收时间 入催日期 入催时间 入催日 進入催收時間 委案日期 委案日 委派日期 opened_on placed_on placement_date"),
)
# fmt: on

BY_KEY = {column.key: column for column in COLUMNS}
REQUIRED = ("account_number", "product", "currency")

ACCEPTED: dict[str, pl.DataType] = {"line": WHOLE} | {
    column.name: BY_KEY.get(column.name, column).dtype for column in COLUMNS
}
ASIDE: dict[str, pl.DataType] = {
    "line": WHOLE,
    "column": TEXT,
    "reason": TEXT,
    "cell": TEXT,
    "currency": TEXT,
    "owed_minor": WHOLE,
}
REMARKS: dict[str, pl.DataType] = {
    name: ASIDE[name] for name in ("line", "column", "reason", "cell")
}
