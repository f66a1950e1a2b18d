"""What the ledger cannot take, by name, in words."""

from arrears.domain.words import Refusal, Words


class NotJson(Refusal):
    """The line is no JSON object."""

    words = Words(
        "这一行不是 JSON 对象：{why}。",
        "This line is not a JSON object: {why}.",
    )


class FieldMissing(Refusal):
    """A field that must be there is not."""

    words = Words("{where} 缺少字段 {field}。", "{where} has no {field}.")


class FieldWrong(Refusal):
    """A field holds what it cannot hold."""

    words = Words(
        "{where} 的 {field} 是 {value}，应为{want}。",
        "{field} of {where} is {value}; it must be {want}.",
    )

    @property
    def sentence(self) -> Words:
        """Return the words, what is wanted said in each language."""
        want = self.figures["want"]
        if not isinstance(want, Words):
            return super().sentence
        zh, en = self.figures | {"want": want.zh}, self.figures | {"want": want.en}
        return Words(self.words.zh.format(**zh), self.words.en.format(**en))


class AmountWrong(Refusal):
    """An amount is no whole number of minor units, or has the wrong sign."""

    words = Words(
        "{where} 的 {field} 是 {value}。金额须为整数，以最小货币单位计，且不小于 {least}。",
        "{field} of {where} is {value}. Amounts are whole minor units, {least} or more.",
    )


class CurrencyMixed(Refusal):
    """Two currencies met in one debt."""

    words = Words(
        "{where} 的币种是 {currency}，这笔债务是 {debt}。请分开记账。",
        "{where} is in {currency}, the debt in {debt}. Keep them in two ledgers.",
    )


class HeadUnknown(Refusal):
    """A head of the debt that does not exist."""

    words = Words(
        "{where} 的款项 {head} 不存在，可用：{heads}。",
        "{where} names the head {head}; there are {heads}.",
    )


class TypeUnknown(Refusal):
    """An event of a type that does not exist."""

    words = Words(
        "{where} 的类型 {type} 不存在，可用：{types}。",
        "{where} is of type {type}; there are {types}.",
    )


class ScheduleEmpty(Refusal):
    """There is no instalment."""

    words = Words("没有任何分期。", "There are no instalments.")


class ScheduleOutOfOrder(Refusal):
    """An instalment falls due before the one ahead of it."""

    words = Words(
        "第 {n} 期的到期日 {due} 早于前一期 {before}。",
        "Instalment {n} falls due on {due}, before the one ahead of it, {before}.",
    )


class ScheduleDoesNotSum(Refusal):
    """The parts of the schedule are not the total it states."""

    words = Words(
        "{where} 各部分合计 {sum}，与所列总额 {stated} 不符。",
        "The parts of {where} come to {sum}; it states {stated}.",
    )


class EventBeforeContract(Refusal):
    """Something happened before there was a debt."""

    words = Words(
        "{where} 发生于 {on}，早于合同日 {contract_on}。",
        "{where} is of {on}, before the contract of {contract_on}.",
    )


class RefTwice(Refusal):
    """One reference names two different events."""

    words = Words(
        "编号 {ref} 出现两次，内容不同。相同的重复只计一次，不同的请另编号。",
        "The reference {ref} names two different events. The same event told twice counts once; another needs its own.",
    )


class ReversalOfUnknown(Refusal):
    """A reversal or chargeback names an event that is not there."""

    words = Words(
        "{where} 指向的 {ref} 不存在。",
        "{where} names {ref}, which is not among the events.",
    )


class ReversalOfReversal(Refusal):
    """A reversal names a reversal."""

    words = Words(
        "{where} 要冲正的 {ref} 本身是冲正。请重新登记原事项。",
        "{where} would reverse {ref}, which is itself a reversal. Enter the event anew.",
    )


class ReversedTwice(Refusal):
    """Two reversals name one event."""

    words = Words(
        "{ref} 已被冲正，{where} 不能再次冲正。",
        "{ref} is reversed already; {where} cannot reverse it again.",
    )


class ReversalDiffers(Refusal):
    """A reversal has another amount than what it reverses."""

    words = Words(
        "{where} 的金额 {amount} 与原事项 {ref} 的 {original} 不符。冲正只能全额。",
        "{where} has {amount}, the event {ref} has {original}. A reversal is of the whole.",
    )


class ChargebackOfNothing(Refusal):
    """A chargeback names an event that brought no money."""

    words = Words(
        "{where} 指向的 {ref} 不是入账款项。",
        "{where} names {ref}, which brought no money in.",
    )


class WaiverOfNothing(Refusal):
    """A waiver names an instalment or charge that is not there."""

    words = Words(
        "{where} 减免的 {head}（{due}）不存在。",
        "{where} waives {head} of {due}, where there is none.",
    )


class ResumeWithoutPause(Refusal):
    """A resume has no pause before it."""

    words = Words(
        "{where} 之前没有暂停。",
        "{where} has no pause before it.",
    )


class TermsContradict(Refusal):
    """Two terms cannot both hold."""

    words = Words(
        "条款 {field} 自相矛盾：{value}。",
        "The terms in {field} contradict each other: {value}.",
    )
