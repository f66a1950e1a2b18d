"""What makes collection stand still on a case: stops, each with its ground."""

from enum import StrEnum

from arrears.domain.words import Words


class StopKind(StrEnum):
    """Why ordinary contact stops; law and house rules say what each one stops."""

    STOPPED = "stopped"
    DISPUTE = "dispute"
    COMPLAINT = "complaint"
    CEASE = "cease"
    DECEASED = "deceased"
    VULNERABLE = "vulnerable"
    PLAN_KEPT = "plan_kept"
    POLICE_REPORT = "police_report"

    @property
    def words(self) -> Words:
        """Return the stop's name as people read it."""
        return STOP_WORDS[self]


STOP_WORDS = {
    StopKind.STOPPED: Words("停催", "collection stopped"),
    StopKind.DISPUTE: Words("异议处理中", "dispute open"),
    StopKind.COMPLAINT: Words("投诉处理中", "complaint open"),
    StopKind.CEASE: Words("本人要求停止联系", "asked us to stop contact"),
    StopKind.DECEASED: Words("债务人已故", "the debtor has died"),
    StopKind.VULNERABLE: Words("需要特别照顾，暂停联系", "vulnerable, contact paused"),
    StopKind.PLAN_KEPT: Words("还款计划履行中", "plan being kept"),
    StopKind.POLICE_REPORT: Words("已报案，等法务意见", "police report, legal decides"),
}
