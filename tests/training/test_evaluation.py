"""Skill beats push by kept money for every type and scene; a violation never pays."""

import pytest

from arrears.domain.dice import Dice
from arrears.training.aftermath import Event, aftermath
from arrears.training.evaluation import PUSH, SKILL, evaluated
from arrears.training.scene.library import scene, scenes
from arrears.training.scene.mixed import mixed_names
from arrears.training.scripted.player import played
from arrears.training.scripted.script import BREAKERS, model, script

SEEDS = 12
MANY = 40  # of a type with two scenes twelve are too few to tell a share by


@pytest.fixture(scope="module")
def results():
    return {(each.persona, each.way): each for each in evaluated(seeds=MANY)}


PERSONAS = tuple(f"PER-0{n}" for n in range(1, 9))


@pytest.mark.covers("PER-01", "PER-04", "PER-08", "KPI-21")
@pytest.mark.parametrize("persona", PERSONAS)
def test_a_skilful_talk_keeps_more_money_than_a_pushy_one(results, persona):
    skilful, pushy = results[persona, SKILL], results[persona, PUSH]

    assert skilful.kept_minor > 2 * pushy.kept_minor
    assert skilful.complained <= pushy.complained


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("way", BREAKERS)
def test_a_violation_never_pays(results, persona, way):
    assert results[persona, way].kept_minor <= 0


@pytest.mark.parametrize("persona", PERSONAS)
def test_promises_made_under_pressure_break_and_affordable_ones_hold(results, persona):
    skilful, pushy = results[persona, SKILL], results[persona, PUSH]

    assert skilful.broken * 2 < skilful.promised
    assert pushy.broken * 10 >= pushy.promised * 9


@pytest.mark.parametrize("name", [n for n in scenes() if n != "really-paid"])
def test_in_every_scene_the_model_talk_is_lawful_and_keeps_more(name):
    scene = scenes()[name]
    own, push = model(scene.persona), script("pushy")

    kept = dict.fromkeys((own, push), 0)
    for seed in range(SEEDS):
        talk = played(scene, seed, own)
        assert not any(turn.breaks_rules or turn.findings for turn in talk.turns)
        for way in kept:
            end = played(scene, seed, way, strict=False)
            kept[way] += aftermath(end.state, scene, Dice("t", seed)).kept_minor

    assert kept[own] > kept[push]


def test_in_mixed_scenes_skill_beats_push_for_every_type_and_a_violation_never_pays():
    mixes = {name: scene(name) for name in mixed_names()[::5]}
    found = {(e.persona, e.way): e.kept_minor for e in evaluated(seeds=1, of=mixes)}

    for persona in PERSONAS:
        assert found[persona, SKILL] > 2 * found[persona, PUSH]
        assert all(found[persona, way] <= 0 for way in BREAKERS)


def test_money_of_fear_may_come_and_is_given_back():
    scene = scenes()["tearful-instalments"]
    events = [
        aftermath(talk.state, scene, Dice("t", seed)).events
        for seed in range(SEEDS)
        if (talk := played(scene, seed, script("breaks_threat"), strict=False))
    ]
    came = [each for each in events if each]

    assert came
    assert all(e[0].event is Event.FRIGHT and e[-1].event is Event.REFUND for e in came)


def test_nobody_pays_more_than_is_owed():
    for each in scenes().values():
        for seed in range(SEEDS):
            talk = played(each, seed, model(each.persona), strict=False)
            after = aftermath(talk.state, each, Dice("t", seed))
            assert 0 <= after.kept_minor <= each.owed_minor


def test_the_same_talk_has_the_same_sixty_days():
    one, two = (evaluated(seeds=2) for _ in range(2))

    assert one == two
