// The tools above a list: show only the lines that have something, sort what is shown.
(() => {
  "use strict";
  const number = (text) => {
    const bare = text.replace(/[\s,¥$€£%]/g, "");
    return /^[+\-−–]?\d+(\.\d+)?/.test(bare) ? parseFloat(bare.replace("−", "-")) : NaN;
  };
  const order = (a, b) => {
    const [x, y] = [number(a), number(b)];
    if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
    return a.localeCompare(b, document.documentElement.lang);
  };
  const prepare = (tools) => {
    const list = document.getElementById(tools.dataset.tools);
    if (!list || tools.dataset.ready) return;
    tools.dataset.ready = "1";
    const table = list.tagName === "TABLE";
    const body = table ? list.tBodies[list.tBodies.length - 1] : list;
    const lines = [...body.children].filter((line) => !line.querySelector(".nothing") && !line.matches(".nothing"));
    const cells = (line) => (table ? [...line.children] : [...line.querySelectorAll("[data-cell]")]);
    const heads = table
      ? [...list.tHead.rows[0].cells].map((cell) => (cell.matches("[data-no-sheet]") ? "" : cell.textContent.trim()))
      : cells(lines[0] ?? list).map((cell) => cell.dataset.cell);
    const has = tools.querySelector("[data-has]"), by = tools.querySelector("[data-by]"), turn = tools.querySelector("[data-turn]");
    const none = tools.querySelector("[data-none]");
    if (by) heads.forEach((head, place) => { if (head) by.add(new Option(head, place)); });
    const text = (line, place) => {
      const cell = cells(line)[place];
      return cell ? (cell.dataset.value ?? cell.textContent.trim()) : "";
    };
    const sort = () => {
      const place = by.value === "" ? -1 : Number(by.value), down = turn.getAttribute("aria-pressed") === "true";
      const sorted = place < 0 ? [...lines] : [...lines].sort((a, b) => order(text(a, place), text(b, place)));
      if (down) sorted.reverse();
      body.append(...sorted);
    };
    const sieve = () => {
      const wanted = has.value.trim().toLowerCase();
      for (const line of lines) line.hidden = Boolean(wanted) && !line.textContent.toLowerCase().includes(wanted);
      none.hidden = lines.some((line) => !line.hidden) || !lines.length;
    };
    by?.addEventListener("change", sort); // a long list is sorted by the server, as a whole
    turn?.addEventListener("click", () => {
      turn.setAttribute("aria-pressed", String(turn.getAttribute("aria-pressed") !== "true"));
      sort();
    });
    has.addEventListener("input", sieve);
    tools.querySelector("[data-needs-script]").hidden = lines.length < 2;
  };
  const all = () => document.querySelectorAll("[data-tools]").forEach(prepare);
  document.addEventListener("DOMContentLoaded", all);
  document.addEventListener("htmx:load", all);
})();
