"""How a story is walked: who sits down at a window, what they press, read and type."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext

from arrears.domain.words import Words
from arrears.store import journal
from arrears.store.models import JournalEntry
from tests.browser.test_looks import CUT
from tests.web import book as books

IN_VIEW = """() => {
  const said = [...document.querySelectorAll("main .message.error")].find(
    (e) => e.checkVisibility());
  const top = said.getBoundingClientRect().top;
  return top >= 0 && top < innerHeight;
}"""
PATIENCE = 30_000  # ms; the machine may be busy
TOUCHES = 5
SHANGHAI = "+08:00"
DOOR = ("SignedIn", "SignedOut")
OLGA, LI = "olga", "li"
NAMES = {
    books.CARLA: ("collector", "S-01", "卡拉", "Carla"),
    books.SANDRO: ("supervisor", "S-02", "桑德罗", "Sandro"),
    books.COLIN: ("collector", "S-04", "科林", "Colin"),
    OLGA: ("compliance", "S-03", "奥尔加", "Olga"),
    LI: ("supervisor", "S-05", "李", "Li"),
}


@dataclass
class Window:
    """One person at one window of the desk; says what a person does there."""

    page: object
    walk: "Walk"

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def presses(self, label: str | Words, *, within: str = "main") -> None:
        """Press the first button of that name; a tick before, a page may follow."""
        named = self.page.locator(within).first.get_by_role(
            "button", name=self.walk.word(label), exact=True
        )
        named.first.click()

    def follows(self, label: str | Words, *, within: str = "body") -> None:
        """Follow the first link of that name."""
        named = self.page.locator(within).first.get_by_role(
            "link", name=self.walk.word(label)
        )
        named.first.click()

    def unfolds(self, label: str | Words) -> None:
        """Open what is folded under that heading."""
        self.page.locator("summary", has_text=self.walk.word(label)).first.click()

    def ticks(self, value: str, *, within: str = "main") -> None:
        """Choose the box that stands for `value`, as a thumb does: again where the page moved under it."""
        box = self.page.locator(f"{within} input[value='{value}']").first
        for _ in range(TOUCHES):
            box.click(force=True)
            if box.is_checked():
                return
        raise AssertionError(f"{value} cannot be chosen")

    def types(self, **fields: str) -> None:
        """Type into the fields, each by its id; a dash is written as `__`."""
        for name, text in fields.items():
            self.page.fill(f"#{name.replace('__', '-')}", text)

    def chooses(self, **fields: str) -> None:
        """Choose from the lists, each by its id."""
        for name, value in fields.items():
            self.page.select_option(f"#{name.replace('__', '-')}", value)

    def sees(self, *texts: str | Words) -> None:
        """Wait until each text can be read."""
        for text in texts:
            found = self.page.get_by_text(self.walk.word(text))
            found.locator("visible=true").first.wait_for()

    def is_refused(self) -> str:
        """Wait for a refusal, which stands in view, and return what it says."""
        told = self.page.locator("main .message.error >> visible=true").first
        told.wait_for()
        self.page.wait_for_function(IN_VIEW)
        return told.inner_text()

    def arrives(self, address: str) -> None:
        """Wait until the window is at the address."""
        self.page.wait_for_url(f"**{address}")

    def arrives_with(self, asked: str) -> None:
        """Wait until the address asks so."""
        self.page.wait_for_url(lambda url: asked in url)

    def sees_none(self, selector: str) -> None:
        assert self.page.locator(selector).count() == 0, selector

    def shows(self, name: str) -> None:
        """Keep a picture of the page, and see that nothing of it is cut off."""
        self.page.wait_for_load_state()
        self.walk.picture(
            self.page, f"story-{name}-{self.walk.lang}-{self.walk.size['width']}"
        )
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is {wide} px too wide"
        assert self.page.evaluate(CUT) == [], f"{name} is cut"

    def in_another_tab(self, address: str) -> "Window":
        """Open the address beside, as the same person."""
        page = self.page.context.new_page()
        page.errors = self.page.errors
        page.goto(address)
        return Window(page, self.walk)

    def signs_in(self, who: str) -> None:
        self.page.fill("#username", who)
        self.page.fill("#password", books.PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.locator(".page-top, .case-head, h1").first.wait_for()

    def makes_sure(self) -> None:
        """Hear the last four digits; the figures open."""
        self.page.locator(".dial-number").wait_for()
        self.ticks("last_four")
        self.presses("It is the debtor")
        self.page.locator("#figures-title").wait_for()


@dataclass
class Walk:
    """One story in one language at one width, and the desk's clock in it."""

    lang: str
    size: dict[str, int]
    settings: object
    desk: Callable
    picture: Callable
    open: ExitStack

    def word(self, text: str | Words) -> str:
        """Return the words as this story reads them; a plain text is an English msgid."""
        if isinstance(text, Words):
            return text.zh if self.lang == "zh" else text.en
        with translation.override("zh-hans" if self.lang == "zh" else "en"):
            return gettext(text)

    def says(self, zh: str, en: str) -> str:
        """Return what somebody types in this story's language."""
        return zh if self.lang == "zh" else en

    def name(self, who: str) -> str:
        return NAMES[who][2 if self.lang == "zh" else 3]

    def hire(self, *people: str) -> None:
        """Give each a post and a password."""
        for who in people:
            role, number, *_ = NAMES[who]
            books.staff(who, role, name=self.name(who), number=number)

    def kept(self) -> list[str]:
        """Return what the journal holds, in order, without who came and went."""
        assert journal.proof().holds
        rows = JournalEntry.objects.exclude(kind__in=DOOR).order_by("seq")
        return list(rows.values_list("kind", flat=True))

    def it_is(self, day: str, clock: str) -> None:
        """Put the desk's clock on an hour in Shanghai: `it_is("2026-11-25", "10:00")`."""
        told = datetime.fromisoformat(f"{day}T{clock}{SHANGHAI}")
        self.settings.ARREARS_CLOCK = told

    def sits_down(self, who: str, at: str = "/") -> Window:
        """Open a window of one's own and sign in; the window is at the address then."""
        opened = self.desk(lang=self.lang, size=self.size)
        page = self.open.enter_context(opened)
        page.set_default_timeout(PATIENCE)
        window = Window(page, self)
        window.opens(f"/sign-in/?next={at}")
        window.signs_in(who)
        return window
