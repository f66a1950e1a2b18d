"""Whole numbers in the place of names, while a plan is worked out: a third of the work."""

from dataclasses import dataclass

import polars as pl

Told = dict[str, pl.DataFrame]  # the frames by name
NO_CASE = pl.lit(2**32 - 1, dtype=pl.UInt32)  # the number of no case of the part


@dataclass(frozen=True, slots=True)
class Names:
    """The names that the plan tells, in order of the cases' numbers."""

    case: pl.Series
    person: pl.Series


def numbered(told: Told, *, people: bool) -> Names:
    """
    Return the cases' names in order, and put each one's place there for its name.

    Records tell of cases too; one that is not in the book has the number of none.
    With `people` a person's hash stands for the name, if no two have the same.
    """
    cases = told["cases"]
    order = cases["case"].arg_sort()
    names = Names(cases["case"].gather(order), cases["person"].gather(order))
    place = places(order)
    told["records"] = _records(told["records"], cases.select("case", number=place))
    told["cases"] = cases.with_columns(case=place)
    if people and _unlike(told):
        for name, frame in told.items():
            told[name] = frame.with_columns(person=_hash(pl.col("person")))
    return names


def places(order: pl.Series) -> pl.Series:
    """Return, of rows taken in this order, the place that each row has in it."""
    place = pl.int_range(len(order), dtype=pl.UInt32, eager=True)
    return place.scatter(order, place.clone())


def _records(records: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    kept = records.lazy().select("case").unique().drop_nulls()
    of_these = numbers.lazy().join(kept, on="case", how="semi")
    another = pl.when(pl.col("case").is_not_null()).then(NO_CASE)
    return (
        records.lazy()
        .join(of_these, on="case", how="left")
        .with_columns(case=pl.coalesce("number", another))
        .drop("number")
        .collect()
    )


def _unlike(told: Told) -> bool:
    """
    Say whether all people have hashes of their own, and so may go by them.

    Those of the attempts are not asked: a stranger's call could only be counted as one
    more, and that once in many million million books.
    """
    known = [told[name].lazy().select("person") for name in told if name != "attempts"]
    people = pl.concat(known).unique().select(_hash(pl.col("person")))
    hashes = people.collect(engine="streaming")["person"]
    return hashes.n_unique() == len(hashes)


def _hash(name: pl.Expr) -> pl.Expr:
    """Return a name's hash; nobody's is nothing, as the name is."""
    return pl.when(name.is_not_null()).then(name.hash())
