"""What a case is brought to a supervisor for, and what may follow (PROC-11, EVT-22)."""

from arrears.domain.words import Words

ABOUT = {
    "difficult": Words("谈话困难，请主管接手", "a difficult talk, please take over"),
    "complaint": Words("客户要投诉", "the debtor wants to complain"),
    "hardship": Words("困难户，方案超出权限", "hardship beyond my authority"),
    "stop": Words("建议停催", "collection should stop"),
    "conduct": Words("担心我们自己的做法", "worried by our own conduct"),
    "other": Words("其他", "something else"),
}
ANSWERS = {
    "advice": Words("给了建议，继续由原人处理", "advice given, it stays where it is"),
    "took_over": Words("主管接手谈", "the supervisor talks herself"),
    "paired": Words("安排协同处理", "a second handler joins"),
    "reassigned": Words("改由别人处理", "somebody else takes it"),
    "stopped": Words("停催", "collection stops"),
    "compliance": Words("转合规处理", "passed to compliance"),
}
ON_IT = {"paired", "reassigned"}  # these name a collector
