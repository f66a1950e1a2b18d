"""No live call without the course, where the site's policy says so."""

from datetime import datetime

from django.conf import settings

from arrears.domain.words import Refusal, Words
from arrears.store import course
from arrears.training.course.certificate import certificate
from arrears.training.course.repetition import Answer

NEED_IT = "collector"


class NotCertified(Refusal):
    """The collector has no certificate that is good today."""

    words = Words(
        "您还没有有效的培训证书，按本单位规定不能拨打。请到“练习 · 课程”把每课的题答到八成以上。",
        "You hold no valid training certificate, and the house asks for one before live calls. Answer 80 of 100 in every lesson of the course.",
    )


def raise_if_not_certified(by: str, *, now: datetime) -> None:
    """Refuse a collector without a certificate where the site asks for one. Raises NotCertified."""
    if not settings.ARREARS_CERTIFICATE_NEEDED:
        return
    role, zone = course.post_and_zone(by)
    if role != NEED_IT:
        return
    answers = [
        Answer(each.item, course.day_of(each.answered_at, zone), each.right)
        for each in course.answered(by)
    ]
    given = certificate(NEED_IT, answers)
    if given is None or not given.holds(course.day_of(now, zone)):
        raise NotCertified
