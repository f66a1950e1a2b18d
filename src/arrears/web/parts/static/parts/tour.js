// The tour: offered once, a card beside the page; a step may stand on another page.
(() => {
  "use strict";
  const box = document.getElementById("tour");
  if (!box) return;
  const KEY = `arrears-tour:${document.body.dataset.who}`;
  const steps = [...box.querySelectorAll("[data-step]")], offer = box.querySelector("[data-offer]");
  const [back, next] = ["-1", "1"].map((way) => box.querySelector(`[data-tour-step="${way}"]`));
  const end = box.querySelector("[data-tour-end]");
  const word = (name) => box.querySelector("[data-words]").content.querySelector(`[data-${name}]`).textContent;
  const at = () => Number(sessionStorage.getItem(KEY) ?? -1);
  let pointed = null;

  const point = (step) => {
    pointed?.classList.remove("tour-at");
    pointed = step && [...document.querySelectorAll(step.dataset.at)].find((each) => each.checkVisibility());
    if (!pointed) return;
    pointed.classList.add("tour-at");
    pointed.scrollIntoView({ block: "center" });
  };

  const show = (place) => {
    box.hidden = false;
    offer.hidden = true;
    steps.forEach((step, number) => { step.hidden = number !== place; });
    back.hidden = place === 0;
    next.textContent = word(place === steps.length - 1 ? "last" : "next");
    end.textContent = word("stop");
    point(steps[place]);
  };

  const stop = () => {
    sessionStorage.removeItem(KEY);
    point(null);
    box.hidden = true;
  };

  // Same page: show it; another: go there, and it is shown when that page is open.
  const go = (place) => {
    if (place >= steps.length) return end.click();
    sessionStorage.setItem(KEY, place);
    const before = steps[at() - 1] ?? null, there = steps[place].dataset.go;
    const came = sessionStorage.getItem(`${KEY}:page`);
    if (location.pathname === there || (came === there && before)) return show(place);
    sessionStorage.setItem(`${KEY}:page`, there);
    location.assign(there);
  };

  box.addEventListener("click", (event) => {
    const way = event.target.closest("[data-tour-step]");
    if (way) go(at() + Number(way.dataset.tourStep));
  });
  end.addEventListener("click", stop);
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-tour-start]")) return;
    document.querySelector("dialog[open]")?.close();
    sessionStorage.removeItem(`${KEY}:page`);
    go(0);
  });
  if (at() >= 0 && at() < steps.length) show(at());
  else if ("fresh" in box.dataset && ["/", steps[0].dataset.go].includes(location.pathname)) box.hidden = false;
})();
