"""Two plans of one day side by side, as a page shows them."""

from django.utils.translation import gettext as _

from arrears.planner.what_if import Comparison


def rows_of(found: Comparison) -> list[tuple[str, int, int, int]]:
    """Return the figures both ways and their difference; money in whole units."""
    first, second = found.before.told, found.after.told
    names = {
        "called": _("Cases called"),
        "people": _("People rung"),
        "reached": _("Expected to answer"),
        "minutes": _("Minutes expected"),
        "contacts": _("Calls per hundred people"),
        "expected": _("Expected to be paid"),
        "added": _("Of it added by calling"),
    }
    return [
        (name, first[key], second[key], second[key] - first[key])
        for key, name in names.items()
    ]
