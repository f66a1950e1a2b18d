"""Addresses of the administrator's desk."""

from django.urls import path

from . import settings, staff

app_name = "administration"
urlpatterns = [
    path("", staff.show, name="staff"),
    path("staff/new/", staff.create, name="new"),
    path("staff/<str:username>/", staff.change, name="change"),
    path("staff/<str:username>/<str:deed>/", staff.act, name="act"),
    path("packs/", settings.packs, name="packs"),
    path("packs/<str:pack>/", settings.sign, name="sign"),
    path("policies/", settings.policies, name="policies"),
    path("policies/<str:lender>/", settings.policy, name="policy"),
    path("audit/", settings.audit, name="audit"),
]
