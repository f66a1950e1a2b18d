"""The database's setting, as an address says it."""

from pathlib import Path

from arrears.site.database import database

HOME = Path("/nowhere")


def options(address: str) -> dict[str, object]:
    told: dict[str, object] = database(address, HOME)["OPTIONS"]
    return told


def test_postgresql_keeps_the_plans_of_what_is_asked_again() -> None:
    assert options("postgresql://desk@db/arrears")["prepare_threshold"] == 5


def test_behind_a_pooler_nothing_is_kept() -> None:
    told = options("postgresql://desk@db/arrears?prepare=no")
    assert told["prepare_threshold"] is None
    assert "prepare" not in told


def test_a_process_that_serves_keeps_connections_and_plans_for_each_value() -> None:
    told = database("postgresql://desk@db/arrears", HOME, pooled=True)["OPTIONS"]

    assert told["pool"]["max_size"] == 20
    assert "force_custom_plan" in told["options"]
    assert "max_parallel_workers_per_gather=0" in told["options"]
    assert "random_page_cost=1.1" in told["options"]
    assert "pool" not in options("postgresql://desk@db/arrears")


def test_a_file_has_no_pool() -> None:
    assert "pool" not in database("sqlite:////nowhere/a.sqlite3", HOME, pooled=True)
