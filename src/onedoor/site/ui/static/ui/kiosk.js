/* OneDoor at a kiosk: keys on the screen, back to the first screen when nobody is there, and which
   version of a guide is shown. Every screen works without it. */
(() => {
  "use strict";

  const ASK_MS = 60000;
  const told = document.body.dataset;
  const QUIET_MS = Number(told.kioskQuiet) * 1000, LEFT_MS = Number(told.kioskLeft) * 1000;
  const dialog = document.getElementById("kiosk_quiet");

  /* Nobody there: warn, then the server ends what was begun, and nothing of it stays here. */
  function startQuiet() {
    let last = Date.now();
    const active = () => { if (!dialog.open) last = Date.now(); };
    ["keydown", "pointerdown", "scroll"].forEach((type) => document.addEventListener(type, active, { passive: true }));
    dialog.addEventListener("close", () => { last = Date.now(); });
    const timer = window.setInterval(() => {
      const quiet = Date.now() - last;
      if (quiet >= QUIET_MS && !dialog.open) dialog.showModal();
      if (quiet < QUIET_MS + LEFT_MS) return;
      window.clearInterval(timer);
      localStorage.clear();
      sessionStorage.clear();
      location.replace(told.kioskLeave);
    }, 1000);
  }

  /* A guide that was replaced meanwhile is loaded anew. */
  function startReporting() {
    const body = new URLSearchParams({ channel: "kiosk", place: told.kioskPlace });
    window.setInterval(() => {
      fetch(told.copyReport, { method: "POST", body: body })
        .then((answer) => answer.json())
        .then((copy) => { if (copy.state === "replaced") location.reload(); })
        .catch(() => {});
    }, ASK_MS);
  }

  /* The keys on the screen write into the input that they stand below. */
  function startPads() {
    document.querySelectorAll("[data-pad]").forEach((pad) => {
      const input = document.getElementById(pad.dataset.pad);
      pad.hidden = false;
      pad.addEventListener("click", (event) => {
        const key = event.target.closest("[data-pad-key]");
        if (!key) return;
        input.value = key.dataset.padKey ? input.value + key.dataset.padKey : input.value.slice(0, -1);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  }

  startPads();
  if (dialog && dialog.showModal) startQuiet();
  if (told.copyReport) startReporting();
})();
