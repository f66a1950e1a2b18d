"""What is typed at this desk, read and checked for its form only."""

from decimal import Decimal

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from arrears.domain.money.amount import Amount
from arrears.domain.money.currency import minor_digits

MOST_DIGITS = 14
AROUND_A_SUM = ", \uff0c\u00a5\uffe5$\u5143"  # commas, spaces, signs of money


class Money(forms.DecimalField):
    """A sum as people type it: 5000, 5,000.50, ¥5000."""

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]
        """Return the sum without its sign, commas and spaces."""
        bare = str(value or "").translate(str.maketrans("", "", AROUND_A_SUM))
        return super().to_python(bare.removeprefix("NT"))


class Outcome(forms.Form):
    """How a contact came out."""

    code = forms.CharField(error_messages={"required": _("Choose an outcome first.")})
    attempt = forms.IntegerField(required=False)
    note = forms.CharField(required=False, max_length=4000)
    step = forms.CharField(required=False, max_length=12)
    step_on = forms.DateField(
        required=False,
        error_messages={
            "invalid": _("The day cannot be read. Choose it from the calendar.")
        },
    )
    step_at = forms.TimeField(
        required=False,
        error_messages={"invalid": _("The hour cannot be read. Write it as 15:30.")},
    )
    spoke = forms.IntegerField(required=False, min_value=0)
    heard = forms.IntegerField(required=False, min_value=0)


class Promise(forms.Form):
    """What was promised; whether the case can take it, the action decides."""

    amount = Money(
        max_digits=MOST_DIGITS,
        error_messages={
            "required": _("How much?"),
            "invalid": _("The amount cannot be read. Write it as 5000 or 5,000.50."),
        },
    )
    due_on = forms.DateField(
        error_messages={
            "required": _("Which day?"),
            "invalid": _("The day cannot be read. Choose it from the calendar."),
        }
    )
    due_at = forms.TimeField(
        required=False,
        error_messages={"invalid": _("The hour cannot be read. Write it as 15:30.")},
    )
    source = forms.CharField(required=False, max_length=120)
    reason = forms.CharField(required=False, max_length=200)
    reminder_agreed = forms.BooleanField(required=False)

    def __init__(self, typed: QueryDict, *, currency: str) -> None:
        super().__init__(typed)
        self.currency = currency

    def clean_amount(self) -> Amount:
        """Return the sum in whole minor units; digits too fine are refused."""
        return whole(self.cleaned_data["amount"], currency=self.currency)


def whole(sum_: Decimal, *, currency: str) -> Amount:
    """Return the sum in minor units. Raises ValidationError where it has finer digits."""
    exact = sum_.scaleb(minor_digits(currency))
    if exact != exact.to_integral_value():
        raise forms.ValidationError(_("There are too many digits after the point."))
    return Amount(currency, int(exact))


NO_DAY = _("The day cannot be read. Choose it from the calendar.")
NO_HOUR = _("The hour cannot be read. Write it as 15:30.")
LONGEST_REPORT = 4_000
NO_SUM = _("The amount cannot be read. Write it as 5000 or 5,000.50.")


class Read(forms.Form):
    """A form that tells its mistakes as lines."""

    @property
    def lines(self) -> list[str]:
        """Return every mistake, a line each."""
        return [str(line) for lines in self.errors.values() for line in lines]


class Priced(Read):
    """A form with sums of one currency in it."""

    def __init__(self, typed: QueryDict, *, currency: str, prefix: str = "") -> None:
        super().__init__(typed, prefix=prefix or None)
        self.currency = currency

    def clean(self) -> dict[str, object]:
        """Return every sum in minor units."""
        read = super().clean() or {}
        return {
            name: whole(value, currency=self.currency)
            if isinstance(value, Decimal)
            else value
            for name, value in read.items()
        }


def _sum() -> Money:
    told = {"required": _("Give the amount."), "invalid": NO_SUM}
    return Money(max_digits=MOST_DIGITS, error_messages=told)


def _day(*, required: bool) -> forms.DateField:
    told = {"required": _("Give the day."), "invalid": NO_DAY}
    return forms.DateField(required=required, error_messages=told)


