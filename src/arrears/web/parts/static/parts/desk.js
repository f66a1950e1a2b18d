// The desk's own script: keys, drafts, countdowns, and a word when the line is down.
(() => {
  "use strict";
  const all = (what, inside = document) => [...inside.querySelectorAll(what)];
  const one = (what, inside = document) => inside.querySelector(what);
  const seen = (element) => element.checkVisibility();

  // Keys ---------------------------------------------------------------------
  const typing = (target) =>
    target.matches("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");

  const move = (step) => {
    const lines = all("[data-line]").filter(seen);
    if (!lines.length) return;
    const here = lines.indexOf(document.activeElement.closest("[data-line]"));
    const open = lines.findIndex((line) => !line.matches(".is-done"));
    const start = here >= 0 ? here + step : Math.max(open, 0);
    const line = lines[Math.min(Math.max(start, 0), lines.length - 1)];
    line.focus();
    line.scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const target = all(`[data-key~="${CSS.escape(key)}"]`).find(seen);
    if (!target) return false;
    if (target.matches("input[type=radio], input[type=checkbox]")) {
      target.checked = true;
      target.focus();
      target.dispatchEvent(new Event("input", { bubbles: true }));
      const then = target.dataset.then && document.getElementById(target.dataset.then);
      if (then) then.focus();
    } else if (target.matches("input, textarea, select")) {
      target.focus();
    } else {
      target.click();
    }
    return true;
  };

  // The list of keys shows those that do something on the page as it stands.
  const showKeys = () => {
    const works = (key) => all(`[data-key~="${CSS.escape(key)}"]`).some(seen);
    for (const row of all("#keys [data-for]")) row.hidden = !row.dataset.for.split(" ").some(works);
    for (const row of all("#keys [data-for-lines]")) row.hidden = !all("[data-line]").some(seen);
    one("#keys")?.showModal();
  };

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target) || one("dialog[open]")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") showKeys();
    else if (event.key === "/" && one("#q")) one("#q").select();
    else if (!press(event.key)) return;
    event.preventDefault();
  };

  // Ctrl+Enter saves the form one is writing in, else the outcome.
  const save = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.form || all("form.outcome").find(seen);
    if (!form || form.matches(".finder")) return;
    event.preventDefault();
    form.requestSubmit();
  };

  // Drafts: what was typed stays in this browser until it is saved --------------
  const PREFIX = "arrears-draft:";
  const draftKey = (form) => `${PREFIX}${document.body.dataset.who}:${form.dataset.draft}`;
  const kept = (form) =>
    [...form.elements].filter((field) => field.name && !["hidden", "submit", "button"].includes(field.type));

  const keep = (form) => {
    const draft = { "@at": Date.now() + ahead };
    for (const field of kept(form)) {
      if (!["radio", "checkbox"].includes(field.type)) draft[field.name] = field.value;
      else if (field.checked) draft[field.name] = field.value;
    }
    localStorage.setItem(draftKey(form), JSON.stringify(draft));
  };

  const restore = (form) => {
    const draft = JSON.parse(localStorage.getItem(draftKey(form)) || "{}");
    const theirs = Date.parse(form.dataset.keptAt || "");
    if (theirs > draft["@at"]) return; // what is kept at the desk is newer
    for (const field of kept(form)) {
      if (!(field.name in draft)) continue;
      if (["radio", "checkbox"].includes(field.type)) field.checked = field.value === draft[field.name];
      else if (!field.value || form.dataset.keeps) field.value = draft[field.name];
    }
  };

  const forgetAll = () => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  };

  // Countdowns -----------------------------------------------------------------
  // By the desk's clock: the browser's may be wrong.
  const ahead = new Date(document.body.dataset.now) - Date.now() || 0;
  const count = () => {
    for (const time of all("[data-left] time")) {
      const minutes = Math.trunc((new Date(time.dateTime) - Date.now() - ahead) / 60000);
      const [h, m] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
      const { left, soon, past, pastSoon } = time.closest("[data-left]").dataset;
      const words = minutes < 0 ? (h ? past : pastSoon) : h ? left : soon;
      time.textContent = words.replace("{h}", h).replace("{m}", m);
    }
  };

  // Trouble: a lost line or a failed request, in words ----------------------------
  const trouble = (when) => {
    const box = one("[data-trouble]");
    box.hidden = !when;
    for (const words of all("[data-when]", box)) words.hidden = words.dataset.when !== when;
  };

  // Wiring -----------------------------------------------------------------------
  const prepare = (inside) => {
    all("form[data-draft]", inside).forEach(restore);
    if (one("[data-left] time", inside)) count();
  };

  document.addEventListener("keydown", keys);
  document.addEventListener("keydown", save);
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) keep(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forgets]")) forgetAll();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.opens === "keys") showKeys();
    else if (button?.dataset.opens) document.getElementById(button.dataset.opens).showModal();
    if (button?.matches("[data-closes]")) trouble("");
    if (button?.dataset.fills) {
      const field = document.getElementById(button.dataset.fills);
      field.value = button.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    closeMenus(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus();
  });
  function closeMenus(but = null) {
    for (const menu of all("details.menu[open], details.explain[open]")) {
      if (!menu.contains(but)) menu.open = false;
    }
  }
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status === 401 && event.detail.requestConfig.triggeringEvent?.type === "input") {
      event.preventDefault(); // nobody is taken to the door in the middle of a word
      trouble("over");
    }
    if (event.detail.xhr.status >= 300) return;
    const form = event.detail.requestConfig.elt.closest("form[data-draft]");
    if (form) localStorage.removeItem(draftKey(form));
    trouble("");
  });
  document.addEventListener("htmx:sendError", () => trouble("offline"));
  document.addEventListener("htmx:responseError", () => trouble("error"));
  document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
  window.addEventListener("offline", () => trouble("offline"));
  window.addEventListener("online", () => trouble(""));
  setInterval(count, 30000);

  // A refusal is brought into view: on a telephone the button that got it is far below.
  const showRefusal = () => {
    const said = all("main .message.error[role=alert]").find(seen);
    if (!said) return;
    const { top, bottom } = said.getBoundingClientRect();
    const head = one(".top")?.getBoundingClientRect().bottom ?? 0;
    if (top < head || bottom > innerHeight) said.scrollIntoView({ block: "center" });
  };
  document.addEventListener("htmx:afterSettle", showRefusal);
  showRefusal();
})();
