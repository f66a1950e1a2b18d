"""The measures that days are tallied in: each one's name, family and day."""

from dataclasses import dataclass

from arrears.domain.tally import Family
from arrears.domain.words import Words

POPULATIONS = {
    Family.CONTACTS: Words(
        "这些日子里登记的全部联系，按联系当天（工作台所在时区）",
        "every contact told in these days, by the desk's day of the contact",
    ),
    Family.MONEY: Words(
        "这些日子里到账的款，按付款日；冲正算回原付款日",
        "money that came in these days, by its own day; what was taken back leaves that day",
    ),
    Family.COHORTS: Words(
        "这些日子里进件的案件，同一天进件的为一批",
        "cases opened in these days; those of one day are one cohort",
    ),
    Family.PROMISES: Words(
        "到期日在这些日子里的承诺", "promises whose day falls in these days"
    ),
    Family.AGREEMENTS: Words(
        "这些日子里成立的还款协议", "agreements made in these days"
    ),
    Family.PLANNED: Words(
        "当日计划安排联系的案件", "cases that the day's plan gave a call"
    ),
    Family.DENIALS: Words(
        "合规把关拦下的联系，按拦下当天",
        "contacts the guard refused, by the day it did",
    ),
    Family.REVIEWS: Words(
        "合规抽查并打过分的通话；被量过的通话和审单",
        "calls that compliance drew and scored; calls and case reviews that were measured",
    ),
    Family.MOVES: Words(
        "月初逾期的案件，按整月；月末落在这些日子里",
        "cases overdue at a month's start, by whole months whose last day falls in these days",
    ),
    Family.BREAKS: Words(
        "在这些日子里断约（承诺未兑现或协议中断）、之后有人打过电话或上门的；从第一次打开审单起算",
        "promises and agreements broken in these days that a call or visit followed; from the first review opened on",
    ),
    Family.TIMED: Words(
        "这些日子里计时器走过的通话：催收员按过“我在说”或“对方在说”的",
        "calls in these days whose timer ran: the collector pressed “I speak” or “They speak”",
    ),
}
SOURCES = {
    Family.CONTACTS: Words("联系登记", "the contacts told"),
    Family.MONEY: Words("收款和冲正", "payments and reversals"),
    Family.COHORTS: Words(
        "案件、首份对账、收款和联系登记",
        "cases, their first statement, payments and contacts",
    ),
    Family.PROMISES: Words("承诺和实际到账的款", "promises and the money that came"),
    Family.AGREEMENTS: Words("还款方案和协议", "offers and agreements"),
    Family.PLANNED: Words("当日计划和联系登记", "the day's plan and contacts"),
    Family.DENIALS: Words("操作日志", "the journal"),
    Family.REVIEWS: Words(
        "合规抽查的打分、通话备注和用语检查；通话质检和回访",
        "compliance's scores, notes of calls and the wording check; call reviews and surveys",
    ),
    Family.MOVES: Words("对账、收款和账目调整", "statements, payments and adjustments"),
    Family.BREAKS: Words(
        "承诺、协议、到账的款、联系登记和打开审单的记录",
        "promises, agreements, money, contacts, and who opened a case's review",
    ),
    Family.TIMED: Words(
        "通话单上的倾听计时（通话模式）", "the call sheet's timer, of call mode"
    ),
}
AGES = (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 60)  # days after opening, on the curve
PLAN_AGES = (30, 90)  # days after an agreement was made
TO_BUCKETS = {  # measure -> bucket of days past due at a month's end
    "to_0": "0",
    "to_1_5": "1-5",
    "to_6_10": "6-10",
    "to_11_30": "11-30",
    "to_31_60": "31-60",
    "to_61_90": "61-90",
    "to_91": "91+",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing counted by day; money where its key ends in `_minor`."""

    key: str
    family: Family
    words: Words

    @property
    def is_money(self) -> bool:
        """Say whether it counts minor units, and so parts by currency."""
        return self.key.endswith("_minor")

    @property
    def is_amount(self) -> bool:
        """Say whether its units come in lumps, as money or seconds do, and count for no cases."""
        return self.is_money or self.key.endswith("_seconds")


_TO = Words("月末逾期 {bucket} 天", "{bucket} days past due at its end")


def _measures() -> dict[str, Measure]:
    told = {
        Family.CONTACTS: {
            "dials": Words("拨打次数", "dials"),
            "answered": Words("有人接听的拨打", "dials answered"),
            "talks": Words("接通通话", "conversations"),
            "right_party": Words("与本人的通话", "conversations with the right party"),
            "wrong_party": Words("接听的不是本人", "conversations with somebody else"),
            "useful": Words(
                "有结果的本人通话", "right-party conversations with a result"
            ),
            "promises_taken": Words(
                "作出承诺的通话", "conversations that ended in a promise"
            ),
            "inbound": Words("债务人打进来", "calls from the debtor"),
            "contacts": Words("我方发起的联系", "contacts we began"),
            "untold": Words("结果未登记的拨打", "calls whose outcome was not told"),
            "complaints": Words("投诉", "complaints"),
            "disputes": Words("异议", "disputes"),
            "talks_noted": Words("写了备注的通话", "conversations with a note"),
            "talks_timed": Words("有时长的通话", "conversations with a length"),
            "talk_seconds": Words("通话秒数", "seconds of conversation"),
            "dials_mobile": Words("打手机", "dials to a mobile"),
            "dials_work": Words("打单位", "dials to work"),
            "dials_home": Words("打住宅", "dials home"),
            "visits": Words("外访", "visits"),
        },
        Family.MONEY: {
            "payments": Words("收款笔数", "payments"),
            "received_minor": Words("到账金额", "money received"),
            "reversed_minor": Words("冲正金额", "money taken back"),
        },
        Family.COHORTS: {
            "cases": Words("进件案件", "cases opened"),
            "owed_minor": Words("进件时欠款", "owed at opening"),
            "touched_24h": Words(
                "24 小时内首次尝试的案件", "cases first tried within 24 hours"
            ),
            "cases_24h": Words(
                "进件已满 24 小时的案件", "cases opened at least a day ago"
            ),
            "cases_touched": Words("已尝试联系的案件", "cases tried at least once"),
            "first_minutes": Words(
                "到首次尝试的分钟数", "minutes until the first attempt"
            ),
            "recovered_minor": Words("至今收回", "recovered so far"),
            "held_owed_minor": Words("进件时欠款", "owed at opening"),
            "held_recovered_minor": Words("至今收回", "recovered so far"),
            "owed_term_minor": Words(
                "有委案期的欠款", "owed, of cases with a placement term"
            ),
            "recovered_term_minor": Words(
                "委案期内收回", "recovered within the placement term"
            ),
            "came_minor": Words("至今到账", "money that came so far"),
            "cash_day_minor": Words("金额乘以到账天数", "money times the days it took"),
            **{
                f"{name}_{age}{unit}": Words(zh.format(age=age), en.format(age=age))
                for age in AGES
                for name, unit, zh, en in (
                    (
                        "owed",
                        "_minor",
                        "已满 {age} 天的欠款",
                        "owed, of cohorts {age} days old",
                    ),
                    (
                        "recovered",
                        "_minor",
                        "{age} 天内收回",
                        "recovered within {age} days",
                    ),
                    (
                        "cases",
                        "",
                        "已满 {age} 天的案件",
                        "cases of cohorts {age} days old",
                    ),
                    (
                        "cleared",
                        "",
                        "{age} 天内还清的案件",
                        "cases paid in full within {age} days",
                    ),
                )
            },
        },
        Family.PROMISES: {
            "promises_judged": Words("已到期的承诺", "promises that are over"),
            "promises_kept": Words("按时兑现的承诺", "promises kept in time"),
            "promises_late": Words("晚兑现的承诺", "promises kept late"),
            "promises_broken": Words("未兑现的承诺", "promises broken"),
            "promised_minor": Words(
                "已到期的承诺金额", "money promised, of those over"
            ),
            "kept_minor": Words(
                "按时到账的承诺金额", "promised money that came in time"
            ),
            "month_end_judged": Words(
                "约在月中月底、已到期的承诺",
                "promises for mid-month or month-end that are over",
            ),
            "month_end_kept": Words(
                "约在月中月底、按时兑现", "promises for mid-month or month-end kept"
            ),
            "follow_up_due": Words("约了钟点的承诺", "promises with an hour"),
            "followed_up": Words(
                "一小时内跟进的承诺", "promises followed up within the hour"
            ),
        },
        Family.AGREEMENTS: {
            "agreements": Words("成立的协议", "agreements made"),
            "agreements_ended": Words("已结束的协议", "agreements that ended"),
            "agreements_kept": Words("履行完毕的协议", "agreements kept to the end"),
            "agreement_owed_minor": Words("协议所涉欠款", "owed when agreed"),
            "agreed_minor": Words("协议约定金额", "money agreed"),
            "forgiven_minor": Words("减免金额", "money forgiven"),
            "beyond_policy": Words("超出政策的协议", "agreements beyond the policy"),
            **{
                f"{name}_{age}": Words(zh.format(age=age), en.format(age=age))
                for age in PLAN_AGES
                for name, zh, en in (
                    ("agreements", "已满 {age} 天的协议", "agreements {age} days old"),
                    ("standing", "满 {age} 天时未断约", "not broken after {age} days"),
                )
            },
        },
        Family.PLANNED: {
            "planned": Words("计划联系的案件", "cases planned for a call"),
            "attempted": Words("当天确已尝试的案件", "of them tried that day"),
        },
        Family.DENIALS: {
            "denials": Words("被拦下的联系", "contacts refused by the guard"),
            "cap_denials": Words("因次数已满被拦下", "contacts refused for how often"),
        },
        Family.REVIEWS: {
            "reviewed": Words("抽查的通话", "calls reviewed"),
            "calls_split": Words(
                "分得清谁在说的通话", "calls where the turns are known"
            ),
            "interruptions": Words("打断次数", "interruptions"),
            "pressure": Words("施压说法", "pressure statements"),
            "wording_hits": Words("用语检查命中", "hits of the wording check"),
            "surveys": Words("回访", "surveys answered"),
            "satisfaction": Words("满意度合计", "satisfaction, summed"),
            "reviews_timed": Words("计时的审单", "case reviews timed"),
            "review_minutes": Words("审单分钟数", "minutes of case review"),
        },
        Family.MOVES: {
            "at_start": Words("月初逾期的案件", "cases overdue at the month's start"),
            "cured": Words("月末已不逾期", "no longer overdue at its end"),
            "rolled": Words("月末落到更后一档", "in a later bucket at its end"),
            **{
                key: Words(_TO.zh.format(bucket=name), _TO.en.format(bucket=name))
                for key, name in TO_BUCKETS.items()
            },
        },
        Family.BREAKS: {
            "breaks_followed": Words(
                "断约后有人联系的", "broken promises that a call followed"
            ),
            "breaks_reviewed": Words(
                "联系前打开过审单的", "of them reviewed before the call"
            ),
        },
        Family.TIMED: {
            "collector_seconds": Words("催收员说话秒数", "seconds the collector spoke"),
            "spoken_seconds": Words("双方说话秒数", "seconds both spoke"),
        },
    }
    return {
        key: Measure(key, family, words)
        for family, measures in told.items()
        for key, words in measures.items()
    }


MEASURES = _measures()


def family_of(key: str) -> Family:
    """Return the family that a measure is tallied in."""
    return MEASURES[key].family
