/* OneDoor at a kiosk: it goes back to its first screen when nobody is there, and says which version
   of a guide it shows. Every screen works without it. */
(() => {
  "use strict";

  const QUIET_MS = 60000, LEFT_MS = 15000, ASK_MS = 60000;
  const told = document.body.dataset;
  const dialog = document.getElementById("kiosk_quiet");

  /* Nobody there: warn, then back to the first screen, which keeps nothing of what was chosen. */
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
      location.replace(told.kioskHome);
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

  if (dialog && dialog.showModal) startQuiet();
  if (told.copyReport) startReporting();
})();
