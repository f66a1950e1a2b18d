"""A camt.053 statement reads into payments; XML tricks are refused."""

from datetime import date

import pytest

from arrears.domain.money.amount import Amount
from arrears.intake.payments import read_payments
from arrears.intake.payments.camt import (
    StatementHasDoctype,
    StatementUnreadable,
    told_by_camt,
)
from arrears.intake.payments.reading import BankTotalsDiffer

SPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
DETAIL = """<TxDtls>{amount}<RltdPties><Dbtr><Nm>Alma Berg</Nm></Dbtr></RltdPties>
<RmtInf><Ustrd>Rate A-1042</Ustrd></RmtInf></TxDtls>"""


def entry(ref="B1", amount="100.50", way="CRDT", status="BOOK", inside="", details=()):
    many = "".join(details) or DETAIL.format(amount="")
    return f"""<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd>{inside}
<Sts>{status}</Sts><BookgDt><Dt>2026-03-03</Dt></BookgDt>
<ValDt><DtTm>2026-03-02T23:59:00+01:00</DtTm></ValDt><AcctSvcrRef>{ref}</AcctSvcrRef>
<NtryDtls>{many}</NtryDtls></Ntry>"""


def statement(*entries, summary="", head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f"""{head}<Document xmlns="{SPACE}"><BkToCstmrStmt><Stmt>
{summary}{"".join(entries)}</Stmt></BkToCstmrStmt></Document>"""


def summed(count, total):
    return (
        f"<TxsSummry><TtlCdtNtries><NbOfNtries>{count}</NbOfNtries>"
        f"<Sum>{total}</Sum></TtlCdtNtries></TxsSummry>"
    )


def split(*amounts):
    return [DETAIL.format(amount=f'<Amt Ccy="EUR">{each}</Amt>') for each in amounts]


@pytest.fixture
def read(tmp_path):
    def _read(xml, **more):
        path = tmp_path / "statement.xml"
        path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
        return read_payments(path, folder=tmp_path, **more)

    return _read


def test_an_entry_is_a_payment_with_both_its_days(read):
    (line,) = read(statement(entry())).lines

    assert (line.ref, line.amount) == ("B1", Amount("EUR", 100_50))
    assert (line.on, line.booked_on) == (date(2026, 3, 2), date(2026, 3, 3))
    assert (line.payer, line.memo) == ("Alma Berg", "Rate A-1042")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"way": "DBIT"}, "outgoing"),
        ({"inside": "<RvslInd>true</RvslInd>"}, "returned"),
        ({"way": "DBIT", "inside": "<RvslInd>true</RvslInd>"}, "returned"),
        ({"status": "PDNG"}, "not_booked"),
        ({"amount": "1<!-- -->00.00"}, "entry_hides"),
        ({"amount": "many"}, "money_unreadable"),
        ({"ref": ""}, "ref_missing"),
        ({"details": split("50.25", "50.24")}, "parts_disagree"),
    ],
)
def test_what_is_no_plain_payment_in_is_set_aside_and_the_rest_is_taken(
    read, told, reason
):
    file = read(statement(entry(**told), entry(ref="B2")))

    assert {each.reason for each in file.aside} == {reason}
    assert [each.ref for each in file.lines] == ["B2"]


def test_a_batch_entry_becomes_its_details_each_with_a_reference(read):
    file = read(statement(entry(details=split("50.25", "50.25"))))

    assert [(each.ref, each.amount.minor) for each in file.lines] == [
        ("B1/1", 50_25),
        ("B1/2", 50_25),
    ]


def test_the_statement_is_held_to_its_own_totals(read):
    two = (entry(), entry(ref="B2", amount="0.01"), entry(ref="B3", way="DBIT"))

    assert len(read(statement(*two, summary=summed(2, "100.51"))).lines) == 2
    for count, total in ((3, "100.51"), (2, "100.50")):
        with pytest.raises(BankTotalsDiffer):
            read(statement(*two, summary=summed(count, total)))


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
FILE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("trick", [BOMB, FILE, '<!DOCTYPE d SYSTEM "http://x/d.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused_in_every_encoding(read, trick, encoding):
    xml = statement(entry(amount="&a;"), head=trick)

    with pytest.raises(StatementHasDoctype):
        read(xml.encode(encoding))


@pytest.mark.parametrize(
    "raw",
    [
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d+AD4-',
        b"<Document",
        b"<Document/>",
        b"<a>\xff\xfe</a>",
    ],
)
def test_what_is_no_statement_is_named(raw):
    with pytest.raises(StatementUnreadable):
        told_by_camt(raw, file="statement.xml")


def test_a_statement_in_wide_letters_reads_the_same(read):
    wide = statement(entry(), head='<?xml version="1.0" encoding="UTF-16"?>')

    assert read(wide.encode("utf-16")).lines == read(statement(entry())).lines
