"""What stands against a contact: each stop by its own word, and no wider than that."""

from datetime import date, datetime

from .agreed import KIN, consents, mine
from .asked import Asked
from .period import last_day_to_dispute
from .record import LENDERS, Record

OWE = {"debtor", "guarantor", "co_obligor"}
# An attorney in a state that begins so stands in nobody's way: no answer, or a yes.
SILENT = (
    "no_",
    "non",
    "not_",
    "unrespons",
    "unreach",
    "silent",
    "consent",
    "failed_to",
)


def ceased(asked: Asked, local: datetime) -> bool | None:
    """
    Say whether the person told us in writing to stop, or that she will not pay.

    None where only the lender was told.
    """
    answer: bool | None = False
    for record in _words_to_stop(asked, local):
        if record.written and record.given_to not in LENDERS:
            return True
        answer = None if record.written else answer
    return answer


def asked_to_stop(asked: Asked, local: datetime) -> bool:
    """Say whether the person asked us in any way to stop."""
    return any(r.kind == "cease" or r.written for r in _words_to_stop(asked, local))


def refused(asked: Asked, local: datetime) -> bool:
    """Say whether somebody who does not owe refused to be contacted; it never ends."""
    if asked.role in OWE:
        return False
    return any(
        record.person == asked.person and record.since <= local
        for kind in ("refusal", "cease", "opt_out")
        for record in asked.records.get(kind, ())
    )


def represented(asked: Asked, local: datetime) -> bool:
    """Say whether an attorney speaks for the person on any of these debts."""
    return any(
        record.in_force(local)
        and not (record.state or "").replace(" ", "_").startswith(SILENT)
        and record.touches(asked.about)
        and _protects(asked, record)
        and not _lifted(asked, record, local)
        for record in asked.records.get("attorney", ())
    )


def complaint_open(asked: Asked, local: datetime) -> bool:
    """Say whether a complaint of the person about these debts is open."""
    return _about_debts(asked, "complaint", local)


def dispute_open(asked: Asked, local: datetime) -> bool:
    """Say whether these debts are disputed and no verification was sent since."""
    return bool(_open_disputes(asked, local))


def dispute_in_period(asked: Asked, local: datetime) -> bool:
    """Say the same of written disputes that came in the validation period."""
    return any(
        record.written and _in_period(asked, record, local)
        for record in _open_disputes(asked, local)
    )


def plan_kept(asked: Asked, local: datetime) -> bool:
    """Say whether a plan for any of these debts is being kept; the newest decides."""
    plans = [r for r in asked.records.get("plan", ()) if r.since <= local]
    for debt in asked.about or (None,):
        about = None if debt is None else (debt,)
        newest = [record for record in plans if record.touches(about)][-1:]
        if newest and newest[0].in_force(local):
            return True
    return False


def moratorium(asked: Asked, local: datetime) -> bool:
    """Say whether a moratorium or a bankruptcy stay protects from this contact."""
    return any(
        record.in_force(local)
        and record.touches(asked.about)
        and _protects(asked, record)
        for record in asked.records.get("moratorium", ())
    )


def employer_prohibits(asked: Asked, local: datetime) -> bool:
    """Say whether the employer forbids such contact at this work point."""
    return any(
        record.in_force(local)
        and record.person in (None, asked.person)
        and record.point in (None, asked.point)
        for record in asked.records.get("employer_prohibits", ())
    )


def lost_contact(asked: Asked, local: datetime) -> bool:
    """Say whether the debtor is proven out of reach, and has not been heard since."""
    return any(
        record.in_force(local)
        and record.touches(asked.about)
        and record.person != asked.person
        and not _heard_since(asked, record, local)
        for record in asked.records.get("lost_contact", ())
    )


def deceased(asked: Asked, local: datetime) -> bool:
    """Say whether the person to be contacted has died."""
    return any(
        record.since <= local
        and (
            record.person == asked.person
            or (record.person is None and asked.role == "debtor")
        )
        for record in asked.records.get("death", ())
    )


def debtor_gone(asked: Asked, local: datetime) -> bool:
    """Say whether the debtor has died."""
    return any(
        record.since <= local and asked.is_debtor(record.person)
        for record in asked.records.get("death", ())
    )


