"""What the tests of the law share: frames on every engine."""

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest


def on_polars(columns, schema):
    return nw.from_dict(columns, schema=schema, backend="polars").lazy()


def on_duckdb(columns, schema):
    native = on_polars(columns, schema).collect().to_native()
    assert isinstance(native, pl.DataFrame)
    return nw.from_native(duckdb.from_arrow(native.to_arrow()))


@pytest.fixture(params=[on_polars, on_duckdb], ids=["polars", "duckdb"])
def frame(request):
    """Make a lazy frame of columns and schema, on each engine in turn."""
    return request.param
