"""Apache Spark: the same plan, on this machine or on a cluster (Spark Connect)."""

import socket
import warnings
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

import grpc
import narwhals.stable.v2 as nw
from narwhals.exceptions import NarwhalsError
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import SparkSession

from arrears.domain.words import Refusal, Words
from arrears.planner.frames import SCHEMAS, Frames
from arrears.planner.nightly import worklist
from arrears.planner.policy import Policy

from .polars import (
    RECORDS,
    FrameFileMissing,
    FrameFileNotRead,
    PlanNotMade,
    files_of,
    first_line,
)

HERE = "local[*]"
CONNECT = "sc"
CONNECT_PORT = 15002
SECONDS_TO_ANSWER = 5
TROUBLE = (OSError, PySparkException, NarwhalsError, grpc.RpcError)
# Instants are UTC without zone; a session in another zone would move them.
SETTINGS = {"spark.sql.session.timeZone": "UTC"}
# Frames come and go by way of Arrow, not of pandas.
warnings.filterwarnings(
    "ignore", "PySpark does not yet fully support pandas", FutureWarning
)
NOT_THERE = "PATH_NOT_FOUND"


class SparkNotReached(Refusal):
    """Nobody answers at the address."""

    words = Words(
        "连接不上 Spark Connect 服务 {master}：{why}。请检查地址和端口，并确认服务已启动。",
        "No Spark Connect server answers at {master}: {why}. Check host and port, and that it runs.",
    )


class SparkMasterUnknown(Refusal):
    """The address has a shape that Spark does not know."""

    words = Words(
        "看不懂 --master {master}。可用：local[2]、sc://HOST:PORT、spark://HOST:PORT、yarn。",
        "--master {master} means nothing. There is: local[2], sc://host:port, spark://host:port, yarn.",
    )


class SparkHasNoJava(Refusal):
    """Spark itself is to run here, and half of it is missing."""

    words = Words(
        "--master {master} 要在本机运行 Spark，缺少{missing}。请安装 Java 17 和 pyspark，或改用 sc://HOST:PORT。",
        "--master {master} runs Spark itself, and {missing} is missing. Install Java 17 and pyspark, or use sc://host:port.",
    )


def session(master: str) -> SparkSession:
    """
    Return a session at `master`: sc://host:port of a server, or local[2], spark://….

    Raises SparkMasterUnknown, SparkNotReached, SparkHasNoJava.
    """
    begin = SparkSession.builder
    if master.startswith(f"{CONNECT}:"):
        _raise_unless_reached(master)
        make = begin.remote(master).create  # of this address; an old one may be over
    else:
        _raise_unless_spark_itself(master)
        make = begin.master(master).appName("arrears").getOrCreate
    try:
        made = make()
        for name, value in SETTINGS.items():
            made.conf.set(name, value)
    except (*TROUBLE, RuntimeError) as error:
        raise SparkNotReached(master=master, why=first_line(error)) from error
    return made


def read(folder: str, at: SparkSession) -> Frames:
    """
    Return the frames of a folder, or of an address that the server can read.

    `records.parquet` may be left out. Raises FrameFileMissing or FrameFileNotRead.
    """
    if Path(folder).is_dir():
        paths = {name: str(path) for name, path in files_of(Path(folder)).items()}
    else:
        paths = {name: f"{folder}/{name}.parquet" for name in SCHEMAS}
    frames = {name: _scanned(at, name, path) for name, path in paths.items()}
    return Frames(**{name: frame for name, frame in frames.items() if frame})


def plan(book: Frames, *, on: date, policy: Policy) -> nw.DataFrame[Any]:
    """
    Return the plan of day `on` worked out by Spark, in the memory of this machine.

    Raises a FrameRefused, or PlanNotMade.
    """
    try:
        return worklist(book, on=on, policy=policy).collect("polars")
    except TROUBLE as error:
        raise PlanNotMade(why=first_line(error)) from error


def _scanned(at: SparkSession, name: str, path: str) -> Any:  # noqa: ANN401
    """Return a file's frame; of records that are not there, none."""
    try:
        found = at.read.parquet(path)
        found.schema  # noqa: B018  (the server looks at the file only now)
    except AnalysisException as error:
        if NOT_THERE not in str(error):
            raise FrameFileNotRead(file=path, why=first_line(error)) from error
        if name == RECORDS:
            return None
        wanted = ", ".join(f"{each}.parquet" for each in SCHEMAS if each != RECORDS)
        raise FrameFileMissing(file=path, wanted=wanted) from error
    except TROUBLE as error:
        raise FrameFileNotRead(file=path, why=first_line(error)) from error
    return nw.from_native(found)


def _raise_unless_reached(master: str) -> None:
    """Knock first: the client itself would try for minutes."""
    try:
        address = urlsplit(master)
        host, port = address.hostname, address.port or CONNECT_PORT
    except ValueError as error:
        raise SparkMasterUnknown(master=master) from error
    if not host or address.scheme != CONNECT:
        raise SparkMasterUnknown(master=master)
    try:
        socket.create_connection((host, port), SECONDS_TO_ANSWER).close()
    except OSError as error:
        raise SparkNotReached(master=master, why=first_line(error)) from error


def _raise_unless_spark_itself(master: str) -> None:
    if not master.startswith(("local", "spark://", "yarn", "k8s://")):
        raise SparkMasterUnknown(master=master)
    if find_spec("py4j") is None:
        raise SparkHasNoJava(master=master, missing="pyspark")
    if which("java") is None:
        raise SparkHasNoJava(master=master, missing="Java")
