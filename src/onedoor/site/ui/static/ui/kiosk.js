/* OneDoor at a kiosk: keys on the screen, back to the first screen when nobody is there, and which
   version of a guide is shown. Every screen works without it. */
(() => {
  "use strict";

  const ASK_MS = 60000, WAIT_MS = 8000, AGAIN_MS = 10000;
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
      leave();
    }, 1000);
  }

  /* The server ends it; while the line is down nothing of the person stays on the screen either. */
  function leave() {
    localStorage.clear();
    sessionStorage.clear();
    fetch(told.kioskLeave, { cache: "no-store" })
      .then(() => location.replace(told.kioskHome))
      .catch(() => {
        const said = document.createElement("p");
        said.textContent = told.kioskDown;
        document.body.replaceChildren(said);
        window.setTimeout(leave, WAIT_MS);
      });
  }

  /* What was pressed while the line is down: orders that only the server can read, sent until taken. */
  function inQueue(mode, act) {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("kiosk-queue", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("orders");
      asked.onerror = failed;
      asked.onsuccess = () => {
        const change = asked.result.transaction("orders", mode);
        const result = act(change.objectStore("orders"));
        change.oncomplete = () => { asked.result.close(); done(result.result); };
        change.onerror = failed;
      };
    });
  }

  function send(order) {
    const stop = new AbortController();
    window.setTimeout(() => stop.abort(), WAIT_MS);
    return fetch(told.kioskOrders, { method: "POST", body: new URLSearchParams({ order: order }), signal: stop.signal })
      .then((answer) => answer.json());
  }

  function sendKept() {
    inQueue("readonly", (orders) => orders.getAll()).then((kept) => kept.forEach((order) => {
      send(order)
        .then((answer) => { if (answer.state !== "unknown") return inQueue("readwrite", (orders) => orders.delete(order)); })
        .catch(() => {});
    }));
  }

  function startFiling(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form.dataset.order)
        .then((answer) => { if (answer.state === "filed") location.replace(answer.next); else form.submit(); })
        .catch(() => inQueue("readwrite", (orders) => orders.put(form.dataset.order, form.dataset.order)).then(() => {
          const slip = document.getElementById("kept");
          form.replaceWith(slip);
          slip.hidden = false;
          slip.focus();
          document.body.append(document.getElementById("kept_slip").content);
          document.querySelectorAll("[form=send], .kiosk-controls [href*='/drafts/']").forEach((one) => one.remove());
          document.querySelectorAll("[data-kept]").forEach((button) => { button.dataset.print = "yes"; button.hidden = false; });
        }));
    });
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
  const filing = document.querySelector("[data-order]");
  if (filing) startFiling(filing);
  if (told.kioskOrders && window.indexedDB) {
    sendKept();
    window.setInterval(sendKept, AGAIN_MS);
  }
  if (told.copyReport) startReporting();
})();
