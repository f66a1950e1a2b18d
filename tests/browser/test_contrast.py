"""Every text can be read against what lies behind it, by day and by night (WCAG AA)."""

import pytest

from tests.browser.test_keyboard import make_sure
from tests.web import book as books

pytestmark = pytest.mark.browser

# Returns the texts whose contrast is too small. Colours are resolved by painting them.
DIM = """
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paint = (layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.unshift(getComputedStyle(e).backgroundColor);
    return layers;
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const dim = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const said = walker.currentNode.textContent.trim();
    if (!said || !element.checkVisibility() || element.closest("[aria-hidden], script, .skip, .visually-hidden")) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const [a, b] = [light(paint(back)), light(paint([...back, style.color]))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) dim.push(`${said.slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return dim;
}
"""
PAGES = (
    "/",
    "/cases/A-1042/",
    "/cases/B-2077/",
    "/cases/C-3015/",
    "/cases/D-4128/",
    "/nowhere/",
)


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_every_text_stands_out(desk, picture, dark, transactional_db):
    books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    books.built("zh")
    found = {}

    with desk(dark=dark) as page:
        page.goto("/")
        found["door"] = page.evaluate(DIM)
        page.fill("#username", books.CARLA)
        page.fill("#password", books.PASSWORD)
        page.keyboard.press("Enter")
        page.locator(".counters").wait_for()
        for address in PAGES:
            page.goto(address)
            page.evaluate(
                "document.querySelectorAll('details').forEach(d => d.open = true)"
            )
            found[address] = page.evaluate(DIM)
            picture(page, f"{'night' if dark else 'day'}{address.replace('/', '-')}")
        page.goto("/cases/A-1042/")
        page.locator(".btn-call").first.click()
        make_sure(page)
        page.locator(".choice-promise").click()
        page.wait_for_timeout(200)  # the colours' short transition
        found["call"] = page.evaluate(DIM)
        picture(page, f"{'night' if dark else 'day'}-call")

    assert {name: dim for name, dim in found.items() if dim} == {}
