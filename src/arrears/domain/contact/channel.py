"""The ways a word can reach a person, and the numbers and addresses they use."""

from enum import StrEnum

from arrears.domain.words import Words


class Channel(StrEnum):
    """How a contact is made."""

    PHONE = "phone"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    EMAIL = "email"
    IM = "im"
    LETTER = "letter"
    VISIT = "visit"

    @property
    def words(self) -> Words:
        """Return the channel's name as people read it."""
        return CHANNEL_WORDS[self]


CHANNEL_WORDS = {
    Channel.PHONE: Words("电话", "Phone"),
    Channel.VOICEMAIL: Words("语音留言", "Voicemail"),
    Channel.SMS: Words("短信", "Text message"),
    Channel.EMAIL: Words("邮件", "E-mail"),
    Channel.IM: Words("即时消息", "Instant message"),
    Channel.LETTER: Words("信函", "Letter"),
    Channel.VISIT: Words("外访", "Visit"),
}


class PointKind(StrEnum):
    """What kind of number or address a contact point is (DAT-27, DAT-58)."""

    MOBILE = "mobile"
    HOME = "home"
    WORK = "work"
    EMAIL = "email"
    WORK_EMAIL = "work_email"
    IM = "im"
    POSTAL = "postal"
    IN_PERSON = "in_person"

    @property
    def words(self) -> Words:
        """Return the kind's name as people read it."""
        return POINT_KIND_WORDS[self]

    @property
    def is_dialled(self) -> bool:
        """Say whether one telephones this kind of point."""
        return self in {PointKind.MOBILE, PointKind.HOME, PointKind.WORK}

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Return the ways of contact that this kind of point serves."""
        return WAYS[self]


POINT_KIND_WORDS = {
    PointKind.MOBILE: Words("手机", "Mobile"),
    PointKind.HOME: Words("住宅电话", "Home phone"),
    PointKind.WORK: Words("单位电话", "Work phone"),
    PointKind.EMAIL: Words("邮箱", "E-mail"),
    PointKind.WORK_EMAIL: Words("工作邮箱", "Work e-mail"),
    PointKind.IM: Words("即时消息号", "Messenger"),
    PointKind.POSTAL: Words("通信地址", "Postal address"),
    PointKind.IN_PERSON: Words("见面地点", "Place to meet"),
}
WAYS = {
    PointKind.MOBILE: (Channel.PHONE, Channel.SMS),
    PointKind.HOME: (Channel.PHONE,),
    PointKind.WORK: (Channel.PHONE,),
    PointKind.EMAIL: (Channel.EMAIL,),
    PointKind.WORK_EMAIL: (Channel.EMAIL,),
    PointKind.IM: (Channel.IM,),
    PointKind.POSTAL: (Channel.LETTER, Channel.VISIT),
    PointKind.IN_PERSON: (Channel.VISIT,),
}
