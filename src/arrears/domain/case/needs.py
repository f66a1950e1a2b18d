"""What somebody in a hard place needs of us: the arrangement, never the reason for it."""

from arrears.domain.words import Words

NEEDS = {
    "pause": Words("暂停联系", "contact paused"),
    "letter_only": Words("只用书面联系", "in writing only"),
    "slow": Words("放慢语速，逐项确认", "slowly, step by step"),
    "representative": Words("经其代理人或陪同人联系", "through a representative"),
    "hardship": Words("优先走困难处理", "the hardship route first"),
}
LONGEST_DAYS = 180  # then somebody looks again; a policy of the house, no law (CN-S6)
