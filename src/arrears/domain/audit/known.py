"""Every fact there is, by the name that the journal keeps."""

from . import (
    administration,
    compliance,
    door,
    facts,
    figures,
    floor,
    messages,
    money,
    training,
)

ROOMS = {
    each.__name__
    for each in (
        administration,
        compliance,
        door,
        facts,
        figures,
        floor,
        messages,
        money,
        training,
    )
}
FACTS = {
    fact.__name__: fact
    for fact in facts.Fact.__subclasses__()
    if fact.__module__ in ROOMS
}
ABOUT_THE_DESK = (  # what administrators answer for
    *(
        name
        for name, fact in FACTS.items()
        if fact.__module__ in {administration.__name__, door.__name__}
    ),
    "PolicySet",
    "LetterheadSet",
    "ApiKeyMade",
    "ApiKeyEnded",
)
