"""Set the team that somebody's figures open with: a preference, nobody else's matter."""

from django.db import transaction

from arrears.store.insight.kept import members
from arrears.store.models import Staff


@transaction.atomic
def open_figures_with(*, team: str, by: str) -> None:
    """
    Let the figures of `by` open with `team`, or with all where it is empty.

    It changes what one person sees first and nothing else, so it is not journalled.
    Raises UnknownTeam.
    """
    staff = Staff.objects.select_for_update().get(user__username=by)
    if team:
        members(team)
    staff.figures_team = team
    staff.save(update_fields=["figures_team"])
