"""No contact by a channel that the placement's terms do not allow."""

from arrears.domain.contact.channel import Channel
from arrears.domain.words import Refusal, Words
from arrears.store.models import Case


class ChannelNotInTerms(Refusal):
    """The lender allowed other channels for this placement."""

    words = Words(
        "委托方在委托“{placement}”中不允许使用：{channel.zh}。",
        "The lender does not allow this channel for the placement “{placement}”: {channel.en}.",
    )


def raise_unless_in_terms(case: Case, channel: Channel) -> None:
    """Refuse a channel that the case's placement leaves out. Raises ChannelNotInTerms."""
    placement = case.placement
    if placement.channels and channel not in placement.channels.split(","):
        raise ChannelNotInTerms(placement=placement.key, channel=channel.words)
