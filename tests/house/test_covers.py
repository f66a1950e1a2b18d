"""A test may only claim to prove items that the catalogue has."""

import catalogue_ids
import coverage_map
import pytest


def test_every_item_a_test_names_is_in_the_catalogue(request):
    claims = coverage_map.marks(request.session.items)
    unknown = {
        item: claims[item] for item in claims.keys() - catalogue_ids.listed().keys()
    }

    assert unknown == {}


def test_the_list_of_items_is_the_catalogues():
    if not catalogue_ids.CATALOGUE.exists():
        pytest.skip("the catalogue is not beside this checkout; the list stands alone")
    catalogue = catalogue_ids.CATALOGUE.read_text("utf-8")
    found = catalogue_ids.statuses(catalogue)
    kept = catalogue_ids.LIST.read_text("utf-8").splitlines()[1:]

    assert dict(line.split("\t") for line in kept) == found
    assert sum(catalogue_ids.counts(catalogue).values()) == len(found)
