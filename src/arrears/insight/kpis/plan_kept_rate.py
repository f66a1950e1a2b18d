"""KPI-23: agreements kept to the end."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="plan_kept_rate",
    item="KPI-23",
    title=Words("协议履行率", "Agreements kept to the end"),
    meaning=Words(
        "已结束的还款协议中，履行完毕的比例。",
        "Of agreements that ended, the share kept to the end.",
    ),
    trap=Words(
        "断约的结束得早，所以近期成立的看起来差；看“协议存续率”。",
        "Broken ones end sooner, so young agreements look bad; see plan_survival_90.",
    ),
    figure=Share("agreements_kept", "agreements_ended"),
    pair=(
        "plan_survival_30",
        "plan_survival_90",
    ),
    higher_is_better=True,
)
