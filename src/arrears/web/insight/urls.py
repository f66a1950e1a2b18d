"""Addresses of the figures."""

from django.urls import path

from . import coaching, notes, pages, teams

app_name = "insight"
urlpatterns = [
    path("", pages.board, name="board"),
    path("count/", pages.count, name="count"),
    path("coaching/", coaching.show, name="coaching"),
    path("team/", teams.choose, name="team"),
    path("notes/", notes.write, name="note"),
    path("notes/<int:note>/withdraw/", notes.withdraw, name="withdraw_note"),
    path("<slug:key>/", pages.one, name="kpi"),
    path("<slug:key>/cases/", pages.cases, name="cases"),
]
