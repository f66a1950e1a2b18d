"""What the debtor takes in of a line: acts, sums and days, and what is no talk at all."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from arrears.domain.money.months import day_of_month, month_after
from arrears.law.call_review.days import day_in, is_undated
from arrears.law.call_review.figures import yuan_in
from arrears.law.wording.plain import plain
from arrears.training.acts import Act, acts_of

FEN = 100
LONG = 600  # characters nobody listens to
CHINESE = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[a-z]{2,}")
INJECTION = re.compile(
    r"(?:忽略|无视|忘(?:记|掉)|不要理会|绕过).{0,12}(?:指令|规则|提示|设定|设置|限制|内容)|系统提示|提示词|你(?:现在)?(?:是|扮演).{0,8}(?:ai|模型|机器人|程序|助手|语言模型)|"
    r"(?:直接|马上)?(?:输出|打印|显示|告诉我).{0,10}(?:隐藏|答案|分数|设定|提示|家庭收支|满分|json)|"
    r"ignore .{0,24}(?:instructions|rules|prompt)|system prompt|you are (?:now )?(?:an? )?(?:ai|language model|chatbot|assistant)|jailbreak|</?(?:system|user|assistant|script)|\bdan\b mode"
)
KEEPS_PRIVATE = re.compile(
    r"保密|(?:不会|不|绝不|决不)(?:再)?(?:告诉|联系|透露|打(?:给|到|扰)|通知|跟|找|让).{0,14}(?:家|别人|单位|朋友|任何人|第三|他人|同事|父母|爱人)|只(?:跟|和|找|打)(?:您|你)(?:本人|一个人|自己)|confidential|only (?:with|to) you"
)
COMMON = re.compile(  # without one of these hardly an English sentence is said
    r"\b(?:"
    r"a|about|account|afford|again|agree|all|am|amount|an|and|any|are|ask|at|balance|bank|be|because|been|bill|bye|call|calling|can|"
    r"card|cannot|case|check|confirm|could|court|credit|day|days|debt|did|do|does|don|due|every|family|fee|for|from|give|go|good|got|"
    r"had|have|he|hello|help|her|hi|him|his|how|hundred|if|in|income|instalments|is|it|its|job|know|last|late|law|lawyer|let|like|"
    r"listen|loan|me|mean|month|monthly|more|morning|much|must|my|name|need|next|no|not|now|of|off|on|one|or|our|out|over|overdue|owe|"
    r"owed|paid|pay|payday|payment|plan|please|police|promise|put|rent|right|said|say|she|should|so|some|sorry|speak|still|sue|sum|take|"
    r"talk|tell|than|thank|thanks|that|the|their|them|then|there|these|they|this|those|time|to|today|tomorrow|understand|until|up|us|"
    r"want|was|we|week|well|were|what|when|where|which|who|why|will|with|work|would|yes|yesterday|you|your|yuan|bastard|damn|dumb|fool|"
    r"fuck|fucking|idiot|liar|loser|moron|pathetic|pig|scum|shame|shit|stupid|thief|trash|ugly|worthless"
    r")\b"
)
ABOUT = {
    "income": re.compile(r"收入|工资|薪|进账|进项|生意|上班|工作|货款|几号发|income|salary|earn|wage|paid"),
    "essentials": re.compile(r"开销|支出|花销|开支|房租|房贷|生活费|要花|吃饭|药费|剩|结余|rent|expenses|costs|left"),
    "other_debts": re.compile(r"别家|其他|别的|另外|还有|外面|其它|多少家|other (?:debts|lenders)"),
    "payer": re.compile(r"管钱|做主|作主|说了算|谁.{0,6}(?:管|定|出)|decides|in charge of"),
}  # fmt: skip
ASKED_AFTER = re.compile(
    r"([\u3400-\u9fff])(?:先生|女士|小姐|老板|总)(?:本人)?(?:吗|么|吧|[?？])"
)
DIGITS = re.compile(r"(?:后|尾|末)(?:四|4|三|3|六|6)位|尾号|出生|last (?:four|4)")
MONTHLY = re.compile(
    r"每(?:个)?月|按月|月月|分期|分.{0,4}(?:期|个月)|a month|per month|monthly|instal"
)


class Odd(StrEnum):
    """What is no talk: the debtor answers it in character."""

    SILENCE = "silence"
    INJECTION = "injection"
    LONG = "long"
    NONSENSE = "nonsense"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the collector, as the debtor takes it in."""

    text: str
    acts: frozenset[Act]
    odd: Odd | None
    amount_minor: int | None
    on: date | None
    after_payday: bool
    monthly: bool
    private: bool
    asks_digits: bool
    about: frozenset[str]
    misnamed: bool = False  # somebody of another name was asked after


def heard(text: str, *, today: date, surname: str = "") -> Heard:
    """Return what a line says on `today` to the debtor of that surname."""
    told = plain(text).text.strip()
    acts = acts_of(text) if _is_speech(told) else frozenset()
    money = yuan_in(told)
    misnamed = _is_another(told, surname)
    return Heard(
        text=text,
        acts=acts - {Act.VERIFY_IDENTITY} if misnamed else acts,
        odd=_odd(told, acts),
        amount_minor=int(money[0] * FEN) if money else None,
        on=_ahead(told, today),
        after_payday=is_undated(told),
        monthly=bool(MONTHLY.search(told)),
        private=bool(KEEPS_PRIVATE.search(told)),
        asks_digits=bool(DIGITS.search(told)),
        about=frozenset(name for name, said in ABOUT.items() if said.search(told)),
        misnamed=misnamed,
    )


def _is_another(told: str, surname: str) -> bool:
    """Say whether somebody else is asked after: then nobody's identity was checked."""
    names = ASKED_AFTER.findall(told)
    return bool(names and surname) and not any(map(surname.endswith, names))


def _is_speech(told: str) -> bool:
    """Say whether it is a language the acts are heard in; letters struck at random are not."""
    known = CHINESE.search(told) or COMMON.search(told)
    return bool(known) or not WORD.search(told)


def _ahead(told: str, today: date) -> date | None:
    """Return the day that is named; "the 12th of every month" is the next 12th."""
    day = day_in(told, today)
    return day if day and day >= today else _every_month(told, today)


def _every_month(told: str, today: date) -> date | None:
    found = re.search(r"每(?:个)?月(?:的)?(\d{1,2})(?:号|日)?", told)
    if not found or not 1 <= int(found[1]) <= 31:  # noqa: PLR2004
        return None
    here = day_of_month(today, int(found[1]))
    return here if here >= today else month_after(here, 1, on=int(found[1]))


def _odd(told: str, acts: frozenset[Act]) -> Odd | None:
    if not re.search(r"\w", told):
        return Odd.SILENCE
    if INJECTION.search(told):
        return Odd.INJECTION
    if len(told) > LONG:
        return Odd.LONG
    if acts or CHINESE.search(told):
        return None if acts or len(set(CHINESE.findall(told))) > 1 else Odd.NONSENSE
    return Odd.ENGLISH if len(WORD.findall(told)) > 1 else Odd.NONSENSE
