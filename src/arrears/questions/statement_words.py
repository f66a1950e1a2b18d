"""What the statement of a debt says, the same on the screen, on paper, on the terminal."""

from arrears.domain.words import Words

TITLE = Words("欠款明细单", "Statement of the debt")
LENDER = Words("债权人", "Lender")
DEBTOR = Words("债务人", "Debtor")
CASE = Words("案件编号", "Case")
DAY = Words("截至日期", "As of")

STATED_SUM = Words("债权人对账", "Stated by the lender")
ADDED_SUM = Words("其后增加", "Added since")
PAID_SUM = Words("其后已还", "Paid since")
WAIVED_SUM = Words("其后减免", "Taken off since")
OWED_TODAY = Words("{on} 应还", "Owed on {on}")
OWED_TOMORROW = Words("次日 {on} 应还", "Owed the day after, {on}")
CREDIT_SUM = Words("多付", "Paid above the debt")

HEAD = Words("项目", "Head")
STATED = Words("对账金额", "Stated")
ADDED = Words("增加", "Added")
PAID = Words("已还", "Paid")
WAIVED = Words("减免", "Taken off")
OWED = Words("应还", "Owed")
BOOKED_ON = Words("日期", "Day")
WHAT = Words("事项", "What")
AMOUNT = Words("金额", "Amount")
WENT_TO = Words("分配到", "Went to")
LEFT = Words("此后应还", "Owed after it")

BORROWED = Words(
    "借款：{product}，对账时未还本金 {principal}。",
    "Borrowed: {product}, with {principal} of principal unpaid when it was stated.",
)
INSTALMENTS = Words(
    "共 {of} 期，已还 {paid} 期。", "{paid} of {of} instalments were paid."
)
LIMIT = Words("信用额度 {limit}。", "The credit limit is {limit}.")
UNTOLD = Words(
    "借款时的总额和日期，债权人没有告知。",
    "The lender has not told the sum first borrowed, nor its day.",
)
CLAUSE = Words(
    "利息、费用和罚息是债权人按合同计收的，具体依据哪一条款没有告知我们；您可以要求出示。",
    "Interest, fees and penalty interest were charged by the lender; under which clause of the contract, we were not told. You may ask to see it.",
)

STATED_ON = Words(
    "债权人 {on} 对账；最早一笔未还款项于 {due_on} 到期。",
    "Stated by the lender on {on}; the oldest unpaid instalment fell due on {due_on}.",
)
NO_PAYMENT = Words(
    "对账日之后还没有收到还款。", "Nothing has been paid since the lender's statement."
)
GROUND = Words("{on} {what} {amount}：{ground}", "{on}, {what} of {amount}: {ground}")
TAKEN_BACK = Words(
    "{paid_on} 的还款 {amount} 已于 {on} 冲正，不计入已还：{ground}",
    "The payment of {amount} on {paid_on} was taken back on {on} and does not count: {ground}",
)
BOOKED_LATE = Words("{on} 入账", "entered on {on}")
IN_DOUBT = Words(
    "{paid_on} 的还款 {amount} 于 {booked_on} 才入账，晚于债权人对账日；对账是否已经包含这笔款项，正待与债权人核对，上面的金额没有再减。",
    "The payment of {amount} on {paid_on} was entered on {booked_on}, after the lender's statement. Whether that statement has it is to be checked with the lender; it is not taken off above.",
)
CREDIT = Words(
    "多付 {amount}，没有冲抵其他款项，可以向债权人申请退回。",
    "{amount} was paid above the debt. It was set against nothing else, and may be claimed back from the lender.",
)
ORDER = Words(
    "每笔还款依次冲抵：实现债权的费用、罚息、费用、利息、本金（《民法典》第五百六十一条；另有约定的，以约定为准）。",
    "Every payment goes first to the costs of recovery, then to penalty interest, fees, interest and principal (Civil Code, art. 561, unless agreed otherwise).",
)
TOMORROW = Words(
    "债权人没有告知按日计收的利率，所以次日应还与当日相同。还款后应还减少；债权人如有新的对账，以新的为准，并会写明日期。",
    "The lender has told no daily rate, so nothing is added from one day to the next. A payment makes it less; a new statement of the lender's would show with its day.",
)
ASK = Words(
    "对任何一项金额有疑问，请告诉我们：可以提出异议，也可以要求出示依据。",
    "If any figure looks wrong to you, tell us: you may dispute it, and ask to see what it rests on.",
)
PAGE = Words("第 {n} 页，共 {of} 页", "Page {n} of {of}")

PAPER = Words("下载 PDF", "Download the PDF")
LIMITATION = Words("诉讼时效", "Limitation")
EVENTS = Words("自对账以来的每一笔", "Every booking since the statement")
OPENS = Words(
    "点开任何一个金额，可以看到它背后的每一笔。",
    "Open any figure to see every event behind it.",
)
ENTERED = Words("入账", "entered")
