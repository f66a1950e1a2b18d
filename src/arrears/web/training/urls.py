"""Addresses of the training room."""

from django.urls import path

from . import calls, check, course, scenes, talks, team, workshop

app_name = "training"
urlpatterns = [
    path("", talks.room, name="room"),
    path("talks/<int:number>/", talks.show, name="talk"),
    path("talks/<int:number>/lines/", talks.say, name="say"),
    path("talks/<int:number>/end/", talks.end, name="end"),
    path("calls/", calls.library, name="calls"),
    path("calls/new/", calls.bring, name="bring"),
    path("calls/<int:number>/", calls.show, name="call"),
    path("calls/<int:number>/remarks/", calls.remark, name="remark"),
    path("calls/<int:number>/release/", calls.release, name="release"),
    path("calls/<int:number>/remove/", calls.remove, name="remove_call"),
    path("course/", course.show, name="course"),
    path("course/zone/", course.zone, name="zone"),
    path("course/quiz/", course.sheet, name="quiz"),
    path("course/lessons/<str:name>/", course.read, name="lesson"),
    path("check/", check.show, name="check"),
    path("workshop/", workshop.show, name="workshop"),
    path("workshop/own/new/", workshop.pick, name="pick"),
    path("workshop/own/<int:number>/release/", workshop.release, name="open_own"),
    path("workshop/own/<int:number>/remove/", workshop.remove, name="remove_own"),
    path("workshop/analyses/<int:number>/", workshop.analysis, name="analysis"),
    path("workshop/<str:name>/", workshop.read, name="workshop_case"),
    path("scenes/", scenes.show, name="scenes"),
    path("scenes/new/", scenes.keep, name="keep_scene"),
    path("scenes/<str:name>/withdraw/", scenes.withdraw, name="withdraw_scene"),
    path("team/", team.show, name="team"),
    path("team/<str:username>/", team.one, name="person"),
]
