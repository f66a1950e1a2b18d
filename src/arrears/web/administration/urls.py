"""Addresses of the administrator's desk."""

from django.urls import path

from . import (
    audit,
    calendars,
    changes,
    lenders,
    own,
    packs,
    plan_policy,
    policies,
    seats,
    staff,
)

app_name = "administration"
urlpatterns = [
    path("", staff.show, name="staff"),
    path("staff/new/", staff.create, name="new"),
    path("staff/<str:username>/", staff.change, name="change"),
    path("staff/<str:username>/<str:deed>/", staff.act, name="act"),
    path("seats/", seats.show, name="seats"),
    path("seats/<str:username>/", seats.one, name="seat"),
    path("calendar/", calendars.show, name="calendar"),
    path("packs/", packs.show, name="packs"),
    path("packs/<str:pack>/", packs.sign, name="sign"),
    path("policies/", policies.show, name="policies"),
    path("policies/<str:lender>/", policies.one, name="policy"),
    path("plan-policy/", plan_policy.show, name="plan_policy"),
    path("plan-policy/tried/", plan_policy.attempt, name="plan_policy_tried"),
    path("plan-policy/new/", plan_policy.propose, name="plan_policy_proposed"),
    path("own/", own.show, name="own"),
    path("own/packs/<str:pack>/", own.sign, name="own_sign"),
    path("lenders/", lenders.show, name="lenders"),
    path("lenders/<str:lender>/", lenders.one, name="lender"),
    path(
        "lenders/<str:lender>/<str:placement>/end/", lenders.end, name="end_placement"
    ),
    path("changes/", changes.show, name="changes"),
    path("changes/<int:number>/", changes.decide, name="change_decided"),
    path("audit/", audit.show, name="audit"),
]
