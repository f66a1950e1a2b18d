"""Addresses of the compliance desk."""

from django.urls import path

from . import decisions, journal, matters, quality, register, retention

app_name = "compliance"
urlpatterns = [
    path("", decisions.show, name="decisions"),
    path("decisions/<int:seq>/", decisions.again, name="replay"),
    path("matters/", matters.show, name="matters"),
    path("matters/new/", matters.create, name="new_matter"),
    path("matters/<int:matter>/", matters.one, name="matter"),
    path("matters/<int:matter>/longer/", matters.longer, name="longer"),
    path("matters/<int:matter>/answer/", matters.answer, name="answer"),
    path("wording/", quality.hits, name="hits"),
    path("wording/marks/", quality.mark, name="mark"),
    path("wording/marks.jsonl", quality.teach, name="teach"),
    path("samples/", quality.show, name="samples"),
    path("samples/new/", quality.draw, name="draw"),
    path("samples/<int:number>/", quality.one, name="sample"),
    path("samples/<int:number>/scores/", quality.score, name="score"),
    path("register/", register.show, name="register"),
    path("register/new/", register.create, name="new_need"),
    path("retention/", retention.show, name="retention"),
    path("retention/<str:number>/erased/", retention.erase, name="erase"),
    path("journal/", journal.show, name="journal"),
    path("journal/proof/", journal.prove, name="proof"),
    path("evidence/", journal.pack, name="evidence"),
]
