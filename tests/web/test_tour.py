"""The tour of the desk: each post has one, it is offered once, and every step stands."""

import pytest
from django.urls import reverse

from arrears.domain.posts import POSTS
from arrears.store.models import JournalEntry, Lender, Staff
from arrears.web.parts.tours import TOURS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", POSTS)
def test_every_step_stands_on_a_page_that_the_post_may_open(of_role, book, role):
    client = of_role(role)
    Staff.objects.filter(role="lender").update(lender=Lender.objects.get())
    client.post("/insight/count/")

    for step in TOURS[role]:
        page = client.get(step.address, follow=True)
        assert page.status_code == 200, step.address


def test_it_is_offered_until_it_was_seen(carla, book):
    Staff.objects.update(toured_at=None)
    assert "data-fresh" in carla.get("/").text

    assert carla.post(reverse("tour_seen")).status_code == 302

    assert "data-fresh" not in carla.get("/").text
    assert not JournalEntry.objects.exists()


def test_looking_at_the_address_is_no_seeing(carla, book):
    Staff.objects.update(toured_at=None)

    assert carla.get(reverse("tour_seen")).status_code == 405
    assert Staff.objects.get(role="collector").toured_at is None
