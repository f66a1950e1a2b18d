"""Addresses of the collector's desk."""

from django.urls import path

from . import (
    aside,
    calls,
    cases,
    gate,
    invoices,
    money,
    notes,
    outcomes,
    plans,
    playbook,
    scripts,
    search,
    statement,
    stops,
    today,
    wording,
)

app_name = "collector"
urlpatterns = [
    path("", today.show, name="today"),
    path("plans/", plans.create, name="plans"),
    path("aside/<str:reason>/", aside.show, name="aside"),
    path("search/", search.find, name="search"),
    path("playbook/", playbook.search, name="playbook"),
    path("playbook/<str:name>/", playbook.card, name="card"),
    path("next/", cases.following, name="next"),
    path("cases/<str:number>/", cases.show, name="case"),
    path("cases/<str:number>/calls/", calls.create, name="calls"),
    path("cases/<str:number>/calls/<int:attempt>/", calls.give_back, name="call"),
    path("cases/<str:number>/outcomes/", outcomes.create, name="outcomes"),
    path("cases/<str:number>/notes/", notes.create, name="notes"),
    path("cases/<str:number>/stops/", stops.create, name="stops"),
    path("cases/<str:number>/stops/<int:stop>/", stops.lift, name="stop"),
    path("cases/<str:number>/invoices/", invoices.show, name="invoices"),
    path("cases/<str:number>/invoices/new/", invoices.create, name="invoice"),
    path("cases/<str:number>/invoices/credit/", invoices.credit, name="credit_note"),
    path("cases/<str:number>/invoices/signed/", invoices.sign, name="handover"),
    path("cases/<str:number>/words/", wording.show, name="words"),
    path("cases/<str:number>/scripts/", scripts.show, name="scripts"),
    path("cases/<str:number>/steps/", wording.record, name="legal_steps"),
    path("cases/<str:number>/steps/<int:step>/", wording.strike, name="legal_step"),
    path("cases/<str:number>/money/", money.show, name="money"),
    path("cases/<str:number>/statement/", statement.show, name="statement"),
    path(
        "cases/<str:number>/statement/<str:lang>.pdf",
        statement.download,
        name="statement_pdf",
    ),
    path("cases/<str:number>/offers/", money.offer, name="offers"),
    path("cases/<str:number>/offers/<int:offer>/", money.agreement, name="offer"),
    path("cases/<str:number>/offers/<int:offer>/taken/", money.accept, name="accept"),
    path(
        "cases/<str:number>/offers/<int:offer>/decision/", money.decide, name="decide"
    ),
    path("cases/<str:number>/traces/", money.trace, name="traces"),
    path("cases/<str:number>/traces/<int:trace>/", money.end, name="trace"),
    path("cases/<str:number>/payments/<int:payment>/", money.reverse, name="payment"),
    path("cases/<str:number>/people/", gate.show, name="people"),
    path("cases/<str:number>/people/calls/", gate.ring, name="relay"),
    path("cases/<str:number>/people/calls/<int:attempt>/", gate.tell, name="relayed"),
]
