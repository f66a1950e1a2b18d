"""Put in force what a lender tells every debtor the same: where to pay, check, complain."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import LetterheadSet
from arrears.playbook.scripts.letterhead import read_letterhead
from arrears.playbook.scripts.slots import Facts
from arrears.store import journal
from arrears.store.lenders import lender as lender_of


@transaction.atomic
def set_letterhead(
    *, lender: str, text: str, file: str, by: str, now: datetime
) -> Facts:
    """
    Put the lines that `text` states in force for the lender, and journal it.

    They take the place of all lines before. Raises LetterheadMisread, UnknownLender.
    """
    facts = read_letterhead(text, file=file)
    owner = lender_of(lender)
    owner.letterhead = text
    owner.save(update_fields=["letterhead"])
    fact = LetterheadSet(lender, keys=", ".join(sorted(facts)), file=file[:120])
    journal.write(fact, by=by, at=now)
    return facts
