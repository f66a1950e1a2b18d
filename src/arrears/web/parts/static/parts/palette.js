// The command palette: Ctrl-K, arrows, Enter. Pages and cases come from the desk; what
// can be done here is what has a key on this page.
(() => {
  "use strict";
  const box = document.getElementById("palette");
  if (!box) return;
  const field = box.querySelector("#palette-q"), here = box.querySelector("[data-acts]");
  const ways = () => [...box.querySelectorAll("[data-way]")].filter((way) => way.checkVisibility());
  let back = null, entered = false;

  const acts = () => {
    const sought = field.value.trim().toLowerCase();
    here.replaceChildren();
    const seen = new Set();
    for (const target of document.querySelectorAll("main a[data-key], main button[data-key]")) {
      const words = [...target.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent.trim()).join(" ").trim();
      if (!words || seen.has(words) || !words.toLowerCase().includes(sought) || !target.checkVisibility()) continue;
      seen.add(words);
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.way = "";
      button.textContent = words;
      button.addEventListener("click", () => { box.close(); target.click(); });
      const line = document.createElement("li");
      line.append(button);
      here.append(line);
    }
  };

  const open = () => {
    back = document.activeElement;
    field.value = "";
    box.showModal();
    field.focus();
    acts();
    field.dispatchEvent(new Event("opened"));
  };

  const move = (step) => {
    const all = ways(), at = all.indexOf(document.activeElement);
    const next = at + step;
    if (next < 0) field.focus();
    else all[Math.min(next, all.length - 1)]?.focus();
  };

  // Enter waits for the answer to what is typed, and never follows an older one.
  const go = () => {
    const answered = box.querySelector("[data-sought]")?.dataset.sought === field.value.trim();
    if (!entered || !answered) return;
    entered = false;
    ways()[0]?.click();
  };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (box.open) box.close();
      else if (!document.querySelector("dialog[open]")) open();
    } else if (box.open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (box.open && event.key === "Enter" && event.target === field) {
      event.preventDefault();
      entered = true;
      go();
    }
  });
  field.addEventListener("input", () => { entered = false; acts(); });
  box.addEventListener("htmx:afterSettle", go);
  box.addEventListener("close", () => back?.focus());
})();
