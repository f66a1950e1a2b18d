"""
Somebody writes markup into every field of every form that her post may send.

The browser itself reads every page afterwards, for everybody: the markup is text on
each, no element was made of it, and no script of it ran.
"""

import pytest

from tests.browser.conftest import WIDE
from tests.browser.stories.walk import PATIENCE
from tests.browser.test_looks import signed_in
from tests.web import book as books
from tests.web import every_page

pytestmark = pytest.mark.browser
CASE = "/cases/A-1042/"
PAGES = {
    books.CARLA: (
        CASE,
        *(f"{CASE}{each}/" for each in ("money", "papers", "words", "messages")),
        "/cases/E-5230/people/",
        "/visits/",
        "/training/problems/",
        "/training/reading/",
        "/",
    ),
    "supervisor": (
        *(f"/{each}/" for each in ("floor", "assign", "approvals", "escalations")),
        *(f"/{each}/" for each in ("team", "transfers", "coaching", "templates")),
        *(f"/{each}/" for each in ("payments", "deal", "outbox", "insight")),
        CASE,
    ),
    "compliance": (
        "/compliance/",
        "/compliance/matters/1/",
        *(f"/compliance/{each}/" for each in ("matters", "wording", "samples")),
        *(f"/compliance/{each}/" for each in ("register", "journal", "evidence")),
        CASE,
    ),
    "administrator": (
        "/administration/",
        *(f"/administration/{each}/" for each in ("lenders", "calendar", "changes")),
        *(f"/administration/{each}/example/" for each in ("lenders", "policies")),
        "/administration/seats/carla/",
        CASE,
    ),
}
# Fill every form of the pages, choose what there is to choose, and send each once.
SEND = """
async (addresses) => {
  const mark = `"'><i data-hit></i><img src=x onerror="window.hit=1"><script>hit=1<\\/script>`;
  const sent = new Set();
  for (const address of addresses) {
    const answer = await fetch(address);
    if (!(answer.headers.get("content-type") || "").includes("html")) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const form of page.querySelectorAll("main form")) {
      const to = form.getAttribute("action") || address;
      const post = (form.getAttribute("method") || "get").toLowerCase() === "post";
      if (sent.has(to) || /sign|password|erased|key/.test(to)) continue;
      sent.add(to);
      const told = new URLSearchParams();
      for (const field of form.querySelectorAll("input, textarea, select")) {
        if (!field.name || field.type === "file") continue;
        if (field.type === "hidden") told.set(field.name, field.value);
        else if (field.matches("select"))
          told.set(field.name, [...field.options].map((o) => o.value).find(Boolean) || "");
        else if (field.type === "radio" || field.type === "checkbox") {
          if (!told.has(field.name)) told.set(field.name, field.value);
        } else if (field.type === "date") told.set(field.name, "2026-11-24");
        else if (field.type === "time") told.set(field.name, "10:00");
        else if (field.type === "number") told.set(field.name, "1");
        else told.set(field.name, mark);
      }
      const result = post
        ? await fetch(to, { method: "POST", body: told })
        : await fetch(`${to.split("#")[0]}?${told}`);
      if (result.status >= 500) return [`${to}: ${result.status}`];
      const back = new DOMParser().parseFromString(await result.text(), "text/html");
      if (back.querySelector("[data-hit], img[src=x]")) return [`${to}: markup`];
    }
  }
  return [sent.size];
}
"""
READ = """
async (addresses) => {
  const found = [];
  for (const address of addresses) {
    const answer = await fetch(address);
    const text = await answer.text();
    if (answer.status >= 500) found.push(`${address}: ${answer.status}`);
    if (!text.includes("<html")) continue;
    const page = new DOMParser().parseFromString(text, "text/html");
    if (page.querySelector("[data-hit], img[src=x]")) found.push(address);
  }
  return found;
}
"""


def test_markup_in_every_field_is_text_on_every_page(desk):
    every_page.staffed("zh")
    every_page.told("zh")
    sent = 0
    for who, addresses in PAGES.items():
        with desk(size=WIDE) as page:
            page.set_default_timeout(PATIENCE)
            page.goto("/sign-in/")
            signed_in(page, who)
            (told,) = page.evaluate(SEND, addresses)
            assert isinstance(told, int), told
            sent += told
            page.errors.clear()  # refusals, which the browser tells in its console
    assert sent > 40

    for who, addresses in PAGES.items():
        with desk(size=WIDE) as page:
            page.set_default_timeout(PATIENCE)
            page.goto("/sign-in/")
            signed_in(page, who)
            assert page.evaluate(READ, addresses) == []
            for address in (CASE, addresses[0]):  # here its scripts may run
                page.goto(address)
                page.wait_for_load_state("networkidle")
                assert page.evaluate("window.hit") is None, address
                assert page.locator("[data-hit]").count() == 0, address
            page.errors.clear()
