"""What each fact is where nothing is on record: a debtor's own number, rung to collect."""

from collections.abc import Mapping
from typing import Any

# A fact that stands here is one that a record would tell. Whoever keeps all the
# records may start from these values; whoever does not know leaves the fact out.
USUAL: Mapping[str, Any] = {
    # The contact itself.
    "role": "debtor",
    "purpose": "collect",
    "point_kind": "mobile",
    "voice": "human",
    "agents": 2,
    "we_begin": True,
    "open_medium": False,
    # What was agreed.
    "hours_agreed": False,
    "hours_agreed_with_us": False,
    "contact_agreed": False,
    "calls_agreed": False,
    "point_agreed": False,
    "point_restricted": False,
    "work_permitted": False,
    "court_permits": False,
    "promise_in_days": -1,
    "reminder_agreed": False,
    "plan_kept": False,
    # What was asked of us.
    "stopped": False,
    "time_inconvenient": False,
    "place_inconvenient": False,
    "opted_out": False,
    "opt_outs_confirmed": 0,
    "answers_message": False,
    "answers_just_now": False,
    "ceased": False,
    "asked_to_stop": False,
    "refused": False,
    "employer_prohibits": False,
    "complaint_open": False,
    "dispute_open": False,
    "dispute_in_period": False,
    "represented": False,
    "moratorium": False,
    "notice_sent": False,
    # Who the people are.
    "deceased": False,
    "incapacitated": False,
    "minor": False,
    "vulnerable": False,
    "debtor_gone": False,
    "lost_contact": False,
    "shares_debt": False,
    "volunteer": False,
    "asked_back": False,
    "settled": False,
    # What the words of the contact say; with no words yet, nothing.
    "text_tells_debt": False,
    "text_lacks_opt_out": False,
    "text_hides_collector": False,
    "text_adds_to_confirmation": False,
    "text_threatens_suit": False,
    "text_claims_filing": False,
    "text_threatens_crime": False,
    "text_abuses": False,
    "text_forbidden": False,
    "limitation_expired": False,
    "crime_possible": False,
    # What a review of the call, the letter or the ledger finds.
    "caller_hidden": False,
    "charges_person": False,
    "envelope_marked": False,
    "payment_to_disputed": False,
    "notice_lacks_itemization": False,
    "itemization_date_kind": "last_statement",
}
