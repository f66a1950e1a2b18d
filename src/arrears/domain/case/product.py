"""The kinds of debt (IMP-15)."""

from enum import StrEnum

from arrears.domain.words import Words


class Product(StrEnum):
    """What was lent or sold."""

    CARD = "card"
    INSTALMENT_LOAN = "instalment_loan"
    PRIVATE_LOAN = "private_loan"
    TRADE_INVOICE = "trade_invoice"

    @property
    def words(self) -> Words:
        """Return the product's name as people read it."""
        return PRODUCT_WORDS[self]


PRODUCT_WORDS = {
    Product.CARD: Words("信用卡", "Credit card"),
    Product.INSTALMENT_LOAN: Words("分期贷款", "Instalment loan"),
    Product.PRIVATE_LOAN: Words("民间借贷", "Private loan"),
    Product.TRADE_INVOICE: Words("贸易货款", "Trade invoice"),
}
