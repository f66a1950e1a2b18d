"""The way to a lender by its key."""

from arrears.domain.words import Refusal, Words

from .models import Lender


class UnknownLender(Refusal):
    """Nobody of that key has placed anything."""

    words = Words(
        "没有代号为 {lender} 的委托方。现有：{known}。",
        "There is no lender {lender}. There are: {known}.",
    )


def lender(key: str) -> Lender:
    """Return the lender of that key. Raises UnknownLender, with those there are."""
    found = Lender.objects.filter(key=key).first()
    if found is None:
        keys = Lender.objects.order_by("key").values_list("key", flat=True)
        raise UnknownLender(lender=key, known="、".join(keys) or "–")
    return found
