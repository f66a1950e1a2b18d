"""Contacts by day: dials, who was reached, what came of it, what went wrong."""

import narwhals.stable.v2 as nw

from arrears.domain.contact.outcome import OUTCOMES, Result
from arrears.insight.frames import Frame, Frames

from .long import amount_if, placed, tallied, truth

NOT_THE_DEBTOR = {"wrong_party", "number_changed", "relay_requested"}
IDLE = {"right_party", "enquiry", "service_inbound"}  # talked, and nothing came of it
TALKS = [o for o in OUTCOMES if o.result is Result.CONVERSATION]
RIGHT_PARTY = [o.code for o in TALKS if o.key not in NOT_THE_DEBTOR]
USEFUL = [o.code for o in TALKS if o.key not in NOT_THE_DEBTOR | IDLE]
ANSWERED = [str(Result.CONVERSATION), str(Result.DROPPED)]
CODE = {outcome.key: outcome.code for outcome in OUTCOMES}


def tally_contacts(frames: Frames) -> Frame:
    """Return the contacts of every day in the long form."""
    result, code, kind = nw.col("result"), nw.col("code"), nw.col("point_kind")
    ours = nw.col("initiator") != "debtor"
    talk = result == str(Result.CONVERSATION)
    told = ~result.is_in(["", str(Result.RESERVED)])
    dial = (nw.col("channel") == "phone") & ours & told
    timed = talk & ~nw.col("seconds").is_null()
    counts = {
        "dials": truth(dial),
        "answered": truth(dial & result.is_in(ANSWERED)),
        "talks": truth(talk),
        "right_party": truth(talk & code.is_in(RIGHT_PARTY)),
        "wrong_party": truth(talk & ~code.is_in(RIGHT_PARTY)),
        "useful": truth(talk & code.is_in(USEFUL)),
        "promises_taken": truth(talk & (code == CODE["promise"])),
        "inbound": truth(talk & ~ours),
        "contacts": truth(ours & told),
        "untold": truth(result == str(Result.RESERVED)),
        "complaints": truth(code == CODE["complaint"]),
        "disputes": truth(code == CODE["dispute"]),
        "talks_noted": truth(talk & nw.col("is_noted")),
        "talks_timed": truth(timed),
        "talk_seconds": amount_if(timed, nw.col("seconds")),
        "dials_mobile": truth(dial & (kind == "mobile")),
        "dials_work": truth(dial & (kind == "work")),
        "dials_home": truth(dial & (kind == "home")),
        "visits": truth(code == CODE["visit"]),
    }
    return tallied(placed(frames.contacts, frames.cases), counts)
