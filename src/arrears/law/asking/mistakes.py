"""What can be wrong with a question, each mistake by its name."""

from arrears.domain.words import Refusal, Words


class QuestionMisread(Refusal):
    """A field of the question is not of its form."""

    words = Words(
        "问题的“{field}”不对：{found}。应为：{wanted}。",
        "The question's “{field}” is wrong: {found}. It must be: {wanted}.",
    )


class NotJson(Refusal):
    """The line is no JSON object."""

    words = Words(
        "这一行不是 JSON 对象：{why}。每行须为一个完整的问题。",
        "This line is no JSON object: {why}. Each line is one whole question.",
    )


class FieldMissing(Refusal):
    """The question lacks something that every question has."""

    words = Words(
        "问题缺少“{field}”，请补上。", "The question lacks “{field}”. Add it."
    )


class NaiveTime(Refusal):
    """A time says nothing of its offset from UTC."""

    words = Words(
        "“{field}”的时间 {found} 没有时区偏移，无法确定是哪一刻。请写成 2026-11-24T15:00:00+08:00 的形式。",
        "The time {found} in “{field}” has no offset, so nobody knows which moment it is. Write it like 2026-11-24T15:00:00+08:00.",
    )


class BeyondTheCalendar(Refusal):
    """A time lies so far off that clocks and zones say nothing of it."""

    words = Words(
        "“{field}”的时间 {found} 太久远，请核对年份（{first} 至 {last} 年）。",
        "The time {found} in “{field}” is too far off. Check the year: {first} to {last}.",
    )


class ToldTwice(Refusal):
    """Two rows of one name say different things."""

    words = Words(
        "“{field}”里有两条 {name}，内容不同，无法判断以哪条为准。",
        "“{field}” tells of {name} twice, and differently; nobody knows which holds.",
    )


class UnknownZone(Refusal):
    """No time zone has that name."""

    words = Words(
        "没有名为“{zone}”的时区。请用 IANA 名称，例如 Asia/Shanghai。",
        "There is no time zone “{zone}”. Use an IANA name, such as Asia/Shanghai.",
    )


class UnknownChannel(Refusal):
    """No channel has that name."""

    words = Words(
        "没有名为“{channel}”的联系方式，现有：{known}。",
        "There is no channel “{channel}”. There are: {known}.",
    )


class UnknownPerson(Refusal):
    """A line of the history or the contact names nobody."""

    words = Words(
        "“{field}”没有说是哪个人（person），无法判断。",
        "“{field}” does not say which person it concerns; nothing can be judged.",
    )


class NotJudged(Refusal):
    """Something in the question is beyond what can be judged."""

    words = Words(
        "这个问题无法判断（{why}），不得据此联系。请检查日期和数值是否合理。",
        "This question cannot be judged ({why}); nobody may be contacted on it. Check that its dates and figures make sense.",
    )
