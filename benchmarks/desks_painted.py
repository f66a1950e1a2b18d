"""When a browser first shows something of a page: Chromium itself says so."""

from collections.abc import Iterator, Mapping
from statistics import median

WIDTHS = ((1440, 900), (390, 844))
TIMES = 5
FIRST_PAINT = """() => new Promise(told => new PerformanceObserver(seen => {
  for (const each of seen.getEntriesByName("first-contentful-paint")) told(each.startTime);
}).observe({type: "paint", buffered: true}))"""


def first_paints(
    pages: Mapping[str, tuple[str, str]], desk: str
) -> Iterator[tuple[int, str, float]]:
    """Yield width, page and the median of the milliseconds until its first content shows."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for width, height in WIDTHS:
            for name, (key, address) in pages.items():
                shown = []
                for _ in range(TIMES):
                    fresh = browser.new_context(
                        viewport={"width": width, "height": height}
                    )
                    fresh.add_cookies(
                        [{"name": "sessionid", "value": key, "url": desk}]
                    )
                    page = fresh.new_page()
                    page.goto(desk + address)
                    shown.append(page.evaluate(FIRST_PAINT))
                    fresh.close()
                yield width, name, median(shown)
        browser.close()
