"""The only words for somebody who owes nothing: fixed, without the debt (CN-P3, CN-P4)."""

from arrears.domain.words import Words

ASK = Words(
    "您好，我是{lender}的工作人员，工号 {staff}。想请您转告{name}：方便时请跟我们联系。谢谢您，打扰了。",
    "Hello, I work for {lender}, staff number {staff}. Could you please ask {name} to contact us when it suits? Thank you, and sorry to disturb you.",
)
IF_ASKED_WHY = Words(
    "具体的事只能跟本人说，不方便透露，请您谅解。",
    "I can only speak about it with the person. I hope you understand.",
)
IF_REFUSED = Words(
    "好的，以后不会再联系您，打扰您了。",
    "All right. We will not contact you again. Sorry to have disturbed you.",
)
IF_OFFERS = Words(
    "谢谢您的好意。请您先跟本人商量，之后有什么需要，我们再配合您。",
    "That is kind of you. Please speak with the person first; after that we can help you.",
)
NEVER = Words(
    "不说欠款、金额、逾期；不问对方能不能还；不留压力；不追问。",
    "No debt, no sum, no lateness; never ask them to pay; no pressure; no digging.",
)
