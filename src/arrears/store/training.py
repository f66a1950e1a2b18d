"""The way to a practised talk."""

from arrears.domain.words import Refusal, Words

from .models import LibraryCall, TrainingTalk


class UnknownTalk(Refusal):
    """There is no such practised talk."""

    words = Words("没有这次练习。", "There is no such practice talk.")


def talk(number: int) -> TrainingTalk:
    """Return a practised talk. Raises UnknownTalk."""
    found = TrainingTalk.objects.filter(pk=number).first()
    if found is None:
        raise UnknownTalk
    return found


def lock(number: int, *, by: str) -> TrainingTalk:
    """Return somebody's own talk, held until the transaction ends. Raises UnknownTalk."""
    mine = TrainingTalk.objects.select_for_update().filter(pk=number, by=by).first()
    if mine is None:
        raise UnknownTalk
    return mine


class UnknownCall(Refusal):
    """There is no such call in the library."""

    words = Words("案例库里没有这通电话。", "There is no such call in the library.")


def library_call(number: int) -> LibraryCall:
    """Return a call of the library. Raises UnknownCall."""
    found = LibraryCall.objects.filter(pk=number).first()
    if found is None:
        raise UnknownCall
    return found


def lock_call(number: int) -> LibraryCall:
    """Return a call, held until the transaction ends. Raises UnknownCall."""
    found = LibraryCall.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise UnknownCall
    return found
