"""The tour of each post: a few steps over the pages it works with."""

from dataclasses import dataclass

from django.urls import reverse

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the page it stands on, what it points at, and its words."""

    page: str
    at: str  # a CSS selector
    title: Words
    text: Words

    @property
    def address(self) -> str:
        """Return where the page is."""
        return reverse(self.page)


KEYS = Step(
    "collector:today",
    ".top",
    Words("在哪里都用得上", "Good everywhere"),
    Words(
        "Ctrl+K 打开案件、页面和本页操作；按 ? 看本页的按键，也可以重新看这段导览。",
        "Ctrl+K goes to a case, a page or an action. ? lists the keys of the page you are on, and starts this tour again.",
    ),
)
FIGURES = Step(
    "insight:board",
    "#kpis",
    Words("指标", "Figures"),
    Words(
        "每个指标旁边的问号说明它怎么算、容易误导在哪里。点名称看走势、分组和背后的案件。并列不等于因果。",
        "The question mark beside a figure says how it is made and what misleads about it. Its name opens the course of it, groups, and the cases behind. Side by side is not cause.",
    ),
)
ROOM = Step(
    "training:room",
    ".scene",
    Words("练习", "Practice"),
    Words(
        "和虚构的客户谈一通，谈完由教练点评。没有人会被评比，违规会当场停下。",
        "Talk with an invented debtor, then hear the coach. Nobody is ranked; a violation stops the exercise.",
    ),
)
COURSE = Step(
    "training:course",
    "main",
    Words("课程和证书", "Course and certificate"),
    Words(
        "短课、题目和到期要再答的题。本岗位每一课八成以上答对，得一年有效的证书。",
        "Short lessons, questions, and those that are due again. Four out of five right in every lesson of your post gives a certificate for a year.",
    ),
)
TOURS = {
    "collector": (
        Step(
            "collector:today",
            ".counters",
            Words("您的今天", "Your day"),
            Words(
                "要打几通、已打几通、谈到几位、几笔承诺今天到期。不催进度，数字只为安排时间。",
                "How many calls there are, how many are done, who was reached, which promises fall due. It is there to plan the day, not to hurry you.",
            ),
        ),
        Step(
            "collector:today",
            ".round",
            Words("三个轮次", "Three rounds"),
            Words(
                "这里只列现在可以拨打的；其余收起来，每一条写明何时可以。j、k 上下，Enter 打开。",
                "Only those who may be called now are listed; the rest is folded away, each with when it is possible again. j and k move, Enter opens.",
            ),
        ),
        Step(
            "collector:next",
            ".case-head",
            Words("一件案件，一页看完", "A case on one page"),
            Words(
                "先读一句话经过和“接下来最好说”，再看欠款怎样算出来、能联系哪里、到几点。",
                "Read its story in a line and the next best sentence; then how the sum arises, where the person may be reached, and until when.",
            ),
        ),
        Step(
            "collector:next",
            "#call, .points",
            Words("先核实，后谈账", "First who, then what"),
            Words(
                "按 c 拨打。没有核实是本人以前，页面里没有金额。不可以拨打时，会写明是哪一条规则、何时可以。",
                "c calls. Before it is sure who is on the line the page holds no figure. Where a call is refused you read which rule, and when it may be.",
            ),
        ),
        ROOM,
        KEYS,
    ),
    "supervisor": (
        Step(
            "supervisor:floor",
            ".board-counters",
            Words("此刻的现场", "The floor now"),
            Words(
                "每 20 秒自己更新。点任何数字看背后的案件。数字低的坐席需要帮助，不是批评。",
                "It renews itself every 20 seconds. Every number opens its cases. A low figure asks for help, not for blame.",
            ),
        ),
        Step(
            "supervisor:assign",
            "#fit",
            Words("分配", "Assign"),
            Words(
                "先筛选、勾选，写原因，看预览；执行以后半小时内可以撤销。",
                "Filter, choose, say why, and see first what it would do. Done, it can be undone for half an hour.",
            ),
        ),
        Step(
            "supervisor:approvals",
            "main",
            Words("审批", "Approvals"),
            Words(
                "超出权限的方案、要解除的停催、大批改动。谁申请的，谁就不能批。",
                "Offers above authority, stops to lift, large changes. Nobody decides on what they asked for.",
            ),
        ),
        Step(
            "supervisor:deal",
            "main",
            Words("当日计划", "The day's plan"),
            Words(
                "先试算：坐席、通话数、先后，换一换会怎样。试算不保存任何东西。",
                "Try it first: seats, calls, who comes first. Nothing of a trial is saved.",
            ),
        ),
        FIGURES,
        KEYS,
    ),
    "compliance": (
        Step(
            "compliance:decisions",
            "main .card",
            Words("被拦截的联系", "Contacts denied"),
            Words(
                "每一条写明规则、依据和核实程度；“重新判断”按当时的事实和法律再判一次。",
                "Each with its rule, citation and mark; it can be judged again by the facts and the law of that day.",
            ),
        ),
        Step(
            "compliance:matters",
            "#matters",
            Words("投诉与请求", "Matters"),
            Words(
                "最急的在前。受理投诉或异议，联系立即停下，期限开始计算。",
                "The soonest first. Taking in a complaint or a dispute stops contact at once and starts its clock.",
            ),
        ),
        Step(
            "compliance:samples",
            "main .card",
            Words("质检样本", "Samples"),
            Words(
                "按种子抽取，谁来抽都一样；逐条打分并写备注。",
                "Drawn by lot from a seed, the same for everybody; each is scored and remarked on.",
            ),
        ),
        Step(
            "compliance:evidence",
            "main .card",
            Words("证据包", "Evidence pack"),
            Words(
                "一案一包：PDF、数据、日志和校验值，写明用途和接收方。",
                "One case as PDF, rows, journal and sums; with what for and for whom.",
            ),
        ),
        FIGURES,
        KEYS,
    ),
    "administrator": (
        Step(
            "administration:staff",
            "main .card",
            Words("账号与岗位", "Accounts and posts"),
            Words(
                "建账号、换岗位、停用、重置，都写原因。自己的账号由另一位管理员处理。",
                "Make accounts, change posts, close, reset; each with its ground. Another administrator changes your own.",
            ),
        ),
        Step(
            "administration:packs",
            "main .card",
            Words("规则包", "Rule packs"),
            Words(
                "律师读过的版本在这里签批；没有签批的规则写明是草稿。",
                "What a lawyer has read is signed here; what is not signed says that it is a draft.",
            ),
        ),
        Step(
            "administration:policies",
            "main .card",
            Words("方案政策", "Policies"),
            Words(
                "每个委托方可以给什么方案、谁有权批。",
                "What may be offered for each lender, and who may grant it.",
            ),
        ),
        Step(
            "administration:audit",
            "main .card",
            Words("变更审计", "Audit"),
            Words(
                "账号、密钥、规则包和政策的每一次变更。",
                "Every change to accounts, keys, packs and policies.",
            ),
        ),
        KEYS,
    ),
    "strategist": (
        FIGURES,
        Step(
            "collector:today",
            ".counters",
            Words("今天的计划", "Today's plan"),
            Words(
                "各轮次、各坐席和不联系的原因。案件只读，姓名只显示第一个字。",
                "Rounds, seats, and why cases are left out. You read cases only; names show their first character.",
            ),
        ),
        Step(
            "collector:playbook",
            "main",
            Words("话术卡片", "Playbook"),
            Words(
                "每种做法的卡片：何时用、怎么说、什么不可以。",
                "A card for each way of going about it: when, in which words, and what must not be.",
            ),
        ),
        KEYS,
    ),
    "lender": (
        Step(
            "administration:own",
            "main .card",
            Words("贵方的委托", "Your placements"),
            Words(
                "贵方的委托批次、方案政策和规则包，别家的看不到。规则包读过以后，可以在这里签批。",
                "Your placements, your policy, and the rule packs; nobody else's. What you have read of the packs you may sign here.",
            ),
        ),
    ),
    "trainer": (
        ROOM,
        Step(
            "training:team",
            "#practice",
            Words("团队练得怎样", "How the team practises"),
            Words(
                "最近五次的各项能力和证书到期日。数字低的需要帮助。",
                "The skills of the last five talks, and until when certificates run. A low figure asks for help.",
            ),
        ),
        Step(
            "training:calls",
            "main .card",
            Words("真实通话案例库", "Library of calls"),
            Words(
                "存入之前先遮盖个人信息；请人再读一遍，然后开放。",
                "What is personal is masked before it is kept; have it read once more, then release it.",
            ),
        ),
        COURSE,
        KEYS,
    ),
}
