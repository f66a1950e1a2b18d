"""The playbook at the desk: find a card by what was just said, and read it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.playbook.card import UnknownCard, cards
from arrears.playbook.card import card as card_of
from arrears.playbook.dialogue import dialogues as both_dialogues
from arrears.playbook.finder import find
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

MOST = 6
MOST_IN_A_CALL = 3


@access.signed_in
def search(request: DeskRequest) -> HttpResponse:
    """Show the cards that what was said calls for, the likeliest first."""
    said, known = request.GET.get("said", "").strip(), cards()
    found = (
        [known[name] for name in find(said, most=20) if name in known] if said else []
    )
    told: dict[str, object] = {"said": said, "found": found[:MOST]}
    fragment = request.htmx and not request.htmx.boosted
    page = "collector/playbook/found.html" if fragment else "collector/playbook.html"
    if fragment and "calling" in request.GET:
        page, told["found"] = "collector/call/heard.html", found[:MOST_IN_A_CALL]
    return render(request, page, told)


@access.signed_in
def card(request: DeskRequest, name: str) -> HttpResponse:
    """Show one card."""
    try:
        found = card_of(name)
    except UnknownCard as refusal:
        raise Http404(refusal.sentence) from refusal
    known = cards()
    near = [known[other] for other in found.see if other in known]
    return render(request, "collector/card.html", {"card": found, "near": near})


@access.signed_in
def dialogues(request: DeskRequest) -> HttpResponse:
    """Show the two dialogues turn by turn, each turn beside its lawful telling."""
    told = {"dialogues": both_dialogues()}
    return render(request, "collector/dialogues.html", told)
