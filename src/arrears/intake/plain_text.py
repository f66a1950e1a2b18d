"""Text as it arrives in cells, brought into one form."""

import polars as pl

WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F)) + "\u3000\uffe5\u2212"
NARROW = "".join(chr(code) for code in range(0x21, 0x7F)) + " \u00a5-"


def is_ascii(text: pl.Series) -> bool:
    """Say whether every character is one byte; nulls are."""
    return bool((text.str.len_bytes() == text.str.len_chars()).all())


def half_width(text: pl.Series) -> pl.Series:
    """
    Return full-width digits, letters and signs as ordinary ones.

    Less than NFKC on purpose: NFKC makes 100² a hundred times dearer.
    """
    if is_ascii(text):
        return text
    return text.str.replace_many(list(WIDE), list(NARROW))


def composed(text: pl.Series) -> pl.Series:
    """Return the text in Unicode's form NFKC."""
    return text if is_ascii(text) else text.str.normalize("NFKC")


def masked(text: pl.Expr) -> pl.Expr:
    """Return only the first two and the last two characters, stars between."""
    stars = pl.concat_str(text.str.head(2), pl.lit("****"), text.str.tail(2))
    return pl.when(text.str.len_chars() > 6).then(stars).otherwise(pl.lit("****"))  # noqa: PLR2004
