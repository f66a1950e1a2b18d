"""Addresses of the figures."""

from django.urls import path

from . import pages

app_name = "insight"
urlpatterns = [
    path("", pages.board, name="board"),
    path("count/", pages.count, name="count"),
    path("<slug:key>/", pages.one, name="kpi"),
    path("<slug:key>/cases/", pages.cases, name="cases"),
]
