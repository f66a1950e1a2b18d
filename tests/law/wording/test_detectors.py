"""Each detector stops its behaviour, and lets the lawful sentence beside it pass."""

from pathlib import Path

import pytest
import yaml

from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.detectors import detectors
from arrears.law.wording.judgement import Wording, judge

ROWS = yaml.safe_load(
    Path(__file__).with_name("lines.yaml").read_text(encoding="utf-8")
)
EACH = [pytest.param(label, marks=pytest.mark.covers(label)) for label in ROWS]


def judged(audience, text, facts):
    return judge(Wording(text, audience, "phone", CaseFacts.read(facts)))


@pytest.mark.parametrize("label", EACH)
def test_the_unlawful_line_is_stopped_with_its_label_and_what_to_say(label):
    found = judged(*ROWS[label][0])

    assert label in found.labels, found
    assert found.verdict == ("block" if _blocks(found) else "warn")


@pytest.mark.parametrize("label", EACH)
def test_the_lawful_line_beside_it_passes(label):
    assert judged(*ROWS[label][1]).verdict == "ok"


def test_all_36_detectors_are_there_in_two_languages():
    assert list(detectors()) == [f"DET-{number:02}" for number in range(1, 37)]
    for detector in detectors().values():
        for words in (detector.title, detector.why, detector.instead):
            assert words.zh
            assert words.en


def _blocks(found):
    return any(finding.detector.action == "block" for finding in found.findings)
