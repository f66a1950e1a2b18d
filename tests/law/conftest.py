"""What the tests of the law share: frames on every engine."""

from functools import cache

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


def on_spark(columns, schema):
    """Make the frame in Spark; it infers nothing from no rows, so it gets one to drop."""
    native = on_polars(columns, schema).collect().to_native()
    filled = native if len(native) else native.clear(n=1)
    frame = nw.from_native(spark().createDataFrame(filled.to_arrow()))
    name = next(iter(schema))
    return frame if len(native) else frame.filter(~nw.col(name).is_null())


@cache
def spark():
    """Return a session of the Spark API: Sail serves Spark Connect, without a JVM."""
    pysail = pytest.importorskip("pysail.spark")
    server = pysail.SparkConnectServer()
    server.start(background=True)
    host, port = server.listening_address
    return _session(f"sc://{host}:{port}", server)


def _session(address, server):
    from pyspark.sql import SparkSession

    session = SparkSession.builder.remote(address).create()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    session.sail = server  # lives as long as the session does
    return session


@pytest.fixture(
    params=[on_polars, on_duckdb, on_spark], ids=["polars", "duckdb", "spark"]
)
def frame(request):
    """Make a lazy frame of columns and schema, on each engine in turn."""
    return request.param
