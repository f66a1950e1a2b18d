"""`arrears policy`: versions of the plan's policy from the command line."""

import json

import pytest

from arrears.planner.policy import house_text

TEXT = house_text().replace("version: house-2", "version: house-3")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "policy.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_checked_without_a_desk(arrears, file):
    assert (
        "house-3 holds." in arrears("--lang", "en", "policy", "check", str(file)).output
    )

    file.write_text(TEXT.replace("calendar: CN", "calendar: ZZ"), encoding="utf-8")
    answer = arrears("--lang", "en", "policy", "check", str(file))
    assert answer.exit_code == 3
    assert "calendar: The policy's" in answer.output


@pytest.mark.django_db
def test_what_is_in_force_is_shown_and_a_version_proposed(arrears, file):
    shown = json.loads(arrears("--lang", "en", "policy", "show", "--json").output)
    assert shown["in_force"] == "house-2"
    assert shown["versions"] == []

    told = ("--from", "2099-01-01", "--because", "longer calls")
    answer = arrears("--lang", "en", "policy", "propose", str(file), *told)
    assert "house-3 waits" in answer.output
    again = arrears("--lang", "en", "policy", "propose", str(file), *told)
    assert again.exit_code == 3
    assert "waits already" in again.output
    assert (
        "the house's policy holds" in arrears("--lang", "en", "policy", "show").output
    )


@pytest.mark.django_db
def test_a_file_is_tried_beside_what_is_in_force(arrears, file):
    answer = arrears(
        "--lang", "en", "policy", "try", str(file), "--json", "--on", "2026-11-24"
    )
    assert json.loads(answer.output)["before"]["called"] == 0
