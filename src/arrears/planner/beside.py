"""Two pieces of the plan worked out at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from .frames import Frame, collected, moved_to

Work = Callable[[], Frame]


def beside(read: Work, most: Work, *, like: Frame) -> tuple[Frame, Frame]:
    """
    Return what both give: `read` worked out, which asks Python, and `most` of the rows.

    Polars works out `most` meanwhile, which leaves Python to the other. On the other
    engines, of which `like` tells, `most` waits until the plan is collected.
    Raises what either raises.
    """
    if not like.implementation.is_polars():
        return _worked_out(read()), most()
    with ThreadPoolExecutor(1) as worker:
        waiting = worker.submit(lambda: _worked_out(most()))
        return _worked_out(read()), waiting.result()


def _worked_out(frame: Frame) -> Frame:
    return moved_to(frame, collected(frame))


def once(frame: Frame) -> Frame:
    """Return the frame; Polars works it out here, and not for each step that reads it."""
    return _worked_out(frame) if frame.implementation.is_polars() else frame
