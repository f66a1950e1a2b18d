"""Addresses of the supervisor's desk."""

from django.urls import path

from . import (
    approvals,
    assign,
    bulk,
    coaching,
    deal,
    escalations,
    floor,
    payments,
    team,
    transfers,
)

app_name = "supervisor"
urlpatterns = [
    path("floor/", floor.show, name="floor"),
    path("floor/cases/", floor.cases, name="floor_cases"),
    path("assign/", assign.show, name="assign"),
    path("assign/try/", assign.attempt, name="try"),
    path("assign/<int:act>/", assign.one, name="act"),
    path("assign/<int:act>/done/", assign.carry_out, name="do"),
    path("assign/<int:act>/undone/", assign.undo, name="undo"),
    path("approvals/", approvals.show, name="approvals"),
    path("approvals/bulk/<int:act>/", approvals.bulk, name="decide_bulk"),
    path("approvals/lifts/<int:asked>/", approvals.lift, name="decide_lift"),
    path("escalations/", escalations.show, name="escalations"),
    path("escalations/<int:escalation>/", escalations.answer, name="answer"),
    path("escalations/<int:escalation>/taken/", escalations.take, name="take"),
    path("team/", team.show, name="team"),
    path("team/absence/", team.absence, name="absence"),
    path("team/pairs/", team.pair, name="pair"),
    path("transfers/", transfers.show, name="transfers"),
    path("transfers/new/", transfers.draft, name="draft_transfer"),
    path("transfers/<int:transfer>/", transfers.one, name="transfer"),
    path("transfers/<int:transfer>/signed/", transfers.sign, name="sign_transfer"),
    path("transfers/<int:transfer>/off/", transfers.withdraw, name="withdraw_transfer"),
    path("coaching/", coaching.show, name="coaching"),
    path("coaching/new/", coaching.agree, name="agree"),
    path("coaching/<int:task>/", coaching.end, name="end_coaching"),
    path("deal/", deal.show, name="deal"),
    path("deal/steer/", deal.steer, name="steer"),
    path("outbox/many/", bulk.show, name="bulk"),
    path("outbox/many/new/", bulk.release, name="bulk_release"),
    path("payments/", payments.show, name="payments"),
    path("payments/lines/<int:line>/", payments.settle, name="line"),
    path("payments/files/", payments.take_in, name="files"),
    path("payments/files/<int:source>/", payments.undo, name="file"),
]
