"""How a complaint, a dispute or a request about data may end."""

from arrears.domain.words import Words

OUTCOMES = {
    "upheld": Words("成立，已改正", "upheld, put right"),
    "partly": Words("部分成立", "upheld in part"),
    "rejected": Words("不成立，已说明", "not upheld, explained"),
    "withdrawn": Words("对方撤回", "withdrawn"),
    "done": Words("已办理", "done"),
    "held": Words("依法暂不能办理，已说明", "held by law, explained"),
}
