"""The invoices of a case as they are kept, and as the domain knows them."""

from collections.abc import Sequence

from arrears.domain.money.amount import Amount
from arrears.domain.money.trade import Invoice

from .models import Case
from .models import Invoice as InvoiceRow


def rows(case: Case) -> Sequence[InvoiceRow]:
    """Return the invoices of the case, the oldest first."""
    found = InvoiceRow.objects.filter(debt__case=case).select_related("debt")
    notes = found.prefetch_related("credit_notes__adjustment")
    return list(notes.order_by("issued_on", "number"))


def invoice_of(row: InvoiceRow) -> Invoice:
    """Return the invoice with what its credit notes take off."""
    currency = row.debt.currency
    credited = -sum(note.adjustment.owed_minor for note in row.credit_notes.all())
    return Invoice(
        number=row.number,
        issued_on=row.issued_on,
        due_on=row.due_on,
        amount=Amount(currency, row.amount_minor),
        delivered_on=row.delivered_on,
        accepted_on=row.accepted_on,
        credited=Amount(currency, credited) if credited else None,
    )
