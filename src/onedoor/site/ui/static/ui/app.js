/* OneDoor: what pages do beyond HTML. Every behaviour is found by a data- attribute, every page works
   without it. ES2017; no eval; one file. */
(function () {
  "use strict";

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const on = (type, act, options) => document.addEventListener(type, act, options);
  const near = (event, selector) =>
    event.target instanceof Element ? event.target.closest(selector) : null;

  const kept = {
    get: (key) => {
      try { return localStorage.getItem(key); } catch (refused) { return null; }
    },
    set: (key, value) => {
      try { localStorage.setItem(key, value); } catch (refused) { /* private windows refuse */ }
    },
  };

  /* Says something to screen readers, once. */
  function say(words) {
    const live = document.getElementById("live");
    if (live) live.textContent = words;
  }

  /* Words of the page's language, given by the frame as data- attributes of <body>. */
  const word = (name) => document.body.dataset[name] || "";

  /* ---------- conditions: the twin of system.forms, held to tests/vectors/conditions.json ---------- */
  const BLANK = /^[ \t\r\n\u3000]+|[ \t\r\n\u3000]+$/g;
  const NUMBER = /^-?[0-9]{1,12}(\.[0-9]{1,3})?$/;
  const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

  function plain(value) {
    return value === true ? "yes" : value === false ? "no" : String(value).replace(BLANK, "");
  }

  function said(answer) {
    if (answer === null || answer === undefined) return [];
    if (typeof answer === "object") {
      return Object.keys(answer).reduce((words, key) => words.concat(said(answer[key])), []);
    }
    const one = plain(answer);
    return one ? [one] : [];
  }

  function ordered(op, left, right) {
    if (NUMBER.test(left) && NUMBER.test(right)) {
      return op === "gte" ? Number(left) >= Number(right) : Number(left) <= Number(right);
    }
    if (DAY.test(left) && DAY.test(right)) return op === "gte" ? left >= right : left <= right;
    return false;
  }

  function holds(when, answers) {
    if (when.all) return when.all.every((part) => holds(part, answers));
    if (when.any) return when.any.some((part) => holds(part, answers));
    if (when.not) return !holds(when.not, answers);
    const known = Object.prototype.hasOwnProperty.call(answers, when.q);
    const words = said(known ? answers[when.q] : null);
    if (when.op === "filled") return words.length > 0;
    if (when.op === "in") return words.some((one) => when.v.map(plain).indexOf(one) >= 0);
    const wanted = plain(when.v === undefined ? "" : when.v);
    if (when.op === "eq") return words.indexOf(wanted) >= 0;
    return words.some((one) => ordered(when.op, one, wanted));
  }

  /* A date as people type it, in the form the conditions compare. */
  function asDay(text) {
    const found = /^\s*([0-9]{4})[-./年]?([0-9]{1,2})[-./月]?([0-9]{1,2})日?\s*$/.exec(text);
    return found ? [found[1], found[2].padStart(2, "0"), found[3].padStart(2, "0")].join("-") : text;
  }

  /* A number as people type it: full width, with commas, with its unit. */
  const asNumber = (text) => text.normalize("NFKC").replace(/[,\s元¥]/g, "");

  function typed(control) {
    if (control.classList.contains("input-date")) return asDay(control.value.normalize("NFKC"));
    if (/input-(number|money)/.test(control.className)) return asNumber(control.value);
    return control.value;
  }

  /* What counts: what is not hidden. A row's answer counts under its page's name. */
  function answersOf(form) {
    const answers = {};
    Array.from(form.elements).forEach((control) => {
      if (!control.name || /__(wrong|right)$/.test(control.name)) return;
      if ((control.type === "radio" || control.type === "checkbox") && !control.checked) return;
      if (control.closest("[data-when][hidden]")) return;
      const row = /^([a-z][a-z0-9_]*)-[0-9]+-/.exec(control.name);
      const question = row ? row[1] : control.name.split("__")[0];
      answers[question] = (answers[question] || []).concat(typed(control));
    });
    return answers;
  }

  /* Shows and hides questions, in their order: one may rest on another, and what is hidden does
     not count. Nothing hidden is disabled: the server decides. */
  function showAndHide(form) {
    all("[data-when]", form).forEach((field) => {
      field.hidden = !holds(JSON.parse(field.dataset.when), answersOf(form));
    });
  }

  function startConditions(root) {
    const forms = all("[data-when]", root).map((field) => field.closest("form")).filter(Boolean);
    new Set(forms).forEach((form) => {
      if (!form.dataset.watched) {
        form.dataset.watched = "1";
        form.addEventListener("input", () => showAndHide(form));
        form.addEventListener("change", () => showAndHide(form));
      }
      showAndHide(form);
    });
  }

  /* ---------- a form is sent once ---------- */
  const LOCK_MS = 5000;

  on("submit", (event) => {
    const form = near(event, "form[data-lock]");
    if (!form || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const buttons = all("button[type=submit], button:not([type])", form);
    const lock = () => buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
    const free = () => {
      delete form.dataset.sent;
      buttons.forEach((button) => button.removeAttribute("aria-disabled"));
    };
    window.setTimeout(lock, 0);
    window.setTimeout(free, LOCK_MS);
    window.addEventListener("pageshow", free, { once: true });
  });

  /* ---------- letters and 长辈版 ---------- */
  function keepCookie(name, value) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = name + "=" + value + "; Path=/; Max-Age=31536000; SameSite=Lax" + secure;
  }

  on("click", (event) => {
    const button = near(event, "[data-sizes] button[name=size]");
    if (!button) return;
    event.preventDefault();
    keepCookie("size", button.value);
    const classes = document.documentElement.classList;
    ["a", "b", "c"].forEach((size) => classes.toggle("size-" + size, size === button.value));
    all("[data-sizes] button[name=size]").forEach((each) => {
      each.setAttribute("aria-pressed", String(each.value === button.value));
    });
  });

  /* ---------- a phrase goes in where the caret stands ---------- */
  on("click", (event) => {
    const button = near(event, "[data-insert]");
    if (!button) return;
    event.preventDefault();
    const text = document.getElementById(button.dataset.insert);
    const words = document.getElementById(button.dataset.insert + "_phrase").value;
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.focus();
  });

  /* ---------- copy, print, dialogs, files ---------- */
  on("click", (event) => {
    const copy = near(event, "[data-copy]");
    if (copy && navigator.clipboard) {
      navigator.clipboard.writeText(copy.dataset.copy).then(() => {
        const label = copy.querySelector("span");
        const before = label.textContent;
        label.textContent = word("copied");
        say(word("copied"));
        window.setTimeout(() => { label.textContent = before; }, 2000);
      });
    }
    if (near(event, "[data-print]")) window.print();
    const opener = near(event, "[data-dialog], [data-open]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog || opener.dataset.open);
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
    }
  });

  /* Why a file need not even be sent: its size.  What it is only the server can tell, by what
     is in it and not by its name, and it says what to do instead. */
  const MIB = 1048576;
  function refusal(files, box) {
    const most = Number(box.dataset.maxMb || 0) * MIB;
    return most && files.some((file) => file.size > most) ? box.dataset.tooBig : "";
  }

  on("change", (event) => {
    const input = near(event, "[data-file] input[type=file]");
    if (!input) return;
    const box = input.closest("[data-file]");
    const state = box.querySelector("[data-file-state]");
    const files = Array.from(input.files);
    if (!files.length) return;
    const wrong = refusal(files, box);
    state.classList.toggle("is-wrong", Boolean(wrong));
    state.textContent = wrong || files.map((file) => file.name).join(word("comma"));
    if (wrong) input.value = "";
  });

  /* ---------- keys ---------- */
  const keysAreOn = () => kept.get("keys") !== "off";
  const isTyping = (target) =>
    target instanceof Element && Boolean(target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]"));

  function move(step) {
    const rows = all("[data-keys] tbody tr");
    if (!rows.length) return;
    const here = rows.findIndex((row) => row.classList.contains("is-here"));
    const next = Math.max(0, Math.min(rows.length - 1, here + step));
    rows.forEach((row, index) => row.classList.toggle("is-here", index === next));
    const link = rows[next].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    rows[next].scrollIntoView({ block: "nearest" });
  }

  const current = (selector) => document.querySelector("[data-keys] tr.is-here " + selector);
  const press = (found) => Boolean(found && (found.click(), true));

  /* The materials of a case: the one before, the one after. */
  function turn(step) {
    const links = all("a[data-step]");
    const here = links.findIndex((link) => link.dataset.step === "here");
    return press(links[here + step]);
  }

  const KEYS = {
    "[": () => turn(-1),
    "]": () => turn(1),
    j: () => move(1),
    k: () => move(-1),
    x: () => press(current("input[type=checkbox]")),
    "/": () => {
      const box = document.querySelector("[data-search]");
      if (box) box.focus();
    },
    "?": () => press(document.querySelector("[data-open=keys_help]")),
  };

  on("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work
    if (event.key === "Enter" && event.ctrlKey && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit ? event.target.form.requestSubmit() : event.target.form.submit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = (event.shiftKey && event.key.length > 1 ? "Shift+" : "") + event.key;
    const named = all("[data-key]").find((each) => each.dataset.key === pressed);
    if (named && (event.key.length > 1 || (keysAreOn() && !isTyping(event.target)))) {
      event.preventDefault();
      named.click();
      if (named.tagName === "SUMMARY") named.focus();
      return;
    }
    if (!keysAreOn() || isTyping(event.target)) return;
    if (event.key === "Enter" && event.target === document.body) {
      press(current("a"));
      return;
    }
    if (!Object.prototype.hasOwnProperty.call(KEYS, event.key)) return;
    if (!document.querySelector("[data-keys], .desk")) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  on("change", (event) => {
    const choice = near(event, "[data-keys-switch]");
    if (choice) kept.set("keys", choice.checked ? "on" : "off");
  });

  /* ---------- warning before an idle session ends ---------- */
  function startIdleWarning() {
    const seconds = Number(document.body.dataset.idleSeconds || 0);
    const dialog = document.getElementById("idle_warning");
    if (!seconds || !dialog || !dialog.showModal) return;
    const WARN_MS = 60000;
    let last = Date.now();
    const active = () => { if (!dialog.open) last = Date.now(); };
    ["keydown", "pointerdown", "scroll"].forEach((type) => on(type, active, { passive: true }));
    dialog.addEventListener("close", () => {
      last = Date.now();
      fetch(location.href, { method: "HEAD", credentials: "same-origin" }); // keeps the session
    });
    window.setInterval(() => {
      const left = seconds * 1000 - (Date.now() - last);
      if (left <= WARN_MS && left > 0 && !dialog.open) dialog.showModal();
      if (left <= 0) location.reload();
    }, 5000);
  }

  /* ---------- staff pages: new cases arrived. A link says so; nothing moves by itself ---------- */
  function startNews() {
    const address = document.body.dataset.events;
    const link = document.getElementById("news");
    if (!address || !link || !window.EventSource) return;
    const FIRST_MS = 3000, LAST_MS = 300000;
    const arrived = new Set();
    let stream = null, place = "", wait = FIRST_MS, timer = 0;

    function hear(told) {
      const isHere = document.querySelector('main a[href*="' + CSS.escape(told.subject) + '"]');
      if (told.kind !== link.dataset.kind || isHere) return;
      arrived.add(told.subject);
      link.textContent = link.dataset.words.replace("{n}", String(arrived.size));
      link.hidden = false;
    }

    function close() {
      window.clearTimeout(timer);
      if (stream) stream.close();
      stream = null;
    }

    function open() {
      close();
      if (document.hidden) return; // nobody looks; what happens meanwhile is told later
      const after = place ? "?after=" + encodeURIComponent(place) : "";
      stream = new EventSource(address + after, { withCredentials: true });
      const read = (event) => { place = event.lastEventId || place; wait = FIRST_MS; };
      stream.addEventListener("ready", read);
      stream.addEventListener("journal", (event) => { read(event); hear(JSON.parse(event.data)); });
      stream.addEventListener("error", () => {
        close();
        timer = window.setTimeout(open, wait * (0.5 + Math.random() / 2));
        wait = Math.min(wait * 2, LAST_MS);
      });
    }

    on("visibilitychange", open);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", open);
  }

  /* ---------- htmx (staff pages): announce counts, mark a region busy ---------- */
  on("htmx:beforeRequest", (event) => event.detail.target.setAttribute("aria-busy", "true"));
  on("htmx:afterRequest", (event) => event.detail.target.removeAttribute("aria-busy"));
  /* What had the focus before a part was replaced has it afterwards.  What is shown already is not
     put there again: a key that is pressed on it would be lost. */
  on("htmx:beforeRequest", (event) => {  // what is asked again and again rests while nobody looks
    const every = (event.detail.elt.getAttribute("hx-trigger") || "").startsWith("every");
    if (every && document.hidden) event.preventDefault();
  });
  let focused = "";
  const shown = new WeakMap();
  on("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = event.detail;
    focused = document.activeElement ? document.activeElement.id : "";
    if (shown.get(target) === serverResponse) event.detail.shouldSwap = false;
    shown.set(target, serverResponse);
  });
  on("htmx:afterSwap", (event) => {
    const said_ = event.detail.target.querySelector("[data-announce]");
    if (said_) say(said_.dataset.announce);
    const again = focused && document.activeElement === document.body && document.getElementById(focused);
    if (again) again.focus();
    start(event.detail.target);
  });

  function start(root) {
    all("[data-copy], [data-print], [data-open], [data-needs-script]", root).forEach((button) => { button.hidden = false; });
    startConditions(root);
    const summary = (root || document).querySelector("[data-focus]");
    const first = root === document && document.querySelector("[data-first] input:not([type=hidden])");
    if (summary || first) (summary || first).focus();
  }

  window.onedoor = { holds: holds };
  all("[data-keys-switch]").forEach((choice) => { choice.checked = keysAreOn(); });
  start(document);
  startIdleWarning();
  startNews();
})();
