"""Addresses of the supervisor's desk."""

from django.urls import path

from . import approvals, bulk, deal, payments

app_name = "supervisor"
urlpatterns = [
    path("approvals/", approvals.show, name="approvals"),
    path("deal/", deal.show, name="deal"),
    path("deal/steer/", deal.steer, name="steer"),
    path("outbox/many/", bulk.show, name="bulk"),
    path("outbox/many/new/", bulk.release, name="bulk_release"),
    path("payments/", payments.show, name="payments"),
    path("payments/lines/<int:line>/", payments.settle, name="line"),
    path("payments/files/", payments.take_in, name="files"),
    path("payments/files/<int:source>/", payments.undo, name="file"),
]
