"""Words with a fixed list of meanings: products, currencies, true and false."""

from arrears.domain.case.product import Product

# fmt: off
ISO_4217 = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = {code: code for code in ISO_4217.split()} | {
    "人民币": "CNY", "人民幣": "CNY", "RMB": "CNY", "新台币": "TWD", "新臺幣": "TWD",
    "新台幣": "TWD", "NTD": "TWD", "NT$": "TWD", "港币": "HKD", "港幣": "HKD",
    "美元": "USD", "欧元": "EUR", "歐元": "EUR", "日元": "JPY",
}
PRODUCTS = {str(product): str(product) for product in Product} | {
    "信用卡": "card", "贷记卡": "card", "貸記卡": "card", "credit card": "card",
    "credit_card": "card",
    "分期贷款": "instalment_loan", "消费贷": "instalment_loan", "消费贷款": "instalment_loan",
    "现金贷": "instalment_loan", "個人信貸": "instalment_loan", "个人贷款": "instalment_loan",
    "instalment loan": "instalment_loan", "installment loan": "instalment_loan",
    "民间借贷": "private_loan", "民間借貸": "private_loan", "private loan": "private_loan",
    "贸易货款": "trade_invoice", "货款": "trade_invoice", "貨款": "trade_invoice",
    "应收账款": "trade_invoice", "trade invoice": "trade_invoice", "invoice": "trade_invoice",
}
TRUTHS = {
    "true": True, "1": True, "y": True, "yes": True, "t": True, "是": True, "有": True,
    "false": False, "0": False, "n": False, "no": False, "f": False, "否": False, "无": False,
}
# fmt: on
