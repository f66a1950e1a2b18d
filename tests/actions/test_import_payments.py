"""A bank's file comes in: every line is posted, waits, or is set aside with a reason."""

from pathlib import Path

import pytest

from arrears.actions.import_payments import import_payments
from arrears.actions.settle_line import (
    LineRefused,
    PaymentRefused,
    assign_line,
    put_aside,
    undo_payments,
)
from arrears.intake.payments import PaymentTotals
from arrears.intake.payments.reading import BankTotalsDiffer
from arrears.store import sums
from arrears.store.lenders import UnknownLender
from arrears.store.models import BankLine, JournalEntry, Payment

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HEADER = "流水号,交易日期,金额,币种,账号,付款人,摘要"


@pytest.fixture
def file(tmp_path, book):
    """Five lines: Boris by account and name, his number alone, nobody, an outgoing one, no sum."""
    account = book.boris.debts.get().account_number
    lines = (
        HEADER,
        f"B-1,2026-11-23,200.00,CNY,{account},{book.boris.debtor.name},还款",
        f"B-2,2026-11-23,77.00,CNY,,王大明,{account} 代还",
        "B-3,2026-11-23,12345.67,CNY,,陌生人,",
        f"B-4,2026-11-23,-50.00,CNY,{account},,退款",
        f"B-5,2026-11-23,若干,CNY,{account},,",
    )
    path = tmp_path / "bank.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def taken(path: Path, now, **more):
    folder = path.parent
    return import_payments(
        path, lender="example", by="sandro", now=now, folder=folder, **more
    )


def owed(case) -> int:
    return sums.total(sums.debt_sums(case)).minor


def test_every_line_is_posted_waits_or_is_set_aside(book, file, now, journal):
    before = owed(book.boris)

    receipt = taken(file, now)

    assert (receipt.posted, receipt.waiting, receipt.set_aside) == (1, 2, 2)
    assert receipt.posted_minor == {"CNY": 200_00}
    assert receipt.waiting_minor == {"CNY": 77_00 + 12_345_67}
    assert receipt.reasons == {"not_positive": 1, "money_unreadable": 1}
    assert owed(book.boris) == before - 200_00
    assert journal() == ["PaymentPosted", "PaymentsImported"]


def test_the_same_bytes_change_nothing(book, file, now):
    first = taken(file, now)

    again = taken(file, now)

    assert (again.already, again.posted, again.waiting) == (True, 1, 2)
    assert again.source == first.source
    assert (Payment.objects.filter(ref="B-1").count(), BankLine.objects.count()) == (
        1,
        3,
    )


def test_a_line_that_came_before_is_refused_in_another_file(book, file, now):
    taken(file, now)
    other = file.with_name("other.csv")
    other.write_text(file.read_text("utf-8") + "B-6,2026-11-24,1.00,CNY,,某人,\n")

    receipt = taken(other, now)

    assert receipt.reasons["ref_known"] == 3
    assert (receipt.posted, receipt.waiting) == (0, 1)


def test_totals_that_differ_from_the_banks_stop_the_whole_file(book, file, now):
    with pytest.raises(BankTotalsDiffer):
        taken(file, now, stated=PaymentTotals(4, {}))

    assert not BankLine.objects.exists()


def test_a_lender_nobody_knows_is_refused_with_those_there_are(book, file, now):
    with pytest.raises(UnknownLender, match="example"):
        import_payments(file, lender="nobody", by="s", now=now, folder=file.parent)


def test_a_waiting_line_is_posted_to_the_account_somebody_names(book, file, now):
    taken(file, now)
    line, before = BankLine.objects.get(ref="B-2"), owed(book.boris)
    account = book.boris.debts.get().account_number
    assert line.candidates[0][0] == account

    with pytest.raises(PaymentRefused, match="no account"):
        assign_line(line=line.pk, account="nobody", by="sandro", now=now)
    assign_line(line=line.pk, account=account, by="sandro", now=now)

    assert owed(book.boris) == before - 77_00
    assert Payment.objects.get(ref="B-2").paid_by == "third_party"
    with pytest.raises(LineRefused, match="settled already"):
        assign_line(line=line.pk, account=account, by="sandro", now=now)


def test_a_line_that_is_none_of_ours_is_put_aside_with_its_ground(book, file, now):
    taken(file, now)
    line = BankLine.objects.get(ref="B-3")

    with pytest.raises(LineRefused, match="Say why"):
        put_aside(line=line.pk, ground=" ", by="sandro", now=now)
    put_aside(line=line.pk, ground="货款，转财务", by="sandro", now=now)

    line.refresh_from_db()
    assert (line.settled_by, line.payment) == ("sandro", None)
    assert JournalEntry.objects.filter(kind="PaymentPutAside").count() == 1


def test_a_file_taken_back_leaves_the_debts_as_they_were_and_may_come_anew(
    book, file, now
):
    before = owed(book.boris)
    receipt = taken(file, now)

    done = undo_payments(
        source=receipt.source, ground="传错了文件", by="sandro", now=now
    )

    assert (done, owed(book.boris)) == (1, before)
    with pytest.raises(LineRefused, match="undone already"):
        undo_payments(source=receipt.source, ground="x", by="sandro", now=now)
    anew = taken(file, now)
    assert (anew.already, anew.posted, anew.waiting) == (False, 1, 2)
    assert owed(book.boris) == before - 200_00
