"""Standing rules in force, the way two people put them there."""

from datetime import date

from arrears.actions.propose_change import decide_change
from arrears.actions.propose_rules import RulesTold, propose_rules
from arrears.store.models import Proposal
from tests.web import book as books

BY_STAGE = """\
version: {version}
rules:
  - name: 早期
    when: {{stages: [early]}}
    to: {{seat: carla}}
  - name: 其余
    to: {{even: 甲组}}
"""


def in_force(text: str, *, team: str = "", on: date = books.TODAY) -> None:
    """Propose a list and agree to it."""
    books.decider("colin", "compliance")
    told = RulesTold(team, text, on)
    today, now = books.TODAY, books.NOW
    propose_rules(told, ground="新班子", by="sandro", today=today, now=now)
    number = Proposal.objects.latest("pk").pk
    decide_change(proposal=number, grant=True, ground="可以", by="colin", now=now)
