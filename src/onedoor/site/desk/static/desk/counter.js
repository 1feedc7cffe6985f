/* The counter by keyboard.  Enter goes on to what is not answered yet, at last to the button that accepts;
   a digit picks the option of a choice that has the focus.  Nothing typed into a field is taken away,
   and without script Tab, Space and Enter do as everywhere. */
(function () {
  "use strict";

  const isTick = (each) => each.type === "radio" || each.type === "checkbox";
  const atWork = (event) => event.isComposing || event.keyCode === 229;
  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

  const first = document.querySelector("[data-first-link] a");
  if (first) first.focus();

  const form = document.querySelector("form[data-enter-next]");
  if (!form) return;
  form.classList.add("has-keys");

  const stops = () => Array.from(form.elements).filter((each) =>
    each.name && !each.disabled && !each.matches("button, [type=hidden]") && each.getClientRects().length
    && !each.closest("details:not([open])"));

  /* The options of one question; anything else stands for itself. */
  const options = (each) => isTick(each)
    ? stops().filter((other) => other.type === each.type && other.name === each.name) : [each];

  function isGiven(each) {
    if (isTick(each)) return options(each).some((one) => one.checked);
    return each.type === "file" ? each.files.length > 0 : Boolean(each.value.trim());
  }

  /* An entry of the list of materials is there once any of its boxes says so. */
  function isAnswered(each) {
    const entry = each.closest(".held-row");
    return entry ? stops().some((one) => entry.contains(one) && isGiven(one)) : isGiven(each);
  }

  function next(here) {
    const all = stops();
    const last = options(here).pop();
    const open = all.slice(all.indexOf(last) + 1).find((each) => !isAnswered(each));
    return open || form.querySelector("button[name=do][value=accept]");
  }

  form.addEventListener("keydown", (event) => {
    const here = event.target;
    if (atWork(event) || !isPlain(event) || !here.matches("input, select")) return;
    if (event.key === "Enter") {
      const on = next(here);
      if (!on) return;
      event.preventDefault();
      on.focus();
    } else if (isTick(here) && /^[1-9]$/.test(event.key)) {
      const picked = options(here)[Number(event.key) - 1];
      if (!picked) return;
      event.preventDefault();
      picked.focus();
      picked.click();
    }
  });
})();
