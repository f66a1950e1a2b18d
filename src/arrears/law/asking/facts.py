"""The facts that rules ask for, concluded from a question, in one place."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from arrears.law.engine.usual import USUAL

from . import agreed, conduct, stops, words
from .asked import MEDIA, Asked, Debt
from .period import federal_holidays
from .wording import forbidden

Reading = Callable[[Asked, datetime], Any]
JUST_NOW = timedelta(hours=2)
CARD_CRIME_FROM_MINOR = 50_000_00  # 两高 2018, card cases, principal at filing
SIGNED = {
    "joint",
    "joint_signature",
    "co_signed",
    "cosigned",
    "signed",
    "ratified",
    "ratification",
}
GROUNDS_TO_SHARE = SIGNED | {
    "household",
    "shared_household",
    "joint_debt",
    "common_use",
    "inheritance",
    "heir",
    "estate",
}

# Which facts each kind of record may change; without one they stay as usual.
BY_RECORD: Mapping[str, Mapping[str, Reading]] = {
    "consent": {
        "hours_agreed": agreed.hours_agreed,
        "hours_agreed_with_us": agreed.hours_agreed_with_us,
        "contact_agreed": agreed.contact_agreed,
        "calls_agreed": agreed.calls_agreed,
        "more_calls_agreed": agreed.more_calls_agreed,
        "work_permitted": agreed.work_permitted,
        "third_party_agreed": agreed.third_party_agreed,
        "address_in_doubt": agreed.address_in_doubt,
    },
    "inconvenient_time": {"time_inconvenient": agreed.time_inconvenient},
    "inconvenient_place": {"place_inconvenient": agreed.place_inconvenient},
    "opt_out": {
        "opted_out": agreed.opted_out,
        "opt_outs_confirmed": agreed.opt_outs_confirmed,
        "refused": stops.refused,
    },
    "cease": {
        "said_before": stops.said_before,
        "ceased": stops.ceased,
        "asked_to_stop": stops.asked_to_stop,
        "refused": stops.refused,
    },
    "refusal": {
        "said_before": stops.said_before,
        "ceased": stops.ceased,
        "asked_to_stop": stops.asked_to_stop,
        "refused": stops.refused,
    },
    "attorney": {"represented": stops.represented},
    "dispute": {
        "said_before": stops.said_before,
        "dispute_open": stops.dispute_open,
        "dispute_in_period": stops.dispute_in_period,
    },
    "complaint": {
        "complaint_open": stops.complaint_open,
        "said_before": stops.said_before,
    },
    "plan": {"plan_kept": stops.plan_kept},
    "moratorium": {"moratorium": stops.moratorium},
    "employer_prohibits": {"employer_prohibits": stops.employer_prohibits},
    "lost_contact": {"lost_contact": stops.lost_contact},
    "vulnerable": {"vulnerable": stops.vulnerable},
    "death": {"deceased": stops.deceased, "debtor_gone": stops.debtor_gone},
    "court_permission": {"court_permits": stops.court_permits},
    "validation_notice": {
        "notice_sent": stops.notice_sent,
        "period_open": stops.period_open,
    },
}
# Every fact that some record may change; but for the last three, nothing else turns it.
ON_RECORD = frozenset(name for facts in BY_RECORD.values() for name in facts)
STEADY = ON_RECORD - {"calls_agreed", "address_in_doubt", "period_open"}
# Facts that ask how many days ago a record of the kind came; all others ask only
# which record came first.
BY_AGE: Mapping[str, frozenset[str]] = {
    "consent": frozenset({"calls_agreed", "address_in_doubt"}),
    "validation_notice": frozenset({"period_open", "dispute_in_period"}),
}


def readings(asked: Asked) -> Mapping[str, Reading]:
    """Return the facts that may turn with time, each with how it is read."""
    found: dict[str, Reading] = {}
    for kind in asked.records:
        found |= BY_RECORD.get(kind, {})
    if any(event.initiator != "collector" for event in asked.past.events):
        found |= {
            "answers_message": answers_message,
            "answers_just_now": answers_just_now,
            "asked_back": asked_back,
            "address_in_doubt": agreed.address_in_doubt,
        }
    if asked.medium == "phone" and asked.past.events:
        found["federal_holiday"] = federal_holiday
    if asked.point_kind == "work_email":
        found["point_agreed"] = agreed.point_agreed
    if "limitation_expired" not in found and asked.about:
        found["limitation_expired"] = limitation_expired
    return found


def standing(asked: Asked) -> dict[str, Any]:
    """Return the facts that do not turn with time."""
    facts = dict(USUAL) | {
        "role": asked.role,
        "purpose": asked.purpose,
        "point_kind": asked.point_kind,
        "voice": asked.voice,
        "agents": asked.agents,
        "we_begin": asked.initiator == "collector",
        "open_medium": asked.open,
    }
    known = asked.people.get(asked.person)
    if known:
        facts |= _of_person(known.flags)
        facts["shares_debt"] = _shares_debt(known.ground)
        facts["signed_too"] = known.ground in SIGNED
    facts["debtor_gone"] = any(
        asked.is_debtor(one.id) and one.flags & {"deceased", "incapacitated"}
        for one in asked.people.values()
    )
    if asked.role not in stops.OWE:  # asked through, one asks about the debtor
        facts["represented"] = facts["represented"] or any(
            asked.is_debtor(one.id) and "represented" in one.flags
            for one in asked.people.values()
        )
    if asked.about is None and not asked.debts:
        facts["limitation_expired"] = None
    return facts | _of_debts(asked.debt_rows) | _of_words(asked)


def answers_message(asked: Asked, local: datetime) -> bool:
    """Say whether this answers what the person wrote or said by the same medium."""
    return asked.purpose == "respond" and _unanswered(asked, local) is not None


def answers_just_now(asked: Asked, local: datetime) -> bool:
    """Say the same, where the message came today or within two hours."""
    wrote = _unanswered(asked, local) if asked.purpose == "respond" else None
    if wrote is None:
        return False
    return _day_of(wrote, local) == local.date() or local - wrote < JUST_NOW


def asked_back(asked: Asked, local: datetime) -> bool:
    """Say whether the person came back to us after we last reached her."""
    mine = [e for e in asked.past.events if e.person == asked.person and e.at <= local]
    return bool(mine) and mine[-1].initiator != "collector"


def federal_holiday(asked: Asked, local: datetime) -> bool:  # noqa: ARG001
    """Say whether today is a legal public holiday of the United States."""
    return local.date() in federal_holidays(local.year)


def limitation_expired(asked: Asked, local: datetime) -> bool | None:
    """Say whether a debt is past its limitation; None where a day is not told."""
    days = [debt.limitation_expires_on for debt in asked.debt_rows]
    if any(day is not None and day < local.date() for day in days):
        return True
    return None if not days or None in days else False


def _unanswered(asked: Asked, local: datetime) -> datetime | None:
    """Return when the person last used this medium, if we have not used it since."""
    for event in reversed(asked.past.events):
        if event.person != asked.person or event.at > local:
            continue
        if MEDIA.get(event.channel, event.channel) == asked.medium:
            return None if event.initiator == "collector" else event.at
    return None


def _day_of(at: datetime, local: datetime) -> date:
    return at.astimezone(local.tzinfo).date()


def _of_person(flags: frozenset[str]) -> dict[str, Any]:
    return {
        "deceased": "deceased" in flags,
        "incapacitated": "incapacitated" in flags,
        "minor": "minor" in flags,
        "vulnerable": "vulnerable" in flags,
        "volunteer": "volunteer_payer" in flags,
        "represented": "represented" in flags,
    }


def _shares_debt(ground: str | None) -> bool | None:
    """Say whether the ground makes the person liable; None for a ground not known."""
    if ground is None:
        return False
    return True if ground in GROUNDS_TO_SHARE else None


def _of_debts(debts: list[Debt]) -> dict[str, Any]:
    if not debts:
        return {}
    statuses = {debt.status for debt in debts}
    facts: dict[str, Any] = {"settled": "settled" in statuses}
    if "plan" in statuses:
        facts["plan_kept"] = True
    if "disputed" in statuses:  # when and how it was raised, nobody says
        facts |= {"dispute_open": True, "dispute_in_period": None}
    facts["crime_possible"] = all(
        debt.product == "card" and (debt.principal_minor or 0) >= CARD_CRIME_FROM_MINOR
        for debt in debts
    )
    return facts


def _of_words(asked: Asked) -> dict[str, Any]:
    text = asked.text
    if text is None:
        return {}
    return {
        "text_tells_debt": words.tells_debt(text),
        "text_lacks_opt_out": words.lacks_opt_out(asked.channel, text),
        "text_hides_collector": words.hides_collector(asked.channel, text),
        "text_adds_to_confirmation": words.adds_to_confirmation(text),
        "text_threatens_suit": words.threatens_suit(text),
        "text_claims_filing": words.claims_filing(text),
        "text_threatens_crime": words.threatens_crime(text),
        "text_abuses": words.abuses(text),
        "text_forbidden": forbidden(asked, text),
        "text_names_employer": conduct.names_employer(text),
        "text_hides_name": conduct.hides_name(text),
        "text_poses": conduct.poses(text),
        "text_adds_fee": conduct.adds_fee(text),
        "text_hurries": conduct.hurries(text),
        "caller_hidden": conduct.hides_caller(text),
        "charges_person": conduct.charges(text),
    }