class Means(Priced):
    """What the debtor said of her month; all of it may be left out."""

    income = Money(max_digits=MOST_DIGITS, required=False, min_value=0)
    essentials = Money(max_digits=MOST_DIGITS, required=False, min_value=0)
    other_debts = Money(max_digits=MOST_DIGITS, required=False, min_value=0)
    at_hand = Money(max_digits=MOST_DIGITS, required=False, min_value=0)
    payday = forms.IntegerField(required=False, min_value=1, max_value=31)

    def __init__(self, typed: QueryDict, *, currency: str) -> None:
        super().__init__(typed, currency=currency)
        for name, field in self.fields.items():
            payday = _("The payday is a day of the month, 1 to 31.")
            says = payday if name == "payday" else NO_SUM
            told = dict.fromkeys(("invalid", "min_value", "max_value"), says)
            field.error_messages.update(told)

    def clean(self) -> dict[str, object]:
        """Return sums in minor units; what was not said is None."""
        return {
            name: value.minor if isinstance(value, Amount) else value
            for name, value in super().clean().items()
        }


class Trace(Priced):
    """A payment that the debtor says she made."""

    amount = _sum()
    paid_on = _day(required=True)
    account = forms.CharField(required=False, max_length=64)
    way = forms.CharField(required=False, max_length=60)
    evidence = forms.CharField(required=False, max_length=400)


class Stop(forms.Form):
    """What stops contact; whether it fits, the action decides."""

    kind = forms.CharField(error_messages={"required": _("Choose what is on record.")})
    ground = forms.CharField(required=False, max_length=400)
    channel = forms.CharField(required=False, max_length=10)
    expires_on = forms.DateField(
        required=False,
        error_messages={
            "invalid": _("The day cannot be read. Choose it from the calendar.")
        },
    )
    review_on = forms.DateField(
        required=False,
        error_messages={
            "invalid": _("The day cannot be read. Choose it from the calendar.")
        },
    )


class Consent(Read):
    """What was agreed to; whether it can stand, the action decides."""

    channel = forms.CharField(required=False, max_length=10)
    point = forms.IntegerField(required=False)
    expires_on = _day(required=False)
    how = forms.CharField(required=False, max_length=10)
    ground = forms.CharField(required=False, max_length=400)


for _name in ("from", "until"):  # words of Python, and of the record's form
    for _form in (Stop, Consent):
        _form.base_fields[_name] = forms.TimeField(
            required=False, error_messages={"invalid": NO_HOUR}
        )


class Visit(Read):
    """An appointment at somebody's place; whether it may be made, the action decides."""

    on = _day(required=True)
    clock = forms.TimeField(
        error_messages={"required": _("Give the hour."), "invalid": NO_HOUR}
    )
    point = forms.IntegerField(required=False)
    place = forms.CharField(required=False, max_length=254)
    how = forms.CharField(required=False, max_length=10)
    ground = forms.CharField(required=False, max_length=400)


class InvoiceIn(Priced):
    """An invoice; whether it can stand, the action decides."""

    account = forms.CharField(required=False, max_length=64)
    invoice = forms.CharField(required=False, max_length=64)
    amount = _sum()
    issued_on = _day(required=True)
    due_on = _day(required=True)
    delivered_on = _day(required=False)
    accepted_on = _day(required=False)


class CreditNoteIn(Priced):
    """A credit note on an invoice."""

    invoice = forms.CharField(required=False, max_length=64)
    credit_note = forms.CharField(required=False, max_length=64)
    amount = _sum()
    on = _day(required=True)
    ground = forms.CharField(required=False, max_length=400)


class HandoverIn(Read):
    """Who signed, on which day, and where the paper is."""

    signed_on = _day(required=True)
    signed_by = forms.CharField(required=False, max_length=120)
    evidence = forms.CharField(required=False, max_length=400)


class HandoverRow(Priced):
    """What both sides agree on about one invoice."""

    paid = _sum()
    unpaid = _sum()
    agreed_on = _day(required=False)


class PaperJudged(Read):
    """What a paper shows; whether it can be judged so, the action decides."""

    judged_as = forms.CharField(required=False, max_length=12)
    ground = forms.CharField(required=False, max_length=400)
    holds_until = _day(required=False)


class VisitReport(Priced):
    """How a visit came out; whether it can be told like this, the action decides."""

    ended_as = forms.CharField(required=False, max_length=10)
    report = forms.CharField(required=False, max_length=LONGEST_REPORT)
    cards_shown = forms.NullBooleanField(required=False)
    stayed = forms.IntegerField(
        required=False,
        error_messages={"invalid": _("The minutes cannot be read. Write a number.")},
    )
    said = forms.CharField(required=False, max_length=8)
    amount = Money(
        max_digits=MOST_DIGITS, required=False, error_messages={"invalid": NO_SUM}
    )
    due_on = _day(required=False)
    source = forms.CharField(required=False, max_length=120)
    reason = forms.CharField(required=False, max_length=200)
