"""Every page there is, for every post: the addresses, and a book in which each has a story."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.urls.resolvers import URLResolver

from arrears.actions.count_days import count_days
from arrears.store.models import Escalation, Lender, Staff, Stop
from tests.web import book as books

POSTS = (
    "collector",
    "supervisor",
    "compliance",
    "strategist",
    "trainer",
    "administrator",
    "lender",
)
NAMES = {
    "zh": ("卡拉", "桑德罗", "奥尔加", "斯蒂芬", "特蕾莎", "阿达", "李安"),
    "en": ("Carla", "Sandro", "Olga", "Stefan", "Teresa", "Ada", "Lian"),
}
# What stands in an address, where it is not simply the first of its kind.
FILLED = {
    "number": "A-1042",
    "reason": "house.stopped",
    "key": "kept_rate",
    "username": books.CARLA,
}
NAMED = {
    "collector:card": {"name": "OBJ-04"},
    "training:lesson": {"name": "keep-it-private"},
    "training:workshop_case": {"name": "CASE-01"},
}
MORE = (  # pages that say more with a question
    "/training/course/quiz/?kind=lesson",
    "/search/?q=A-",
    "/search/?q=zzz",
    "/playbook/?said=OBJ-04",
    "/cases/B-2077/",
    "/cases/C-3015/",
    "/cases/E-5230/",
    "/cases/E-5230/people/",
    "/floor/cases/?what=planned",
    "/assign/?whose=nobody",
    "/cases/A-000000/",
)


def addresses() -> list[str]:
    """Return every address that may be a page; who may not see it is told so."""
    told = [
        where for pattern in _patterns(get_resolver()) for where in _filled(*pattern)
    ]
    return sorted({*told, *MORE})


def pages(client: Client) -> dict[str, str]:
    """Return the pages that this person may see: what each holds, by its address."""
    found = {}
    for where in addresses():
        answer = client.get(where)
        if answer.status_code in {200, 404} and not answer.streaming:
            text = answer.content.decode("utf-8", "replace")
            if "<html" in text:
                found[where] = text
    return found


def _patterns(found: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in found.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}", each
        elif each.namespace != "api-1":
            inside = f"{each.namespace}:" if each.namespace else ""
            yield from _patterns(each, inside)


def _filled(name: str, pattern: URLPattern) -> Iterator[str]:
    told = NAMED.get(name, {})
    kinds = pattern.pattern.converters
    given = {
        word: told.get(word, "1" if "Int" in type(kind).__name__ else FILLED.get(word))
        for word, kind in kinds.items()
    }
    if None in given.values():
        return
    try:
        yield reverse(name, kwargs=given)
    except NoReverseMatch:
        return


def own_pages(clients: dict[str, Client], post: str) -> list[str]:
    """Return what this post sees and no post before it, its day, and a case."""
    before = {"collector": (), "administrator": ("collector", "supervisor")}
    seen = {
        where
        for other in before.get(post, ("collector",))
        for where in pages(clients[other])
    }
    always = {"/", "/cases/A-1042/", "/insight/"}
    return [where for where in pages(clients[post]) if where not in seen - always]


def at_work(lang: str) -> tuple[dict[str, User], dict[str, Client]]:
    """Build the staff and the book; return who is who, and everybody signed in."""
    users = staffed(lang)
    told(lang)
    Staff.objects.filter(role="lender").update(lender=Lender.objects.get())
    clients = {post: Client() for post in POSTS}
    for post, client in clients.items():
        client.cookies["django_language"] = lang.replace("zh", "zh-hans")
        client.force_login(users[post])
    happened(lang, clients)
    return users, clients


def staffed(lang: str) -> dict[str, User]:
    """Make one of each post; the collector is Carla, whose cases the book has planned."""
    names = zip(POSTS, NAMES[lang], strict=True)
    made = {
        post: books.staff(
            books.CARLA if post == "collector" else post,
            post,
            name=name,
            number=f"S-{post[:3].upper()}",
        )
        for post, name in names
    }
    colin = {"zh": "科林", "en": "Colin"}[lang]
    books.staff(books.COLIN, "collector", name=colin, number="S-COLIN")
    Staff.objects.update(team="A")
    return made


def told(lang: str) -> books.Book:
    """Build the book and let something happen for every desk."""
    from tests.browser.test_compliance import told as complained

    book = books.built(lang)
    said = books.TEXTS[lang]["note"]
    complained(book, lang)
    Escalation.objects.create(
        case=book.alma, about="difficult", told=said, by=books.CARLA, at=books.NOW
    )
    count_days(by="cli", now=books.NOW)
    return book


def happened(lang: str, clients: dict[str, Client]) -> None:
    """Let each post do something through the door, so that pages have something to show."""
    collector, supervisor = clients["collector"], clients["supervisor"]
    why = books.TEXTS[lang]["ground"]
    stop = Stop.objects.filter(person__number="B-2077").get()
    collector.post(f"/cases/B-2077/stops/{stop.pk}/asked/", {"ground": why})
    collector.post("/training/", {"scene": "ashamed-wages-cut"})
    wanted = {"kind": "seat", "ground": why, "all": "1"}
    supervisor.post("/assign/try/", wanted | {"seat": books.CARLA})
    supervisor.post("/assign/1/done/")
    supervisor.post("/assign/try/", wanted | {"seat": books.COLIN})
    hands = {"from_seat": books.CARLA, "to_seat": books.COLIN}
    supervisor.post("/transfers/new/", hands | {"numbers": "A-2000", "ground": why})
