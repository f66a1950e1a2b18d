"""Our own calls by telephone, as every step that learns from them reads them."""

from datetime import date, datetime, time, timedelta

import narwhals.stable.v2 as nw

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import RESULTS
from arrears.planner.frames import Frame, moment

DAYS_REMEMBERED = 14  # by the steps that look at single calls
TALKED = nw.col("result") == str(Result.CONVERSATION)


def dialled(attempts: Frame, on: date, *, days: int) -> Frame:
    """
    Return our dials of so many days before day `on`, and of the day itself.

    Reads   person, point, at, result, initiator, channel
    Writes  person, point, at, result
    Rows    those of the attempts
    """
    midnight = datetime.combine(on, time.min)
    since = moment(midnight - timedelta(days=days), like=attempts)
    until = moment(midnight + timedelta(days=1), like=attempts)
    dials = nw.col("result").is_in([str(result) for result in RESULTS["dial"]])
    ours = nw.col("initiator") == "collector"
    return (
        attempts.filter(nw.col("at") >= since, nw.col("at") <= until)
        .filter(nw.col("channel") == str(Channel.PHONE), dials, ours)
        .select("person", "point", "at", "result")
    )
