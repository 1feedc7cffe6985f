/* Screens of a hall: shows what the stream tells, calls aloud where ?voice=1 asks for it, and loads
   the page anew while no stream answers. */
(() => {
  "use strict";

  const AGAIN_MS = 10000;
  const told = document.body.dataset;
  const voice = new URLSearchParams(location.search).has("voice") && window.speechSynthesis;
  let before = null;

  function cell(text) {
    const made = document.createElement("td");
    const inner = document.createElement("bdi");
    inner.dir = "ltr";
    inner.textContent = text;
    made.append(inner);
    return made;
  }

  function call(number, window_) {
    const words = told.said.replace("{number}", number).replace("{window}", window_);
    document.getElementById("live").textContent = words;
    if (!voice) return;
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.lang = document.documentElement.lang;
    window.speechSynthesis.speak(spoken);
  }

  function show(board) {
    const rows = document.querySelector("[data-called]");
    if (rows) {
      rows.replaceChildren(...board.called.map((one) => {
        const row = document.createElement("tr");
        row.append(...one.map(cell));
        return row;
      }));
      document.querySelector("[data-nobody]").hidden = board.called.length > 0;
    }
    Object.entries(board.waiting).forEach(([key, n]) => {
      const place = document.querySelector('[data-waiting="' + CSS.escape(key) + '"]');
      if (place) place.textContent = String(n);
    });
    if (told.window) {
      const here = board.called.find((one) => one[1] === told.window);
      document.querySelector("[data-number]").textContent = here ? here[0] : "—";
      document.querySelector("[data-paused]").hidden = !board.paused.includes(told.window);
    }
    const now = new Set(board.called.map((one) => one.join(" ")));
    if (before) board.called.filter((one) => !before.has(one.join(" ")) && (!told.window || one[1] === told.window)).forEach((one) => call(one[0], one[1]));
    before = now;
  }

  const later = () => window.setTimeout(() => location.reload(), AGAIN_MS);
  if (!told.events || !window.EventSource) later();
  else {
    const stream = new EventSource(told.events);
    stream.addEventListener("board", (event) => show(JSON.parse(event.data)));
    stream.addEventListener("error", () => { stream.close(); later(); });
    window.addEventListener("pagehide", () => stream.close());
  }
})();