def vulnerable(asked: Asked, local: datetime) -> bool:
    """Say whether the person is on record as vulnerable."""
    return any(
        record.in_force(local) and record.person in (None, asked.person)
        for record in asked.records.get("vulnerable", ())
    )


def court_permits(asked: Asked, local: datetime) -> bool:
    """Say whether a court permitted this contact."""
    return bool(mine(asked, "court_permission", local))


def said_before(asked: Asked, local: datetime) -> bool:
    """Say whether the person refused, disputed, complained or asked us to stop."""
    return any(
        record.in_force(local)
        and record.touches(asked.about)
        and record.person in (None, asked.person)
        for kind in ("refusal", "cease", "dispute", "complaint")
        for record in asked.records.get(kind, ())
    )


def period_open(asked: Asked, local: datetime) -> bool:
    """Say whether the validation period of any of these debts is running."""
    return any(
        record.since <= local
        and record.touches(asked.about)
        and local.date() <= _last_day(record, local)
        for record in asked.records.get("validation_notice", ())
    )


def _last_day(notice: Record, local: datetime) -> date:
    posted = notice.since.astimezone(local.tzinfo).date()
    return notice.expires_on or last_day_to_dispute(posted)


def notice_sent(asked: Asked, local: datetime) -> bool:
    """Say whether the validation or transfer notice of these debts was sent."""
    return any(
        record.since <= local and record.covers(asked.about)
        for record in asked.records.get("validation_notice", ())
    )


def _words_to_stop(asked: Asked, local: datetime) -> list[Record]:
    """Return the requests to cease and the refusals to pay that stand for this person."""
    found = [
        record
        for kind in ("cease", "refusal")
        for record in asked.records.get(kind, ())
        if record.in_force(local)
        and record.touches(asked.about)
        and (record.person in (None, asked.person) or asked.role in KIN)
    ]
    return [r for r in found if not _consented_since(asked, r, local)]


def _consented_since(asked: Asked, record: Record, local: datetime) -> bool:
    return any(c.since > record.since for c in consents(asked, local))


def _protects(asked: Asked, record: Record) -> bool:
    """Say whether it protects this person, or the debtor asked about through her."""
    if record.person in (None, asked.person):
        return True
    return asked.role not in OWE and asked.is_debtor(record.person)


def _lifted(asked: Asked, record: Record, local: datetime) -> bool:
    """Say whether the attorney, or the client herself since, agreed to direct contact."""
    attorneys = {one.id for one in asked.people.values() if one.role == "attorney"}
    by_attorney = any(
        consent.in_force(local) and consent.person in attorneys
        for consent in asked.records.get("consent", ())
    )
    return by_attorney or any(
        consent.since > record.since and consent.given_to not in LENDERS
        for consent in consents(asked, local)
    )


def _about_debts(asked: Asked, kind: str, local: datetime) -> bool:
    return any(
        record.in_force(local)
        and record.touches(asked.about)
        and (record.person in (None, asked.person) or asked.role not in OWE)
        for record in asked.records.get(kind, ())
    )


def _open_disputes(asked: Asked, local: datetime) -> list[Record]:
    return [
        record
        for record in asked.records.get("dispute", ())
        if record.in_force(local)
        and record.touches(asked.about)
        and not _verified_since(asked, record, local)
    ]


def _verified_since(asked: Asked, dispute: Record, local: datetime) -> bool:
    disputed = dispute.debts or asked.about
    return any(
        record.since > dispute.since
        and record.since <= local
        and record.covers(disputed)
        for record in asked.records.get("verification_sent", ())
    )


def _in_period(asked: Asked, dispute: Record, local: datetime) -> bool:
    """Say whether the dispute came before the validation period ended, if it began."""
    notices = [
        record
        for record in asked.records.get("validation_notice", ())
        if record.since <= dispute.since
        and record.touches(dispute.debts or asked.about)
    ]
    if not notices:
        return True
    came = dispute.since.astimezone(local.tzinfo).date()
    return came <= max(_last_day(notice, local) for notice in notices)


def _heard_since(asked: Asked, lost: Record, local: datetime) -> bool:
    def is_lost_one(person: str) -> bool:
        return person == lost.person if lost.person else asked.is_debtor(person)

    return any(
        is_lost_one(event.person)
        and (event.result == "conversation" or event.initiator == "debtor")
        and lost.since < event.at <= local
        for event in asked.past.events
    )
