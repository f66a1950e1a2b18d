// Call mode: who speaks and for how long; and the draft, kept at the desk as it is typed.
(() => {
  "use strict";
  const one = (what, inside = document) => inside.querySelector(what);
  const WAIT = 800; // milliseconds of stillness before a draft is sent
  let turn = "", waiting = 0, unsent = false;

  // Who speaks: two buttons, each key starts its own clock and stops the other's ------
  const share = () => {
    const box = one("[data-timer]");
    if (!box) return;
    box.hidden = false;
    const [spoke, heard] = ["spoke", "heard"].map((name) => Number(one(`[name=${name}]`, box).value));
    const whole = spoke + heard, said = one("[data-share]", box);
    const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    said.textContent = whole
      ? said.dataset.words.replace("{percent}", `${Math.round((100 * spoke) / whole)} %`).replace("{time}", time)
      : "";
    for (const button of box.querySelectorAll("[data-turn]")) {
      button.setAttribute("aria-pressed", String(button.dataset.turn === turn));
    }
  };

  const tick = () => {
    const field = turn && one(`[data-timer] [name=${turn}]`);
    if (!field) return;
    field.value = Number(field.value) + 1;
    share();
    if (Number(field.value) % 15 === 0) soon();
  };

  // The draft --------------------------------------------------------------------
  const says = (which) => {
    for (const words of document.querySelectorAll("[data-kept] [data-says]")) {
      words.hidden = words.dataset.says !== which;
    }
  };

  const send = async () => {
    const form = one("form[data-keeps]");
    if (!form) return;
    unsent = true;
    try {
      const answer = await fetch(form.dataset.keeps, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      unsent = !answer.ok || answer.redirected; // led to the door: nothing was kept
    } catch {
      unsent = true; // the line is down: desk.js has it in this browser
    }
    says(unsent ? "here" : "kept");
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(send, WAIT);
  };

  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-keeps]")) soon();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-turn]");
    if (!button) return;
    turn = turn === button.dataset.turn ? "" : button.dataset.turn;
    share();
    soon();
  });
  document.addEventListener("htmx:load", share);
  window.addEventListener("online", () => { if (unsent) soon(); });
  document.addEventListener("DOMContentLoaded", share);
  setInterval(tick, 1000);
})();
